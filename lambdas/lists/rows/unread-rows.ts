import type { StandingHeadings } from './headings/standing-headings.ts'
import { isSurelyName, looksLikeName } from './person/plausible-name.ts'
import { type ProblemLog, quoted } from './problem-log.ts'
import type { Part } from './row-kind.ts'
import type { RowView } from './row-view.ts'

/** Longer, or with other signs, a text is a remark. */
const longestTitle = { words: 8, letters: 60 }
const remark =
  /[:;!?%()"“”…]|^(?:ghi chú|lưu ý|chú ý|hết|kèm theo|đvt|đơn vị tính|đợt|lần|tháng|quý|danh sách|bổ sung|trang)(?=$|[^\p{L}])/iu

const cardNumber = /(?<!\d)(?:\d{9}|\d{12})(?!\d)/

type Waiting = { readonly row: number; readonly text: string; readonly hamlet: string | null }

/**
 * Rows that nothing explains: a text by itself, which may be a hamlet or a group that nobody knows, or somebody whose name stands in
 * a wrong column. Told where people follow, or at once where it hardly is anything but a name right below somebody. In the foot names sign the list: there
 * they are told only where nothing says so and the table goes on below.
 */
export class UnreadRows {
  private waiting: Waiting[] = []
  private isSigned = false
  private isBelowPerson = false

  constructor(private readonly headings: StandingHeadings) {}

  /** A row that is left out without being understood. */
  take(row: RowView, part: Part, log: ProblemLog): void {
    const texts = row.cells.filter(({ text }) => /\p{L}/u.test(text)).map(({ text }) => text)
    const card = part === 'foot' ? undefined : texts.find((text) => cardNumber.test(text))
    if (card !== undefined) {
      tellCard(row, log)
      return
    }
    const name = texts.find(part === 'foot' ? looksLikeName : isSurelyName)
    if (part === 'foot') {
      if (name !== undefined && !this.isSigned) this.waiting.push({ row: row.number, text: name, hamlet: null })
      return
    }
    const [title = ''] = texts
    if (name !== undefined) {
      if (this.isBelowPerson) tellName(row, name, log)
      else this.waiting.push({ row: row.number, text: name, hamlet: null })
    } else if (texts.length === 1 && row.cells.length === 1 && isTitle(title))
      this.waiting.push({ row: row.number, text: title, hamlet: this.headings.interrupt() })
  }

  /** A row that is nobody, whether understood or not; @param isSignature "Người lập biểu": the names below are signatures */
  skipped(isSignature: boolean): void {
    this.isBelowPerson = false
    this.isSigned ||= isSignature
  }

  /** Somebody stands below: what waits was no end of the table. */
  person(log: ProblemLog): void {
    this.isSigned = false
    this.isBelowPerson = true
    if (this.waiting.length === 0) return
    for (const { row, text, hamlet } of this.waiting.splice(0)) {
      const lost = hamlet === null ? '' : `, người ở dưới không lấy "${quoted(hamlet)}" của tiêu đề trước`
      log.warn(
        { row, value: text },
        'unread-row',
        `Dòng chỉ có "${quoted(text)}" nên không đọc, không rõ là người, thôn, buôn hay nhóm đối tượng${lost}`,
        'Nếu là người, ghi đủ ngày sinh hoặc số giấy tờ; nếu là tiêu đề, ghi "Thôn", "Buôn" trước tên thôn hoặc ghi đúng tên nhóm; nếu không, xóa dòng',
      )
    }
  }
}

/** "3;Lê Văn Tám;1961;240123453;750000" in one cell of a file that is divided by commas. */
function tellCard(row: RowView, log: ProblemLog): void {
  const reason = `Dòng ghi "${quoted(row.line())}" có số giấy tờ nhưng không chia thành các cột nên không đọc`
  const mend = 'Nếu là người của danh sách, ghi từng phần vào cột của nó; nếu không, xóa dòng'
  log.warn({ row: row.number, value: row.line() }, 'unread-row', reason, mend)
}

function tellName(row: RowView, name: string, log: ProblemLog): void {
  log.warn(
    { row: row.number, value: name },
    'unread-row',
    `Dòng ghi "${quoted(name)}" không ở cột họ tên nên không đọc`,
    'Nếu là người, ghi họ tên vào cột họ tên cùng ngày sinh hoặc số giấy tờ; nếu không, xóa dòng',
  )
}

function isTitle(text: string): boolean {
  if (text.length < 2 || text.length > longestTitle.letters || text.split(' ').length > longestTitle.words) return false
  return /^\p{Lu}/u.test(text) && !remark.test(text)
}
