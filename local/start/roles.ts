import { decide } from '../aws/iam.ts'
import type { IamUsage } from '../aws/iam-usage.ts'
import type { WritablePolicyStore } from '../aws/policies.ts'
import type { Resolver } from '../template/resolver.ts'
import { type Role, roleOf } from '../template/roles.ts'

/** The roles of the template that anything running uses, read when first asked for. */
export interface Roles {
  find(roleArn: string): Role | undefined
  /** What AWS decides for a service that works with the role, such as Lambda when it reads a queue. A grant that is needed is noted. */
  may(roleArn: string, action: string, resource: string): boolean
}

export function rolesOf(
  resolver: Resolver,
  { policies, usage, report }: { policies: WritablePolicyStore; usage: IamUsage; report(message: string): void },
): Roles {
  const known = new Map<string, Role | undefined>()
  const find = (roleArn: string): Role | undefined => {
    if (known.has(roleArn)) return known.get(roleArn)
    const role = roleOf(resolver, roleArn, report)
    if (role === undefined) report(`the role ${roleArn} is not in the template: it may do nothing on this machine`)
    for (const policy of role?.policies ?? []) policies.put(roleArn, policy)
    known.set(roleArn, role)
    return role
  }
  return {
    find,
    may(roleArn, action, resource) {
      const decision = decide(find(roleArn)?.policies ?? [], { action, resource })
      if (decision.isAllowed) usage.record(roleArn, decision.grants)
      return decision.isAllowed
    },
  }
}
