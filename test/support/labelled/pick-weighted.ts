import type { Random } from '../../../local/demo/random.ts'
import type { Weighted } from './name-tables.ts'

/** Draws by weight in constant time (a table of 4,096 places): five million people take some twenty million draws. */
export function drawer(items: Weighted): (random: Random) => string {
  const places = 4096
  const sum = items.reduce((total, [, weight]) => total + weight, 0)
  const table: string[] = []
  let reached = 0
  for (const [item, weight] of items) {
    reached += (weight / sum) * places
    while (table.length < Math.round(reached)) table.push(item)
  }
  return (random) => table[random.below(table.length)] ?? ''
}
