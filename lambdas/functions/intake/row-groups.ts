import type { CheckedItem, ListedPerson, ListProblem, RefusedRow } from '../../lists/checked-list.ts'

/** Everything that the check says of one row. Neither person nor refused: a remark on the sheet, a total or a heading. */
export interface RowGroup {
  readonly sheet: string
  readonly row: number
  person: ListedPerson | null
  refused: RefusedRow | null
  readonly problems: ListProblem[]
}

/** The check's items, a row at a time, and a person at a time where a row names several: they come in reading order, so one's stand together. */
export async function* rowGroups(
  items: AsyncIterable<CheckedItem> | Iterable<CheckedItem>,
): AsyncGenerator<RowGroup | Extract<CheckedItem, { kind: 'end' }>> {
  let group: RowGroup | null = null
  for await (const item of items) {
    if (item.kind === 'end') {
      if (group) yield group
      yield item
      return
    }
    const place = placeOf(item)
    if (!place) continue
    if (group && (group.sheet !== place.sheet || group.row !== place.row || isWhole(group))) {
      yield group
      group = null
    }
    group ??= { ...place, person: null, refused: null, problems: [] }
    if (item.kind === 'person') group.person = item.person
    if (item.kind === 'refused') group.refused = item.refused
    if (item.kind === 'problem') group.problems.push(item.problem)
  }
}

/** Somebody comes behind all that is said of him. What follows of a row that names a whole household is the next one's. */
const isWhole = ({ person, refused }: RowGroup): boolean => person !== null || refused !== null

function placeOf(item: Exclude<CheckedItem, { kind: 'end' }>): { sheet: string; row: number } | null {
  if (item.kind === 'person') return { sheet: item.person.sheet, row: item.person.row }
  if (item.kind === 'refused') return { sheet: item.refused.sheet, row: item.refused.row }
  // A remark on the whole sheet or file stands at row 0.
  if (item.kind === 'problem') return { sheet: item.problem.sheet, row: item.problem.row ?? 0 }
  return null
}
