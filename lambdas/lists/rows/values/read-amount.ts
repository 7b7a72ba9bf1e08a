import { groupThousands } from '../../../domain/money/dong.ts'
import { dongOfWords } from '../../../domain/money/dong-of-words.ts'
import { foldText } from '../../../domain/names/fold-text.ts'
import type { Cell } from '../../workbook/workbook.ts'
import { saysNotPaid } from '../person/check-note.ts'
import { quoted } from '../problem-log.ts'

export type ReadAmount =
  | { ok: true; amount: number | null; doubt?: string }
  | { ok: false; reason: string; mend: string; suggestion: string | null }

/** No payment to a person is smaller; a smaller number is one of thousands of đồng. */
const smallestAmount = 10_000
/** A larger sum for one row is likely counted in the wrong unit. */
const largestUsual = 100_000_000
/** The smallest grants of the law are some hundred thousand đồng. */
const fewestDong = 100_000
const perMonth = /^[^x×*=]*\/ ?thang\s*$/
const largest = 1_000_000_000_000

/**
 * Money in whole đồng: 1.500.000, 1,500,000, 1 500 000, "1.500.000đ", "1,5 triệu", "500k", "500.000 x 3", or a number cell.
 * Blank and "-" are no amount (null).
 * @param unit what one unit of the column is worth in đồng, where its header or the title names thousands or millions
 */
export function readAmount(cell: Cell, unit: number): ReadAmount {
  const text = cell.text.trim()
  if (text === '' || /^[-–.]+$/.test(text)) return { ok: true, amount: null }
  const isLong = text.length > longestText
  const parsed = isLong
    ? null
    : typeof cell.value === 'number' && cell.kind === 'number'
      ? cell.value * unit
      : parseText(text, unit)
  const inWords = parsed === null && cell.kind === 'text' ? dongOfWords(text) : null
  if (inWords !== null && inWords >= smallestAmount) {
    const sum = groupThousands(inWords)
    return {
      ok: false,
      reason: `${quoted(text)} là số tiền bằng chữ`,
      mend: `Ghi bằng chữ số: ${sum}`,
      suggestion: String(inWords),
    }
  }
  if (parsed === null || cell.kind === 'date') {
    const meant = isLong || cell.kind !== 'text' ? null : onlySum(text, unit)
    if (meant === null && (noSum.test(text) || saysNotPaid(text))) {
      const mend = 'Nếu người này không được hỗ trợ, xóa dòng; nếu được, ghi số tiền'
      return { ok: false, reason: `Ô số tiền ghi ${quoted(text)}`, mend, suggestion: null }
    }
    return {
      ok: false,
      reason: `${quoted(text)} không đọc được là số tiền`,
      mend: meant === null ? 'Ghi số tiền bằng chữ số, đơn vị đồng' : `Sửa thành ${groupThousands(meant)}`,
      suggestion: meant === null ? null : String(meant),
    }
  }
  // A sum that Excel computed from fractions misses the whole number by a trace.
  const amount = Math.round(parsed)
  if (Math.abs(amount - parsed) > 0.001) {
    return {
      ok: false,
      reason: `${quoted(text)} không phải số đồng nguyên`,
      mend: 'Ghi số tiền tròn đồng',
      suggestion: null,
    }
  }
  if (amount < 0) {
    return { ok: false, reason: `${quoted(text)} là số tiền âm`, mend: 'Ghi số tiền được hỗ trợ', suggestion: null }
  }
  if (amount > 0 && amount < smallestAmount) {
    const meant = amount * 1_000
    if (meant < smallestAmount) {
      const reason = `${quoted(text)} đồng quá nhỏ để là số tiền hỗ trợ`
      return { ok: false, reason, mend: 'Kiểm tra lại số tiền và đơn vị tính', suggestion: null }
    }
    return {
      ok: false,
      reason: `${quoted(text)} đồng quá nhỏ, có phải tính bằng nghìn đồng?`,
      mend: `Sửa thành ${groupThousands(meant)} hoặc ghi "nghìn đồng" ở tiêu đề cột`,
      suggestion: String(meant),
    }
  }
  if (amount > largest) {
    return {
      ok: false,
      reason: `${quoted(text)} quá lớn để là số tiền hỗ trợ`,
      mend: 'Kiểm tra lại số tiền và đơn vị tính',
      suggestion: null,
    }
  }
  // Of one person, in thousands, no sum is so large: the cell says đồng already.
  const asWritten = amount / unit
  if (unit > 1 && amount > largestUsual && asWritten >= fewestDong) {
    return {
      ok: false,
      reason: `${quoted(text)} theo đơn vị tính của bảng là ${groupThousands(amount)} đồng, có phải ô đã ghi bằng đồng?`,
      mend: `Sửa ô theo đơn vị tính của bảng, hoặc bỏ đơn vị tính nếu cả cột là đồng (${groupThousands(asWritten)})`,
      suggestion: null,
    }
  }
  if (amount > largestUsual) return { ok: true, amount, doubt: `${quoted(text)} rất lớn cho một dòng` }
  return text.includes('/') && perMonth.test(foldText(text))
    ? { ok: true, amount, doubt: `${quoted(text)} có vẻ là mức một tháng` }
    : { ok: true, amount }
}

/** "Không", where others have their sums. */
const noSum = /^(?:không|khong|ko)\.?$/iu

/** No way of writing a sum is longer. */
const longestText = 60

/** No law gives more months, and no household has many more people. */
const mostTimes = 12

const words: [RegExp, number][] = [
  [/(?:trieu|tr)$/, 1_000_000],
  [/(?:nghin|ngan|k)$/, 1_000],
]

function parseText(text: string, unit: number): number | null {
  return parseSum(text, unit) ?? parseReckoning(text, unit)
}

/** "500.000 x 3 tháng = 1.500.000", "=250000*3" as text: rate and months in one cell, in either order; null where the sum is another. */
function parseReckoning(text: string, unit: number): number | null {
  const [product = '', written, ...more] = text.replace(/^=/, '').split('=')
  const [one = '', other = '', ...others] = product.split(/[x×*]/iu)
  if (more.length > 0 || others.length > 0 || other === '') return null
  const times = timesOf(other) || timesOf(one)
  const rate = parseSum(timesOf(other) > 0 ? one : other, unit)
  if (rate === null || times < 1 || times > mostTimes) return null
  const sum = rate * times
  return written === undefined || parseSum(written, unit) === sum ? sum : null
}

function timesOf(text: string): number {
  return Number(/^0?(\d{1,2})\s*(?:tháng|thang|th?|khẩu|khau|người|nguoi)?$/iu.exec(text.trim())?.[1] ?? 0)
}

function parseSum(text: string, unit: number): number | null {
  let rest = foldText(text)
    .replace(/(?:\b|(?<=\d))(?:vnd|dong|vn)\b|₫|\bchan\b/g, ' ')
    .replace(/ ?\/ ?(?:nguoi|khau|ho|suat)\s*$/, '')
    .replace(/[.,\s]+$/, '')
    .replace(/(?<=\d ?|trieu ?|nghin ?|ngan ?)d(?:\/\S*)?$/, ' ')
    .replace(/[.,]?-+$|[.,]+\s*$/, '')
    .trim()
    .replace(/^(\d+) ?(?:tr|trieu) ?(\d)$/, '$1,$2tr')
    .replace(/^(\d+)tr(\d{3})$/, '$1$2k')
  let factor = unit
  for (const [word, value] of words) {
    if (word.test(rest)) {
      rest = rest.replace(word, '').trim()
      factor = value
      break
    }
  }
  const number = parseGrouped(rest, factor > 1)
  return number === null ? null : number * factor
}

/** What a part of the sum, a time or a reckoning is said by: then the number is not the sum. */
const otherwise = /[%+=x×*/]|\b(?:thang|ngay|moi|lan|con|tru|thieu|thua|nguoi|khau|ho|usd)\b|\$/
/** "1.500.000đ/3 tháng": for how long the sum is. */
const forAllMonths = /\s*(?:\/|cho|trong|của)\s*(?:0?[2-9]|ba|hai)\s*tháng\s*$/iu
const lookalikes: Readonly<Record<string, string>> = { o: '0', O: '0', l: '1', I: '1' }

/** "~1.500.000", "1.5OO.OOO", "1.500.000 (tiền mặt)": the only sum in a cell, for a person to accept; null where there are several. */
function onlySum(text: string, unit: number): number | null {
  const mended = /^[\doOlI.,\s]+(?:đ|đồng)?$/u.test(text)
    ? text.replace(/[oOlI]/g, (one) => lookalikes[one] ?? one)
    : text
  // So are negative sums shown.
  if (/^\(.*\)$/.test(text)) return null
  const whole = mended.replace(forAllMonths, '')
  const [number, ...others] = whole.match(/\d[\d.,]*/g) ?? []
  if (number === undefined || others.length > 0 || otherwise.test(foldText(whole))) return null
  const sum = parseSum(number, unit)
  return sum !== null && Number.isInteger(sum) && sum >= smallestAmount && sum <= largestUsual ? sum : null
}

/** Points and commas divide thousands or decimals; only their places tell which. */
function parseGrouped(text: string, isCountedInThousands: boolean): number | null {
  const digits = text.replace(/\s/g, '')
  if (!/^-?\d[\d.,]*$/.test(digits)) return null
  if (/^-?\d+$/.test(digits)) return Number(digits)
  if (/^-?\d{1,3}(?:\.\d{3})+(?:,0+)?$/.test(digits)) {
    return Number(digits.replace(/,0+$/, '').replaceAll('.', ''))
  }
  if (/^-?\d{1,3}(?:,\d{3})+(?:\.0+)?$/.test(digits)) return Number(digits.replace(/\.0+$/, '').replaceAll(',', ''))
  // As databases give them: "1500000.0000".
  if (/^-?\d{5,}\.0{4}$/.test(digits)) return Number(digits)
  const decimal = /^(-?\d+)[.,](\d{1,2})$/.exec(digits)
  if (decimal === null) return null
  const value = Number(`${decimal[1]}.${decimal[2]}`)
  return isCountedInThousands || Number.isInteger(value) ? value : null
}
