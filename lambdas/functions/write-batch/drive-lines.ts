import type { LineOutcome } from '../../domain/batches/batch.ts'
import { shownNumbers } from '../../domain/batches/said.ts'
import type { AuditEvent } from '../../domain/ledger/audit-event.ts'
import { decidePayment } from '../../domain/payments/decide-payment.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { PaymentCommand } from '../../domain/payments/payment-command.ts'
import type { PaymentContext, PaymentDecision } from '../../domain/payments/payment-context.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { programmeOfRecord } from '../../domain/programmes/programmes.ts'
import { ok, type Result } from '../../domain/result.ts'
import { formatInstant } from '../../domain/time/local-day.ts'
import type { StoredBatch, StoredLine } from '../../store/batches/batch-item.ts'
import { caseSettingsFor } from '../../store/cases/case-settings-store.ts'
import { afterPayment, afterPaymentAgain } from '../../store/payments/after-payment.ts'
import { paymentLooks } from '../../store/payments/payment-look.ts'
import { type Change, commitTogether } from '../../store/payments/payment-store.ts'
import { eventOfCommand, getEntitlements } from '../../store/register/entitlement-store.ts'
import { type BatchDesk, contextOf } from './batch-desk.ts'

/** What is to be done with a line next, decided on what is stored now: commands that are one change, each with its event. */
export type NextMove =
  | { readonly kind: 'commit'; readonly commands: readonly PaymentCommand[] }
  | { readonly kind: 'end'; readonly outcome: LineOutcome; readonly message: string }

/** Names the command of a line: a batch does each of them to a support once, however often it is called. */
export type Step = 'write' | 'take-back'

/** What a batch does to all its lines: it writes them, or takes them back. */
export interface Drive {
  readonly batch: StoredBatch
  readonly actor: Actor
  readonly step: Step
  /** What a line is when the step is done. */
  readonly done: LineOutcome
  readonly isOpen: (line: StoredLine) => boolean
  readonly next: (line: StoredLine, entitlement: Entitlement, context: PaymentContext) => NextMove
}

/** Twice the writers that can meet at one support. */
const mostRounds = 6

interface Move {
  readonly at: number
  readonly change: Change
}

/**
 * Carries a chunk's lines out, each by the decisions and the transaction of a single payment. Whatever was done before, by this function
 * or by one that was killed, is found by its event and not done again.
 * @param countsPart of the cells, so that chunks side by side do not wait for one item
 */
export async function driveLines(
  desk: BatchDesk,
  drive: Drive,
  lines: readonly StoredLine[],
  countsPart: number,
): Promise<StoredLine[]> {
  const { register, tree, marks } = desk
  const results = [...lines]
  let open = lines.flatMap((line, at) => (drive.isOpen(line) ? [at] : []))
  const end = (at: number, outcome: NonNullable<StoredLine['outcome']>, seen?: number): void => {
    const line = results[at]
    if (line) results[at] = { ...line, outcome, seen: seen ?? line.seen }
  }
  for (let round = 1; open.length > 0; round++) {
    const { moves, ended } = await nextMoves(desk, drive, results, open, countsPart)
    for (const { at, outcome, seen } of ended) end(at, outcome, seen)
    open = []
    const changes = moves.map(({ change }) => change)
    const committed = await commitTogether(register, tree, marks, changes)
    for (const [index, { at, change }] of moves.entries()) {
      const { event, before, after } = change
      if (committed[index]) {
        await afterPayment(desk, after.id, [{ before, after }], event)
        end(at, { kind: drive.done, at: event.at, message: null }, after.version)
      } else if (round === mostRounds) end(at, { kind: 'refused', at: desk.now(), message: busy })
      else open.push(at)
    }
  }
  return results
}

const busy = 'Nhiều người đang cập nhật hồ sơ này cùng lúc: ghi riêng người này.'
const notHere = 'Không tìm thấy khoản này trong địa bàn.'

interface Ended {
  readonly at: number
  readonly outcome: NonNullable<StoredLine['outcome']>
  readonly seen?: number
}

async function nextMoves(
  desk: BatchDesk,
  drive: Drive,
  lines: readonly StoredLine[],
  open: readonly number[],
  countsPart: number,
): Promise<{ moves: Move[]; ended: Ended[] }> {
  const { register, tree } = desk
  const { batch, actor } = drive
  const found = await getEntitlements(register, [...new Set(open.flatMap((at) => lines[at]?.id ?? []))])
  const byId = new Map(found.map((one) => [one.id, one]))
  const [looks, { certainStopsPayment: holds }, before] = await Promise.all([
    paymentLooks(desk, found, shownNumbers(open.flatMap((at) => lines[at] ?? []))),
    caseSettingsFor(register, tree, found),
    doneBefore(desk, drive, lines, open, byId),
  ])
  const now = desk.now()
  const situation = { now, actor, programme: programmeOfRecord(batch), holds }
  const moves: Move[] = []
  const ended: Ended[] = []
  for (const at of open) {
    const line = lines[at]
    const entitlement = byId.get(line?.id ?? '')
    const refused = (message: string): void => void ended.push({ at, outcome: { kind: 'refused', at: now, message } })
    if (!line || !entitlement || !tree.contains(actor.unit, entitlement.commune)) {
      refused(notHere)
      continue
    }
    const done = before.get(at)
    if (done !== undefined) {
      ended.push({ at, outcome: { kind: drive.done, at: done, message: null }, seen: entitlement.version })
      continue
    }
    const { claims, others } = looks.get(entitlement.id) ?? { claims: [], others: [] }
    const commandId = commandOf(desk, drive, entitlement)
    const context = contextOf(desk, { ...situation, others, commandId })
    const next = drive.next(line, entitlement, context)
    if (next.kind === 'end') {
      ended.push({ at, outcome: { kind: next.outcome, at: now, message: next.message } })
      continue
    }
    const decided = inTurn(entitlement, next.commands, context)
    if (!decided.ok) {
      refused(decided.error.message)
      continue
    }
    const steps = decided.value.map(({ next: after, event }) => ({ after, event: withBatch(event, batch) }))
    const last = steps.at(-1)
    if (!last) throw new Error('a move without a command')
    const change = { before: entitlement, ...last, through: steps.slice(0, -1), claims, countsPart }
    moves.push({ at, change })
  }
  return { moves, ended }
}

/** Commands one after the other, each decided on what the one before has made. */
function inTurn(
  entitlement: Entitlement,
  commands: readonly PaymentCommand[],
  context: PaymentContext,
): Result<PaymentDecision[]> {
  const decisions: PaymentDecision[] = []
  for (const command of commands) {
    const decision = decidePayment(decisions.at(-1)?.next ?? entitlement, command, context)
    if (!decision.ok) return decision
    decisions.push(decision.value)
  }
  return ok(decisions)
}

/** The batch is named in the history of each support that it has changed. */
const withBatch = (event: AuditEvent, { createdAt, by, payList }: StoredBatch): AuditEvent => {
  const made = `${by.username} lập ${formatInstant(createdAt)}`
  const words = payList === null ? made : `${made}, danh sách ký nhận ${payList}`
  return { ...event, changes: { ...event.changes, batch: [null, words] } }
}

const commandOf = ({ marks }: BatchDesk, { batch, step }: Drive, entitlement: Entitlement): string =>
  marks.id('batch', batch.id, entitlement.id, step)

/**
 * When an earlier function of this batch has done a line already: its event stands. Where the support is still as the batch has seen it
 * nobody has done anything, and nothing is looked for.
 */
async function doneBefore(
  desk: BatchDesk,
  drive: Drive,
  lines: readonly StoredLine[],
  open: readonly number[],
  byId: ReadonlyMap<string, Entitlement>,
): Promise<Map<number, number>> {
  const moved = open.flatMap((at) => {
    const line = lines[at]
    const entitlement = byId.get(line?.id ?? '')
    return entitlement && entitlement.version !== line?.seen ? [{ at, entitlement }] : []
  })
  const found = await Promise.all(
    moved.map(async ({ at, entitlement }) => {
      const commandId = commandOf(desk, drive, entitlement)
      const event = await eventOfCommand(desk.register, entitlement.id, commandId)
      if (!event) return []
      // It may have been killed before what follows from the change, which happens now: the change's own day may be sealed.
      await afterPaymentAgain(desk, entitlement.id, { ...event, at: desk.now() })
      return [[at, event.at] as const]
    }),
  )
  return new Map(found.flat())
}
