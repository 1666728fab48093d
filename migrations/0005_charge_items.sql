-- What is charged beside area and meters, by the project for all or by one contract.

create table charge_item (
  project_id text not null references project,
  id text not null,
  lease_id text,
  fee_kind text not null,
  name text not null,
  from_day date not null,
  to_day date,
  tax_rate_bp int not null check (tax_rate_bp between 0 and 10000),
  document text,
  terms jsonb not null,
  primary key (project_id, id),
  foreign key (project_id, lease_id) references lease,
  check (from_day <= to_day)
);
comment on table charge_item is '收费项目: its terms as the park''s file says them; one of a contract overrides the project''s of the same kind and name';

grant select, insert, update on charge_item to yft_app;

-- A project's companies take these kinds like all others.
insert into payee (project_id, fee_kind, from_day, company_id)
  select project_id, kind, from_day, company_id
  from payee cross join unnest(array['garbage', 'parking', 'air-conditioning', 'one-off']) kind where fee_kind = 'rent'
  on conflict do nothing;
