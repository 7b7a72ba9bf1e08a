import { parseBirthDate } from '../../lambdas/domain/dates/parse-birth-date.ts'
import { numbersIn, parseIdNumber } from '../../lambdas/domain/ids/parse-id-number.ts'
import { cleanText } from '../../lambdas/domain/names/clean-text.ts'
import { foldText } from '../../lambdas/domain/names/fold-text.ts'
import { isTotalText } from '../../lambdas/lists/rows/bare-row.ts'
import { birthCode, noBirth } from '../../lambdas/matching/births/birth-code.ts'
import { codeOfDigits } from '../../lambdas/matching/numbers/number-code.ts'
import { type RecordColumns, tieOf } from '../../lambdas/matching/whole/record-columns.ts'
import type { CsvRow } from './csv-fields.ts'
import type { PeopleColumns } from './csv-header.ts'
import type { RowPlaces } from './row-places.ts'

const decoder = new TextDecoder()
const none: readonly number[] = []
/** Digits that a double holds exactly. */
const longestNumber = 15
const lowerDigits = 8
const lowerHalf = 10 ** lowerDigits
const [blank, zero, nine, slash, dash, dot] = [0x20, 0x30, 0x39, 0x2f, 0x2d, 0x2e]

/**
 * Rows of a CSV into columns, from bytes: only what is written in an unusual way becomes a string and goes through the same
 * parsers as everywhere. A row without a name is nobody, and so is a total at its end. What cannot be read of a row is taken as not known: a list for
 * payment is checked elsewhere, here nobody is to be overlooked for a badly typed date.
 */
export class PeopleCsv {
  private readonly columns: RecordColumns
  private readonly places: RowPlaces
  private readonly at: PeopleColumns
  private readonly file: number
  private readonly tie: number
  private readonly cmndSeries: readonly string[]
  /** Of the field that was found last. */
  private start = 0
  private end = 0

  constructor(
    columns: RecordColumns,
    places: RowPlaces,
    at: PeopleColumns,
    file: { index: number; name: string; cmndSeries: readonly string[] },
  ) {
    this.columns = columns
    this.places = places
    this.at = at
    this.file = file.index
    this.tie = tieOf(file.name)
    this.cmndSeries = file.cmndSeries
  }

  add(row: CsvRow): void {
    const { columns, at } = this
    const { names, communes } = columns
    const { bytes } = row
    if (!this.find(row, at.fullName)) return
    const [nameStart, nameEnd] = [this.start, this.end]
    const birth = this.birth(row)
    const code = this.oneNumber(row)
    const isNobody = birth === noBirth && code === 0 && isTotalText(decoder.decode(bytes.subarray(nameStart, nameEnd)))
    if (isNobody) return
    const numbers = code === -1 ? severalNumbers(this.text(row), this.cmndSeries) : none
    const name = names.idOfBytes(bytes, nameStart, nameEnd)
    const commune = this.find(row, at.commune) ? communes.idOfBytes(bytes, this.start, this.end) : 0
    const hamlet = this.find(row, at.hamlet) ? columns.hamletOfBytes(bytes, this.start, this.end) : 0
    const tie = Math.imul(this.tie ^ row.number, 0x01000193)
    const place = columns.addCodes(name, birth, this.sex(row), numbers[0] ?? Math.max(0, code), commune, hamlet, tie)
    if (numbers.length > 1) columns.furtherNumbers.set(place, numbers.slice(1))
    if (this.find(row, at.household)) columns.setHousehold(place, this.text(row))
    this.places.add(this.file, row.number, this.find(row, at.stt) ? (this.digits(row) ?? this.text(row)) : '')
  }

  private birth(row: CsvRow): number {
    if (!this.find(row, this.at.birth)) return noBirth
    const quick = quickBirth(row.bytes, this.start, this.end)
    if (quick !== -1) return quick
    const parsed = parseBirthDate(this.text(row))
    return parsed.ok ? birthCode(parsed.value) : noBirth
  }

  /** 1 nam, 2 nữ, 0 not known. */
  private sex(row: CsvRow): number {
    if (!this.find(row, this.at.sex)) return 0
    const quick = quickSex(row.bytes, this.start, this.end)
    if (quick !== 0) return quick
    const text = foldText(this.text(row))
    return text === 'nam' ? 1 : text === 'nu' ? 2 : 0
  }

  /** The number of a cell that holds one, as nearly all do; 0 for none, -1 where more than digits is written there. */
  private oneNumber(row: CsvRow): number {
    if (!this.find(row, this.at.idNumber)) return 0
    const digits = this.digits(row)
    return digits === null ? -1 : codeOfDigits(digits, this.end - this.start)
  }

  /** The field that was found last as a number; null where it holds more than digits, or more of them than a number can. */
  private digits({ bytes }: CsvRow): number | null {
    const { start, end } = this
    if (end - start > longestNumber) return null
    // In two halves, so that only the whole is more than the engine counts with quickly.
    const middle = end - lowerDigits
    let upper = 0
    let lower = 0
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number
      if (byte < zero || byte > nine) return null
      if (at < middle) upper = upper * 10 + byte - zero
      else lower = lower * 10 + byte - zero
    }
    return upper === 0 ? lower : upper * lowerHalf + lower
  }

  private text({ bytes }: CsvRow): string {
    return decoder.decode(bytes.subarray(this.start, this.end))
  }

  /** Where a column's text begins and ends in the row, blanks left out; false where there is none. */
  private find({ bytes, starts, ends, fields }: CsvRow, column: number): boolean {
    if (column < 0 || column >= fields) return false
    let start = starts[column] as number
    let end = ends[column] as number
    while (start < end && bytes[start] === blank) start += 1
    while (end > start && bytes[end - 1] === blank) end -= 1
    this.start = start
    this.end = end
    return start < end
  }
}

/**
 * Grouped digits, an old and a new number in one cell: each number of a length that numbers have. What Excel has written short
 * or as a sum is the number that its digits still tell; read as digits, "2.40123E+08" would be somebody else's.
 */
function severalNumbers(text: string, cmndSeries: readonly string[]): number[] {
  const parsed = parseIdNumber(text, { cmndSeries })
  if (!parsed.ok && (parsed.code === 'rounded' || parsed.code === 'decimal')) {
    const { suggestion = '' } = parsed
    return [codeOfDigits(Number(suggestion), suggestion.length)].filter((code) => code !== 0)
  }
  const codes = numbersIn(cleanText(text).replace(/[oO](?=\d)|(?<=\d)[oO]/g, '0')).map((written) => {
    const digits = written.replace(/\D/g, '')
    return codeOfDigits(Number(digits), digits.length)
  })
  return [...new Set(codes.filter((code) => code !== 0))]
}

/** dd/mm/yyyy (also with . or -) and yyyy; -1 for all else, and for days that are none. */
function quickBirth(bytes: Uint8Array, start: number, end: number): number {
  let parts = 0
  let first = 0
  let second = 0
  let number = 0
  let digits = 0
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number
    if (byte >= zero && byte <= nine) {
      number = number * 10 + byte - zero
      digits += 1
      continue
    }
    if ((byte !== slash && byte !== dash && byte !== dot) || digits === 0 || digits > 2) return -1
    if (parts === 0) first = number
    else second = number
    parts += 1
    number = 0
    digits = 0
  }
  if (digits !== 4 || number < 1900 || number > 2100) return -1
  if (parts === 0) return number * 512
  if (parts !== 2 || second < 1 || second > 12 || first < 1 || first > 28) return -1
  return number * 512 + second * 32 + first
}

/** "Nam" and "Nữ", as nearly every list has them; 0 for all else. */
function quickSex(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== 0x4e) return 0
  if (end - start === 3 && bytes[start + 1] === 0x61 && bytes[start + 2] === 0x6d) return 1
  const isU = bytes[start + 1] === 0xe1 && bytes[start + 2] === 0xbb && bytes[start + 3] === 0xaf
  return isU && end - start === 4 ? 2 : 0
}
