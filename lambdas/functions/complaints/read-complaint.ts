import type { ComplaintDetail } from '../../contract/complaints.ts'
import type { Complaint } from '../../domain/complaints/complaint.ts'
import { commandsOf, decideComplaint, isWith, unitThatSees } from '../../domain/complaints/decide-complaint.ts'
import { keyTaken } from '../../domain/key-taken.ts'
import { complaintSentence } from '../../domain/ledger/complaint-event.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { officeName } from '../../domain/permissions/office-name.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { Call } from '../../runtime/api-handler.ts'
import { findCommand } from '../../store/commit-command.ts'
import {
  commitComplaint,
  complaintHistory,
  getComplaint,
  getContact,
  type StoredComplaint,
} from '../../store/complaint-store.ts'
import { keys } from '../../store/keys.ts'
import { noteReading } from '../../store/ledger-store.ts'
import { viewAnswer, viewStanding } from '../../views/complaint-view.ts'
import { writtenFor } from '../../views/written-words.ts'
import type { ComplaintDesk } from './complaint-desk.ts'

type ReadCall = Pick<Call<'complaint' | 'decideComplaint'>, 'params' | 'actor' | 'within' | 'now'>
type DecideCall = ReadCall & Pick<Call<'decideComplaint'>, 'body' | 'idempotencyKey'>

export async function readComplaint(desk: ComplaintDesk, call: ReadCall): Promise<Result<ComplaintDetail>> {
  const found = await foundFor(desk, call)
  return found.ok ? ok(await detailOf(desk, found.value.complaint, call)) : found
}

const foundFor = async (
  { register }: ComplaintDesk,
  { params, actor, within }: ReadCall,
): Promise<Result<StoredComplaint>> =>
  within(await getComplaint(register, params.complaintNumber ?? ''), ({ complaint }) =>
    unitThatSees(actor.role, complaint),
  )

/** Decides on what is stored now; the same command twice is one. */
export async function decideOn(desk: ComplaintDesk, call: DecideCall): Promise<Result<ComplaintDetail>> {
  const { register, tree } = desk
  const { body, actor, now, idempotencyKey } = call
  const found = await foundFor(desk, call)
  if (!found.ok) return found
  const { complaint } = found.value
  const { version, ...command } = body
  const digest = (await desk.marks()).id('command', complaint.number, JSON.stringify(command))
  const done = await findCommand(register, actor.username, idempotencyKey)
  if (done === digest) return ok(await detailOf(desk, complaint, call))
  if (done) return keyTaken
  const decided = decideComplaint(complaint, command, { tree, actor, commandId: idempotencyKey, now })
  if (!decided.ok) return decided
  const changed = refuse('conflict', 'Phản ánh vừa có thay đổi. Xem lại rồi thực hiện lại.')
  if (version !== complaint.version) return changed
  const order = { username: actor.username, id: idempotencyKey, digest, now }
  const outcome = await commitComplaint(register, tree, found.value, decided.value, order)
  if (outcome === 'key-taken') return keyTaken
  if (outcome === 'stale') return changed
  const stored = await getComplaint(register, complaint.number)
  return ok(await detailOf(desk, stored?.complaint ?? decided.value.after, call))
}

async function detailOf(
  { register, tree }: ComplaintDesk,
  complaint: Complaint,
  { actor, now }: { readonly actor: Actor; readonly now: number },
): Promise<ComplaintDetail> {
  const { number, filedBy, supports, text, version } = complaint
  const history = await complaintHistory(register, number)
  const written = writtenFor(actor.role)
  const answer = viewAnswer(complaint, tree)
  return {
    ...viewStanding(complaint, tree, now),
    text: written(text),
    filedByName: filedBy && officeName(tree, filedBy.role, filedBy.unit),
    // They name the sender as his contact does.
    supports: isWith(complaint, { tree, actor }) ? [...supports] : [],
    contact: await contactFor({ register, tree }, complaint, { actor, now }),
    answer: answer && { ...answer, text: written(answer.text) },
    commands: commandsOf(complaint, { tree, actor }),
    history: history.map((event) => complaintSentence({ ...event, reason: written(event.reason) }, tree)),
    version,
  }
}

/** For the office that answers, and those above it. Noted before it is shown; the Front has no need of it. */
async function contactFor(
  { register, tree }: Pick<ComplaintDesk, 'register' | 'tree'>,
  complaint: Complaint,
  { actor, now }: { readonly actor: Actor; readonly now: number },
): Promise<ComplaintDetail['contact']> {
  if (!isWith(complaint, { tree, actor })) return null
  const contact = await getContact(register, complaint.number)
  if (contact)
    await noteReading(
      register,
      { pk: keys.complaint(complaint.number).pk, unit: complaint.commune },
      { type: 'complaint-contact.read', at: now, actor: eventHand(actor) },
    )
  return contact
}
