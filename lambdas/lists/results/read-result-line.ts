import type { ResultLine } from '../../domain/batches/result-line.ts'
import { noNumberReasonIn, resultWord } from '../../domain/batches/result-words.ts'
import { parseIdNumbers } from '../../domain/ids/parse-id-numbers.ts'
import { displayName } from '../../domain/names/display-name.ts'
import type { KnownIdNumber } from '../../domain/payments/entitlement.ts'
import { isOwnName, meansHimself } from '../../domain/payments/who-received.ts'
import { largestGrant } from '../../domain/programmes/benefit.ts'
import { type Field, nameFields } from '../columns/field.ts'
import { headerKey } from '../columns/recognise-header.ts'
import { firstLetters } from '../first-letters.ts'
import { quoted } from '../rows/problem-log.ts'
import type { FieldCell, RowView } from '../rows/row-view.ts'
import { birthCells } from '../rows/values/birth-cells.ts'
import { readAmount } from '../rows/values/read-amount.ts'
import { readBirth } from '../rows/values/read-birth.ts'
import { monthsOfCell } from '../title/read-months.ts'
import { monthsIn } from './read-month-cell.ts'
import { type OutcomeCell, type OutcomeFacts, readOutcome } from './read-outcome.ts'
import { dayBehindWords, paidIn, timeIn } from './read-paid-day.ts'
import { ofReceiver, type ResultField } from './result-columns.ts'

interface LineFacts extends OutcomeFacts {
  readonly sheet: string
  readonly date1904: boolean
  /** How the province's own CMND begin. */
  readonly cmndSeries?: readonly string[]
  /** That the title says of all rows; null where it says none. */
  readonly paidOn: string | null
}

/** Longer than any honest cell of its kind; the rest would only fill the register. */
const longest = { words: 200, name: 120, relation: 80 } as const

/** One row through the meaning of its columns. What cannot be read is a fault of the line and never guessed. */
export function readResultLine(
  view: RowView,
  columns: ReadonlyMap<number, ResultField>,
  facts: LineFacts,
): Omit<ResultLine, 'fullName' | 'under' | 'hasResult' | 'saysReceiver' | 'isMonthOfTitle'> {
  const cells = new Map<ResultField, FieldCell>()
  const told: OutcomeCell[] = []
  for (const { cell, column, text } of view.cells) {
    const meant = columns.get(cell.column)
    if (!meant || !column) continue
    cells.set(meant, { cell, column, text })
    told.push({ meant, cell, column, text })
  }
  const text = (field: ResultField, most: number = longest.words): string | null =>
    firstLetters(cells.get(field)?.text ?? '', most) || null
  const place = (field: 'hamlet' | 'commune' | 'policy'): string | null =>
    firstLetters(view.text(field), longest.words) || null
  const faults: string[] = []
  const paid = paidIn(cells.get('paidOn')?.cell, facts.date1904, faults)
  const receiverName = text('receiver', longest.name) ?? receiverInNote(view) ?? ''
  const receiver = {
    name: receiverName,
    relation: text('relation', longest.relation),
    paper:
      text('receiverPaper', longest.name) ??
      (isAnother(receiverName, view) ? text('receiverNumber', longest.name) : null),
  }
  const reason = text('reason') ?? (firstLetters(view.text('note'), longest.words) || null)
  const outcome = readOutcome(told, reason, facts)
  if (outcome.fault !== null) faults.push(outcome.fault)
  const struck = view.cells.find(
    ({ cell, column }) => cell.struck && (columns.has(cell.column) || isOfRow(column?.field)),
  )
  if (struck)
    faults.unshift(
      `${quoted(struck.text)} bị gạch ngang như đã bỏ: còn tính thì bỏ gạch ngang, không thì xoá, rồi gửi lại.`,
    )
  const { result, day } = resultWithDay(outcome.result)
  if (day !== null && paid !== null && paid.day !== day && !paid.day.endsWith(`-${day}`))
    faults.push(`Ngày chi trả trong ${quoted(outcome.result)} khác ngày ở cột ngày chi: chỉ để lại ngày đúng.`)
  const amount = outcome.amount === null ? amountIn(view, facts, faults) : largest(outcome.amount, faults)
  return {
    sheet: facts.sheet,
    row: view.number,
    code: ownCode.exec(text('code')?.toLowerCase() ?? '')?.[0] ?? null,
    birthYear: birthYearIn(view, facts.date1904),
    ...numbersIn(view, columns, facts, { noNumber: text('noNumber'), faults }),
    hamlet: place('hamlet'),
    commune: place('commune'),
    policy: place('policy'),
    amount: amount ?? outcome.ofMonths,
    months: monthsIn(cells.get('months')?.cell, faults) ?? outcome.months,
    result: firstLetters(result, longest.words),
    reason,
    paidOn: paid?.day ?? day ?? facts.paidOn,
    paidAt: paid?.time ?? timeIn(cells.get('paidAt')?.cell, faults),
    receiver: receiver.name + (receiver.relation ?? '') + (receiver.paper ?? '') === '' ? null : receiver,
    paper: text('paper', longest.name),
    fault: faults[0] ?? null,
  }
}

/** A payer's own numbers for its papers stand below "Mã hồ sơ" as well. */
const ownCode = /^[a-z2-7]{26}$/

const ofRow: ReadonlySet<Field | null> = new Set([...nameFields, 'idNumber', 'amount'])
const isOfRow = (field: Field | null | undefined): boolean => ofRow.has(field ?? null)

/** "Đã chi 29/5": the day is the payment's, where the other words say that there was one. */
function resultWithDay(words: string): { readonly result: string; readonly day: string | null } {
  const found = dayBehindWords(words)
  return found && resultWord(found.words) === 'paid'
    ? { result: found.words, day: found.day }
    : { result: words, day: null }
}

/** Behind the name of whoever came himself stands his own number, which is no paper of another's. */
const isAnother = (name: string, view: RowView): boolean =>
  !meansHimself(name) &&
  !isOwnName(name, displayName(view.text('fullName') || view.text('headName') || view.text('givenName')))

/** In "Ghi chú (người nhận thay)" of our own lists stands who signed, or the months that are paid. */
function receiverInNote(view: RowView): string | null {
  const note = view.get('note')
  if (!note || !ofReceiver.test(headerKey(note.column.header)) || monthsOfCell(note.text) !== null) return null
  return firstLetters(note.text, longest.name) || null
}

function birthYearIn(view: RowView, date1904: boolean): number | null {
  for (const { cell } of birthCells(view)) {
    const read = readBirth(cell, date1904, undefined)
    if (read.ok && read.birth) return read.birth.year
  }
  return null
}

/** "•••• 6558", as our own lists print numbers, or "066*****4321", as banks do: enough to look at, none to be read. */
const hiddenNumber = /^(?:\d{0,6} ?[•●*xX]{3,} ?\d{0,6}(?:[;,/] ?|$))+$/u

const noNumber = /^(?:không(?: có)?|chưa(?: có)?|x|[-–./\s]*)$/iu

/** A cell for the number that says in words why there is none is that reason. */
function numbersIn(
  view: RowView,
  columns: ReadonlyMap<number, ResultField>,
  { cmndSeries }: LineFacts,
  { noNumber: reason, faults }: { readonly noNumber: string | null; readonly faults: string[] },
): Pick<ResultLine, 'idNumbers' | 'lostZeros' | 'noNumberReason'> {
  let noNumberReason = reason
  const suggested: KnownIdNumber[] = []
  let lost: string | null = null
  const idNumbers = view.all('idNumber').flatMap(({ cell, text }): KnownIdNumber[] => {
    if (columns.has(cell.column) || noNumber.test(text) || hiddenNumber.test(text) || text.length > longest.words)
      return []
    if (!/\d/.test(text) && noNumberReasonIn(text) !== null) {
      noNumberReason ??= text
      return []
    }
    const parsed = parseIdNumbers(text, { ...(cmndSeries && { cmndSeries }) })
    if (parsed.ok) return parsed.values.map(({ kind, number }) => ({ kind, number }))
    const fault = `Số giấy tờ: ${parsed.reason}.`
    const whole = parsed.code === 'lost-zeros' ? parseIdNumbers(parsed.suggestion ?? '') : parsed
    if (whole.ok) {
      suggested.push(...whole.values.map(({ kind, number }) => ({ kind, number })))
      lost ??= fault
    } else faults.push(fault)
    return []
  })
  return { idNumbers, noNumberReason, lostZeros: lost === null ? null : { idNumbers: suggested, fault: lost } }
}

function amountIn(view: RowView, { moneyUnit }: LineFacts, faults: string[]): number | null {
  const field = view.get('amount')
  if (!field) return null
  const read = readAmount(field.cell, moneyUnit(field.column.header))
  if (read.ok) return read.amount === null ? null : largest(read.amount, faults)
  faults.push(`Số tiền: ${read.reason}.`)
  return null
}

function largest(amount: number, faults: string[]): number | null {
  if (amount <= largestGrant) return amount
  faults.push(`Số tiền: ${quoted(String(amount))} quá lớn cho một người.`)
  return null
}
