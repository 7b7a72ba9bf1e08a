import type { ListSummary } from '../../contract/lists.ts'
import { leavesRows, openRows } from '../../domain/lists/open-rows.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { StoredList } from '../../store/lists/list-item.ts'
import { laterLists, listsOfUnit } from '../../store/lists/list-store.ts'
import type { Register } from '../../store/table/table.ts'
import { viewList } from './list-view.ts'

interface Desk {
  readonly register: Register
  readonly tree: UnitTree
}

interface Asked {
  readonly unit: string
  readonly programme: string | undefined
  /** The last key of the page before. */
  readonly before: string | null
  /** Those alone that wait for an officer. */
  readonly isWaiting: boolean
}

const listsPerPage = 50

/** A look for lists that wait goes through so many pages at once: a province has some hundred lists. */
const mostPages = 10

/** A page of a unit's lists, newest first. */
export async function foundLists(
  { register, tree }: Desk,
  { unit, programme, before, isWaiting }: Asked,
  actor: Actor,
): Promise<{ items: ListSummary[]; cursor: string | null }> {
  const items: ListSummary[] = []
  let cursor = before
  for (let pages = 0; pages < (isWaiting ? mostPages : 1) && items.length < listsPerPage; pages++) {
    const page = await listsOfUnit(register, tree, unit, { before: cursor, limit: listsPerPage, programme })
    const seen = await seenLists({ register, tree }, page.lists, actor)
    items.push(...seen.filter(({ next }) => !isWaiting || next === 'officer'))
    cursor = page.before
    if (cursor === null) break
  }
  return { items, cursor }
}

/** As this reader sees them, with what of each still waits to be mended. */
export async function seenLists({ register, tree }: Desk, lists: readonly StoredList[], actor: Actor) {
  const leaving = lists.filter(leavesRows)
  const later = leaving.length === 0 ? [] : [...lists, ...(await laterLists(register, tree, leaving, lists))]
  return lists.map((list) => viewList(list, tree, actor, openRows(list, later)))
}
