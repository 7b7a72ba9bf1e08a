import type { UnitTree } from '../../domain/units/unit-tree.ts'

/** Below which unit a commune's counts, plans and pointers lie, so that a district is one query: its district, or the province where there are none. */
export const parentOf = (tree: UnitTree, commune: string): string => tree.find(commune)?.parent ?? commune

/** Below which units those of all its communes lie. */
export const parentsOf = (tree: UnitTree, unit: string): string[] => [
  ...new Set(tree.communes(unit).map(({ code }) => parentOf(tree, code))),
]
