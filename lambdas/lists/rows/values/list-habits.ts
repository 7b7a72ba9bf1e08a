import type { ReadingDay } from '../../../domain/dates/parse-birth-date.ts'
import type { SaidColumns } from '../../columns/said-columns.ts'
import type { Table } from '../../columns/table.ts'
import type { Row } from '../../workbook/workbook.ts'
import { HamletGroups } from '../headings/hamlet-groups.ts'
import { areMonthsMarked } from '../person/month-marks.ts'
import { areSumsFilled } from '../sums/check-sum.ts'
import { BirthHabits } from './birth-habits.ts'
import { sampledPeople } from './sampled-people.ts'
import { SexCodes } from './sex-codes.ts'

/** How a sheet's writer means what he writes, where no cell alone tells it. */
export type ListHabits = {
  births: BirthHabits
  sexes: SexCodes
  hamlets: HamletGroups
  areSumsFilled: boolean
  /** Whether crosses in columns for months say which are granted. */
  areMonthsMarked: boolean
  /** Whether the names' cells say what somebody is to the head of his household. */
  isKinNamed: boolean
}

/** @param sample the first rows below the header, as `sampledPeople` takes them */
export function learnHabits(
  sample: readonly Row[],
  table: Table,
  { date1904, asOf, said }: { date1904: boolean; asOf: ReadingDay | undefined; said: SaidColumns | undefined },
): ListHabits {
  const { people, isKinNamed } = sampledPeople(sample, table, said)
  return {
    births: new BirthHabits(people, date1904, asOf),
    sexes: new SexCodes(people),
    hamlets: new HamletGroups(table, people),
    areSumsFilled: areSumsFilled(people),
    areMonthsMarked: areMonthsMarked(people),
    isKinNamed,
  }
}

/** Below a header that comes after the first rows: each cell is taken as it stands. */
export function noHabits(table: Table): ListHabits {
  return {
    births: new BirthHabits([], false, undefined),
    sexes: new SexCodes([]),
    hamlets: new HamletGroups(table, []),
    areSumsFilled: false,
    areMonthsMarked: false,
    isKinNamed: false,
  }
}
