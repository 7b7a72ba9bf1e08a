import { capitalised } from '../../domain/names/capitalised.ts'
import type { Severity } from '../checked-list.ts'
import { columnIndex } from '../column-letters.ts'
import { saysSuggestion } from '../says-suggestion.ts'

/** What is said of a row or a whole sheet: a problem of the check, or one that was stored with a row's result. */
export type Remark = {
  sheet: string
  /** 1-based; null or 0 where the whole sheet is meant. */
  row: number | null
  /** Excel's letter. */
  column: string | null
  severity: Severity
  message: string
  suggestion?: string | null
  /** An answer in words of ours from the first one on: it stands as it is. */
  isAnswer?: boolean
}

/** What one row gets: its words, and the cells to be marked by 0-based column. */
export type RowRemarks = { words: string[]; cells: Map<number, Severity> }

/** Excel's longest text of a cell is 32,767 characters; nobody reads a tenth of it. */
const longestWords = 2_000

/** The remarks by sheet and row. Grows with what is wrong, not with the list. */
export async function remarksBySheet(
  remarks: Iterable<Remark> | AsyncIterable<Remark>,
): Promise<Map<string, Map<number, RowRemarks>>> {
  const sheets = new Map<string, Map<number, RowRemarks>>()
  for await (const remark of remarks) {
    const rows = sheets.get(remark.sheet) ?? new Map<number, RowRemarks>()
    sheets.set(remark.sheet, rows)
    const row = rows.get(remark.row ?? 0) ?? { words: [], cells: new Map<number, Severity>() }
    rows.set(remark.row ?? 0, row)
    const words = wordsOf(remark)
    if (!row.words.includes(words)) row.words.push(words)
    const column = columnIndex(remark.column ?? '')
    if (column !== null && row.cells.get(column) !== 'error') row.cells.set(column, remark.severity)
  }
  return sheets
}

/** One cell's text. A row's begins with a word of ours, so that no spreadsheet takes it for a formula, also when saved as CSV. */
export function joinedWords(words: readonly string[]): string {
  const text = words.join('; ')
  return text.length > longestWords ? `${text.slice(0, longestWords)}…` : text
}

/** Before what is said of no cell. */
const ofWholeRow = 'Cả dòng: '

/** Our own words in a list that was sent back: where no header is, their column has none either. */
export const isOurRemark = (text: string): boolean => text.startsWith(ofWholeRow) || /^Cột [A-Z]{1,3}[ :]/.test(text)

/** "Cột E (…)", or what the sentence itself begins with. */
const ownPlace = /^(?:cột [A-Z]|dòng |bảng )/iu
const place = /^(?:trang ".*?", )?(?:dòng \d+(?:, |: )?)?/iu

/** The message without the place that the cell it is written into tells anyway, and which is wrong once rows are moved. */
function wordsOf({ row, message, suggestion, isAnswer = false }: Remark): string {
  if (isAnswer) return message
  const rest = message.replace(place, '').replace(/\s+/g, ' ').trim()
  const mend =
    suggestion && !saysSuggestion(rest, suggestion) && !rest.includes('Sửa thành') ? ` Đề nghị: ${suggestion}.` : ''
  const placed = !row || ownPlace.test(rest) ? capitalised(rest) : `${ofWholeRow}${rest}`
  return `${placed}${mend}`.replace(/[.\s]+$/, '')
}
