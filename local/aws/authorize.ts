import type { Access, Place, Principal } from './engine.ts'
import { type Decision, decide } from './iam.ts'
import type { IamUsage } from './iam-usage.ts'
import type { PolicyStore } from './policies.ts'
import type { Refusal } from './refusal.ts'

export interface AuthorizeOptions {
  readonly policies: PolicyStore
  readonly usage: IamUsage
  readonly place: Place
  readonly report: (message: string) => void
}

/**
 * The first thing that a caller may not do, of all that a call needs; undefined when it may do all. Grants that were
 * needed are noted.
 */
export type Permit = (principal: Principal, accesses: readonly Access[]) => Refusal | undefined

export function authorize({ policies, usage, place, report }: AuthorizeOptions): Permit {
  const reported = new Set<string>()

  function warn(roleArn: string, access: Access, decision: Decision): void {
    for (const statement of decision.unsupported) {
      const message = `IAM: ${roleArn}: ${statement} is not known to the local cloud and was decided as a refusal (${access.action} on ${access.resource}).`
      if (!reported.has(message)) report(message)
      reported.add(message)
    }
  }

  return (principal, accesses) => {
    if (principal.kind === 'operator' || accesses.length === 0) return undefined
    if (principal.kind === 'anonymous') return { kind: 'unsigned' }
    const { roleArn } = principal
    const own = policies.policiesOf(roleArn)
    const decisions = accesses.map((access) => ({ access, decision: decide(own, access) }))
    for (const { access, decision } of decisions) warn(roleArn, access, decision)
    const denied = decisions.find(({ decision }) => !decision.isAllowed)
    if (denied) {
      const { action, resource } = denied.access
      const user = sessionArn(roleArn, place)
      return { kind: 'denied', user, action, resource, isExplicit: denied.decision.isExplicitDeny }
    }
    for (const { decision } of decisions) usage.record(roleArn, decision.grants)
    return undefined
  }
}

/** A role at work, as AWS's refusals name it. */
function sessionArn(roleArn: string, { accountId }: Place): string {
  const name = roleArn.slice(roleArn.lastIndexOf('/') + 1)
  return `arn:aws:sts::${accountId}:assumed-role/${name}/${name}`
}
