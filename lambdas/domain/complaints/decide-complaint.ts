import type { ComplaintEvent, ComplaintEventType } from '../ledger/complaint-event.ts'
import { eventHand } from '../ledger/hand.ts'
import type { Actor } from '../permissions/authorise.ts'
import { owningOffice } from '../permissions/office-name.ts'
import { isAllowed, type Role } from '../permissions/permission-table.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import { type Complaint, complaintStateNames, isOpen, ownerOf } from './complaint.ts'

export type ComplaintCommand =
  | { readonly kind: 'accept' }
  | { readonly kind: 'forward'; readonly reason: string }
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'refuse'; readonly reason: string }
export type ComplaintCommandKind = ComplaintCommand['kind']

/** In the order of the console's buttons. */
export const complaintCommands = ['accept', 'answer', 'forward', 'refuse'] as const satisfies ComplaintCommandKind[]

export interface ComplaintStep {
  readonly after: Complaint
  readonly event: ComplaintEvent
}

interface Context {
  readonly tree: UnitTree
  readonly actor: Actor
  readonly commandId: string
  readonly now: number
}

/**
 * The unit whose reach decides on who sees a complaint. Offices: the first that it lay with, so that the commune follows what it
 * has sent up, and never sees what is about itself. The Front supervises all that comes from its communes.
 */
export const unitThatSees = (role: Role, complaint: Pick<Complaint, 'owners' | 'commune'>): string =>
  role === 'observer' ? complaint.commune : (complaint.owners[0] ?? complaint.commune)

/** Whether it lies with this officer's office, or one below. The same alone learn who sent it: the Front supervises without. */
export const isWith = (complaint: Complaint, { tree, actor }: Pick<Context, 'tree' | 'actor'>): boolean =>
  isAllowed(actor.role, 'complaint.decide') && tree.contains(actor.unit, ownerOf(complaint))

/** What this officer may do now. */
export function commandsOf(complaint: Complaint, reader: Pick<Context, 'tree' | 'actor'>): ComplaintCommandKind[] {
  const { tree } = reader
  if (!isWith(complaint, reader) || !isOpen(complaint)) return []
  return complaintCommands.filter((command) => {
    if (command === 'accept') return complaint.state !== 'accepted'
    return command !== 'forward' || above(tree, complaint) !== undefined
  })
}

const above = (tree: UnitTree, complaint: Complaint): string | undefined =>
  tree.find(ownerOf(complaint))?.parent ?? undefined

export function decideComplaint(
  complaint: Complaint,
  command: ComplaintCommand,
  context: Context,
): Result<ComplaintStep> {
  const { tree, actor, now } = context
  if (!isOpen(complaint))
    return refuse(
      'wrong-state',
      `Phản ánh ${complaint.number} đang ở trạng thái "${complaintStateNames[complaint.state]}", không làm được việc này nữa.`,
    )
  if (!commandsOf(complaint, context).includes(command.kind))
    return refuse(
      'forbidden',
      command.kind === 'accept' && complaint.state === 'accepted'
        ? 'Phản ánh này đã được nhận giải quyết.'
        : `Phản ánh này do ${owningOffice(tree, ownerOf(complaint))} giải quyết.`,
    )
  const { username, role, unit } = actor
  const answer = (text: string): Complaint['answer'] => ({ text, by: { username, role, unit }, at: now })
  switch (command.kind) {
    case 'accept':
      return step(complaint, { state: 'accepted' }, 'complaint.accepted', context)
    case 'forward': {
      const to = above(tree, complaint) ?? ownerOf(complaint)
      const words = { what: owningOffice(tree, to), reason: command.reason }
      const owners = [...complaint.owners, to]
      return step(complaint, { state: 'forwarded', owners }, 'complaint.forwarded', context, words)
    }
    case 'answer':
      return step(complaint, { state: 'answered', answer: answer(command.text) }, 'complaint.answered', context)
    case 'refuse':
      return step(complaint, { state: 'refused', answer: answer(command.reason) }, 'complaint.refused', context)
  }
}

function step(
  before: Complaint,
  changes: Partial<Complaint>,
  type: ComplaintEventType,
  { actor, commandId, now }: Context,
  { what, reason }: Pick<ComplaintEvent, 'what' | 'reason'> = { what: null, reason: null },
): Result<ComplaintStep> {
  const after = { ...before, ...changes, version: before.version + 1 }
  return ok({ after, event: { type, at: now, actor: eventHand(actor), commandId, what, reason } })
}

/** By the sender himself, who holds number and code, while nobody has answered. */
export function withdrawComplaint(complaint: Complaint, now: number): Result<ComplaintStep> {
  if (!isOpen(complaint))
    return refuse(
      'wrong-state',
      `Phản ánh này ${complaintStateNames[complaint.state].toLowerCase()}, không rút được nữa.`,
    )
  return ok({
    after: { ...complaint, state: 'withdrawn', version: complaint.version + 1 },
    event: { type: 'complaint.withdrawn', at: now, actor: null, commandId: 'sender', what: null, reason: null },
  })
}
