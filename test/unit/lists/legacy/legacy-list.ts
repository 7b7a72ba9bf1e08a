import { checkList } from '../../../../lambdas/lists/check-list.ts'
import type { CheckedList, ListContext } from '../../../../lambdas/lists/checked-list.ts'
import { noComments } from '../../../../lambdas/lists/workbook/comment-parts.ts'
import type { Cell, Row, Sheet } from '../../../../lambdas/lists/workbook/workbook.ts'
import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { aWorkbook } from '../a-list.ts'
import { open } from '../hand-made-workbook.ts'
import type { Invented } from './invented-people.ts'

export type Encode = (text: string) => string
export const asTyped: Encode = (text) => text

export const header = ['STT', 'Họ và tên', 'Năm sinh', 'Thôn', 'Ghi chú']
/** Where the first person of `rowsOfPeople` stands. */
export const firstPersonRow = 4

/** A list with title and header, both typed as `head` says, and people as `encode` does. */
export function rowsOfPeople(people: readonly Invented[], encode: Encode, head: Encode = asTyped): WrittenRow[] {
  return [
    [head('UBND xã Ea Tiêu')],
    [head('Danh sách người có công được hỗ trợ')],
    header.map(head),
    ...people.map(({ fullName, hamlet, note }, index) => [
      index + 1,
      encode(fullName),
      1954,
      encode(hamlet),
      encode(note) || null,
    ]),
  ]
}

/** Through our own writer and reader, as a file goes. */
export async function checkedSheets(
  sheets: Record<string, readonly WrittenRow[]>,
  context: ListContext = {},
): Promise<CheckedList> {
  return checkList(await open(await aWorkbook(sheets)), context)
}

export const checked = (rows: readonly WrittenRow[], context: ListContext = {}): Promise<CheckedList> =>
  checkedSheets({ 'Danh sách': rows }, context)

/** The same check of rows that were never in a file: for properties, which ask thousands of times. */
export async function checkedInMemory(rows: readonly WrittenRow[], context: ListContext = {}): Promise<CheckedList> {
  const read = rows.map((row, index): Row => {
    const texts = row.map((value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : ''))
    const cells = texts.map((text, column): Cell => ({ column, text, value: text, kind: 'text' }))
    return { number: index + 1, hidden: false, cells: cells.filter(({ text }) => text !== '') }
  })
  const sheet: Sheet = {
    name: 'Danh sách',
    hidden: false,
    rows: async function* () {
      yield* read
    },
    batches: async function* () {
      yield read
    },
    hiddenColumns: async () => [],
    merged: async () => [],
    comments: async () => noComments,
  }
  const workbook = { name: 'a.xlsx', format: 'xlsx', encoding: 'unicode', sha256: null, date1904: false } as const
  return checkList({ ...workbook, sheets: [sheet] }, context)
}

/** Rows about whose letters the list warns. */
export function doubtfulRows(list: CheckedList): Set<number | null> {
  return new Set(list.problems.filter(({ code }) => /-in-doubt$/.test(code)).map(({ row }) => row))
}

/** How the people of `rowsOfPeople` came out: exactly, otherwise but marked, otherwise and unmarked. */
export function compare(list: CheckedList, people: readonly Invented[]) {
  const marked = doubtfulRows(list)
  const byRow = new Map(list.people.map((person) => [person.row, person]))
  const result = { exact: 0, marked: 0, unmarked: [] as string[] }
  for (const [index, person] of people.entries()) {
    const row = index + firstPersonRow
    const read = byRow.get(row)
    const isExact =
      read?.fullName === person.fullName && read.hamlet === person.hamlet && (read.note ?? '') === person.note
    if (isExact) result.exact += 1
    else if (marked.has(row)) result.marked += 1
    else result.unmarked.push(`${person.fullName} → ${read?.fullName}`)
  }
  return result
}
