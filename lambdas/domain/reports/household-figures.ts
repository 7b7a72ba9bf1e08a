import type { Policy } from '../programmes/programme.ts'
import { type CellOfCommune, cellOf } from '../statistics/counts.ts'
import type { ReportColumn, ReportFilter } from './report.ts'
import type { SelfCheck } from './report-check.ts'

/** How many households the supports of some cells are for. */
export interface Households {
  readonly approved: number
  readonly paid: number
  /** Members whose list does not say which household they are of: theirs are not among the households. */
  readonly unknown: number
}

/** A policy that pays a household counts its supports; one that pays each member counts the heads. Null where none does either. */
export function householdsOf(policies: readonly Policy[], cells: readonly CellOfCommune[]): Households | null {
  const byCode = new Map(policies.map(({ code, unit }) => [code, unit]))
  if (![...byCode.values()].some((unit) => unit === 'household' || unit === 'member')) return null
  const sums = { approved: 0, paid: 0, unknown: 0 }
  for (const { policy, counts } of cells) {
    const { approved, paid } = cellOf([counts])
    const unit = byCode.get(policy)
    if (unit === 'household') {
      sums.approved += approved.people
      sums.paid += paid.people
    } else if (unit === 'member') {
      sums.approved += counts.households.people
      sums.paid += counts.paidHouseholds.people
      sums.unknown += approved.people - counts.inHouseholds.people
    }
  }
  return sums
}

const column = (key: string, name: string, filter: ReportFilter): ReportColumn => ({
  key: `households.${key}`,
  group: 'Hộ',
  name,
  kind: 'count',
  filter,
})
export const householdColumns: readonly ReportColumn[] = [
  column('approved', 'Hộ được phê duyệt', { group: 'granted', household: 'household' }),
  column('paid', 'Hộ đã chi trả', { group: 'paid', household: 'household' }),
  column('unknown', 'Khẩu chưa rõ hộ', { group: 'granted', household: 'unknown' }),
]

export const householdValues = (households: Households | null): (number | null)[] =>
  households ? [households.approved, households.paid, households.unknown] : [null, null, null]

/** There are no more households than members, and none is paid that is not approved. */
export function checkHouseholds({ counts }: CellOfCommune, { unit }: Policy, row: string): SelfCheck[] {
  if (unit !== 'member') return []
  const { households, paidHouseholds, inHouseholds } = counts
  const within = (column: string, found: number, most: number, rule: string): SelfCheck => ({
    ...{ row, column, isMoney: false, found, least: 0, most, rule },
  })
  return [
    within('Hộ được phê duyệt', households.people, inHouseholds.people, 'Số hộ so với số khẩu đã rõ hộ'),
    within('Hộ đã chi trả', paidHouseholds.people, households.people, 'Số hộ đã chi so với số hộ được phê duyệt'),
    within('Khẩu đã rõ hộ', inHouseholds.people, cellOf([counts]).approved.people, 'So với số khẩu được phê duyệt'),
  ]
}

/** What the figures of households are and are not, for the report's face. */
export const householdNote =
  'Số hộ: chính sách chi theo hộ đếm theo khoản hỗ trợ; chính sách chi theo khẩu đếm theo chủ hộ có tên trong danh sách. “Khẩu chưa rõ hộ” là khẩu mà danh sách không ghi quan hệ với chủ hộ, mã hộ hoặc số khẩu, nên hộ của những khẩu này chưa nằm trong số hộ. Hộ đã chi trả là hộ mà khoản của chủ hộ đã chi, kể cả khi người khác nhận thay. Hộ mà riêng chủ hộ không được chi ở đây (hưởng chính sách khác cao hơn, đã mất, vắng mặt, từ chối): các khẩu khác vẫn tính là đã chi, hộ chưa nằm trong “Hộ đã chi trả”. Hộ mà khoản của chủ hộ bị huỷ không còn trong số hộ, các khẩu khác vẫn còn.'
