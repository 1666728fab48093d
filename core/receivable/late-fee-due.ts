// The last day to pay in time: a due day on a holiday moves to the next working day (民法典第二百零三条).
import { addDays, type Day, day, daysBetween } from '../shared/day'

export interface WorkingDays {
  holidays: readonly Day[]
  /** Saturdays and Sundays that are worked (调休). */
  extraWorkdays: readonly Day[]
}

export const dueAfterHolidays = (dueOn: Day, workingDays: WorkingDays | null): Day =>
  workingDays === null || isWorked(dueOn, workingDays) ? dueOn : dueAfterHolidays(addDays(dueOn, 1), workingDays)

const isWorked = (on: Day, { holidays, extraWorkdays }: WorkingDays): boolean =>
  extraWorkdays.includes(on) || (!holidays.includes(on) && !isWeekend(on))

/** 0 on a Saturday, 1 on a Sunday. */
const isWeekend = (on: Day): boolean => ((daysBetween({ from: aSaturday, to: on }) % 7) + 7) % 7 < 2

const aSaturday = day('2000-01-01')
