import { handOf } from '../cases/case-context.ts'
import { eventHand } from '../ledger/hand.ts'
import type { Entitlement } from '../payments/entitlement.ts'
import type { Actor } from '../permissions/authorise.ts'
import { ok, type Result, refuse } from '../result.ts'
import {
  type FindingOutcome,
  type FindingReason,
  findingOutcomeNames,
  findingReasonNames,
  findingReasonsOf,
} from './finding-outcomes.ts'
import { changedFindings, type FoundChange, inWords } from './found-abroad.ts'
import { provinceName } from './provinces.ts'

/** `outcome` null: a conclusion is taken back, and the question stands again. */
export type FindingCommand =
  | {
      readonly province: string
      readonly outcome: FindingOutcome
      readonly reason: FindingReason
      readonly note: string | null
    }
  | { readonly province: string; readonly outcome: null; readonly note: string }

interface Context {
  readonly actor: Actor
  readonly now: number
  readonly commandId: string
}

/** What the lowest unit has found out with the other province, or why it cannot be written so. */
export function decideFinding(
  record: Entitlement,
  command: FindingCommand,
  { actor, now, commandId }: Context,
): Result<FoundChange> {
  const { province } = command
  const known = record.foreign.find((finding) => finding.province === province)
  if (!known)
    return refuse(
      'conflict',
      `Người này không còn trong danh sách của ${provinceName(province)} (tệp đã được thay hoặc gỡ). Tải lại trang.`,
    )
  if ((known.conclusion === null) === (command.outcome === null))
    return refuse(
      'wrong-state',
      known.conclusion
        ? `Đã có kết luận "${findingOutcomeNames[known.conclusion.outcome]}". Muốn đổi thì huỷ kết luận đó trước.`
        : 'Chưa có kết luận nào để huỷ. Tải lại trang.',
    )
  const fault = faultOf(command)
  if (fault) return refuse('invalid', fault)
  const conclusion =
    command.outcome === null
      ? null
      : { outcome: command.outcome, reason: command.reason, note: command.note, by: handOf(actor), at: now }
  const foreign = record.foreign.map((finding) => (finding.province === province ? { ...known, conclusion } : finding))
  return ok(
    changedFindings(record, foreign, conclusion ? 'foreign.concluded' : 'foreign.reopened', {
      actor: eventHand(actor),
      commandId,
      now,
      reason:
        command.outcome === null
          ? command.note
          : [findingReasonNames[command.reason], command.note].filter(Boolean).join(': '),
      words: [inWords(known), conclusion ? findingOutcomeNames[conclusion.outcome] : inWords(known)],
    }),
  )
}

function faultOf(command: FindingCommand): string | null {
  if (command.outcome === null) return null
  const { outcome, reason, note } = command
  const may: readonly FindingReason[] = findingReasonsOf[outcome]
  if (!may.includes(reason))
    return `Lý do "${findingReasonNames[reason]}" không dùng cho kết luận "${findingOutcomeNames[outcome]}".`
  if (reason === 'other' && !note) return 'Chọn "Lý do khác" thì phải ghi rõ lý do ở ô Ghi chú.'
  return null
}
