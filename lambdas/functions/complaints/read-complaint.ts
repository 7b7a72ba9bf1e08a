import { isDeepStrictEqual } from 'node:util'
import type { ComplaintDetail } from '../../contract/complaints.ts'
import type { Complaint } from '../../domain/complaints/complaint.ts'
import { commandsOf, decideComplaint, isWith, unitThatSees } from '../../domain/complaints/decide-complaint.ts'
import { keyTaken } from '../../domain/key-taken.ts'
import { complaintSentence } from '../../domain/ledger/complaint-event.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import type { ReadingType } from '../../domain/ledger/reading-event.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { officeName } from '../../domain/permissions/office-name.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { Call } from '../../runtime/api-handler.ts'
import {
  commitComplaint,
  complaintHistory,
  getComplaint,
  getContact,
  type StoredComplaint,
} from '../../store/complaints/complaint-store.ts'
import { noteReading } from '../../store/ledger/ledger-store.ts'
import { findCommand } from '../../store/table/commit-command.ts'
import { keys } from '../../store/table/keys.ts'
import type { Register } from '../../store/table/table.ts'
import { viewAnswer, viewStanding } from '../../views/complaint-view.ts'
import { hiddenWords, type Written, writtenFor } from '../../views/written-words.ts'
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
  const answer = viewAnswer(complaint, tree)
  const wordsAs = (written: Written) => ({
    text: written(text),
    answer: answer && { ...answer, text: written(answer.text) },
    history: history.map((event) => complaintSentence({ ...event, reason: written(event.reason) }, tree)),
  })
  const words = wordsAs(writtenFor(actor.role))
  // For the office that answers, and those above it; the Front has no need of it.
  const contact = isWith(complaint, { tree, actor }) ? await getContact(register, number) : null
  if (contact) await noteRead(register, complaint, { type: 'complaint-contact.read', actor, now })
  if (!isDeepStrictEqual(words, wordsAs(hiddenWords)))
    await noteRead(register, complaint, { type: 'id-number.read', actor, now })
  return {
    ...viewStanding(complaint, tree, now),
    ...words,
    filedByName: filedBy && officeName(tree, filedBy.role, filedBy.unit),
    // They name the sender as his contact does.
    supports: isWith(complaint, { tree, actor }) ? [...supports] : [],
    contact,
    commands: commandsOf(complaint, { tree, actor }),
    version,
  }
}

/** Before it is shown: how to reach the sender, or a number of a card in what he, or an officer, has written. */
const noteRead = (
  register: Register,
  { number, commune }: Complaint,
  { type, actor, now }: { readonly type: ReadingType; readonly actor: Actor; readonly now: number },
): Promise<void> =>
  noteReading(register, { pk: keys.complaint(number).pk, unit: commune }, { type, at: now, actor: eventHand(actor) })
