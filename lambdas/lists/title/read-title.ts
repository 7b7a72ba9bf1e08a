import { isDayOfCalendar } from '../../domain/dates/birth-date.ts'
import { cleanText } from '../../domain/names/clean-text.ts'
import { foldText } from '../../domain/names/fold-text.ts'
import type { ListTitle } from '../checked-list.ts'
import { type DeclaredAbove, declaredAbove } from '../rows/sums/declared-totals.ts'
import type { Row } from '../workbook/workbook.ts'
import { moneyUnitOf } from './money-unit.ts'
import { monthsOfTitle } from './read-months.ts'
import { sheetNoteStart } from './sheet-note.ts'

export type ReadTitle = ListTitle & {
  /** Where the commune's name stands. */
  communeRow?: number
  /** "ĐVT: nghìn đồng": what one unit of the money columns is worth, in đồng. */
  moneyUnit?: number
  /** How many people and how much money the title says the list has. */
  declared?: DeclaredAbove
}

/** A longer line is no title, and patterns that look for where a name ends would take long over it. */
const longestLine = 400

/**
 * "Xã hội" (society) begins no commune's name, and "Cộng hòa xã hội chủ nghĩa" stands on every list; "thị xã" is a town,
 * which has communes below it.
 */
const level = '(?:(?<![Tt][Hh][Ịị]\\s)xã(?!\\s+(?:hội|HỘI|Hội)(?:\\s|$))|phường|thị trấn)'
const districtLevel = 'huyện|thành phố|thị xã'
/** Behind "UBND" alone: elsewhere "P." is a department and "TT." a centre. */
const shortLevel = '(?:x|p|tt)\\.\\s*'
const districtStart = `(?:(?:${districtLevel})\\s*:?\\s+|(?:tp|tx|h)\\.\\s*|(?:tp|tx)\\s+)`
/** A unit's name ends where the next unit, a place's dash, a date or the next sentence begins. */
const nameEnd = `(?=$|\\s*[,;:()\\n–]|\\s+-|\\.(?:\\s|$)|\\s+(?:tp|tx)[.\\s]|\\s+(?:${districtLevel}|tỉnh|năm|theo|về|được|đợt|tháng|ngày|cộng hòa)(?:\\s|$))`
const communePatterns = [
  new RegExp(`(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)\\s+((?:${level}\\s+|${shortLevel}).+?)${nameEnd}`, 'iu'),
  new RegExp(`(?:^|[\\s,(–-])((?:${level})\\s+\\p{Lu}.*?)${nameEnd}`, 'u'),
  new RegExp(`^((?:${level})\\s*:?\\s+.+?)${nameEnd}`, 'iu'),
  new RegExp(`(?:^|[\\s,(–-])((?:${level})\\s+\\p{L}.*?)${nameEnd}`, 'iu'),
]
const districtPattern = new RegExp(`(?:^|[\\s,(–-])(${districtStart}\\p{Lu}.*?)${nameEnd}`, 'iu')
const decisionPattern = /(?:quyết định|qđ)\s*(?:số)?\s*[:.]?\s*(\d+[\d./]*\s?\/\s?QĐ\s?-\s?[\p{L}\d.-]+)/giu
const bareDecisionPattern = /(?:^|\s)(?:số|kèm theo)\s*:?\s*(\d+[\d./]*\s?\/\s?QĐ\s?-\s?[\p{L}\d.-]+)/giu
/** "đính chính Quyết định số 101/QĐ-UBND", "thay thế danh sách kèm theo QĐ số …": the decision behind it is a former one. */
const corrects =
  /(?:đính chính|điều chỉnh|sửa đổi|thay thế|thay cho|huỷ bỏ|hủy bỏ|bãi bỏ)(?:,?\s+(?:và\s+)?bổ sung)?(?:\s+(?:một số|nội dung|danh sách|phụ lục|điều)(?:\s+(?:một số|nội dung|danh sách|phụ lục|điều))*(?:\s+(?:của|tại|trong|theo|kèm theo|ban hành kèm theo))?)?\s*$/iu
const calledDecision = /(?:quyết định|qđ)?\s*(?:số)?\s*[:.]?\s*$/iu
const dayPattern = /ngày\s*(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})/iu
const hintPatterns = [
  /nghị quyết\s*(?:số)?\s*:?\s*\d+(?:\/\d{4})?\/NQ-CP/giu,
  /(?:NQ|nghị quyết)\s*(?:số)?\s*\d{2,3}(?!\d|\/)/giu,
  /quyết định\s*(?:số)?\s*:?\s*\d+\/\d{4}\/QĐ-TTg/giu,
  /người có công(?: với cách mạng)?|hộ cận nghèo|hộ nghèo|bảo trợ xã hội|hộ kinh doanh|(?:tạm )?hoãn[^,.;]{0,20}hợp đồng lao động|chấm dứt[^,.;]{0,20}hợp đồng lao động|lao động tự do|không có giao kết(?: hợp đồng(?: lao động)?)?|mất việc làm|ngừng việc|hướng dẫn viên du lịch|hoạt động nghệ thuật|người cao tuổi|người khuyết tật/giu,
]

/**
 * What stands above the table: whose list it is, by which decision, for what. Names stay as written; a decision that
 * was left open ("số ..../QĐ-UBND") has no number, and one of the Prime Minister is a hint, not the list's own.
 */
export function readTitle(rows: readonly Row[]): ReadTitle {
  const title: ReadTitle = { programmeHints: [] }
  for (const row of rows) {
    for (const cell of row.cells) {
      if (cell.kind !== 'text') continue
      for (const line of cell.text.split(/\r\n|\r|\n/)) readLine(title, cleanText(line), row.number)
    }
  }
  return title
}

function readLine(title: ReadTitle, line: string, rowNumber: number): void {
  // Our own remark quotes the list's words, units of money among them, and says nothing itself.
  if (line === '' || line.length > longestLine || line.startsWith(sheetNoteStart)) return
  if (title.communeName === undefined) {
    const name = firstMatch(communePatterns, line)
    if (name !== null) {
      title.communeName = name
      title.communeRow = rowNumber
    }
  }
  if (title.districtName === undefined) {
    const name = firstMatch([districtPattern], line)
    if (name !== null) title.districtName = name
  }
  readDecision(title, line)
  const months = monthsOfTitle(line)
  if (months.length > 0 && title.months === undefined) title.months = months
  const unit = moneyUnitOf(line)
  if (unit !== null && title.moneyUnit === undefined) title.moneyUnit = unit
  const declared = declaredAbove(line)
  if (declared !== null) {
    const { people = null, amount = null } = title.declared ?? {}
    const row = title.declared?.row ?? rowNumber
    title.declared = { people: people ?? declared.people, amount: amount ?? declared.amount, row }
  }
  for (const pattern of hintPatterns) {
    for (const [hint] of line.matchAll(pattern)) {
      const isKnown = title.programmeHints.some((known) => foldText(known).includes(foldText(hint)))
      if (!isKnown) title.programmeHints.push(hint)
    }
  }
}

function readDecision(title: ReadTitle, line: string): void {
  const found = ownDecision(line)
  if (found === 'former') return
  const number = found?.[1]?.replace(/\s/g, '').replace(/[.,-]+$/, '')
  const isOwn = number !== undefined && !/QĐ-TTg/i.test(number)
  if (isOwn && title.decisionNumber === undefined) title.decisionNumber = number
  const behind = found === null ? line : line.slice(found.index)
  const day = dayPattern.exec(behind)
  const speaksOfDecision = isOwn || (number === undefined && /quyết định|QĐ-/iu.test(line))
  if (day === null || !speaksOfDecision || title.decisionDate !== undefined) return
  const [year, month, date] = [Number(day[3]), Number(day[2]), Number(day[1])]
  if (isDayOfCalendar(year, month, date)) title.decisionDate = { year, month, day: date }
}

/** The first decision of a line that is the list's own; `former` where the line names only those that it corrects. */
function ownDecision(line: string): RegExpExecArray | 'former' | null {
  let isFormer = false
  for (const pattern of [decisionPattern, bareDecisionPattern]) {
    for (const found of line.matchAll(pattern)) {
      const before = line.slice(0, line.indexOf(found[1] ?? '', found.index))
      if (!corrects.test(before.replace(calledDecision, ''))) return found
      isFormer = true
    }
    if (isFormer) return 'former'
  }
  return null
}

function firstMatch(patterns: readonly RegExp[], line: string): string | null {
  for (const pattern of patterns) {
    const name = pattern
      .exec(line)?.[1]
      ?.replace(/\s*:\s*/, ' ')
      .trim()
    if (name !== undefined && name.length <= 60 && !/[.…_]{3}/.test(name)) return name
  }
  return null
}
