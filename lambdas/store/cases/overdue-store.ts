import { type Deadlines, type OverdueUnit, overdueUnits } from '../../domain/cases/overdue-cases.ts'
import { localDay } from '../../domain/time/local-day.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { keys } from '../table/keys.ts'
import { itemsBelow } from '../table/query-items.ts'
import type { Register } from '../table/table.ts'

/** Attributes of a unit's tally: how many cases are due on a day. */
export const deadlineAttribute = (duty: keyof Deadlines, day: string): string => `${duty}_${day}`

const attribute = /^(conclude|report)_(\d{4}-\d{2}-\d{2})$/

/** Who is late with cases, at or below the unit: one Query of at most 200 items, which grow by 20 bytes a day with deadlines. */
export async function overdueCases(
  register: Register,
  tree: UnitTree,
  programme: string,
  { unit, now }: { readonly unit: string; readonly now: number },
): Promise<OverdueUnit[]> {
  const items = await itemsBelow(register, keys.caseTally(programme, unit).pk)
  const byUnit = items.map((item) => ({ unit: String(item.sk), deadlines: deadlinesIn(item) }))
  return overdueUnits(byUnit, tree, unit, localDay(now))
}

function deadlinesIn(item: Readonly<Record<string, unknown>>): Deadlines {
  const found: Record<keyof Deadlines, Record<string, number>> = { conclude: {}, report: {} }
  for (const [name, value] of Object.entries(item)) {
    const [, duty, day = ''] = attribute.exec(name) ?? []
    if (typeof value === 'number' && (duty === 'conclude' || duty === 'report')) found[duty][day] = value
  }
  return found
}
