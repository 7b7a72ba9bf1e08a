import * as z from 'zod'
import type { Holder } from '../../domain/duplicates/warning.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'

/**
 * The claim of one ID number: every entitlement that carries it, and which of them have been paid. An item of the table itself,
 * read consistently, because an index may lag: two lists at once each write their own holder first and read afterwards, so at
 * least one of them sees the other; two counters paying under one number meet in `version`.
 */
export interface Claim {
  readonly holders: readonly Holder[]
  readonly paid: readonly string[]
  readonly version: number
}

const claimItem = z.object({
  holders: z.set(z.string()).optional(),
  paid: z.set(z.string()).optional(),
  version: z.number(),
})

export const noClaim: Claim = { holders: [], paid: [], version: 0 }

export function fromClaimItem(item: unknown): Claim {
  const { holders, paid, version } = claimItem.parse(item)
  return { holders: [...(holders ?? [])].map(parseHolder), paid: [...(paid ?? [])], version }
}

export const holderOf = (entitlement: Entitlement): Holder => ({
  entitlementId: entitlement.id,
  programme: entitlement.programme,
  policy: entitlement.policy,
  commune: entitlement.commune,
})

/** A string set cannot hold maps; the parts have no `|` by their own rules, and none of them ever changes. */
export const holderText = (holder: Holder): string =>
  [holder.entitlementId, holder.programme, holder.policy, holder.commune].join('|')

function parseHolder(text: string): Holder {
  const [entitlementId = '', programme = '', policy = '', commune = ''] = text.split('|')
  return { entitlementId, programme, policy, commune }
}
