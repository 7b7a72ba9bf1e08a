import { formatDay } from '../time/local-day.ts'
import type { UnitTree } from './unit-tree.ts'

/**
 * What speaks against a decision of that day for that unit. A remark and no refusal: a late decision may still mean people of a commune
 * that is gone, though most are a mistyped year, or a list of the commune that came in its place.
 * @returns null for a day of the unit's life; null, too, for an unknown unit, which is refused elsewhere
 */
export function doubtOfUnitDay(tree: UnitTree, code: string, day: string): string | null {
  const unit = tree.find(code)
  if (!unit) return null
  const { validFrom, validTo: mapEnds } = tree.map
  const validTo = unit.validTo ?? mapEnds
  const mend = 'Kiểm tra lại ngày quyết định và địa bàn trước khi nhập và chi.'
  if (day < validFrom)
    return `Lưu ý: quyết định ngày ${formatDay(day)}, khi chưa có ${unit.name} theo bản đồ đơn vị đang dùng (từ ${formatDay(validFrom)}). ${mend}`
  if (validTo === null || day <= validTo) return null
  const then = unit.becomes ? `, sau đó là ${unit.becomes}` : ''
  return `Lưu ý: quyết định ngày ${formatDay(day)}, khi không còn ${unit.name} (đến ${formatDay(validTo)}${then}). ${mend}`
}
