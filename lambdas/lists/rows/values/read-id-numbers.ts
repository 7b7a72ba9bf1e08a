import type { IdNumber } from '../../../domain/ids/id-number.ts'
import type { KnownPerson } from '../../../domain/ids/parse-id-number.ts'
import { type ParsedIdNumbers, parseIdNumbers } from '../../../domain/ids/parse-id-numbers.ts'
import { capitalised } from '../../../domain/names/capitalised.ts'
import { type ProblemLog, quoted } from '../problem-log.ts'
import type { RowView } from '../row-view.ts'
import { refuseUnreadable } from './unreadable-cells.ts'

export type HeadNumbers = { row: number; idNumbers: readonly IdNumber[] }

const longestText = 80
const bareNumber = /^(?:\d{9}|\d{12})$/
/** "không có", "chưa làm", "mất": a way of saying that there is none, which is no mistake. */
const none =
  /^(?:(?:không|ko|k|khong|chưa|chua)(?: (?:có|co|làm|lam|cấp|cap|nhớ|nho|rõ|ro|được cấp))?|(?:đã |bị |làm )?(?:mất|thất lạc)|(?:đang |chờ |xin ){1,2}(?:làm|cấp|đổi)(?: lại| mới| đổi)?|trẻ (?:em|nhỏ)|còn nhỏ|(?:chưa (?:đủ|đến|tới)|dưới(?: \d\d)?)(?: \d\d)? tuổi|x|0|[-–./\s]*)(?: (?:giấy tờ|cmnd|cccd|cmt|số))?$/iu
/** Papers that are neither: nobody is refused for having them, and the list says whose they are. */
const otherPaper = /^(?:số )?(?:gks|giấy khai sinh|khai sinh|ks|hộ chiếu|hc|passport|sổ hộ khẩu|shk)(?=[\s:.\d-]|$)/iu

/** "CMND: 240123456", "CCCD số 066…": the word says what the number is and is no part of it. */
const label =
  /^(?:(?:số|thẻ)\s*){0,2}(?:cmnd|cccd|cmtnd|cmt|cm|cc|id|đdcn|định danh|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư)?)?(?:\s*(?:\/|hoặc)\s*(?:cmnd|cccd))?\s*(?:số)?\s*[:.-]?\s*(?=[\doO])/iu
/** When a card was issued, and a telephone beside it: their digits are no number's. */
const otherDigits =
  /\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{4}|(?<!\d)0[35789]\d{8}(?!\d)|(?:sđt|đt|điện thoại|tel)[\s:.]*[\d.\s]+/giu

/** "CMND vợ: 240123461", "240123462; con 240123463": whose number a cell has as well. */
const ofOther = /(?<!\p{L})(?:vợ|chồng|mẹ|bố|cha|cháu|chủ hộ)(?!\p{L})/iu
/** "CA Con Cuông" has issued a card. */
const ofChild = /(?<!\p{L})(?:con|^Con|C(?:on|ON)(?!\s+\p{Lu}))(?!\p{L})/u

/**
 * All ID numbers of a row, from one column or several, each once. Whatever is not surely a whole number is an error with
 * a suggestion; what a CCCD says otherwise than the list is a warning.
 * @param head of a member's household: lists copy its number to every member, and there it is nobody's own
 */
export function readIdNumbers(
  row: RowView,
  person: KnownPerson,
  head: HeadNumbers | null,
  log: ProblemLog,
): IdNumber[] {
  const numbers: IdNumber[] = []
  for (const field of row.all('idNumber')) {
    const { cell, column, text } = field
    const place = { row: row.number, column, value: cell.text }
    if (refuseUnreadable(field, place.row, log)) continue
    // Most cells have a number alone, and are not searched for words.
    const isBare = bareNumber.test(text)
    if (!isBare && none.test(text)) continue
    if (text.length > longestText) {
      log.error(place, 'bad-id-number', `${quoted(text)} không phải số CMND hay CCCD`, 'Ghi số theo giấy tờ')
      continue
    }
    if (!isBare && otherPaper.test(text)) {
      const reason = `${quoted(text)} không phải số CMND hay CCCD nên không ghi làm số giấy tờ`
      log.warn(place, 'id-number-in-doubt', reason, 'Dòng vẫn được nhận, chưa có số giấy tờ')
      continue
    }
    if (!isBare && (ofOther.test(text) || ofChild.test(text)) && /\d{8}/.test(text)) {
      const reason = `${quoted(text)} có vẻ có số của người khác`
      log.error(place, 'bad-id-number', reason, 'Chỉ ghi số của chính người này, chưa có thì để trống')
      continue
    }
    const written = withOnlyNumber(parseIdNumbers(isBare ? text : text.replace(label, ''), person), text)
    const asked = written.ok ? askedFirst(written, text, person) : written
    const isMended = !asked.ok && log.accepts(place, 'bad-id-number', asked.suggestion)
    const parsed = !asked.ok && isMended ? parseIdNumbers(asked.suggestion ?? '', person) : asked
    if (!parsed.ok) {
      const { suggestion } = parsed
      // What he has written is no mend of itself: whose the numbers are can only be said.
      const isAsWritten = written.ok && suggestion?.split('/').length === written.values.length
      const corrected = suggestion === undefined ? 'Đối chiếu giấy tờ rồi ghi đủ số' : `Sửa thành ${suggestion}`
      const mend = isAsWritten ? confirmAll(written.values.length) : corrected
      log.error(place, 'bad-id-number', parsed.reason, mend, suggestion ?? null)
      continue
    }
    if (head !== null && parsed.values.some(({ number }) => head.idNumbers.some((one) => one.number === number))) {
      const reason = `Số này là của chủ hộ ở dòng ${head.row}, không ghi cho thành viên`
      log.warn(place, 'head-number-copied', reason, 'Dòng vẫn được nhận, chưa có số giấy tờ')
      continue
    }
    for (const warning of parsed.warnings)
      log.warn(place, 'id-number-in-doubt', capitalised(warning.reason), 'Dòng vẫn được nhận')
    if (parsed.values.some((value) => value.kind === 'CMND' && !isOfProvince(value))) {
      const reason = 'Không tỉnh nào cấp CMND có số đầu từ 4 đến 9, có phải số điện thoại thiếu số 0?'
      log.warn(place, 'id-number-in-doubt', reason, 'Đối chiếu giấy tờ; dòng vẫn được nhận')
    }
    if (parsed.values.length > 1) {
      log.warn(
        place,
        'two-id-numbers',
        `Ô có ${parsed.values.length} số, đều được nhận là của người này`,
        'Nếu không đúng, mỗi ô chỉ ghi một số',
      )
    }
    for (const value of parsed.values) if (!numbers.some(({ number }) => number === value.number)) numbers.push(value)
  }
  return numbers
}

const confirmAll = (count: number): string =>
  `Nếu ${count === 2 ? 'cả hai' : `cả ${count} số`} là của người này, chấp nhận gợi ý khi xem lại; nếu không, chỉ ghi một số`

/**
 * An old number and the new one are one person's. Several of a kind are rarely: a CCCD never changes, so that the other one is somebody
 * else's; a CMND did with the province that issued it, which a person may confirm.
 */
function askedFirst(read: Extract<ParsedIdNumbers, { ok: true }>, text: string, person: KnownPerson): ParsedIdNumbers {
  const cccd = read.values.filter(({ kind }) => kind === 'CCCD')
  const cmnd = read.values.filter(({ kind }) => kind === 'CMND')
  // A telephone without its nought has nine digits too.
  const issued = cmnd.filter(isOfProvince)
  const isBesideOther = issued.length < cmnd.length && issued.length + cccd.length > 0
  if (cccd.length <= 1 && cmnd.length <= 1 && !isBesideOther) return read
  const reason = `${quoted(text)} có ${read.values.length} số, không rõ số nào là của người này`
  const fitting = cccd.filter(({ number }) => fits(number, person))
  const own = cccd.length > 1 ? fitting : cccd
  const suggestion = [...(isBesideOther ? issued : cmnd), ...own].map(({ number }) => number).join('/')
  const isSure = cccd.length <= 1 || own.length === 1
  return { ok: false, code: 'several-numbers', reason, ...(isSure && { suggestion }) }
}

/** Whether any province's CMND begin so. */
const isOfProvince = ({ number }: IdNumber): boolean => number.charAt(0) <= '3'

function fits(number: string, person: KnownPerson): boolean {
  const read = parseIdNumbers(number, person)
  return read.ok && read.warnings.length === 0
}

/** "240123456 cấp ngày 12/3/2010", "240123456*": the only number among other words is suggested, and nothing made of a day. */
function withOnlyNumber(parsed: ParsedIdNumbers, text: string): ParsedIdNumbers {
  if (parsed.ok) return parsed
  const bare = text.replace(otherDigits, ' ')
  if (bare === text && parsed.code !== 'not-a-number') return parsed
  const [suggestion, ...more] = bare.match(/(?<!\d)(?:\d{12}|\d{9})(?!\d)/g) ?? []
  const { suggestion: guessed, ...refusal } = parsed
  if (suggestion !== undefined && more.length === 0) return { ...refusal, suggestion }
  return bare === text ? parsed : refusal
}
