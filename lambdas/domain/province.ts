import type { Programme } from './programmes/programme.ts'
import { findProgramme, programmesOf } from './programmes/programmes.ts'
import { ok, type Result, refuse } from './result.ts'
import { unitTree } from './units/unit-maps.ts'
import type { UnitTree } from './units/unit-tree.ts'

/** What a deployment works for: the units of its province, and the programmes that run there. */
export interface Province {
  readonly tree: UnitTree
  readonly programmes: readonly Programme[]
  /** Those of them that the citizens' pages speak of; the first is the one that they are about. */
  readonly spokenOf: readonly [Programme, ...Programme[]]
  /** What is defined runs nowhere yet: a programme that nobody configured here takes no plan, no list and no order. */
  readonly running: (id: string) => Result<Programme>
}

interface Named {
  readonly UNIT_MAP: string
  /** Separated by blanks, as the environment of a function has them. */
  readonly PROGRAMMES: string
  readonly OTHER_PROGRAMMES: string
}

/** @throws Error for a programme that no file defines: a deployment without its law must not start */
export function provinceOf({ UNIT_MAP, PROGRAMMES, OTHER_PROGRAMMES }: Named): Province {
  const programmes = programmesOf(`${PROGRAMMES} ${OTHER_PROGRAMMES}`)
  return {
    tree: unitTree(UNIT_MAP),
    programmes,
    spokenOf: programmesOf(PROGRAMMES),
    running: runningAmong(programmes),
  }
}

export const runningAmong =
  (programmes: readonly Programme[]): Province['running'] =>
  (id) => {
    const found = programmes.find((programme) => programme.id === id)
    if (found) return ok(found)
    const name = findProgramme(id)?.shortName ?? `"${id}"`
    const here = programmes.map(({ shortName }) => shortName).join(', ')
    return refuse('not-found', `Chương trình ${name} không chạy ở đây. Chọn lại chương trình; ở đây có: ${here}.`)
  }
