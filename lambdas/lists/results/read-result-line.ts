import type { ResultLine } from '../../domain/batches/result-line.ts'
import { noNumberReasonIn } from '../../domain/batches/result-words.ts'
import { parseIdNumbers } from '../../domain/ids/parse-id-numbers.ts'
import type { KnownIdNumber } from '../../domain/payments/entitlement.ts'
import { largestGrant } from '../../domain/programmes/benefit.ts'
import { localDayOf } from '../../domain/time/local-day.ts'
import { firstLetters } from '../first-letters.ts'
import { birthCells } from '../rows/birth-cells.ts'
import { quoted } from '../rows/problem-log.ts'
import { readAmount } from '../rows/read-amount.ts'
import { readBirth } from '../rows/read-birth.ts'
import type { FieldCell, RowView } from '../rows/row-view.ts'
import { dayOfSerial, textOfSerial } from '../workbook/date-serial.ts'
import type { Cell, CellDate } from '../workbook/workbook.ts'
import { monthsIn } from './read-month-cell.ts'
import type { ResultField } from './result-columns.ts'

interface LineFacts {
  readonly sheet: string
  readonly date1904: boolean
  /** Đồng that one unit of a money column is worth. */
  readonly moneyUnit: (header: string) => number
}

/** Longer than any honest cell of its kind; the rest would only fill the register. */
const longest = { words: 200, name: 120, relation: 80 } as const

/** One row through the meaning of its columns. What cannot be read is a fault of the line and never guessed. */
export function readResultLine(
  view: RowView,
  columns: ReadonlyMap<number, ResultField>,
  facts: LineFacts,
): Omit<ResultLine, 'fullName'> {
  const cells = new Map<ResultField, FieldCell>()
  for (const { cell, column, text } of view.cells) {
    const field = columns.get(cell.column)
    if (field && column) cells.set(field, { cell, column, text })
  }
  const text = (field: ResultField, most: number = longest.words): string | null =>
    firstLetters(cells.get(field)?.text ?? '', most) || null
  const place = (field: 'hamlet' | 'commune' | 'policy'): string | null =>
    firstLetters(view.text(field), longest.words) || null
  const faults: string[] = []
  const paid = paidIn(cells.get('paidOn')?.cell, facts.date1904, faults)
  const receiver = {
    name: text('receiver', longest.name) ?? '',
    relation: text('relation', longest.relation),
    paper: text('receiverPaper', longest.name),
  }
  const note = firstLetters(view.text('note'), longest.words) || null
  return {
    sheet: facts.sheet,
    row: view.number,
    code: text('code')?.toLowerCase() ?? null,
    birthYear: birthYearIn(view, facts.date1904),
    ...numbersIn(view, columns, text('noNumber'), faults),
    hamlet: place('hamlet'),
    commune: place('commune'),
    policy: place('policy'),
    amount: amountIn(view, facts, faults),
    months: monthsIn(cells.get('months')?.cell, faults),
    result: text('result') ?? '',
    reason: text('reason') ?? note,
    paidOn: paid?.day ?? null,
    paidAt: paid?.time ?? null,
    receiver: receiver.name + (receiver.relation ?? '') + (receiver.paper ?? '') === '' ? null : receiver,
    paper: text('paper', longest.name),
    fault: faults[0] ?? null,
  }
}

/** Day and hour of a payment; null where the cell tells no day. */
interface Told {
  readonly day: string
  readonly time: string | null
}

function paidIn(cell: Cell | undefined, date1904: boolean, faults: string[]): Told | null {
  const text = cell?.text.trim() ?? ''
  if (!cell || text === '' || /^[-–.]+$/.test(text)) return null
  const isSerial =
    cell.kind === 'number' && typeof cell.value === 'number' && dayOfSerial(cell.value, date1904) !== null
  const written = writtenDay(isSerial ? textOfSerial(Number(cell.value), date1904, 'day') : text)
  // A date cell may be shown in another order than a day is written here.
  const found = cell.kind === 'date' && cell.date ? dated(cell.date, written?.time ?? null) : written
  if (!found) faults.push(`Ngày chi trả ${quoted(text)} không đọc được: ghi dạng ngày/tháng/năm, ví dụ 29/05/2020.`)
  return found
}

function dated(date: CellDate, time: string | null): Told | null {
  const day = localDayOf(date)
  return day ? { day, time } : null
}

/** The hour stands before the day or behind it: "8h30 ngày 29/05/2020", "29/05/2020 08:30". */
function writtenDay(text: string): Told | null {
  const parts =
    /^(?:(?<before>\d{1,2}[:hg]\d{0,2})\s*,?\s*)?(?:ngày\s*)?(?<day>\d{1,2})[./-](?<month>\d{1,2})[./-](?<year>\d{4}|\d{2})(?:\s+(?<behind>\d{1,2}[:hg]\d{0,2}))?$/iu.exec(
      text,
    )?.groups
  if (!parts) return null
  const { day, month, year = '', before, behind } = parts
  const hour = before ?? behind
  const time = hour === undefined ? null : timeOf(hour)
  if (hour !== undefined && time === null) return null
  // Midnight is how a column of days alone is exported; nobody is paid then.
  return dated(
    { day: Number(day), month: Number(month), year: Number(year.length === 2 ? `20${year}` : year) },
    time === '00:00' ? null : time,
  )
}

/** "8h30", "8:30", "8h" → `08:30`, `08:00`; null where a day has no such hour. */
function timeOf(text: string): string | null {
  const [hours = '', minutes = ''] = text.toLowerCase().split(/[:hg]/)
  if (Number(hours) > 23 || Number(minutes) > 59) return null
  return `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`
}

function birthYearIn(view: RowView, date1904: boolean): number | null {
  for (const { cell } of birthCells(view)) {
    const read = readBirth(cell, date1904, undefined)
    if (read.ok && read.birth) return read.birth.year
  }
  return null
}

const noNumber = /^(?:không(?: có)?|chưa(?: có)?|x|[-–./\s]*)$/iu

/** A cell for the number that says in words why there is none is that reason. */
function numbersIn(
  view: RowView,
  columns: ReadonlyMap<number, ResultField>,
  reason: string | null,
  faults: string[],
): Pick<ResultLine, 'idNumbers' | 'noNumberReason'> {
  let noNumberReason = reason
  const idNumbers = view.all('idNumber').flatMap(({ cell, text }): KnownIdNumber[] => {
    if (columns.has(cell.column) || noNumber.test(text) || text.length > longest.words) return []
    if (!/\d/.test(text) && noNumberReasonIn(text) !== null) {
      noNumberReason ??= text
      return []
    }
    const parsed = parseIdNumbers(text)
    if (parsed.ok) return parsed.values.map(({ kind, number }) => ({ kind, number }))
    faults.push(`Số giấy tờ: ${parsed.reason}.`)
    return []
  })
  return { idNumbers, noNumberReason }
}

function amountIn(view: RowView, { moneyUnit }: LineFacts, faults: string[]): number | null {
  const field = view.get('amount')
  if (!field) return null
  const read = readAmount(field.cell, moneyUnit(field.column.header))
  const isOfOne = read.ok && (read.amount ?? 0) <= largestGrant
  if (isOfOne) return read.amount
  faults.push(`Số tiền: ${read.ok ? `${quoted(field.text)} quá lớn cho một người` : read.reason}.`)
  return null
}
