import type { SkippedWhy } from '../../checked-list.ts'
import { headerKey } from '../../columns/recognise-header.ts'
import { isTotalText } from '../bare-row.ts'
import { speaksOfPeople } from '../headings/group-words.ts'
import { headingNumber } from '../headings/heading-number.ts'
import { isOfPage } from '../page-mark.ts'

const says =
  /(?:(?:không|chưa|(?<!\p{L})ko?) (?:đủ|đạt) (?:điều kiện|đ\/?k(?!\p{L}))|không (?:được |đồng ý )?(?:hỗ trợ|xét duyệt|phê duyệt|duyệt)(?!\p{L})|không được hưởng|(?:từ chối|không) nhận (?:hỗ trợ|tiền(?! qua))|tự nguyện không nhận|bị loại|đưa ra khỏi|(?:loại|rút)(?: tên)? (?:ra )?khỏi)(?!(?:,? (?:được|để|hưởng|nhận|đóng|tham gia|chế độ))* (?:lương|bhxh|bảo hiểm|trợ cấp))/iu
/** "Danh sách giảm", "II. GIẢM": who is no longer supported. */
const fewer =
  /^(?:[IVX\dA-Z]{1,5}\s*[.)|/-]\s*)?(?:danh sách )?(?:đối tượng |người |hộ |phần )?(?:cắt )?giảm(?: trong (?:kỳ|tháng))?\s*:?$/iu
const reasons = [
  '(?:đã |bị )?(?:chết|tử vong|qua đời)|đã mất',
  '(?:đã )?chuyển (?:đi|khẩu|hộ khẩu|nơi ở)(?: (?:nơi|xã|huyện|tỉnh|địa phương) khác)?',
  '(?:bị )?trùng(?: (?:lặp|tên|đối tượng|chính sách|danh sách|hồ sơ|cmnd|cccd|dữ liệu|thông tin))*(?: (?:giữa|với) .*)?',
  '(?:xin )?rút(?: tên| đơn| hồ sơ)?|loại(?: bỏ| ra)?|bỏ(?: ra)?|(?:xin |đã )?(?:từ chối|trả lại)|(?:xin )?không (?:nhận|đạt|hợp lệ|đồng ý)',
  'không thuộc (?:đối tượng|diện)(?: hỗ trợ| được hỗ trợ| hưởng| thụ hưởng)?|(?:chưa đủ|thiếu|không đủ) (?:hồ sơ|giấy tờ)',
  '(?:đã )?(?:(?:tạm )?(?:dừng|ngừng|ngưng)|thôi|cắt) (?:hưởng|hỗ trợ|trợ cấp|chi trả|chế độ)(?: trợ cấp| hỗ trợ| chế độ)?',
].join('|')
/** "IV. Đã chết", "DS trùng CMND", "Rút tên, chuyển đi": the whole of a heading or a sheet's name; in a longer text it may be said of somebody else. */
const onlyReason = new RegExp(
  `^(?:[IVX\\dA-ZĐ]{1,5}\\s*[.)|/-]\\s*)?(?:danh sách |ds )?(?:(?:các )?(?:đối tượng|người|hộ|nhân khẩu|trường hợp) )?(?:${reasons})(?:(?:\\s*[,;/–-]\\s*|\\s+và\\s+)(?:${reasons}))*\\s*:?$`,
  'iu',
)
/** Workers who may have no unemployment benefit are those whom a policy supports. */
const ofUnemployed = /thất nghiệp|tctn|bhtn/iu
/** Who comes in the place of others is supported, and so is everybody where nobody is not. */
const ofOthers = /thay thế|bổ sung|nay đủ|không có (?:trường hợp|ai)(?!\p{L})/iu
const papers = ['hồ sơ', 'giấy tờ', 'chứng từ', 'thông tin']
/** As far as the name of a sheet keeps them, which is cut after 31 letters. */
const cutPapers = papers.flatMap((word) => Array.from(word, (_, at) => word.slice(0, at + 1).trim()))
/** "Chưa đủ điều kiện (bổ sung hồ sơ)": what they still have to bring. Who is added ("bổ sung hưởng đợt này") is supported. */
const papersToBring = new RegExp(
  `(?<=(?:điều kiện|đ\\/?k)(?:\\s*[(,;:–-]\\s*|\\s+)(?:cần |phải |chờ |để )?)bổ sung (?:thêm |đủ )?(?:(?:${papers.join('|')})(?!\\p{L})|(?:${cutPapers.join('|')})$)`,
  'giu',
)
/** What explains the list, and names nobody's part of it. */
const remark = /^\W*(?:ghi chú|lưu ý|chú ý|căn cứ|theo|kèm theo)(?!\p{L})/iu
/** "02 hộ đã bị loại khỏi danh sách qua niêm yết" tells of people and names none. */
const count = /^\W*\d+\s+(?:hộ|khẩu|người|đối tượng|trường hợp|lao động)(?!\p{L})/iu
/** "Tự nguyện không nhận:": what names who stands below, though it is built as no heading. */
const label = /:\s*$/u
/** "Danh sách người không được hỗ trợ": typed wherever there was room, and never somebody’s remark. */
const titleOfPart = /^danh sách [^\d]*$/iu
const longest = 160

/** Whether a title, a heading or a sheet's name says that its people are not supported: "Không đủ điều kiện". */
function saysNotSupported(text: string): boolean {
  if (text.length > longest || ofUnemployed.test(text) || remark.test(text)) return false
  return (says.test(text) && !ofOthers.test(text.replace(papersToBring, ''))) || fewer.test(text.trim())
}

/** The same of the whole of a heading, a sheet or a cell that says who its people are: "Đã chết", "Rút tên". */
export const saysOfPart = (text: string): boolean =>
  saysNotSupported(text) || (text.length <= longest && onlyReason.test(text.trim()))

/** What says of people that they are not supported. A title may speak of something else; a sheet's name and a heading only divide them. */
export type SaysNotSupported = { readonly text: string; readonly isTitle: boolean }

/** The same of a sheet, by its name or by what stands above its table over several lines; null where neither says anything of it. */
export function sheetOfNotSupported(name: string, title: readonly string[]): SaysNotSupported | null {
  if ([name, ...title].some((line) => ofUnemployed.test(line))) return null
  if (saysOfPart(name)) return { text: name, isTitle: false }
  const text = title.find(saysOfPart)
  return text === undefined ? null : { text, isTitle: true }
}

/** What stands below a heading that says so, until another one of its kind or one that speaks of people, or the sum of them. */
export class NotSupported {
  private heading: { readonly text: string; readonly kind: string | null } | null = null
  /** Whether headings of its own stand below it, whose subtotals do not end it. */
  private isDivided = false
  /** Whether anybody stands below it: a sum right below a heading is no end. */
  private hasPeople = false

  /** @param sheet what the sheet's name or title says of all its people; null where it says nothing of it */
  constructor(private readonly sheet: SaysNotSupported | null) {}

  /** What says so of the next people; null where nothing does. */
  get said(): SaysNotSupported | null {
    return this.heading === null ? this.sheet : { text: this.heading.text, isTitle: false }
  }

  person(): void {
    this.hasPeople = true
  }

  /**
   * A row between the people that is nobody.
   * @param mayHead whether its text stands as one of those below it does
   */
  take(text: string, why: SkippedWhy, mayHead: boolean): void {
    const isSum = why === 'total' || why === 'subtotal'
    if (isSum && this.hasPeople && !isOfPage(text) && (why === 'total' || !this.isDivided)) this.heading = null
    const heads =
      why === 'heading' || titleOfPart.test(text) || (mayHead && (label.test(text) || onlyReason.test(text)))
    if (isSum || !heads) return
    const kind = headingNumber(text)?.kind ?? null
    if (saysOfPart(text) && !count.test(text) && !isTotalText(text)) {
      this.heading = { text, kind }
      this.isDivided = false
      this.hasPeople = false
    } else if (this.heading !== null) {
      if (speaksOfPeople(text) || (kind !== null && kind === this.heading.kind)) this.heading = null
      else this.isDivided ||= why === 'heading'
    }
  }
}

/** "Tự nguyện không nhận": what a mark in a column says of who has it. */
export const isColumnOfRefusals = (header: string): boolean =>
  saysNotSupported(header) ||
  /^(?:tu choi|khong nhan)$/.test(headerKey(header)) ||
  (saysOfPart(header) && !isOfKinds.test(header))

/** "Loại" heads kinds as well. */
const isOfKinds = /^(?:loại|bỏ)(?!\p{L})/iu
