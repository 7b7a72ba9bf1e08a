import { foldText } from '../names/fold-text.ts'
import type { Policy, Programme } from './programme.ts'

/** "không thuộc hộ nghèo", "chưa phải", "mới thoát nghèo": what stands behind it in its clause is what somebody is not. */
const denials = new Set(['khong', 'ko', 'chua', 'thoat'])
/** A cell can hold 32,767 letters; what a group is called takes less. */
const longestText = 300
const clauseEnd = /[,;.:()/|\n]|\b(?:nhung|ma)\b/

/**
 * The policy that a list's words mean: the one whose longest known word the text holds ("hộ cận nghèo" is not "nghèo"), or whose
 * code it is. What the text denies is not counted. Null when nothing fits or two fit equally well: a wrong guess would be money.
 */
export function resolvePolicy(programme: Programme, text: string): Policy | null {
  const key = foldText(text.slice(0, longestText))
  const byCode = programme.policies.find((policy) => foldText(policy.code) === key)
  if (byCode) return byCode
  const said = new Said(key)
  const found = programme.policies.map((policy) => ({
    policy,
    places: wordsOf(policy).flatMap((word) => said.find(word)),
  }))
  const denied = said.deniedFrom(found.flatMap(({ places }) => places))
  const scored = found
    .map(({ policy, places }) => ({
      policy,
      length: places.reduce((longest, { at, length }) => (at > denied ? longest : Math.max(longest, length)), 0),
    }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length)
  const [best, second] = scored
  if (!best || best.length === second?.length) return null
  return best.policy
}

const wordsOf = (policy: Policy): string[] => [policy.name, policy.publicName, ...policy.listWords].map(foldText)
const partsOf = (text: string): string[] => text.split(/[^a-z0-9]+/).filter((part) => part !== '')

interface Place {
  /** Which of the text's words it begins with, and behind which it ends. */
  readonly at: number
  readonly end: number
  /** Letters. */
  readonly length: number
}

/** A text as its words, each with the clause that it stands in. */
class Said {
  private readonly words: string[] = []
  private readonly clauses: number[] = []

  constructor(key: string) {
    for (const [clause, text] of key.split(clauseEnd).entries())
      for (const word of partsOf(text)) {
        this.words.push(word)
        this.clauses.push(clause)
      }
  }

  find(word: string): Place[] {
    const parts = partsOf(word)
    if (parts.length === 0) return []
    return this.words.flatMap((_, at) =>
      parts.every((part, index) => this.words[at + index] === part)
        ? [{ at, end: at + parts.length, length: word.length }]
        : [],
    )
  }

  /**
   * Behind which word everything is denied: a list of what somebody is not goes on behind a comma. A "không" that belongs to a policy's
   * own words denies nothing.
   */
  deniedFrom(places: readonly Place[]): number {
    const found = this.words.findIndex(
      (word, denial) =>
        denials.has(word) &&
        !places.some(({ at, end }) => at <= denial && denial < end) &&
        places.some(({ at }) => at > denial && this.clauses[at] === this.clauses[denial]),
    )
    return found < 0 ? Number.POSITIVE_INFINITY : found
  }
}
