import type { CheckedItem, ListedPerson, ListProblem, OpenSheet, RefusedRow } from '../../lists/checked-list.ts'

/** Everything that the check says of one row. Neither person nor refused: a remark on the sheet, a total or a heading. */
export interface RowGroup {
  readonly sheet: string
  readonly row: number
  person: ListedPerson | null
  refused: RefusedRow | null
  readonly problems: ListProblem[]
  /** What stands in a row that waits for somebody to say what its columns are. */
  readonly cells?: OpenSheet['rows'][number]['cells']
}

/** The check's items, a row at a time, and a person at a time where a row names several: they come in reading order, so one's stand together. */
export async function* rowGroups(
  items: AsyncIterable<CheckedItem> | Iterable<CheckedItem>,
): AsyncGenerator<RowGroup | Extract<CheckedItem, { kind: 'end' }>> {
  let group: RowGroup | null = null
  let held: ListProblem[] = []
  for await (const item of items) {
    if (item.kind === 'end') {
      if (group) yield withHeld(group, held)
      yield item
      return
    }
    if (item.kind === 'sheet' && item.sheet.open) {
      if (group) yield withHeld(group, held)
      group = null
      held = []
      yield* rowsWithoutMeaning(item.sheet.name, item.sheet.open)
      continue
    }
    const place = placeOf(item)
    if (!place) continue
    const isOtherRow: boolean = group !== null && (group.sheet !== place.sheet || group.row !== place.row)
    if (group && !isOtherRow && isWhole(group) && item.kind === 'problem') {
      held.push(item.problem)
      continue
    }
    if (group && (isOtherRow || isWhole(group))) {
      yield isOtherRow ? withHeld(group, held) : group
      group = { ...place, person: null, refused: null, problems: isOtherRow ? [] : held }
      held = []
    }
    group ??= { ...place, person: null, refused: null, problems: [] }
    if (item.kind === 'person') group.person = item.person
    if (item.kind === 'refused') group.refused = item.refused
    if (item.kind === 'problem') group.problems.push(item.problem)
  }
}

/**
 * Somebody comes behind what is said of him. What follows in his row is held: the next one's where the row names another of the household,
 * and else his own, as the number of a household's people is.
 */
const isWhole = ({ person, refused }: RowGroup): boolean => person !== null || refused !== null

const withHeld = (group: RowGroup, held: readonly ListProblem[]): RowGroup =>
  held.length > 0 ? { ...group, problems: [...group.problems, ...held] } : group

function* rowsWithoutMeaning(sheet: string, { rows }: OpenSheet): Generator<RowGroup> {
  for (const { row, cells } of rows) yield { sheet, row, person: null, refused: null, problems: [], cells }
}

function placeOf(item: Exclude<CheckedItem, { kind: 'end' }>): { sheet: string; row: number } | null {
  if (item.kind === 'person') return { sheet: item.person.sheet, row: item.person.row }
  if (item.kind === 'refused') return { sheet: item.refused.sheet, row: item.refused.row }
  // A remark on the whole sheet or file stands at row 0.
  if (item.kind === 'problem') return { sheet: item.problem.sheet, row: item.problem.row ?? 0 }
  return null
}
