import { type AnswerTallies, tallied } from '../../domain/batches/batch.ts'
import type { LinePlan } from '../../domain/batches/plan-line.ts'
import type { Said } from '../../domain/batches/said.ts'
import { byOtherTally } from '../../domain/batches/stand-in.ts'
import { saidBySignature } from '../../domain/paylists/pay-from-list.ts'
import type { PayListLine } from '../../domain/paylists/pay-list.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { StoredBatch, StoredLine } from '../../store/batches/batch-item.ts'
import { linesPerChunk, putLines } from '../../store/batches/batch-line-store.ts'
import { saveBatch } from '../../store/batches/batch-store.ts'
import { getPayList, payListLines, signedSupports } from '../../store/paylists/pay-list-store.ts'
import { getEntitlements } from '../../store/register/entitlement-store.ts'
import { type BatchDesk, withSign } from './batch-desk.ts'
import { detailsOf, plannedLine, refused } from './check-selection.ts'
import { planLines } from './plan-lines.ts'

interface SignedLine {
  /** As it stands on the paper. */
  readonly number: number
  readonly line: PayListLine
}

/** The dry run over everybody who has signed, by the numbers of the paper: the printed sum for the printed months. */
export async function checkPayList(desk: BatchDesk, batch: StoredBatch): Promise<StoredBatch> {
  const signed = await signedLines(desk, batch)
  if (signed.length === 0) return refused(batch, 'Không ai ký trong danh sách này: không có khoản nào để ghi chi trả.')
  let answers: AnswerTallies = {}
  let byOther = byOtherTally([])
  const chunks = Math.ceil(signed.length / linesPerChunk)
  for (let chunk = 0; chunk < chunks; chunk++) {
    const lines = await answered(desk, batch, signed.slice(chunk * linesPerChunk, (chunk + 1) * linesPerChunk))
    await putLines(desk.register, batch.id, { chunk, lines, step: 'checking' })
    answers = tallied(
      lines.map(({ answer, amount }) => [answer, amount] as const),
      answers,
    )
    byOther = byOtherTally(lines, byOther)
    await saveBatch(desk.register, withSign(desk, { ...batch, handled: chunk * linesPerChunk + lines.length }))
  }
  const { length } = signed
  const sums = { chunks, lines: length, answers, byOther, handled: length }
  return { ...batch, ...sums, state: 'checked', checkedAt: desk.now() }
}

async function signedLines({ register }: BatchDesk, { payList }: StoredBatch): Promise<SignedLine[]> {
  const list = payList === null ? undefined : await getPayList(register, payList)
  const signed = list && (await signedSupports(register, list.code))
  if (!list || !signed) throw new Error('a batch of a list that nobody has reconciled')
  const numbers = new Map((await payListLines(register, list)).map(({ entitlementId }, at) => [entitlementId, at + 1]))
  return signed.map((line) => ({ line, number: numbers.get(line.entitlementId) ?? 0 }))
}

async function answered(desk: BatchDesk, batch: StoredBatch, part: readonly SignedLine[]): Promise<StoredLine[]> {
  const found = await getEntitlements(
    desk.register,
    part.map(({ line }) => line.entitlementId),
  )
  const byId = new Map(found.map((one) => [one.id, one]))
  const saidOf = (signed: SignedLine): Said => saidBySignature(signed, detailsOf(batch), batch.standIns)
  const known = part.flatMap((signed) => {
    const entitlement = byId.get(signed.line.entitlementId)
    const isHere = entitlement && desk.tree.contains(batch.unit, entitlement.commune)
    return isHere ? [{ entitlement, said: saidOf(signed) }] : []
  })
  const plans = new Map<string, { entitlement: Entitlement; plan: LinePlan }>()
  for (const [at, plan] of (await planLines(desk, batch, known)).entries()) {
    const entitlement = known[at]?.entitlement
    if (entitlement) plans.set(entitlement.id, { entitlement, plan })
  }
  return part.map((signed) => {
    const { number, line } = signed
    const planned = plans.get(line.entitlementId)
    if (planned) return plannedLine({ number, ...planned, said: saidOf(signed) })
    return { ...nobody, number, amount: line.amount, id: line.entitlementId }
  })
}

/** Merged into another record or gone since it was printed. */
const nobody = {
  sheet: null,
  seen: null,
  fullName: '',
  hamlet: null,
  commune: null,
  answer: 'unknown',
  message: null,
  said: null,
  outcome: null,
} as const
