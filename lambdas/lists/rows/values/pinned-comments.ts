import { cleanText } from '../../../domain/names/clean-text.ts'
import { columnLetters } from '../../column-letters.ts'
import { firstLetters } from '../../first-letters.ts'
import type { CellComment, SheetComments } from '../../workbook/workbook.ts'
import { saysNotPaid } from '../person/check-note.ts'
import type { ProblemLog } from '../problem-log.ts'
import type { RowView } from '../row-view.ts'

/** Letters of a remark that a sentence quotes. */
const longestQuote = 200
/** Cells that the sentence about all others names. */
const mostNamed = 3
/** Remarks of one row that are told each; a row's result keeps ten, and others say more of a payment. */
const mostOfRow = 3

/**
 * Remarks that officers pin to cells in Excel: "đã chết", "chuyển đi", "chưa có CMND". They are no data and nothing is read from them, but
 * each is told beside the row that it stands at, and what says that somebody is not to be paid as the column of notes would say it.
 */
export class PinnedComments {
  private readonly rows = new Map<number, CellComment[]>()
  private readonly isWhole: boolean

  /** @param areRowsDivided whether several tables share a row, so that a remark may be about somebody further to the right */
  constructor(
    { comments, isWhole }: SheetComments,
    private readonly areRowsDivided: boolean,
  ) {
    this.isWhole = isWhole
    for (const comment of comments) {
      const row = this.rows.get(comment.row)
      if (row === undefined) this.rows.set(comment.row, [comment])
      else row.push(comment)
    }
  }

  /**
   * Tells those of somebody's row, once.
   * @param isHis which columns are his, where the row names others of his household beside him
   */
  tell(row: RowView, log: ProblemLog, isHis?: (column: number) => boolean): void {
    const comments = this.rows.size === 0 ? undefined : this.rows.get(row.number)
    if (comments === undefined) return
    const own: CellComment[] = []
    const others: CellComment[] = []
    for (const comment of comments) {
      const isOfOther = this.areRowsDivided && row.map.at(comment.column) === undefined
      if (isOfOther || isHis?.(comment.column) === false) others.push(comment)
      else own.push(comment)
    }
    const leaveOut = isHis === undefined ? 'xóa dòng' : 'bỏ người này khỏi hộ và sửa số khẩu'
    for (const comment of weightiestFirst(own).slice(0, mostOfRow)) tellComment(comment, row, log, leaveOut)
    if (own.length > mostOfRow)
      log.warn(
        { row: row.number },
        'cell-comment',
        `Còn ${own.length - mostOfRow} ô của dòng có ghi chú`,
        'Xem trong Excel; dòng vẫn được nhận',
      )
    if (others.length > 0) this.rows.set(row.number, others)
    else this.rows.delete(row.number)
  }

  /** Tells what was pinned to titles, headers, sums and blank rows, and that there were more than anybody reads. */
  end(log: ProblemLog): void {
    const left = weightiestFirst([...this.rows.values()].flat())
    if (left.length > 0) {
      const named = left.slice(0, mostNamed).map((comment) => `${cellOf(comment)} "${quote(comment)}"`)
      const more = left.length > mostNamed ? ` và ${left.length - mostNamed} ô khác` : ''
      log.warn(
        { row: null },
        'cell-comment',
        `Có ghi chú của Excel ở ô không thuộc dòng người nào: ${named.join('; ')}${more}`,
        'Nếu ghi chú nói về người trong danh sách, ghi vào cột "Ghi chú" ở dòng của người đó',
      )
    }
    if (!this.isWhole)
      log.warn(
        { row: null },
        'cell-comment',
        'Không xem được hết ghi chú của Excel ở trang này: có quá nhiều ghi chú hoặc phần ghi chú bị hỏng',
        'Mở tệp bằng Excel, xóa ghi chú không cần (Review, Delete), lưu rồi gửi lại nếu cần xem hết',
      )
  }
}

function tellComment(comment: CellComment, row: RowView, log: ProblemLog, leaveOut: string): void {
  const place = { row: row.number, column: row.map.at(comment.column) ?? null, value: cleanText(ownWords(comment)) }
  if (saysOut(comment))
    log.warn(
      place,
      'note-says-otherwise',
      `Ô ${cellOf(comment)} có ghi chú: "${quote(comment)}", nhưng người này vẫn ở trong danh sách`,
      `Nếu không được hỗ trợ, ${leaveOut}; dòng vẫn được nhận`,
    )
  else
    log.warn(
      place,
      'cell-comment',
      `Ô ${cellOf(comment)} có ghi chú: "${quote(comment)}"`,
      'Ghi chú của ô không được đọc: nếu cần, ghi vào cột của nó; dòng vẫn được nhận',
    )
}

/** Only some are named: what is about a payment before what explains a cell. */
function weightiestFirst(comments: readonly CellComment[]): readonly CellComment[] {
  const about = new Set(comments.filter(saysOut))
  return [...about, ...comments.filter((comment) => !about.has(comment))]
}

const cellOf = ({ row, column }: CellComment): string => `${columnLetters(column)}${row}`

/** Whether a line of it says that somebody is not to be paid. */
const saysOut = ({ text }: CellComment): boolean => text.split('\n').some((line) => saysNotPaid(cleanText(line)))

/** Excel writes its user's name into the first line of a note; "Đã chết:" above a day is nobody's. */
function ownWords({ text }: CellComment): string {
  const author = /^([^\n:]{1,80}):[ \t]*\n/.exec(text)
  return author === null || saysNotPaid(cleanText(author[1] ?? '')) ? text : text.slice(author[0].length)
}

function quote(comment: CellComment): string {
  const clean = cleanText(ownWords(comment))
  return clean.length > longestQuote ? `${firstLetters(clean, longestQuote - 3)}…` : clean
}
