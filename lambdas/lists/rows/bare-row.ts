import { cleanText } from '../../domain/names/clean-text.ts'
import { titleOfHeading } from './headings/group-heading.ts'
import { looksLikePolicy } from './headings/group-words.ts'
import { isPlace } from './headings/place-words.ts'
import { isBuiltAsName } from './person/plausible-name.ts'

type Texts = { readonly cells: readonly { readonly text: string }[] }

const total =
  /^(?:(?:grand )?total|toàn (?:xã|phường|thị trấn|huyện)|số dòng(?= ?[=:])|tổng(?: ?(?:cộng|số|hợp|tiền|kinh phí))?|cộng(?! hòa| hoà)(?: ?(?:cuối trang|thôn|buôn|tdp|tổ|dồn|trang|mang sang|cả|chung|tất cả|hai|các))?|lũy kế|luỹ kế)(?=$|[\s:.(,=])/iu
/** Without accents "Tong" is the surname Tống as well and "Cong" Công, so nothing but a number or a place may follow. */
const plainTotal = /^(?:tong(?: cong| so)?|cong)(?: ?[:.(\d].*)?$|^cong (?:thon|buon|to|tdp)\b/

/** Asked of each row's first cells, of which few begin so. */
const mayBeTotal = /^(?:t[oổ]|c[oộ]|l[uũ]|gr|số)/iu

/** "Tổng cộng", "Cộng thôn 3:", and what programs write themselves: "Grand Total", "Số dòng = 2". */
export function isTotalText(text: string): boolean {
  return mayBeTotal.test(text) && (total.test(text) || plainTotal.test(text.toLowerCase()))
}

/** Whether a row calls itself a total, whatever its columns mean: in one of its first cells. */
export const isTotalRow = ({ cells }: Texts): boolean => cells.slice(0, 3).some(({ text }) => isTotalText(text.trim()))

const columnMark = /^\(?(?:([A-Za-z])|(\d{1,2}))\)?(?:\s*=.*)?$/

/** "A B 1 2 3", "(1) (2) (3)", "1 2 3=1x2", "A B C 1": the row that numbers the columns, whatever they mean. */
export function isNumberingRow({ cells }: Texts): boolean {
  if (cells.length < 3) return false
  const marks: string[] = []
  let previous = 0
  let ascending = 0
  for (const { text } of cells) {
    const [, letter, number] = columnMark.exec(text.trim()) ?? []
    const mark = letter?.toUpperCase() ?? number
    if (mark === undefined) return false
    marks.push(mark)
    if (number === undefined) continue
    if (Number(number) === previous + 1) ascending += 1
    previous = Number(number)
  }
  return ascending >= 2 || cells.every(({ text }) => /^\(?[A-Za-z]\)?$/.test(text.trim())) || runsOn(marks)
}

/** Letters from A above what describes people, then numbers from 1: where only one column has sums there is one number. */
function runsOn(marks: readonly string[]): boolean {
  const letters = marks.filter((mark) => /[A-Z]/.test(mark)).length
  return marks.every((mark, at) =>
    at < letters ? mark === String.fromCharCode(65 + at) : Number(mark) === at - letters + 1,
  )
}

/** "25 hộ, 98 khẩu" in a cell of its own. */
const countOfPeople = /^\(?\d[\d.]*\s*(?:hộ|khẩu|người|đối tượng)\s*(?:$|[,;:()–-])/iu

export const isCountOfPeople = (text: string): boolean => countOfPeople.test(text.trim())

/** How many people a heading counts, and what they are paid together: no year, no card's number. */
const tally = /^(?:\d{1,3}|\d{1,3}(?:[., ]?\d{3})*[., ]?000(?: ?(?:đ|đồng))?)$/iu

export const isTally = (text: string): boolean => tally.test(text.trim())

/**
 * "II | Thôn 3", "A | Hộ cận nghèo", "* Tổ dân phố 3 | 12 hộ", "Thôn 1 | 2 | 1.500.000": names a hamlet or a group, and nobody, whatever its
 * columns mean.
 */
export function isHeadingRow({ cells }: Texts): boolean {
  const said = cells.filter(({ text }) => !isCountOfPeople(text) && !isTally(text))
  if (said.length > 2 || said.some(({ text }) => isBuiltAsName(text))) return false
  const line = said.map(({ text }) => cleanText(text)).join(' | ')
  return isPlace(titleOfHeading(line)) || looksLikePolicy(line)
}
