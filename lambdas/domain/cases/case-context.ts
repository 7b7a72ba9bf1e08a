import { eventHand } from '../ledger/hand.ts'
import type { Entitlement } from '../payments/entitlement.ts'
import type { Actor } from '../permissions/authorise.ts'
import type { DuplicateCase, Hand } from './duplicate-case.ts'
import type { CaseRules, Finder } from './grow-case.ts'

/** The case and its records as they stand now. */
export interface CaseFacts {
  readonly known: DuplicateCase
  readonly records: readonly Entitlement[]
}

export interface CaseContext extends CaseRules {
  readonly actor: Actor
  readonly now: number
  readonly commandId: string
}

/** Whose conclusion it is. */
export interface Authors {
  readonly by: Hand
  readonly confirmedBy: Hand | null
  /** What the second person has added. */
  readonly remark: string | null
}

export const handOf = ({ username, role, unit }: Actor): Hand => ({ username, role, unit })

export const finderOf = ({ actor, commandId, now }: CaseContext): Finder => ({
  actor: eventHand(actor),
  commandId,
  now,
})
