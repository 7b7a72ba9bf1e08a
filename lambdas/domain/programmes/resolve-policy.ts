import { foldText } from '../names/fold-text.ts'
import type { Policy, Programme } from './programme.ts'
import { allSaidOf, deniedOf, longestText, saidOf } from './said-words.ts'

/**
 * The policy that a list's words mean: the one whose longest known word the text holds ("hộ cận nghèo" is not "nghèo"), or whose
 * code it is. What the text denies is not counted. Null when nothing fits or two fit equally well: a wrong guess would be money.
 */
export function resolvePolicy(programme: Programme, text: string): Policy | null {
  const key = foldText(text.slice(0, longestText))
  const byCode = programme.policies.find((policy) => foldText(policy.code) === key)
  if (byCode) return byCode
  const [best, second] = saidOf(text, programme.policies, wordsOf).sort((a, b) => b.length - a.length)
  return !best || best.length === second?.length ? null : best.thing
}

/** Whether a list's words say a policy, alone or beside another: "Người cao tuổi thuộc hộ nghèo" is of both. */
export const saysPolicy = (programme: Programme, text: string, { code }: Policy): boolean =>
  resolvePolicy(programme, text)?.code === code ||
  allSaidOf(text, programme.policies, wordsOf).some((said) => said.code === code)

/** Under which policies a list's words say that somebody is not: "Không thuộc hộ nghèo". */
export const deniedPolicies = (programme: Programme, text: string): Policy[] =>
  deniedOf(text, programme.policies, wordsOf)

const wordsOf = ({ name, publicName, listWords }: Policy): string[] => [name, publicName, ...listWords]
