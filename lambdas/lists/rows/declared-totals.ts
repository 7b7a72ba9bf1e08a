import { dongOfWords } from '../../domain/money/dong-of-words.ts'
import { foldText } from '../../domain/names/fold-text.ts'
import { readAmount } from './read-amount.ts'
import type { RowView } from './row-view.ts'

export type Declared = { people: number | null; amount: number | null }

/** A longer text is no total, and its digits would be tried one by one. */
const longestText = 200
const counted = /(\d{1,3}(?:[.,]\d{3})+|\d+)\s*(?:nguoi|doi tuong|truong hop|lao dong)(?=$|[^a-z])/

/** "Tổng số: 12 người; số tiền: 18.000.000 đồng" */
const written = /(?<![\d.,])(\d{1,3}(?:[.,]\d{3})+)\s*(?:đồng|đ|vnđ)(?=$|[^\p{L}])/iu

function sumInWords(text: string): number | null {
  const sum = written.exec(text.slice(0, longestText))?.[1]
  return sum === undefined ? null : Number(sum.replace(/[.,]/g, ''))
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

/** Total rows count before subtotals; several of a kind (one a sheet's part) add up. */
export class DeclaredTotals {
  private readonly sums = { total: emptySum(), subtotal: emptySum() }
  private readonly inWords: number[] = []

  add(kind: 'total' | 'subtotal', declared: Declared): void {
    const sum = this.sums[kind]
    if (declared.people !== null) sum.people = (sum.people ?? 0) + declared.people
    if (declared.amount !== null) sum.amount = (sum.amount ?? 0) + declared.amount
  }

  /** "Bằng chữ: …" below the table. */
  addWords(amount: number | null): void {
    if (amount !== null) this.inWords.push(amount)
  }

  get(): Declared {
    const { total, subtotal } = this.sums
    return { people: total.people ?? subtotal.people, amount: total.amount ?? this.words() ?? subtotal.amount }
  }

  /** The sum in words where the list has one; of parts each with its own nobody says which are meant. */
  words(): number | null {
    return this.inWords.length === 1 ? (this.inWords[0] ?? null) : null
  }
}

function emptySum(): Declared {
  return { people: null, amount: null }
}
