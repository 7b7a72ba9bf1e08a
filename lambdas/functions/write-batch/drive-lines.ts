import type { LineOutcome } from '../../domain/batches/batch.ts'
import { shownNumbers } from '../../domain/batches/said.ts'
import type { AuditEvent } from '../../domain/ledger/audit-event.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import { decidePayment } from '../../domain/payments/decide-payment.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { PaymentCommand } from '../../domain/payments/payment-command.ts'
import type { PaymentContext } from '../../domain/payments/payment-context.ts'
import { withoutAddedNumber } from '../../domain/payments/undo-entry.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { formatInstant } from '../../domain/time/local-day.ts'
import { afterPayment } from '../../store/after-payment.ts'
import type { StoredBatch, StoredLine } from '../../store/batch-item.ts'
import { caseSettingsFor } from '../../store/case-settings-store.ts'
import { getEntitlements } from '../../store/entitlement-store.ts'
import { paymentLooks } from '../../store/payment-look.ts'
import { type Change, commitChange, commitTogether, findCommand } from '../../store/payment-store.ts'
import { type BatchDesk, contextOf, programmeOf } from './batch-desk.ts'

/** What is to be done with a line next, decided on what is stored now. */
export type NextMove =
  | { readonly kind: 'commit'; readonly command: PaymentCommand; readonly step: Step; readonly isLast: boolean }
  | { readonly kind: 'end'; readonly outcome: LineOutcome; readonly message: string }

/** Names the command of a line: a batch does each of them to a support once, however often it is called. */
export type Step = 'undo' | 'write' | 'take-back'

/** What a batch does to all its lines: it writes them, or takes them back. */
export interface Drive {
  readonly batch: StoredBatch
  readonly actor: Actor
  /** The step that ends a line, and what the line is then. */
  readonly last: Step
  readonly done: LineOutcome
  readonly isOpen: (line: StoredLine) => boolean
  readonly next: (line: StoredLine, entitlement: Entitlement, context: PaymentContext) => NextMove
}

/** Twice the writers that can meet at one support, and a move that undoes before it. */
const mostRounds = 6

interface Move {
  readonly at: number
  readonly change: Change
  readonly isLast: boolean
}

/**
 * Carries a chunk's lines out, each by the decision, the transaction and the command of a single payment. Whatever was done before,
 * by this function or by one that was killed, is found by its command and not done again.
 * @param countsPart of the cells, so that chunks side by side do not wait for one item
 */
export async function driveLines(
  desk: BatchDesk,
  drive: Drive,
  lines: readonly StoredLine[],
  countsPart: number,
): Promise<StoredLine[]> {
  const results = [...lines]
  let open = lines.flatMap((line, at) => (drive.isOpen(line) ? [at] : []))
  const end = (at: number, kind: LineOutcome, when: number, message: string | null): void => {
    const line = results[at]
    if (line) results[at] = { ...line, outcome: { kind, at: when, message } }
  }
  for (let round = 1; open.length > 0; round++) {
    const { moves, ended } = await nextMoves(desk, drive, results, open, countsPart)
    await Promise.all(
      ended.map(async ({ at, entitlement, outcome, message }) => {
        const before = entitlement && (await doneBefore(desk, drive, entitlement))
        if (before) end(at, drive.done, before.at, null)
        else end(at, outcome, desk.now(), message)
      }),
    )
    open = []
    const committed = await commitAll(
      desk,
      moves.map(({ change }) => change),
    )
    for (const [index, { at, change, isLast }] of moves.entries()) {
      const { event, before, after } = change
      const outcome = committed[index]
      if (outcome === 'done') await afterPayment(desk, before, after, event)
      if (outcome === 'done' && isLast) end(at, drive.done, event.at, null)
      // Somebody has undone it since: the command was carried out, and is not carried out twice.
      else if (outcome === 'replayed' && isLast) end(at, drive.done, 0, null)
      else if (round === mostRounds || outcome === 'key-taken')
        end(at, 'refused', desk.now(), 'Nhiều người đang cập nhật hồ sơ này cùng lúc: ghi riêng người này.')
      else open.push(at)
    }
  }
  return results
}

async function nextMoves(
  desk: BatchDesk,
  drive: Drive,
  lines: readonly StoredLine[],
  open: readonly number[],
  countsPart: number,
) {
  const { register, tree, marks } = desk
  const { batch, actor } = drive
  const found = await getEntitlements(register, [...new Set(open.flatMap((at) => lines[at]?.id ?? []))])
  const byId = new Map(found.map((one) => [one.id, one]))
  const looks = await paymentLooks(desk, found, shownNumbers(open.flatMap((at) => lines[at] ?? [])))
  const { certainStopsPayment: holds } = await caseSettingsFor(register, tree, found)
  const now = desk.now()
  const situation = { now, actor, programme: programmeOf(batch), holds }
  const moves: Move[] = []
  const ended: { at: number; entitlement: Entitlement | null; outcome: LineOutcome; message: string }[] = []
  for (const at of open) {
    const line = lines[at]
    const entitlement = byId.get(line?.id ?? '')
    if (!line || !entitlement || !tree.contains(actor.unit, entitlement.commune)) {
      ended.push({ at, entitlement: null, outcome: 'refused', message: 'Không tìm thấy khoản này trong địa bàn.' })
      continue
    }
    const { claims, others } = looks.get(entitlement.id) ?? { claims: [], others: [] }
    const context = contextOf(desk, { ...situation, others, commandId: batch.id })
    const next = drive.next(line, entitlement, context)
    if (next.kind === 'end') {
      ended.push({ at, entitlement, outcome: next.outcome, message: next.message })
      continue
    }
    const commandId = commandOf(desk, batch, entitlement, next.step)
    const decision = decidePayment(entitlement, next.command, { ...context, commandId })
    if (!decision.ok) {
      ended.push({ at, entitlement, outcome: 'refused', message: decision.error.message })
      continue
    }
    const digest = marks.id('command', entitlement.id, commandId)
    const event = withBatch(decision.value.event, batch)
    const change: Change = { before: entitlement, after: decision.value.next, event, digest, claims, countsPart }
    moves.push({ at, change, isLast: next.isLast })
  }
  return { moves, ended }
}

/** The batch is named in the history of each support that it has changed. */
const withBatch = (event: AuditEvent, { createdAt, by, payList }: StoredBatch): AuditEvent => {
  const made = `${by.username} lập ${formatInstant(createdAt)}`
  const words = payList === null ? made : `${made}, danh sách ký nhận ${payList}`
  return { ...event, changes: { ...event.changes, batch: [null, words] } }
}

const commandOf = ({ marks }: BatchDesk, { id }: StoredBatch, entitlement: Entitlement, step: Step): string =>
  marks.id('batch', id, entitlement.id, step)

/** Whether an earlier function of this batch has done it already: its command stands, with the support as it was left. */
async function doneBefore(desk: BatchDesk, drive: Drive, entitlement: Entitlement): Promise<{ at: number } | null> {
  const { register, marks } = desk
  const { batch, actor, last } = drive
  const commandId = commandOf(desk, batch, entitlement, last)
  const digest = await findCommand(register, actor.username, commandId)
  if (digest !== marks.id('command', entitlement.id, commandId)) return null
  // It may have been killed before what follows from the change.
  await afterPayment(desk, withoutAddedNumber(entitlement), entitlement, {
    actor: eventHand(actor),
    commandId,
    at: desk.now(),
  })
  return { at: standingAt(entitlement, actor.username) ?? 0 }
}

/** When the entry that stands was made, where it is this account's; null where it is not, or none stands. */
export function standingAt({ notPaid, payment }: Entitlement, username: string): number | null {
  if (notPaid) return notPaid.enteredBy.username === username ? notPaid.enteredAt : null
  return payment?.payer.username === username ? payment.enteredAt : null
}

type Committed = Awaited<ReturnType<typeof commitChange>>

/** Many in one transaction; where one of them meets somebody else, each by itself. */
async function commitAll({ register, tree, marks }: BatchDesk, changes: readonly Change[]): Promise<Committed[]> {
  const together = await commitTogether(register, tree, marks, changes)
  const outcomes: Committed[] = []
  for (const [index, change] of changes.entries())
    outcomes.push(together[index] ? 'done' : await commitChange(register, tree, marks, change))
  return outcomes
}
