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
