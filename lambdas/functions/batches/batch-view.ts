import type { BatchCommand, BatchLineView, BatchSummary } from '../../contract/batches.ts'
import { exportDays } from '../../contract/exports.ts'
import { actingTally, isBusy, mayConfirm, mayGoOn, mayUndoBatch, stateNameOf } from '../../domain/batches/batch.ts'
import { answerNames, type BatchAnswer, batchAnswers, isActing } from '../../domain/batches/batch-answer.ts'
import { selectionSentence } from '../../domain/batches/batch-words.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { officeName } from '../../domain/permissions/office-name.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { downloadAddress } from '../../runtime/download-address.ts'
import type { StoredBatch, StoredLine } from '../../store/batches/batch-item.ts'
import type { OrderingDesk } from '../../store/orders/orders-in-hand.ts'
import type { Marks } from '../../store/table/id-mark.ts'

export interface BatchDesk extends OrderingDesk {
  readonly uploads: string
  readonly exports: string
  readonly queueUrl: string
  readonly marks: () => Promise<Marks>
}

interface Reader {
  readonly actor: Actor
  readonly now: number
}

const dayMs = 24 * 60 * 60_000
/** Milliseconds after which a batch that nobody holds is not merely waiting for a function to start. */
const stalledAfter = 90_000

export async function viewBatch(desk: BatchDesk, batch: StoredBatch, reader: Reader): Promise<BatchSummary> {
  const { tree } = desk
  const { by, undo } = batch
  return {
    id: batch.id,
    kind: batch.kind,
    programme: batch.programme,
    unit: batch.unit,
    unitName: tree.find(batch.unit)?.name ?? batch.unit,
    by: { username: by.username, role: by.role, unit: by.unit, officeName: officeName(tree, by.role, by.unit) },
    createdAt: batch.createdAt,
    state: batch.state,
    stateName: stateNameOf(batch),
    since: batch.since,
    about: selectionSentence(batch, tree),
    payList: batch.payList,
    fileName: batch.fileName,
    file: batch.file,
    details: batch.details,
    lines: batch.lines,
    answers: batchAnswers.flatMap((answer) => answerView(batch, answer)),
    acting: actingTally(batch.answers),
    byOther: batch.byOther,
    notPaid: batch.notPaid,
    outcomes: batch.outcomes,
    handled: batch.handled,
    isStalled: isStalled(batch, reader.now),
    confirmedAt: batch.confirmedAt,
    confirmedBy: batch.confirmedBy?.username ?? null,
    finishedAt: batch.finishedAt,
    undo: undo && { by: undo.by.username, at: undo.at, reason: undo.reason },
    message: batch.message,
    // A payer's own file has ID numbers in full: it goes back to the office that sent it, and to nobody else.
    answerUrl: mayFetch(batch, reader.actor) ? await addressOf(desk, batch, batch.answerFile, reader.now) : null,
    paperUrl: await addressOf(desk, batch, batch.paperFile, reader.now),
    account: batch.account,
    commands: commandsOf(batch, { ...reader, tree }),
  }
}

function answerView({ answers }: StoredBatch, answer: BatchAnswer): BatchSummary['answers'] {
  const tally = answers[answer]
  return tally ? [{ ...tally, answer, name: answerNames[answer], acts: isActing(answer) }] : []
}

const isStalled = ({ state, leaseUntil, since }: StoredBatch, now: number): boolean =>
  isBusy(state) && Math.max(leaseUntil, since + stalledAfter) < now

function commandsOf(batch: StoredBatch, { actor, now, tree }: Reader & Pick<BatchDesk, 'tree'>): BatchCommand[] {
  const isOwn = batch.by.username === actor.username
  if (isBusy(batch.state)) return mayGoOn(batch, actor) && isStalled(batch, now) ? ['go-on'] : []
  if (isOwn && mayConfirm(batch, now).ok) return ['confirm']
  return mayUndoBatch(batch, actor, { now, tree }).ok ? ['undo'] : []
}

const mayFetch = ({ kind, by }: StoredBatch, { role, unit }: Actor): boolean =>
  kind === 'account' || (by.role === role && by.unit === unit)

async function addressOf(
  { exports }: BatchDesk,
  { since }: StoredBatch,
  key: string | null,
  now: number,
): Promise<string | null> {
  if (key === null || now >= since + exportDays * dayMs) return null
  return downloadAddress(exports, key)
}

export const viewLine = (line: StoredLine, tree: UnitTree): BatchLineView => ({
  number: line.number,
  sheet: line.sheet,
  entitlementId: line.id,
  fullName: line.fullName,
  hamlet: line.hamlet,
  communeName: line.commune && (tree.find(line.commune)?.name ?? line.commune),
  amount: line.amount,
  answer: line.answer,
  answerName: answerNames[line.answer],
  message: line.message,
  outcome: line.outcome,
})
