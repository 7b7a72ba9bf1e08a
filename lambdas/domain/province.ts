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
  /** The last day of a programme's back-log, of before the system began here; null where it has none. */
  readonly backlogUntil: (programme: string) => string | null
}

interface Named {
  readonly UNIT_MAP: string
  /** Separated by blanks, as the environment of a function has them. */
  readonly PROGRAMMES: string
  readonly OTHER_PROGRAMMES: string
  /** `nq-1=2020-05-28`, by programme. */
  readonly BACKLOG_UNTIL: string
}

/** @throws Error for a programme that no file defines: a deployment without its law must not start */
export function provinceOf({ UNIT_MAP, PROGRAMMES, OTHER_PROGRAMMES, BACKLOG_UNTIL }: Named): Province {
  const programmes = programmesOf(`${PROGRAMMES} ${OTHER_PROGRAMMES}`)
  return {
    tree: unitTree(UNIT_MAP),
    programmes,
    spokenOf: programmesOf(PROGRAMMES),
    running: runningAmong(programmes),
    backlogUntil: backlogsOf(BACKLOG_UNTIL),
  }
}

function backlogsOf(words: string): Province['backlogUntil'] {
  const days = new Map(
    words
      .split(' ')
      .filter(Boolean)
      .map((word): [string, string] => {
        const [programme = '', day = ''] = word.split('=')
        return [programme, day]
      }),
  )
  return (programme) => days.get(programme) ?? null
}

export const runningAmong =
  (programmes: readonly Programme[]): Province['running'] =>
  (id) => {
    const found = programmes.find((programme) => programme.id === id)
    if (found) return ok(found)
    const name = findProgramme(id)?.shortName ?? `"${id}"`
    const here = programmes.map(({ shortName }) => shortName).join(', ')
    return refuse('invalid', `Chương trình ${name} không chạy ở đây. Chọn lại chương trình; ở đây có: ${here}.`)
  }
