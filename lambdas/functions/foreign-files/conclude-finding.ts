import type { z } from 'zod'
import type { PaymentResponse } from '../../contract/entitlements.ts'
import type { decideForeignRequest } from '../../contract/foreign-findings.ts'
import { decideFinding, type FindingCommand } from '../../domain/exchange/decide-finding.ts'
import { keyTaken } from '../../domain/key-taken.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { caseSettingsFor } from '../../store/cases/case-settings-store.ts'
import { commitFound } from '../../store/foreign/foreign-finding-store.ts'
import { getEntitlement } from '../../store/register/entitlement-store.ts'
import { findCommand } from '../../store/table/commit-command.ts'
import { viewEntitlement } from '../../views/entitlement-view.ts'
import type { ForeignFilesDesk } from './foreign-desk.ts'

interface ConcludeCall {
  readonly params: Readonly<Record<string, string>>
  readonly body: z.output<typeof decideForeignRequest>
  readonly actor: Actor
  readonly within: <T>(found: T | undefined, unitOf: (found: T) => string) => Result<T>
  readonly idempotencyKey: string
  readonly now: number
}

const overtaken = refuse('conflict', 'Hồ sơ vừa có thay đổi. Xem lại rồi thực hiện lại.')

/** Decides on what is stored now: whoever names another version has seen something else. The same command twice is one. */
export async function concludeFinding(desk: ForeignFilesDesk, call: ConcludeCall): Promise<Result<PaymentResponse>> {
  const { register, tree } = desk
  const { actor, now, idempotencyKey: commandId } = call
  const marks = await desk.marks()
  const found = call.within(await getEntitlement(register, call.params.entitlementId ?? ''), ({ commune }) => commune)
  if (!found.ok) return found
  const record = found.value
  const command = commandOf(call.body)
  const digest = marks.id('foreign-command', record.id, JSON.stringify(command))
  const answer = async (known: Entitlement, replayed: boolean): Promise<Result<PaymentResponse>> => {
    const settings = await caseSettingsFor(register, tree, [known])
    return ok({ entitlement: viewEntitlement(known, actor, tree, settings, now), replayed })
  }
  const decision = decideFinding(record, command, { actor, now, commandId })
  if (!decision.ok || record.version !== call.body.version) {
    const done = await findCommand(register, actor.username, commandId)
    if (done === digest) return answer(record, true)
    if (done) return keyTaken
    return decision.ok ? overtaken : decision
  }
  const order = { username: actor.username, id: commandId, digest, now }
  const outcome = await commitFound(register, tree, marks, decision.value, order)
  if (outcome === 'stale') return overtaken
  return outcome === 'key-taken' ? keyTaken : answer(decision.value.after, outcome === 'replayed')
}

/** From the wire to the domain: the same without the version, which is the call's own. */
function commandOf(body: ConcludeCall['body']): FindingCommand {
  const { province, note } = body
  return body.outcome === 'reopen'
    ? { province, outcome: null, note: body.note }
    : { province, outcome: body.outcome, reason: body.reason, note }
}
