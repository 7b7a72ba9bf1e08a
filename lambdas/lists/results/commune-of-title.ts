import { readTitle } from '../title/read-title.ts'
import type { Row } from '../workbook/workbook.ts'

/** "các xã Ea Tiêu, Ea Ktur", "xã Ea Tiêu, Ea Ktur": more than one. */
const several = /(?:các|những)\s+(?:xã|phường|thị trấn)/iu
const another =
  /(?:xã|phường|thị trấn)\s+[^,;]+[,;]\s*(?!huyện|thị xã|thành phố|tỉnh|tp|tx|h\.|năm|ngày|đợt|tháng)\p{L}/iu

/** A longer text is no title, and what stands in it would be looked for long. */
const longestTitle = 400

/** The one commune that the title names for all rows; null where it names none, or several. */
export function communeOfTitle(rows: readonly Row[]): string | null {
  const names = new Set(rows.map((row) => readTitle([row]).communeName).filter((name) => name !== undefined))
  const [only] = names
  const titles = rows.flatMap(({ cells }) => cells.map(({ text }) => text.slice(0, longestTitle)))
  const isOfSeveral = titles.some((text) => several.test(text) || another.test(text))
  return names.size === 1 && !isOfSeveral ? (only ?? null) : null
}
