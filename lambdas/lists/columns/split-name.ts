import { foldText } from '../../domain/names/fold-text.ts'
import { isKin, isPeople } from '../rows/households/kin-and-peoples.ts'
import type { Cell, Row } from '../workbook/workbook.ts'
import { headerKey } from './recognise-header.ts'
import type { Table } from './table.ts'
import type { TableColumn } from './table-column.ts'

/** So much of the sampled people must have a part of a name there. */
const mostPeople = 0.6
const guessed = 0.65
const sure = 0.95

/**
 * The two columns of a name that is written in two, where their headers do not say so: "Họ và tên" merged over both has
 * its text in the first only, and beside "Tên" the surnames can stand below any text or none. Adds the other column where
 * the rows below show it.
 * @param rows the first rows of the sheet
 */
export function joinSplitName(table: Table, rows: readonly Row[]): Table {
  const name = table.columns.find(({ field }) => field === 'fullName')
  if (name === undefined) return table
  if (table.columns.some(({ field }) => field === 'givenName')) return withoutCopies(table, name, rows)
  const people = rows.filter((row) => row.number > table.lastRow && cellAt(row, name.index) !== undefined)
  const isGiven = table.written.some(({ index, field }) => index === name.index && field === 'givenName')
  if (isGiven) return withSurnames(table, name, people)
  if (table.columns.some(({ index }) => index === name.index + 1)) return table
  const pairs = people.map((row) => [partOf(row, name.index), partOf(row, name.index + 1)] as const)
  const split = pairs.filter(([, given]) => isPartOfName(given, 1))
  const isSplit = isMost(split.length, people.length) || areSplitInTwo(pairs)
  if (!isSplit || areWordsOfStock(pairs.map(([, given]) => given))) return table
  return withGiven(table, name, { index: name.index + 1, header: name.header, field: 'givenName', confidence: guessed })
}

/** So many of the whole names must end in what stands below "Tên". */
const mostCopies = 0.9

/** "Họ | Tên | Họ và tên", or "Họ và tên | Tên" to sort by: the name is whole without its parts, and would end twice in the same word. */
function withoutCopies(table: Table, name: TableColumn, rows: readonly Row[]): Table {
  const parts = table.columns.filter(({ field, isSaid }) => field === 'givenName' && !isSaid)
  const written = rows.flatMap((row): Pair[] => {
    const given = parts.map(({ index }) => partOf(row, index)).filter((text) => text !== '')
    const whole = partOf(row, name.index)
    return row.number <= table.lastRow || whole === '' || given.length === 0 ? [] : [[whole, given.join(' ')]]
  })
  const copies = written.filter(([whole, given]) => foldText(whole).endsWith(` ${foldText(given)}`))
  if (copies.length === 0 || copies.length < written.length * mostCopies) return table
  const isPart = (column: TableColumn): boolean =>
    parts.includes(column) || (column.field === null && headerKey(column.header) === 'ho')
  return {
    ...table,
    columns: table.columns.map((column) =>
      isPart(column) ? { ...column, field: 'other' as const, confidence: sure } : column,
    ),
  }
}

/** "Tên" alone with a given name below: whom the list means, only the column to its left says. */
function withSurnames(table: Table, given: TableColumn, people: readonly Row[]): Table {
  const left = table.columns.find(({ index }) => index === given.index - 1)
  if (given.index === 0 || (left !== undefined && (left.field !== null || left.isSaid))) return table
  const pairs = people.map((row) => [partOf(row, given.index - 1), partOf(row, given.index)] as const)
  if (!areSplitInTwo(pairs) || areWordsOfStock(pairs.map(([surname]) => surname))) return table
  const header = left?.header ?? given.header
  const surname: TableColumn = { index: given.index - 1, header, field: 'fullName', confidence: guessed }
  const others = table.columns.filter((column) => column !== given && column !== left)
  const both = [...others, surname, { ...given, field: 'givenName' as const }]
  return { ...table, columns: both.sort((one, other) => one.index - other.index) }
}

function withGiven(table: Table, name: TableColumn, given: TableColumn): Table {
  return { ...table, columns: table.columns.flatMap((column) => (column === name ? [column, given] : [column])) }
}

type Pair = readonly [left: string, right: string]

/** "Trần Thị | Kim Chi", "Y | Bhăm Niê": neither side is a whole name, and together they are one. */
function areSplitInTwo(pairs: readonly Pair[]): boolean {
  const parts = pairs.filter(([left, right]) => isPartOfName(left, 2) && isPartOfName(right, 3))
  return isMost(parts.length, pairs.length)
}

const isMost = (some: number, all: number): boolean => some > 0 && some >= all * mostPeople

function isPartOfName(text: string, most: number): boolean {
  if (!/^\p{L}/u.test(text) || /\d/.test(text)) return false
  const words = text.split(/\s+/)
  // Who writes "Kim Chi" as a name writes it so; "hộ nghèo" is a remark.
  return words.length <= most && (words.length === 1 || words.every((word) => /^\p{Lu}/u.test(word)))
}

/** What stands beside names without a header and is none, besides kin and peoples: a sex, a group, a place. */
const ofStock =
  /^(?:nam|nu|x|v|co|khong|con .+|ho (?:ngheo|can ngheo)|can ngheo|ngheo|ncc|btxh|(?:thon|buon|to|ap|lang|khu|xa|phuong) .+)$/
const isOfStock = (text: string): boolean => isKin(text) || isPeople(text) || ofStock.test(foldText(text))

function areWordsOfStock(texts: readonly string[]): boolean {
  const said = texts.filter((text) => text !== '')
  return said.length > 0 && said.filter(isOfStock).length > said.length / 2
}

const cellAt = ({ cells }: Row, index: number): Cell | undefined => cells.find(({ column }) => column === index)

/** The text of a cell of words; none of any other. */
function partOf(row: Row, index: number): string {
  const cell = cellAt(row, index)
  return cell?.kind === 'text' ? cell.text.trim() : ''
}
