import { isByDay } from '../programmes/benefit.ts'
import type { Policy } from '../programmes/programme.ts'
import type { CellOfCommune } from '../statistics/counts.ts'
import type { ReportColumn } from './report.ts'
import { equal, type SelfCheck } from './report-check.ts'

/** Person-days of some cells: granted, and paid. */
export interface PersonDays {
  readonly approved: number
  readonly paid: number
}

/** Null where none of the policies is paid by the day. */
export function personDaysOf(policies: readonly Policy[], cells: readonly CellOfCommune[]): PersonDays | null {
  const codes = new Set(policies.filter(isByDay).map(({ code }) => code))
  if (codes.size === 0) return null
  const own = cells.filter(({ policy }) => codes.has(policy))
  const sum = (of: (cell: CellOfCommune) => number): number => own.reduce((all, cell) => all + of(cell), 0)
  return {
    approved: sum(({ counts }) => counts.personDays.people),
    paid: sum(({ counts }) => counts.paidPersonDays.people),
  }
}

/** A figure of days is no number of supports: no list has so many rows. */
const column = (key: string, name: string): ReportColumn => ({
  key: `days.${key}`,
  group: 'Người-ngày',
  name,
  kind: 'count',
  filter: null,
})
export const dayColumns: readonly ReportColumn[] = [column('approved', 'Được phê duyệt'), column('paid', 'Đã chi trả')]

export const dayValues = (days: PersonDays | null): (number | null)[] =>
  days ? [days.approved, days.paid] : [null, null]

/** Days × rate = đồng, of what is granted and of what is paid; where the province decides the rate, not less than its floor. */
export function checkDays({ counts }: CellOfCommune, { benefit }: Policy, row: string): SelfCheck[] {
  if (benefit.kind !== 'daily' && benefit.kind !== 'provincial') return []
  const { personDays, paidPersonDays, offset } = counts
  const within: SelfCheck = {
    ...{ row, column: 'Người-ngày, đã chi trả', isMoney: false },
    ...{
      found: paidPersonDays.people,
      least: 0,
      most: personDays.people,
      rule: 'Số người-ngày đã chi so với được phê duyệt',
    },
  }
  const said = { row, column: 'Người-ngày, được phê duyệt', isMoney: true, found: personDays.amount + offset.amount }
  if (benefit.kind === 'provincial')
    return [
      within,
      {
        ...said,
        least: personDays.people * benefit.minimumDaily,
        most: Number.POSITIVE_INFINITY,
        rule: `${personDays.people} người-ngày × mức tối thiểu một ngày`,
      },
    ]
  return [
    within,
    equal({
      ...said,
      expected: personDays.people * benefit.rate,
      rule: `${personDays.people} người-ngày × mức một ngày`,
    }),
  ]
}
