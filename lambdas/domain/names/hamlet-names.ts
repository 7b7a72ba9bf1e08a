import { foldText } from './fold-text.ts'
import { hamletKey, hamletLevels } from './hamlet-key.ts'

/** What a hamlet of the commune is called, however one row has written it; null where the row says none. */
export type HamletNames = (written: string | null) => string | null

interface Spelling {
  readonly fold: string
  /** What it may be called a thôn, a buôn by; null: it does not say. */
  readonly levels: readonly string[] | null
  /** How often each way of writing it stands in the commune. */
  readonly ways: Map<string, number>
}

/**
 * One name for each hamlet of a commune: "B. Ciết" and "Buôn Ciết", "T5", "5" and "Thôn 05" are one, called as most rows write it, of ways
 * that are as many by the one with more marks. "Thôn 5" and "Buôn 5" are two; where a commune has both, "5" alone is a third.
 * @param commune the hamlet of every row; those that nobody has written come back as they are
 */
export function hamletNames(commune: Iterable<string | null>): HamletNames {
  const spellings = new Map<string, Spelling>()
  for (const written of commune) {
    const fold = foldText(written ?? '')
    if (written === null || fold === '') continue
    const known = spellings.get(fold) ?? { fold, levels: hamletLevels(written), ways: new Map<string, number>() }
    known.ways.set(written, (known.ways.get(written) ?? 0) + 1)
    spellings.set(fold, known)
  }
  const names = new Map<string, string>()
  for (const alike of groupedBy(spellings.values(), placeKey))
    for (const hamlet of ofOneLevel(alike)) {
      const name = mostWritten(hamlet.flatMap(({ ways }) => [...ways]))
      for (const { fold } of hamlet) names.set(fold, name)
    }
  return (written) => {
    const fold = foldText(written ?? '')
    return fold === '' ? null : (names.get(fold) ?? written)
  }
}

/** "Thôn 1, 2" is not "Thôn 12", of which the key alone is the same. */
const placeKey = ({ fold, ways }: Spelling): string => {
  const [written = fold] = ways.keys()
  const numbers = (fold.match(/\d+/g) ?? []).map(Number)
  return `${hamletKey(written) || `=${fold}`} ${numbers.join(' ')}`
}

/** Of one name those of each level apart; whoever says none, or may mean several, is of the only one that he can be of. */
function ofOneLevel(alike: readonly Spelling[]): Spelling[][] {
  const said = [...new Set(alike.flatMap(({ levels }) => (levels?.length === 1 ? levels : [])))]
  const able = ({ levels }: Spelling): string[] => said.filter((level) => levels === null || levels.includes(level))
  return groupedBy(alike, (one) => {
    const [only, ...others] = able(one)
    if (only !== undefined && others.length === 0) return only
    return said.length === 0 ? '' : `=${one.fold}`
  })
}

/** Of ways of writing one name the one of most rows, of those with as many the one with more marks: "Buôn Ciết" before "Buon Ciet". */
function mostWritten(ways: readonly (readonly [string, number])[]): string {
  const [[name] = ['']] = ways.toSorted(
    ([one, ofOne], [other, ofOther]) => ofOther - ofOne || marksOf(other) - marksOf(one),
  )
  return name
}

const marksOf = (name: string): number => name.normalize('NFD').length

function groupedBy(spellings: Iterable<Spelling>, keyOf: (one: Spelling) => string): Spelling[][] {
  const groups = new Map<string, Spelling[]>()
  for (const one of spellings) {
    const key = keyOf(one)
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
}
