import type { PayListDetail } from '../../contract/pay-lists.ts'
import { keyTaken } from '../../domain/key-taken.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import type { PayListEvent } from '../../domain/ledger/pay-list-event.ts'
import type { PayList } from '../../domain/paylists/pay-list.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { Call } from '../../runtime/api-handler.ts'
import { commitPayList, getPayList } from '../../store/paylists/pay-list-store.ts'
import { findCommand } from '../../store/table/commit-command.ts'
import { detailOf, type PayListDesk } from './pay-list-desk.ts'

export type PayListCall<Name extends 'reconcilePayList' | 'voidPayList'> = Pick<
  Call<Name>,
  'params' | 'body' | 'actor' | 'within' | 'idempotencyKey' | 'now'
>

interface Decided extends Pick<PayListEvent, 'type' | 'what'> {
  readonly after: PayList
}

/** An officer's command to a list: decided on what stands, committed with its event; the same command again answers what it did. */
export async function changePayList(
  desk: PayListDesk,
  call: PayListCall<'reconcilePayList' | 'voidPayList'>,
  decide: (before: PayList) => Promise<Result<Decided>>,
): Promise<Result<PayListDetail>> {
  const { register } = desk
  const { body, actor, now, idempotencyKey: commandId } = call
  const { username } = actor
  const code = call.params.payListCode ?? ''
  const found = call.within(await getPayList(register, code), ({ unit }) => unit)
  if (!found.ok) return found
  const before = found.value
  const digest = (await desk.marks()).id('command', code, JSON.stringify(body))
  const done = await findCommand(register, username, commandId)
  if (done === digest) return ok(await detailOf(desk, before, call))
  if (done) return keyTaken
  const decided = await decide(before)
  if (!decided.ok) return decided
  const { after, type, what } = decided.value
  const event: PayListEvent = { type, at: now, actor: eventHand(actor), commandId, what }
  const outcome = await commitPayList(register, { before, after, event }, { username, id: commandId, digest, now })
  if (outcome === 'key-taken') return keyTaken
  if (outcome === 'stale')
    return refuse('conflict', `Danh sách ${code} vừa được người khác cập nhật. Tải lại trang để xem.`)
  return ok(await detailOf(desk, (await getPayList(register, code)) ?? after, call))
}
