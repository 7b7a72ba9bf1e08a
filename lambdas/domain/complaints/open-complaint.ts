import type { ComplaintEvent } from '../ledger/complaint-event.ts'
import { eventHand } from '../ledger/hand.ts'
import type { Actor } from '../permissions/authorise.ts'
import { inWorkingDays } from '../time/working-days.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import { type Complaint, type ComplaintSubject, firstOwner, subjectNames } from './complaint.ts'

export interface ComplaintWords {
  readonly programme: string
  readonly commune: string
  readonly subject: ComplaintSubject
  readonly text: string
  readonly supports: readonly string[]
}

interface Context {
  readonly tree: UnitTree
  /** Who files it for somebody; null: the sender himself. */
  readonly actor: Actor | null
  readonly commandId: string
  readonly answerDays: number
  readonly now: number
}

/** A complaint as it comes in, but for its number, which the register gives. */
export function openComplaint(
  words: ComplaintWords,
  { tree, actor, commandId, answerDays, now }: Context,
): { readonly complaint: Omit<Complaint, 'number'>; readonly event: ComplaintEvent } {
  const filedBy = actor && { username: actor.username, role: actor.role, unit: actor.unit }
  return {
    complaint: {
      ...words,
      filedBy,
      receivedAt: now,
      owners: [firstOwner(tree, words.commune, words.subject)],
      state: 'received',
      deadline: inWorkingDays(now, answerDays),
      answer: null,
      version: 1,
    },
    event: {
      type: actor ? 'complaint.filed' : 'complaint.received',
      at: now,
      actor: actor && eventHand(actor),
      commandId,
      what: subjectNames[words.subject],
      reason: null,
    },
  }
}
