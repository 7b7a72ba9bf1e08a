import type { CaseResponse } from '../../contract/cases.ts'
import type { CaseCommand } from '../../domain/cases/case-command.ts'
import { decideCase } from '../../domain/cases/decide-case.ts'
import { type DuplicateCase, stampOf } from '../../domain/cases/duplicate-case.ts'
import { keyTaken } from '../../domain/key-taken.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { afterConclusion, afterConclusionAgain, caseFollowing } from '../../store/cases/after-conclusion.ts'
import { commitCases, getCase } from '../../store/cases/case-store.ts'
import { findCommand } from '../../store/table/commit-command.ts'
import { type CaseCall, type CasesDesk, contextOf, recordsOf, showCase } from './read-case.ts'

interface CommandCall extends CaseCall {
  readonly body: { readonly version: number }
  readonly idempotencyKey: string
}

/** Twice the officers that can meet at one case before it is worth asking to look again. */
const attempts = 4

/**
 * Decides on what is stored now and commits it with everything that it stops or opens. The same command twice is one.
 * @param unitOf the unit that must lie in the caller's tree
 */
export async function carryOutCase(
  desk: CasesDesk,
  call: CommandCall,
  command: CaseCommand,
  unitOf: (known: DuplicateCase) => string,
): Promise<Result<CaseResponse>> {
  const { register, tree } = desk
  const { actor, now, idempotencyKey: commandId } = call
  const id = call.params.caseId ?? ''
  const marks = await desk.marks()
  const digest = marks.id('case-command', id, JSON.stringify(command))
  const after = { ...desk, marks }
  const cause = { actor: eventHand(actor), commandId, at: now }
  const answer = async (known: DuplicateCase, replayed: boolean): Promise<Result<CaseResponse>> => {
    const detail = await showCase(desk, known, call, commandId)
    return detail.ok ? ok({ detail: detail.value, replayed }) : detail
  }
  for (let attempt = 0; attempt < attempts; attempt++) {
    const found = call.within(await getCase(register, id), unitOf)
    if (!found.ok) return found
    const known = found.value
    const context = await contextOf(desk, known, { actor, now, commandId })
    if (!context.ok) return context
    const records = await recordsOf(register, known)
    const decision = decideCase(command, { known, records }, context.value)
    const isStaleView = stampOf(known, records) !== call.body.version
    if (!decision.ok || isStaleView) {
      const done = await findCommand(register, actor.username, commandId)
      if (done === digest) {
        // The function that did it may have been killed before what follows from it.
        await afterConclusionAgain(after, id, cause)
        return answer((await getCase(register, id)) ?? known, true)
      }
      if (done) return keyTaken
      return decision.ok ? refuse('conflict', 'Vụ này vừa có thay đổi. Xem lại rồi thực hiện lại.') : decision
    }
    const order = { username: actor.username, id: commandId, digest, now }
    const follows = caseFollowing(register, marks, id, decision.value.records, cause)
    const outcome = await commitCases(register, tree, marks, [decision.value], order, follows)
    if (outcome === 'stale') continue
    if (outcome === 'key-taken') return keyTaken
    await afterConclusion(after, id, decision.value.records, cause)
    return answer((await getCase(register, id)) ?? known, outcome === 'replayed')
  }
  return refuse('conflict', 'Nhiều người đang cập nhật cùng lúc. Thử lại sau vài giây.')
}
