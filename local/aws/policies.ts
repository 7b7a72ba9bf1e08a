import type { Policy } from './iam.ts'

/** The identity policies of each role, as the gateway reads them. */
export interface PolicyStore {
  /** Empty for a role that nobody has declared: it may do nothing. */
  policiesOf(roleArn: string): readonly Policy[]
  roleArns(): readonly string[]
}

/** Filled by whoever reads the template; later roles may be added while the gateway runs. */
export interface WritablePolicyStore extends PolicyStore {
  /** Adds a policy to a role; one of the same name takes the old one's place. */
  put(roleArn: string, policy: Policy): void
}

export function policyStore(): WritablePolicyStore {
  const roles = new Map<string, readonly Policy[]>()
  return {
    policiesOf: (roleArn) => roles.get(roleArn) ?? [],
    roleArns: () => [...roles.keys()],
    put(roleArn, policy) {
      const others = (roles.get(roleArn) ?? []).filter((known) => known.name !== policy.name)
      roles.set(roleArn, [...others, policy])
    },
  }
}
