import { isTakenTogether, type TakenTogether } from '../../domain/lists/suggestion-kinds.ts'
import { groupThousands } from '../../domain/money/dong.ts'
import { capitalised } from '../../domain/names/capitalised.ts'
import type { ListProblem, Severity } from '../checked-list.ts'
import { columnLetters } from '../column-letters.ts'
import type { Field } from '../columns/field.ts'
import { firstLetters } from '../first-letters.ts'
import type { ProblemCode } from '../problem-code.ts'
import { type Accepted, isDeclined, takenBy, type Whose } from '../taken-answers.ts'

/** Enough of a cell to recognise it by. */
const longestValue = 200

export type Place = {
  row: number | null
  /** The column of the cell, or none where the whole row or sheet is meant. */
  column?: { index: number; header: string; field: Field | null } | null
  value?: string | null
}

/** The problems of one sheet, worded so that each stands alone: where, what is wrong, what to do. */
export class ProblemLog {
  private problems: ListProblem[] = []
  private readonly sheet: string
  private readonly namesSheet: boolean
  private readonly accepted: Accepted
  private whose: (() => Whose) | null = null

  /**
   * @param namesSheet whether the workbook has several sheets, so that a row number alone does not say where
   * @param accepted what of its suggestions a person has accepted, and what he has declined
   */
  constructor(sheet: string, namesSheet: boolean, accepted: Accepted = {}) {
    this.accepted = accepted
    this.sheet = sheet
    this.namesSheet = namesSheet
  }

  /** Whose row is read now; asked only where there is an answer that may be about it. */
  of(whose: () => Whose): void {
    this.whose = whose
  }

  /** What has been told since the last time. */
  take(): readonly ListProblem[] {
    if (this.problems.length === 0) return none
    const problems = this.problems
    this.problems = []
    return problems
  }

  /** @param reason a clause without its full stop; `mend` what to do, likewise */
  error(place: Place, code: ProblemCode, reason: string, mend: string, suggestion: string | null = null): void {
    this.add('error', place, code, reason, mend, suggestion)
  }

  /** Whether a person has accepted the suggestion; then the row says what was taken in place of what. */
  accepts(place: Place, code: TakenTogether, suggestion: string | null | undefined): suggestion is string {
    if (suggestion === null || suggestion === undefined) return false
    const by = this.takenBy(place, code, suggestion)
    if (by === null) return false
    const when = by === 'now' ? '' : ' ở lần gửi trước của danh sách này'
    const mend = by === 'now' ? 'Dòng được nhận' : 'Nếu không đúng, sửa ô này trong tệp; dòng được nhận'
    const reason = `Đã lấy ${asWritten(suggestion, code)} thay cho ${quoted(place.value ?? '')} theo gợi ý được chấp nhận${when}`
    this.add('warning', place, 'suggestion-accepted', reason, mend, null)
    return true
  }

  /** Whether a person has accepted that the row is left out; nothing is told of it, for nobody is read from it. */
  leavesOut(place: Place, code: TakenTogether, suggestion: string): boolean {
    return this.takenBy(place, code, suggestion) !== null
  }

  private takenBy({ value = null }: Place, code: TakenTogether, suggestion: string): ReturnType<typeof takenBy> {
    return takenBy(this.accepted, this.whose?.() ?? null, { code, value, suggestion })
  }

  warn(place: Place, code: ProblemCode, reason: string, mend: string, suggestion: string | null = null): void {
    this.add('warning', place, code, reason, mend, suggestion)
  }

  private declines(place: Place, code: ProblemCode, suggestion: string): boolean {
    if (!isTakenTogether(code)) return false
    return isDeclined(this.accepted, this.whose?.() ?? null, { code, value: place.value ?? null, suggestion })
  }

  private add(
    severity: Severity,
    place: Place,
    code: ProblemCode,
    reason: string,
    mend: string,
    suggestion: string | null,
  ): void {
    const column = place.column ?? null
    const letters = column === null ? null : columnLetters(column.index)
    const written = column === null || letters === null ? null : { letters, header: column.header }
    const where = placeInWords(this.namesSheet ? this.sheet : null, place.row, written)
    const stop = /[.?!…]$/.test(reason) ? '' : '.'
    const declined = suggestion !== null && this.declines(place, code, suggestion)
    const todo = declined ? insteadOf(suggestion, code, severity) : mend
    this.problems.push({
      sheet: this.sheet,
      row: place.row,
      column: letters,
      field: column?.field ?? null,
      severity,
      code,
      value: place.value == null ? null : firstLetters(place.value, longestValue),
      message: `${where}${reason}${stop} ${todo}.`,
      suggestion,
      ...(declined && { declined }),
    })
  }
}

/** A sum as papers have it, 1.500.000; any other suggestion as it is. */
const asWritten = (suggestion: string, code: ProblemCode): string =>
  code === 'bad-amount' ? groupThousands(Number(suggestion)) : quoted(suggestion)

/** What to do where a person has said that the suggestion is wrong. */
function insteadOf(suggestion: string, code: ProblemCode, severity: Severity): string {
  const shown = asWritten(suggestion, code)
  const todo = severity === 'error' ? 'đối chiếu giấy tờ rồi sửa ô này' : 'giữ như trong tệp; dòng vẫn được nhận'
  return `Cán bộ đã từ chối gợi ý ${shown}: ${todo}`
}

/** "Trang "A", dòng 6, cột E (Số CMND): ", with as much of it as there is. */
export function placeInWords(sheet: string | null, row: number | null, column: WrittenColumn | null): string {
  const parts: string[] = []
  if (sheet !== null) parts.push(`trang "${sheet}"`)
  if (row !== null) parts.push(`dòng ${row}`)
  if (column !== null) {
    const header = column.header === '' ? '' : ` (${firstLetters(column.header, 60)})`
    parts.push(`cột ${column.letters}${header}`)
  }
  const where = parts.join(', ')
  return where === '' ? '' : `${capitalised(where)}: `
}

const none: readonly ListProblem[] = []

type WrittenColumn = { readonly letters: string; readonly header: string }

/** Cuts what a message quotes from a cell. */
export function quoted(text: string): string {
  return text.length > 60 ? `${firstLetters(text, 57)}…` : text
}

/** Remarks say that their row is taken all the same; of one that is refused for something else that is not true. */
export function asRefused<Problem extends Pick<ListProblem, 'message'>>(problem: Problem): Problem {
  const message = problem.message.replace(
    /(?:;| )(?: ?nếu không,)? ?dòng (?:vẫn )?được nhận(?:, chưa có [^.]+)?\.$/iu,
    '',
  )
  return message === problem.message
    ? problem
    : { ...problem, message: message.endsWith('.') ? message : `${message}.` }
}
