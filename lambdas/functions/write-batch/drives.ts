import { answerNames, isActing } from '../../domain/batches/batch-answer.ts'
import { planLine } from '../../domain/batches/plan-line.ts'
import type { Said } from '../../domain/batches/said.ts'
import { decidePayment } from '../../domain/payments/decide-payment.ts'
import { lastPaymentEntry } from '../../domain/payments/last-entry.ts'
import { formatInstant, localDay } from '../../domain/time/local-day.ts'
import type { StoredBatch, StoredLine } from '../../store/batches/batch-item.ts'
import { actorOf } from './batch-desk.ts'
import { saidOfAll } from './check-selection.ts'
import type { Drive } from './drive-lines.ts'

/**
 * Writes the lines that the dry run has shown, as it has shown them. Each is planned again on what is stored now: a line that would do
 * something else by now is left, since nobody has confirmed that.
 */
export function writing(batch: StoredBatch): Drive {
  const { confirmedBy, confirmedAt } = batch
  if (!confirmedBy || confirmedAt === null) throw new Error('a batch that nobody has confirmed')
  return {
    batch,
    actor: actorOf(confirmedBy),
    step: 'write',
    done: 'done',
    isOpen: ({ answer, outcome }) => isActing(answer) && outcome === null,
    next(line, entitlement, context) {
      const said = inTime(line.said ?? saidOfAll(batch), confirmedAt, context.now)
      const { answer, message, moves, amount } = planLine(entitlement, said, context, {
        corrects: batch.kind === 'file',
      })
      if (moves.length === 0) return { kind: 'end', outcome: 'refused', message: message ?? answerNames[answer] }
      const isAsShown = answer === line.answer && amount === line.amount
      if (!isAsShown)
        return {
          kind: 'end',
          outcome: 'refused',
          message: 'Hồ sơ đã thay đổi sau khi xem trước: xem lại rồi lập đợt khác.',
        }
      return { kind: 'commit', commands: moves }
    },
  }
}

/** Confirmed before midnight and written after it: the officer was in time, and the record says why it is late. */
function inTime(said: Said, confirmedAt: number, now: number): Said {
  if (said.outcome !== 'paid' || said.lateReason || localDay(confirmedAt) === localDay(now)) return said
  return { ...said, lateReason: `Đợt được xác nhận lúc ${formatInstant(confirmedAt)}, ghi xong sau nửa đêm` }
}

/** Takes the lines back that the batch has written and that nobody has gone on from, by the rule of a single undoing. */
export function takingBack(batch: StoredBatch): Drive {
  const { undo, confirmedBy } = batch
  if (!undo || !confirmedBy) throw new Error('a batch that nobody takes back')
  const command = { kind: 'undo-payment', reason: undo.reason } as const
  const end = (message: string) => ({ kind: 'end', outcome: 'kept', message }) as const
  return {
    batch,
    actor: actorOf(undo.by),
    step: 'take-back',
    done: 'undone',
    isOpen: ({ outcome }: StoredLine) => outcome?.kind === 'done',
    next(line, entitlement, context) {
      const entry = lastPaymentEntry(entitlement)
      if (entry?.by.username !== confirmedBy.username || entry.at !== line.outcome?.at)
        return end('Hồ sơ đã có cập nhật khác sau đợt này.')
      const decision = decidePayment(entitlement, command, context)
      if (!decision.ok)
        return end(
          entitlement.status === 'not-received'
            ? 'Khoản "Chưa nhận được" không cần huỷ: ghi kết quả mới khi chi.'
            : decision.error.message,
        )
      return { kind: 'commit', commands: [command] }
    },
  }
}
