import { beginsAsGroup, looksLikePolicy } from '../rows/headings/group-words.ts'
import { isSurelyName } from '../rows/person/plausible-name.ts'
import type { Row } from '../workbook/workbook.ts'
import { type Field, nameFields } from './field.ts'
import { headerKey } from './recognise-header.ts'
import { settleRivals } from './settle-rivals.ts'
import type { Table } from './table.ts'
import type { TableColumn } from './table-column.ts'

/** One of the tables that stand side by side under one header. */
export type SideTable = { readonly table: Table; readonly from: number; readonly to: number }

export type SideBySide = {
  /** From left to right; one in nearly every sheet. */
  readonly tables: readonly SideTable[]
  /** Columns of a table to the right that is no list: sums by hamlet, the meaning of codes. */
  readonly apart: readonly TableColumn[]
  /** Two tables with other headings: nobody can say that they are one list. */
  readonly isUnsure: boolean
}

const sure = 0.9
/** So many headings of one table, its name among them, stand again in the other. */
const fewestShared = 2
/** A legend has as many rows as there are codes, and most lists have more people. */
const fewestBare = 3
/** What two tables both say of what stands in their rows. */
const telling: ReadonlySet<Field | null> = new Set(['stt', 'amount', 'hamlet', 'policy', 'householdSize'])
/** What a list says of one person beside his name. */
const ofPerson = [
  'birth',
  'birthYear',
  'male',
  'female',
  'sex',
  'idNumber',
  'relation',
  'amount',
  'amountPart',
] as const
/** What nobody but a person has. */
const personal: ReadonlySet<Field | null> = new Set([...nameFields, ...ofPerson])
/** What lists say of who is paid, and nothing else says of the people it names. */
const ofWhoIsPaid: ReadonlySet<Field | null> = new Set([...ofPerson, 'rate', 'policy', 'householdSize'])

/**
 * Whether the header found is that of several tables side by side. Officers save paper: people 1 to 30 on the left, 31 to 60 on the
 * right, under the same headings.
 * @param rows the first rows of the sheet
 */
export function tablesSideBySide(found: Table, rows: readonly Row[]): SideBySide {
  const { written } = found
  const below = rows.filter(({ number }) => number > found.lastRow)
  const isName = nameColumns(written, below)
  const kept = written.slice(0, startOfApart(written, below, isName) ?? written.length)
  const apart = written.slice(kept.length)
  const starts = startsOf(kept, below, isName)
  const blocks = [0, ...starts].map((start, at) => kept.slice(start, starts[at] ?? kept.length))
  const [first = []] = blocks
  const isUnsure = blocks.slice(1).some((block) => !isOfOneList(first, block))
  const tables = blocks.map((block, at): SideTable => {
    const next = blocks[at + 1]?.[0] ?? (at === blocks.length - 1 ? apart[0] : undefined)
    return {
      table: { ...found, written: block, columns: settleRivals(block) },
      from: at === 0 ? 0 : (block[0]?.index ?? 0),
      to: next === undefined ? Number.POSITIVE_INFINITY : next.index - 1,
    }
  })
  return { tables, apart, isUnsure }
}

type IsName = (column: TableColumn) => boolean

function nameColumns(columns: readonly TableColumn[], below: readonly Row[]): IsName {
  const areNamed = (name: Field) => columns.some(({ field, confidence }) => field === name && confidence >= sure)
  const name: Field = areNamed('fullName') ? 'fullName' : 'headName'
  const named = columns.filter(({ field, confidence }) => field === name && confidence >= sure)
  const names = new Set(named.filter((column, at) => at === 0 || !namesGroups(column, below)))
  return (column) => names.has(column)
}

/** "Tên đối tượng" above the groups that the codes of a legend mean, and above nobody. */
function namesGroups({ index }: TableColumn, below: readonly Row[]): boolean {
  const texts = below.flatMap(({ cells }) =>
    cells.filter(({ column }) => column === index).map(({ text }) => text.trim()),
  )
  const groups = texts.filter((text) => looksLikePolicy(text) || beginsAsGroup(text))
  return groups.length > 0 && groups.length > texts.length / 2 && !texts.some(isSurelyName)
}

/** Where, among the columns, each further table begins. */
function startsOf(columns: readonly TableColumn[], below: readonly Row[], isName: IsName): number[] {
  const names = columns.flatMap((column, at) => (isName(column) ? [at] : []))
  const [first = 0] = names
  const before = new Set(columns.slice(0, first).map(meaningOf))
  const starts: number[] = []
  let from = first
  for (const name of names.slice(1)) {
    if (!holdsOthers(columns[first], columns[name], below)) continue
    let start = name
    while (start - 1 > from && before.has(meaningOf(columns[start - 1]))) start -= 1
    const gap = lastGap(columns, from, name)
    const isParted = start < name || gap !== null
    if (!isParted && columns[first]?.header !== columns[name]?.header) continue
    starts.push(start < name ? start : (gap ?? name))
    from = name
  }
  return starts
}

/** A second column of names that says nothing, or the same as the first, is no second table. */
function holdsOthers(one: TableColumn | undefined, other: TableColumn | undefined, below: readonly Row[]): boolean {
  const textAt = ({ cells }: Row, column: TableColumn | undefined): string =>
    cells.find((cell) => cell.column === column?.index)?.text.trim() ?? ''
  return below.some((row) => {
    const text = textAt(row, other)
    return text !== '' && text !== textAt(row, one)
  })
}

/** The column behind the last blank one between two. */
function lastGap(columns: readonly TableColumn[], after: number, until: number): number | null {
  for (let at = until; at > after; at--) if (isBehindGap(columns, at)) return at
  return null
}

const isBehindGap = (columns: readonly TableColumn[], at: number): boolean =>
  at > 0 && (columns[at]?.index ?? 0) - (columns[at - 1]?.index ?? 0) > 1

/**
 * Whether two tables have headings in common that make one list of them: not who the people are on the left, and on the right the
 * commune's officers with their posts and telephones.
 */
function isOfOneList(one: readonly TableColumn[], other: readonly TableColumn[]): boolean {
  const known = new Set(one.map(meaningOf))
  const shared = new Set(other.map(meaningOf).filter((meaning) => meaning !== '' && known.has(meaning)))
  if (shared.size < fewestShared) return false
  const isSame = other.every((column) => known.has(meaningOf(column)))
  return isSame || other.some((column) => ofWhoIsPaid.has(column.field) && shared.has(meaningOf(column)))
}

/** What a column means, however it is called: "NS" and "Năm sinh" are one. */
const meaningOf = (column: TableColumn | undefined): string =>
  column === undefined
    ? ''
    : column.field !== null && column.confidence >= sure
      ? `=${column.field}`
      : headerKey(column.header)

/** Where a table to the right begins that names nobody; null where there is none. */
function startOfApart(columns: readonly TableColumn[], below: readonly Row[], isName: IsName): number | null {
  const lastName = columns.findLastIndex(isName)
  if (lastName < 0) return null
  for (let at = lastName + 1; at < columns.length; at++) {
    if (!isBehindGap(columns, at)) continue
    const [list, block] = [columns.slice(0, at), columns.slice(at)]
    const people = below.filter(({ cells }) => cells.some(({ column }) => column === columns[lastName]?.index))
    const filled = people.map((row) => hasCellIn(row, block))
    if (block.length > 1 && (block.some((column) => isLegend(column, below)) || isApart(list, block, filled))) return at
  }
  return null
}

const isLegend = (column: TableColumn, below: readonly Row[]): boolean =>
  nameFields.has(column.field) && namesGroups(column, below)

const hasCellIn = ({ cells }: Row, block: readonly TableColumn[]): boolean =>
  cells.some(({ column }) => block.some(({ index }) => index === column))

/** @param filled of each person of the list, whether something stands in the block beside it */
function isApart(list: readonly TableColumn[], block: readonly TableColumn[], filled: readonly boolean[]): boolean {
  const repeats = (columns: readonly TableColumn[]): boolean =>
    columns.some(
      ({ field, confidence }) =>
        telling.has(field) && confidence >= sure && list.some((one) => one.field === field && one.confidence >= sure),
    )
  if (repeats(block.slice(0, 1))) return true
  // A sum of people stands beside each of them, one of hamlets beside a few.
  if (repeats(block) && filled.includes(false)) return true
  if (block.some(({ field }) => personal.has(field))) return false
  // It ends while the people go on, and has no hole until there: what is said of people has.
  const run = filled.indexOf(false)
  return run > 0 && filled.length - run >= fewestBare && !filled.slice(run).includes(true)
}
