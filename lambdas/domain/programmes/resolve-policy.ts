import { foldText } from '../names/fold-text.ts'
import type { Policy, Programme } from './programme.ts'

/**
 * The policy that a list's words mean: the one whose longest known word the text holds ("hộ cận nghèo" is not "nghèo"), or whose
 * code it is. Null when nothing fits or two fit equally well: a wrong guess would be money.
 */
export function resolvePolicy(programme: Programme, text: string): Policy | null {
  const key = foldText(text)
  const byCode = programme.policies.find((policy) => foldText(policy.code) === key)
  if (byCode) return byCode
  const scored = programme.policies
    .map((policy) => ({ policy, length: longestWord(policy, key) }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length)
  const [best, second] = scored
  if (!best || best.length === second?.length) return null
  return best.policy
}

const longestWord = (policy: Policy, key: string): number =>
  [policy.name, policy.publicName, ...policy.listWords]
    .map(foldText)
    .filter((word) => ` ${key} `.includes(` ${word} `))
    .reduce((longest, word) => Math.max(longest, word.length), 0)
