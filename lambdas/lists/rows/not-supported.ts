import { headerKey } from '../columns/recognise-header.ts'
import { speaksOfPeople } from './group-words.ts'
import { headingNumber } from './heading-number.ts'

const says =
  /(?:không|chưa) (?:đủ|đạt) điều kiện|không (?:được |đồng ý )?(?:hỗ trợ|xét duyệt|phê duyệt|duyệt)(?!\p{L})|không được hưởng|(?:từ chối|không) nhận (?:hỗ trợ|tiền)|tự nguyện không nhận|bị loại|đưa ra khỏi|loại (?:ra )?khỏi/iu
/** "Danh sách giảm", "II. GIẢM": who is no longer supported. */
const fewer =
  /^(?:[IVX\dA-Z]{1,5}\s*[.)|/-]\s*)?(?:danh sách )?(?:đối tượng |người |hộ |phần )?(?:cắt )?giảm(?: trong (?:kỳ|tháng))?\s*:?$/iu
/** Workers who may have no unemployment benefit are those whom a policy supports. */
const ofUnemployed = /thất nghiệp|tctn|bhtn/iu
/** What explains the list, and names nobody's part of it. */
const remark = /^\W*(?:ghi chú|lưu ý|chú ý|căn cứ|theo|kèm theo)(?!\p{L})/iu
const longest = 160

/** Whether a title, a heading or a sheet's name says that its people are not supported: "Không đủ điều kiện". */
function saysNotSupported(text: string): boolean {
  if (text.length > longest || ofUnemployed.test(text) || remark.test(text)) return false
  return says.test(text) || fewer.test(text.trim())
}

/** The same of what stands above a table, which is written over several lines; null where it says nothing of it. */
export function titleOfNotSupported(lines: readonly string[]): string | null {
  return lines.some((line) => ofUnemployed.test(line)) ? null : (lines.find(saysNotSupported) ?? null)
}

/** What stands below a heading that says so, until another one of its kind or one that speaks of people. */
export class NotSupported {
  private heading: { readonly text: string; readonly kind: string | null } | null = null

  /** @param sheet what the sheet's name or title says of all its people; null where it says nothing of it */
  constructor(private readonly sheet: string | null) {}

  /** The words that say so of the next people; null where none do. */
  get text(): string | null {
    return this.heading?.text ?? this.sheet
  }

  /** A row between the people that is nobody. */
  take(text: string): void {
    const kind = headingNumber(text)?.kind ?? null
    if (saysNotSupported(text)) this.heading = { text, kind }
    else if (this.heading !== null && (speaksOfPeople(text) || (kind !== null && kind === this.heading.kind)))
      this.heading = null
  }
}

/** "Tự nguyện không nhận": what a mark in a column says of who has it. */
export const isColumnOfRefusals = (header: string): boolean =>
  saysNotSupported(header) || /^(?:tu choi|khong nhan)$/.test(headerKey(header))
