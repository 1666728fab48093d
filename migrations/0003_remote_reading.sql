-- Reading meters at a distance: by which line a meter is reached, and what came of each question.

create table meter_line (
  project_id text not null references project,
  id text not null,
  name text not null,
  host text not null,
  port int not null check (port between 1 and 65535),
  primary key (project_id, id),
  unique (project_id, name)
);
comment on table meter_line is '采集线路: a serial server or gateway with meters behind it; one question at a time travels on it';

create table meter_line_point (
  project_id text not null,
  line_id text not null,
  point_id text not null,
  primary key (project_id, point_id),
  foreign key (project_id, line_id) references meter_line,
  foreign key (project_id, point_id) references metering_point
);
comment on table meter_line_point is 'which meters hang on a line; a meter on two would hear two masters at once';

create table meter_ask (
  project_id text not null,
  id text not null,
  point_id text not null,
  on_day date not null,
  outcome text not null check (outcome in ('read', 'refused', 'unsure', 'unfit')),
  code text not null default '',
  meter_time text,
  evidence jsonb not null,
  asked_at timestamptz not null,
  answered_at timestamptz not null,
  primary key (project_id, id),
  foreign key (project_id, point_id) references metering_point,
  check ((outcome = 'read') = (code = '')),
  check (asked_at <= answered_at)
);
comment on table meter_ask is 'what was sent to a meter and what came back, byte by byte: the evidence behind a reading, and why there is none';
create index meter_ask_of_day on meter_ask (project_id, on_day, point_id);

grant select, insert on meter_line, meter_line_point, meter_ask to yft_app;
grant update on meter_line to yft_app;
grant delete on meter_line_point to yft_app;
