import type { UnitTree } from '../units/unit-tree.ts'

/**
 * The lowest unit that governs all of the communes: two communes of one district → the district, two districts → the province. A
 * commune that the map does not know is governed by the root alone.
 */
export function lowestCommonUnit(tree: UnitTree, communes: readonly string[]): string {
  const [first] = communes
  const path = first === undefined ? [] : tree.path(first)
  return path.find(({ code }) => communes.every((commune) => tree.contains(code, commune)))?.code ?? tree.root.code
}

/** Every unit from the communes up to the root, each once: who sees the case in his queue. */
export const unitsAbove = (tree: UnitTree, communes: readonly string[]): string[] => [
  ...new Set([...communes.flatMap((commune) => tree.path(commune).map(({ code }) => code)), tree.root.code]),
]
