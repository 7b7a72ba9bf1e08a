import { memberShare } from './household-sum.ts'
import { isSupplement, type Policy, type Programme } from './programme.ts'
import { deniedPolicies, resolvePolicy, saysPolicy } from './resolve-policy.ts'

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
 * @param resolve to a policy, or to its code
 */
export function policyOfTitle<Found extends Policy | string>(
  hints: readonly string[],
  resolve: (text: string) => Found | null,
): Found | null {
  const policies = new Set(hints.map(resolve).filter((policy) => policy !== null))
  const [only] = policies
  return policies.size === 1 && only ? only : null
}

/** What the check of a list is told of a programme's policies, wherever it runs, and of the one that was chosen for the whole list. */
interface PolicyWords {
  /** The code of the policy that a list's words mean, or null. */
  readonly resolvePolicy: (text: string) => string | null
  /** The codes of the policies under which a text says that somebody is not. */
  readonly deniedPolicies: (text: string) => readonly string[]
  /** Whether a policy pays each of a household's people, so that each has to be named. */
  readonly paysMembers: (code: string) => boolean
  /** Whether a policy is a supplement, which a person has beside another support. */
  readonly isBeside: (code: string) => boolean
  readonly chosenPolicy?: ChosenPolicy
}

export interface ChosenPolicy {
  readonly code: string
  readonly label: string
  /** What another policy is called, where a list's words mean that one and neither the chosen one too nor what is paid beside it; else null. */
  readonly otherThan: (text: string) => string | null
}

export function policyWords(programme: Programme, chosen: string | null): PolicyWords {
  const find = policyFinder(programme)
  const policyOf = (wanted: string | null) => programme.policies.find(({ code }) => code === wanted)
  const policy = policyOf(chosen)
  const otherThan = (text: string): string | null => {
    const said = find(text)
    if (policy === undefined || said === null || said === policy || said.supplements?.includes(policy.code)) return null
    return saysPolicy(programme, text, policy) ? null : labelOf(said)
  }
  return {
    resolvePolicy: (text) => find(text)?.code ?? null,
    deniedPolicies: (text) => deniedPolicies(programme, text).map(({ code }) => code),
    paysMembers: (code) => {
      const paid = policyOf(code)
      return paid !== undefined && memberShare(paid) !== null
    },
    isBeside: (code) => isSupplement(programme, code),
    ...(policy && { chosenPolicy: { code: policy.code, label: labelOf(policy), otherThan } }),
  }
}

const labelOf = ({ code, publicName }: Policy): string => `${code} · ${publicName}`
