import type { Policy, Programme } from './programme.ts'
import { resolvePolicy } from './resolve-policy.ts'

/** More different words than any honest list has; whatever comes after them is looked up each time, so memory has an end. */
const rememberedWords = 500

/** The policy that a list's words mean. A list says the same few words on every row: each is looked up once. */
export function policyFinder(programme: Programme): (text: string) => Policy | null {
  const known = new Map<string, Policy | null>()
  return (text) => {
    const earlier = known.get(text)
    if (earlier !== undefined) return earlier
    const found = resolvePolicy(programme, text)
    if (known.size < rememberedWords) known.set(text, found)
    return found
  }
}

/**
 * "DANH SÁCH NGƯỜI CÓ CÔNG …" in the title is the policy of every row that names none, when all its hints agree.
 * @param hints what a list's title says of policies
 */
export function policyOfTitle(hints: readonly string[], resolve: (text: string) => Policy | null): Policy | null {
  const policies = new Set(hints.map(resolve).filter((policy) => policy !== null))
  const [only] = policies
  return policies.size === 1 && only ? only : null
}
