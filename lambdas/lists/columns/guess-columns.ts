import { sayableFields as sayable } from '../../domain/columns/sayable-fields.ts'
import { capitalised } from '../../domain/names/capitalised.ts'
import { foldText } from '../../domain/names/fold-text.ts'
import { isOurRemark } from '../annotate/remarks.ts'
import { columnLetters } from '../column-letters.ts'
import { firstLetters } from '../first-letters.ts'
import { isColumnOfRefusals } from '../rows/person/not-supported.ts'
import type { Row } from '../workbook/workbook.ts'
import { withoutBarrenSums } from './barren-sums.ts'
import { birthWithoutLabels } from './birth-without-labels.ts'
import { lookAtColumns, type SeenColumn } from './column-look.ts'
import type { Field } from './field.ts'
import { fieldWords } from './field-words.ts'
import { settleAlike } from './guess-rivals.ts'
import type { Look } from './look.ts'
import { alike, calling, countedCells, fieldOfLook } from './look-words.ts'
import { isLongWord, type Misspelt, misspeltHeader } from './misspelt-header.ts'
import { isInCharge, wordOfNames } from './name-headers.ts'
import { headerKey, isMeaningless } from './recognise-header.ts'
import { recordsFrom } from './records.ts'
import { type SaidColumns, toldByLetter } from './said-columns.ts'
import type { Table } from './table.ts'
import type { TableColumn } from './table-column.ts'
import { withTotal } from './total-of-sums.ts'

/** How sure each way of guessing is where all cells fit; what decides on money or names a person is asked about. */
const byCells = 0.65
const byCertainCells = 0.9
const byWordAndCells = 0.85
const byWord = 0.65
/** What nothing hangs on: surer than what an officer is asked about. */
const harmless = 0.75
/** Nothing else looks so, and nobody is paid by it. */
const certain: ReadonlySet<Look> = new Set(['running-numbers', 'sexes', 'peoples'])
/** Money, the days that it is counted by, and ID numbers: a header that only nearly says so is asked about however its cells look. */
const weighty: ReadonlySet<Field> = new Set(['idNumber', 'amount', 'amountPart', 'rate', 'days', 'policy'])
/** Fields that say the same of a person: where one stands, the others are taken too. */
const oneOf: readonly (readonly Field[])[] = [
  ['birth', 'birthDay', 'birthMonth', 'birthYear', 'male', 'female'],
  ['amount', 'amountPart'],
  ['sex', 'male', 'female', 'maleAge', 'femaleAge'],
  ['hamlet', 'address'],
  ['fullName', 'headName', 'givenName'],
]
/** A column without a header in fewer rows than this is a remark here and there: a person may say what it is, nobody guesses. */
const fewestFilled = { cells: 2, share: 0.3 }
const mostNameless = 20
const ofHeads = /\bchu ho$/
/** So many of the heads have somebody else beside them. */
const shareOfOthers = 0.5

type Span = { readonly from: number; readonly to: number }

/**
 * The table with what the cells tell of columns whose header does not: there is none, it says nothing ("Cột 1"), or it is a known one but
 * for a letter. Columns that a header claims are never guessed again. What a person has said stands before all.
 * @param rows the first rows of the sheet
 * @param span the columns between which this table stands
 */
export function guessColumns(table: Table, rows: readonly Row[], said: SaidColumns, { from, to }: Span): Table {
  const records = recordsFrom(rows, table.lastRow + 1)
  const told = withoutBarrenSums(table, records).map((column) => asTold(column, said))
  const known = new Set(told.map(({ index }) => index))
  const isNameless = (index: number): boolean => !known.has(index) && index >= from && index <= to
  const hasNameless = records.some(({ cells }) => cells.some(({ column }) => isNameless(column)))
  if (!hasNameless && !told.some(isUnread)) return { ...table, columns: told }
  const seen = lookAtColumns(records)
  const fewest = Math.max(fewestFilled.cells, records.length * fewestFilled.share)
  const isFilled = ({ filled }: SeenColumn): boolean => filled >= fewest || records.length === 1
  const further = seen.filter(({ index }) => isNameless(index)).slice(0, mostNameless)
  const all = birthWithoutLabels([...told, ...further.map(({ index }) => nameless(index))], seen)
  const columns = all.map((column) => {
    const own = seen.find(({ index }) => index === column.index)
    return own === undefined ? column : lookedAt(column, own, said)
  })
  const guess = new Guess(
    columns,
    seen.filter((column) => known.has(column.index) || isFilled(column)),
  )
  const guessed = guess.columns().sort((one, other) => one.index - other.index)
  return { ...table, columns: withTotal(guessed, seen) }
}

function holdsOurRemarks({ cells }: SeenColumn): boolean {
  const texts = [...cells.values()].map(({ text }) => text)
  return texts.filter(isOurRemark).length >= texts.length * 0.8
}

/** A column whose header says nothing, or that has none, with what stands in it and what a person has said of it. */
export function lookedAt(column: TableColumn, seen: SeenColumn, said: SaidColumns): TableColumn {
  if (!isMeaningless(column.header)) return column
  if (column.header === '' && holdsOurRemarks(seen)) return { ...column, field: 'problems', confidence: 1 }
  const own = { ...column, look: column.look ?? seen.look }
  const told = column.isSaid ? undefined : toldByLetter(said, spokenOf(own))
  return told === undefined ? own : { ...own, field: told, confidence: 1, isSaid: true }
}

const spokenOf = ({ index, header, look }: TableColumn) => ({ column: columnLetters(index), header, look })

export const nameless = (index: number): TableColumn => ({ index, header: '', field: null, confidence: 0 })

/** A column that was told apart by its letter from another of the same header; by their headers all are read already. */
function asTold(column: TableColumn, said: SaidColumns): TableColumn {
  const isOpenToWords = !column.isSaid && !isMeaningless(column.header)
  const told = isOpenToWords ? toldByLetter(said, spokenOf(column)) : undefined
  if (told === undefined) return column
  return { index: column.index, header: column.header, field: told, confidence: 1, isSaid: true }
}

class Guess {
  private readonly seen: ReadonlyMap<number, SeenColumn>
  private readonly before: readonly TableColumn[]

  constructor(columns: readonly TableColumn[], seen: readonly SeenColumn[]) {
    this.before = columns
    this.seen = new Map(seen.map((column) => [column.index, column]))
  }

  columns(): TableColumn[] {
    const spelt = this.bySpelling()
    const open = spelt.filter((column) => isOpen(column) && isMeaningless(column.header))
    const found = new Map<number, TableColumn>()
    for (const [look, alikes] of this.byLook(open)) {
      const field = fieldOfLook[look]
      if (field === null || isClaimed(field, spelt)) continue
      const name = spelt.find((column) => column.field === 'fullName')
      const settled = settleAlike(look, alikes, name === undefined ? null : (this.seen.get(name.index) ?? null))
      for (const column of alikes) {
        const own = open.find(({ index }) => index === column.index)
        const meant = settled.get(column) ?? null
        // One of them is what is meant: the others are somebody else's, or a day of something else. What nobody can say is not asked.
        if (own === undefined || (meant === null && (settled.size > 0 || !(field in sayable)))) continue
        found.set(column.index, guessed(own, column, meant, alikes))
      }
    }
    const settled = spelt.map((column) => found.get(column.index) ?? this.besideHeads(column))
    return isClaimed('idNumber', settled) ? settled : settled.map((column) => this.asNumbers(column))
  }

  /** ID numbers under a header in words that lists do not use, where no other column has them: unasked everybody would come in without one. */
  private asNumbers(column: TableColumn): TableColumn {
    const own = this.seen.get(column.index)
    if (own?.look !== 'id-numbers' || !isOpen(column) || isMeaningless(column.header)) return column
    return { ...column, reason: `Không hiểu tiêu đề cột; ${countedCells(own)}, chưa rõ có phải của người được hỗ trợ` }
  }

  /** Names beside those of heads of households: the list may be of either. */
  private besideHeads(column: TableColumn): TableColumn {
    const head = this.before.find(({ field, header }) => field === 'fullName' && ofHeads.test(headerKey(header)))
    const heads = head && this.seen.get(head.index)
    const own = this.seen.get(column.index)
    if (!head || !heads || own?.look !== 'names' || !isOpen(column) || isInCharge(column.header)) return column
    if (!isMeaningless(column.header) && wordOfNames(column.header) === null) return column
    const others = [...own.cells].filter(
      ([row, { text }]) => foldText(heads.cells.get(row)?.text ?? '') !== foldText(text),
    )
    if (others.length < heads.filled * shareOfOthers) return column
    const reason = `${alike([heads, own])}; đang đọc theo "${firstLetters(head.header, 60)}", chưa rõ có đúng là người được hỗ trợ`
    return { ...column, reason: capitalised(reason) }
  }

  private byLook(open: readonly TableColumn[]): Map<Look, SeenColumn[]> {
    const looks = new Map<Look, SeenColumn[]>()
    for (const { index } of open) {
      const column = this.seen.get(index)
      if (column !== undefined) looks.set(column.look, [...(looks.get(column.look) ?? []), column])
    }
    return looks
  }

  private bySpelling(): TableColumn[] {
    const spelt: TableColumn[] = []
    for (const [at, column] of this.before.entries()) {
      const isWord = isOpen(column) && !isCalledByNumber(column.header) && !isColumnOfRefusals(column.header)
      // "Trùng" is nearly "Trường", and says that somebody is not to be paid.
      const near = isWord ? misspeltHeader(column.header) : null
      const others = [...spelt, ...this.before.slice(at + 1)]
      const isFree = near !== null && !isClaimed(near.field, others)
      spelt.push(isFree ? (misspelt(column, near, this.seen.get(column.index)) ?? column) : column)
    }
    return spelt
  }
}

/** "Tháng hỗ trợ – 4" is called by its number, and no word that is nearly another one. */
const isCalledByNumber = (header: string): boolean => isMeaningless(header) || / – \d{1,2}$/.test(header)

/** Whether nobody has said what it is, neither its header nor a person. */
const isOpen = ({ field, isSaid, reason }: TableColumn): boolean => field === null && !isSaid && !reason

/** Whether there is something to look for: a meaning, or what it is known by to who says one. */
const isUnread = (column: TableColumn): boolean =>
  isOpen(column) || (column.look === undefined && isMeaningless(column.header))

function isClaimed(field: Field, columns: readonly TableColumn[]): boolean {
  const same = oneOf.filter((fields) => fields.includes(field)).flat()
  return columns.some((column) => column.field === field || (column.field !== null && same.includes(column.field)))
}

const rounded = (confidence: number): number => Math.round(confidence * 100) / 100
const share = ({ fits, filled }: SeenColumn): number => fits / filled

function guessed(
  column: TableColumn,
  seen: SeenColumn,
  field: Field | null,
  alikes: readonly SeenColumn[],
): TableColumn {
  if (field === null)
    return {
      ...column,
      reason: `${calling(column.header)}; ${alike(alikes)}, không rõ cột nào được dùng nên không đọc`,
    }
  const isCertain = certain.has(seen.look) && share(seen) >= 0.9
  // A number in the list and the people somebody belongs to are not kept: nothing to look at, and nobody could say that a column is so.
  if (!(field in sayable)) return { ...column, field, confidence: isCertain ? byCertainCells : harmless }
  const confidence = isCertain ? byCertainCells : rounded(byCells * share(seen))
  const reason = `${calling(column.header)}; đọc là ${fieldWords[field]} vì ${countedCells(seen)}`
  return { ...column, field, confidence, reason }
}

/** Hamlets stand below "Địa chỉ" as well, and a rate looks as a sum does. */
function looksSo(field: Field, { look }: SeenColumn): boolean {
  const meant = fieldOfLook[look]
  if (field === 'rate') return look === 'sums'
  return meant === field || (field === 'address' && meant === 'hamlet')
}

/** A header that is nearly a known one. Where the cells can tell, they have to agree. */
function misspelt(column: TableColumn, { field, word }: Misspelt, seen: SeenColumn | undefined): TableColumn | null {
  const isTold = Object.values(fieldOfLook).includes(field) || field === 'rate'
  const cells = seen !== undefined && looksSo(field, seen) ? seen : null
  // What weighs is asked about in any case.
  if (isTold ? cells === null : !isLongWord(word) && !weighty.has(field)) return null
  if (!(field in sayable)) return { ...column, field, confidence: harmless }
  const because = cells === null ? '' : ` và ${countedCells(cells)}`
  const reason = `Đọc là ${fieldWords[field]} vì tiêu đề gần giống "${word}"${because}`
  const sure = cells === null ? (field === 'note' ? harmless : byWord) : byWordAndCells * share(cells)
  return { ...column, field, confidence: rounded(weighty.has(field) ? Math.min(sure, byWord) : sure), reason }
}
