import daklak2020 from './daklak-2020.json' with { type: 'json' }
import daklak2025 from './daklak-2025.json' with { type: 'json' }
import { buildUnitTree, type UnitMap, type UnitTree } from './unit-tree.ts'

/** Every map a deployment can be configured with. Another province is another file here, and what-runs.ts in lib chooses it. */
const maps = { 'daklak-2020': daklak2020 as UnitMap, 'daklak-2025': daklak2025 as UnitMap } as const

export type UnitMapId = keyof typeof maps

export const unitMapIds = Object.keys(maps) as UnitMapId[]

const trees = new Map<string, UnitTree>()

/** @throws Error for an id that no file defines: a deployment without units must not start. */
export function unitTree(id: string): UnitTree {
  const known = trees.get(id)
  if (known) return known
  const map = (maps as Record<string, UnitMap>)[id]
  if (!map) throw new Error(`no unit map ${id}; known: ${unitMapIds.join(', ')}`)
  const tree = buildUnitTree(map)
  trees.set(id, tree)
  return tree
}
