import { dongOfWords } from '../../../domain/money/dong-of-words.ts'
import { foldText } from '../../../domain/names/fold-text.ts'
import type { RowView } from '../row-view.ts'
import { readAmount } from '../values/read-amount.ts'

export type Declared = { people: number | null; amount: number | null }

/** A longer text is no total, and its digits would be tried one by one. */
const longestText = 200
/** "85 người"; of "11 hộ; 15 khẩu" the people, who have a row each. */
const counted = /(\d{1,3}(?:[.,]\d{3})+|\d+)\s*(?:nguoi|doi tuong|truong hop|lao dong|(?:nhan )?khau)(?=$|[^a-z])/
/** "Danh sách này có 03 người với số tiền 4.500.000 đồng", mostly below the signatures. */
const statement =
  /^[*+•–-]*\s*(?:ấn định |tổng hợp )?danh sách (?:này |trên )?(?:gồm|có|là)(?=\s).*\d\s*(?:người|đối tượng|khẩu|trường hợp|lao động)(?=$|[^\p{L}])/iu

/** Whether a text says in a sentence how many people the list has. */
export function isStatement(text: string): boolean {
  return text.length <= longestText && statement.test(text)
}

/** "Tổng số: 12 người; số tiền: 18.000.000 đồng" */
const written = /(?<![\d.,])(\d{1,3}(?:[.,]\d{3})+)\s*(?:đồng|đ|vnđ)(?=$|[^\p{L}])/iu

/** "mức 1.500.000 đồng", "x 1.500.000 đồng", "1.500.000 đồng một người": what each is given. */
const rate =
  /(?<!\p{L})(?:(?<!tổng )mức(?!\p{L})[^\d,;]{0,30}|[x×*]\s*)\d[\d.,]*\s*(?:đồng|đ|vnđ)(?!\p{L})|(?<![\d.,])\d[\d.,]*\s*(?:đồng|đ|vnđ)\s*(?:(?:một|mỗi)(?!\p{L})|[x×*](?!\p{L}))/giu
const withoutRates = (text: string): string => text.replace(rate, ' ')

function sumInWords(text: string): number | null {
  const sum = written.exec(withoutRates(text.slice(0, longestText)))?.[1]
  return sum === undefined ? null : Number(sum.replace(/[.,]/g, ''))
}

/** What a title says, and in which row. */
export type DeclaredAbove = Declared & { readonly row: number }

const saysTotal = /(?<!\p{L})tổng (?:số|cộng|kinh phí|tiền|số tiền)(?!\p{L}).*/iu
/** What a decision grants elsewhere is no sum of this list. */
const ofMore = /(?<!\p{L})(?:toàn|cả) (?:huyện|tỉnh|thành phố|thị xã|quận)(?!\p{L})/iu
const countedBehind =
  /(?:nguoi|doi tuong|truong hop|lao dong|khau)\s*:\s*(\d{1,3}(?:[.,]\d{3})+|\d+)(?![\d.,]*\s*(?:dong|d\b))/
/** "Tổng số lao động: 120 người": a firm's workers, of whom the list may name a few. */
const ofWorkers = /(?<!\p{L})tổng số (?:người )?lao động(?!\p{L})/iu
/** Not "750.000 đồng/người", which is a rate. */
const sums = /(?<![\d.,])(\d{1,3}(?:[.,]\d{3})+)\s*(?:đồng|đ|vnđ)(?![\p{L}]|\s*\/)/giu

/** "Tổng số 5 người, 3.750.000 đồng" above a table; null for a line that says no total of the list. */
export function declaredAbove(line: string): Declared | null {
  if (line.length > longestText || ofMore.test(line)) return null
  const said = isStatement(line) ? line : saysTotal.exec(line)?.[0]
  if (said === undefined) return null
  const folded = foldText(said)
  const counts = ofWorkers.test(said) ? null : (counted.exec(folded) ?? countedBehind.exec(folded))
  const count = counts?.[1]?.replace(/[.,]/g, '')
  const people = count !== undefined && /^\d{1,7}$/.test(count) ? Number(count) : null
  const amounts = [...withoutRates(said).matchAll(sums)].map(([, sum = '']) => Number(sum.replace(/[.,]/g, '')))
  const amount = amounts.length > 0 ? Math.max(...amounts) : null
  return people === null && amount === null ? null : { people, amount }
}

/** "Bằng chữ: Một triệu năm trăm nghìn đồng", in one cell or in two; null where they name no sum. */
export function sumOfWords({ cells }: RowView): number | null {
  const texts = cells.map(({ text }) => text)
  for (const text of [...texts, texts.join(' ')]) {
    const sum = dongOfWords(text)
    if (sum !== null && sum > 0) return sum
  }
  return null
}

/** What a total row says: the sum in its money column, and the number of people in words ("85 người") or below the names. */
export function readDeclared(row: RowView, moneyUnit: (header: string) => number): Declared {
  const money = row.get('amount')
  const read = money === null ? null : readAmount(money.cell, moneyUnit(money.column.header))
  const said = money === null ? row.cells.map(({ text }) => sumInWords(text)).find((sum) => sum !== null) : undefined
  const amount = said ?? (read?.ok ? read.amount : null) ?? sumOfWords(row)
  const words = row.cells
    .map(({ text }) => counted.exec(foldText(text.slice(0, longestText)))?.[1])
    .find((number) => number !== undefined)
  const underNames = row.get('fullName')
  const count = words?.replace(/[.,]/g, '') ?? (underNames?.cell.kind === 'number' ? underNames.text : undefined)
  const people = count !== undefined && /^\d{1,7}$/.test(count) ? Number(count) : null
  return { people, amount }
}

/**
 * The sum of a row that says nothing else: "1.500.000" in the money column, and numbers at most beside it. Null where a
 * cell has words, or the sum cannot be read.
 */
export function bareSum(row: RowView, moneyUnit: (header: string) => number): number | null {
  const hasWords = row.cells.some(({ text, column }) => column?.field !== 'amount' && /\p{L}/u.test(text))
  return hasWords ? null : readDeclared(row, moneyUnit).amount
}

/** What has been read above a total: đồng of all rows, and since the last total. */
type Read = { readonly whole: number; readonly part: number }
/** What totals of a kind say together, and where the last of them stands. */
type Sum = { people: number | null; amount: number | null; row: number | null; amounts: number }

/** What a list says of itself at last. */
export type DeclaredInAll = Declared & {
  /** Where the people and the sum were said last; null where in no total row. */
  readonly peopleRow: number | null
  readonly amountRow: number | null
  /** Of how many rows the sum is. */
  readonly amounts: number
}

/** Total rows count before subtotals; several of a kind (one a sheet's part) add up, but for one that sums up those before it. */
export class DeclaredTotals {
  private readonly sums = { total: emptySum(), subtotal: emptySum() }
  private readonly statements: Declared[] = []
  private readonly inWords: number[] = []

  /** @param text what the total is called */
  add(
    kind: 'total' | 'subtotal',
    declared: Declared,
    { row, text, read }: { row: number; text: string; read: Read },
  ): void {
    if (isStatement(text)) {
      this.statements.push(declared)
      return
    }
    const sum = this.sums[kind]
    if (declared.people === null && declared.amount === null) return
    const isOfAll = sumsUpOthers(text, declared, read, sum)
    if (declared.people !== null) sum.people = declared.people + (isOfAll ? 0 : (sum.people ?? 0))
    if (declared.amount !== null) {
      sum.amount = declared.amount + (isOfAll ? 0 : (sum.amount ?? 0))
      sum.amounts = isOfAll ? 1 : sum.amounts + 1
    }
    sum.row = row
  }

  /** "Bằng chữ: …" below the table. */
  addWords(amount: number | null): void {
    if (amount !== null) this.inWords.push(amount)
  }

  get(): DeclaredInAll {
    const { total, subtotal } = this.sums
    const [said = { people: null, amount: null }, another] = this.statements
    const statement = another === undefined ? said : { people: null, amount: null }
    const people = total.people ?? statement.people ?? subtotal.people
    const words = this.words() ?? statement.amount
    const amounts = total.amount !== null ? total : words === null ? subtotal : null
    return {
      people,
      amount: amounts === null ? words : amounts.amount,
      peopleRow: total.people !== null ? total.row : statement.people !== null ? null : subtotal.row,
      amountRow: amounts?.row ?? null,
      amounts: amounts?.amounts ?? 1,
    }
  }

  /** The sum in words where the list has one; of parts each with its own nobody says which are meant. */
  words(): number | null {
    return this.inWords.length === 1 ? (this.inWords[0] ?? null) : null
  }
}

/** "Cộng cả 2 đợt", "Tổng cộng chung". */
const ofAll =
  /^(?:tổng )?cộng (?:cả|chung|tất cả|các|(?:2|hai|3|ba) (?:đợt|thôn|buôn|trang|nhóm|phần|mục))(?=[\s:(]|$)/iu

/** Whether a text is a total of totals. */
export function isTotalOfAll(text: string): boolean {
  return ofAll.test(text)
}

/** Whether a total is that of all before it, by its name or as the sum of all rows, where others stand before it. */
function sumsUpOthers(text: string, { amount }: Declared, read: Read, before: Sum): boolean {
  if (before.amount === null && before.people === null) return false
  return isTotalOfAll(text) || (amount !== null && amount === read.whole && amount !== read.part)
}

function emptySum(): Sum {
  return { people: null, amount: null, row: null, amounts: 0 }
}
