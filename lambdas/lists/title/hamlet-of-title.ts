import { cleanText } from '../../domain/names/clean-text.ts'
import { foldText } from '../../domain/names/fold-text.ts'
import type { SideTable } from '../columns/side-by-side.ts'
import type { Table } from '../columns/table.ts'
import { hamletLevels, isPlace } from '../rows/headings/place-words.ts'
import type { Row } from '../workbook/workbook.ts'

const mention = new RegExp(`(?<=^|[^\\p{L}\\d])(${hamletLevels})(\\s*[:.]\\s*|\\s+)(?=[\\p{Lu}\\d])`, 'giu')
/** "Các thôn", "02 buôn", "Trưởng thôn", "TP. Buôn Ma Thuột", "xã Buôn Triết": no hamlet. */
const noneBehind =
  /(?:^|[^\p{L}])(?:các|từng|mỗi|những|liên|cấp|nhiều|số|\d+|trưởng|phó|cán bộ|phụ trách|thành phố|tp\.?|thị xã|tx\.?|huyện|h\.|xã|x\.|phường|thị trấn|tt\.?|tỉnh)[\s:]*$/iu
/** "UBND Buôn Đôn", "Phòng LĐ-TBXH Buôn Hồ": an office is a commune's or a district's, and some of these are called so. */
const ofOffice =
  /(?:^|[^\p{L}])(?:ubnd|ub|(?:ủy|uỷ) ban|phòng|sở|bưu điện|ngân hàng|nhcsxh|kho bạc|chi nhánh|mttq|mặt trận|hội)(?!\p{L})[^,;|–]*$/iu
/** What follows a hamlet's name in a title, or is said of hamlets instead of one. */
const stops =
  /^(?:xã|phường|thị|tt|tp|huyện|thành|tỉnh|năm|tháng|ngày|quý|đợt|lần|kỳ|theo|được|nhận|hưởng|thuộc|hỗ|do|về|bị|có|để|không|chưa|tại|trên|trong|của|và|đã|vùng|nghèo|mới|thôn|buôn|bon|tổ|tdp|khu|covid|covid-19|nq|nghị|quyết|đề|gồm|chi|ký|mức|đối|danh|hộ|người)$/iu
/** "Thôn đặc biệt khó khăn", "BUÔN ĐỒNG BÀO DÂN TỘC THIỂU SỐ". */
const ofSuch = /^(?:đặc biệt|khó khăn|đồng bào|dân tộc|dân cư|văn hóa|văn hoá)(?!\p{L})/iu
const other = /^[\s(]*(?:kèm theo|căn cứ|theo|kính gửi|nơi nhận|ghi chú)(?!\p{L})/iu
const longestLine = 200
const mostWords = 4

/** Where the people of a table live, by the title above it; null where their rows have a column that says so. */
function hamletAbove({ columns }: Pick<Table, 'columns'>, titleLines: readonly string[]): string | null {
  const isInRows = columns.some(({ field }) => field === 'hamlet' || field === 'address')
  return isInRows ? null : hamletOfTitle(titleLines)
}

/** All texts of rows, and of the columns meant alone. */
export const linesOf = (rows: readonly Row[], { from, to } = { from: 0, to: Number.POSITIVE_INFINITY }): string[] =>
  rows.flatMap(({ cells }) => cells.filter(({ column }) => column >= from && column <= to).map(({ text }) => text))

/**
 * Of tables side by side each one's hamlet, where each has one above it ("Thôn 1 | Thôn 2"); else the first one's is that of the title,
 * and of the others nothing is said.
 */
export function hamletsAbove(tables: readonly SideTable[], above: readonly Row[]): (string | null)[] {
  const own = tables.map((one) => hamletAbove(one.table, linesOf(above, one)))
  if (own.slice(1).some((hamlet) => hamlet !== null)) return own
  return tables.map(({ table }, at) => (at === 0 ? hamletAbove(table, linesOf(above)) : null))
}

/**
 * The one hamlet that stands above the table ("DANH SÁCH HỘ NGHÈO THÔN 10", "Buôn: Kniêt"), as written; null where none does, or
 * several do. A title in capitals says nowhere where a name ends: what goes on for more than four words is none.
 */
export function hamletOfTitle(lines: readonly string[]): string | null {
  const found = new Map<string, string>()
  for (const text of lines) {
    for (const part of text.split(/[\r\n]+/)) {
      const line = cleanText(part)
      if (line.length > longestLine || other.test(line)) continue
      for (const name of hamletsIn(line)) found.set(foldText(name), name)
    }
  }
  const [only, ...more] = found.values()
  return more.length === 0 ? (only ?? null) : null
}

function hamletsIn(line: string): string[] {
  return [...line.matchAll(mention)].flatMap(({ 0: whole, 1: level = '', 2: sign = '', index }) => {
    const before = line.slice(0, index)
    const isAtStart = !/[\p{L}\d]/u.test(before)
    // "Trưởng thôn: Nguyễn Văn Hùng", "Người lập của thôn: …" name somebody.
    if (noneBehind.test(before) || ofOffice.test(before) || (/[:.]/.test(sign) && !isAtStart)) return []
    const name = isPlace(line.slice(index)) ? nameIn(line.slice(index + whole.length)) : null
    return name === null ? [] : [`${level} ${name}`]
  })
}

function nameIn(behind: string): string | null {
  if (ofSuch.test(behind)) return null
  const [words = ''] = behind.split(/\s*[,;:()|–]|\s-|\.(?:\s|$)/u)
  const name: string[] = []
  for (const word of words.split(' ')) {
    if (stops.test(word) || !/^[\p{Lu}\d]/u.test(word)) break
    name.push(word)
  }
  return name.length === 0 || name.length > mostWords || /\d{4}/.test(name.join(' ')) ? null : name.join(' ')
}
