import { type Dong, dong } from '../money/dong.ts'
import type { Entitlement } from './entitlement.ts'

/** All that the decision grants: what is to be handed out, and what the person has had before under a lower support. */
export const grantedSum = ({ amount, offset }: Pick<Entitlement, 'amount' | 'offset'>): Dong => dong(amount + offset)
