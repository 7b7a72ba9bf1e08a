import type { PersonKey } from '../../../lambdas/domain/cases/person-matcher.ts'
import { hintOf, isApart } from '../../../lambdas/store/likeness/key-hints.ts'

/** Whether two under one key have more in common, as far as the key asks for more; as the table tells it, by hints behind the ids. */
export const isLike = ({ beside }: PersonKey, other: PersonKey): boolean =>
  !isApart(hintOf(beside, lettersOf), hintOf(other.beside, lettersOf))

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** Ten bits of a fact, as the table's keyed hash spreads them: strangers meet in one of a thousand here, too. */
function lettersOf(fact: string): string {
  let hash = 2_166_136_261
  for (let at = 0; at < fact.length; at++) hash = Math.imul(hash ^ fact.charCodeAt(at), 16_777_619)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 2_246_822_519)
  hash ^= hash >>> 13
  return `${alphabet[hash & 31]}${alphabet[(hash >> 5) & 31]}`
}
