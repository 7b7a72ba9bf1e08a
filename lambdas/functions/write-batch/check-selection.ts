import { type AnswerTallies, tallied } from '../../domain/batches/batch.ts'
import { selector } from '../../domain/batches/batch-selection.ts'
import type { LinePlan } from '../../domain/batches/plan-line.ts'
import { plainlyPaid, type Said } from '../../domain/batches/said.ts'
import { byOtherTally, receiverOf, unmetWords } from '../../domain/batches/stand-in.ts'
import { hamletNames } from '../../domain/names/hamlet-names.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { StoredBatch, StoredLine } from '../../store/batches/batch-item.ts'
import { linesPerChunk, putLines } from '../../store/batches/batch-line-store.ts'
import { saveBatch } from '../../store/batches/batch-store.ts'
import { hamletsInRegister } from '../../store/register/commune-hamlets.ts'
import { filterOf } from '../../store/register/register-filter.ts'
import { supportsOfUnit } from '../../store/register/unit-supports.ts'
import { inParts } from '../../store/table/abreast.ts'
import { type BatchDesk, mostLines, withSign } from './batch-desk.ts'
import { planLines } from './plan-lines.ts'

interface Chosen {
  readonly number: number
  readonly entitlement: Entitlement
}

/** The dry run over the people of the screen: numbered in its order, each with what would become of him. */
export async function checkSelection(desk: BatchDesk, batch: StoredBatch): Promise<StoredBatch> {
  let answers: AnswerTallies = {}
  let byOther = byOtherTally([])
  const met = new Set<number>()
  let [chunks, lines] = [0, 0]
  const lay = async (chosen: readonly Chosen[]): Promise<void> => {
    const first = chunks
    const parts = inParts(chosen, linesPerChunk)
    chunks += parts.length
    lines += chosen.length
    const laid = await Promise.all(
      parts.map(async (part, index) => {
        const plans = await planLines(
          desk,
          batch,
          part.map(({ number, entitlement }) => ({
            entitlement,
            said: saidInStead(batch, number) ?? saidOfAll(batch),
          })),
        )
        const planned = part.flatMap((one, at) => {
          const plan = plans[at]
          return plan ? [plannedLine({ ...one, plan, said: saidInStead(batch, one.number) })] : []
        })
        await putLines(desk.register, batch.id, { chunk: first + index, lines: planned, step: 'checking' })
        return planned
      }),
    )
    answers = tallied(
      laid.flat().map(({ answer, amount }) => [answer, amount] as const),
      answers,
    )
    byOther = byOtherTally(laid.flat(), byOther)
    for (const { number } of chosen) met.add(number)
    await saveBatch(desk.register, withSign(desk, { ...batch, handled: lines }))
  }
  let waiting: Chosen[] = []
  for await (const one of chosenBy(desk, batch)) {
    waiting.push(one)
    if (lines + waiting.length > mostLines)
      return refused(batch, `Đợt này có hơn ${mostLines} khoản: chọn từng huyện, từng xã hoặc từng khoảng số thứ tự.`)
    if (waiting.length < linesPerChunk * desk.lanes) continue
    await lay(waiting)
    waiting = []
  }
  if (waiting.length > 0) await lay(waiting)
  if (lines === 0) return refused(batch, 'Không có ai phù hợp với điều kiện lọc và khoảng số thứ tự đã chọn.')
  const unmet = unmetWords(batch.standIns, met)
  if (unmet) return refused(batch, unmet)
  const sums = { chunks, lines, answers, byOther, handled: lines }
  return { ...batch, ...sums, state: 'checked', checkedAt: desk.now() }
}

export const refused = (batch: StoredBatch, message: string): StoredBatch => ({ ...batch, state: 'refused', message })

/** @throws for an account, which says nothing of anybody */
export function detailsOf({ details }: Pick<StoredBatch, 'details'>): NonNullable<StoredBatch['details']> {
  if (!details) throw new Error('a batch without what it says')
  return details
}

export const saidOfAll = (batch: Pick<StoredBatch, 'details'>): Said => plainlyPaid(detailsOf(batch))

/** Where somebody else took the money; null where the batch says it for all. */
function saidInStead(batch: StoredBatch, number: number): Said | null {
  const receiver = receiverOf(batch.standIns, number)
  return receiver.kind === 'other' ? { ...plainlyPaid(detailsOf(batch)), receiver } : null
}

async function* chosenBy({ register, tree }: BatchDesk, batch: StoredBatch): AsyncGenerator<Chosen> {
  const { programme, unit, selection } = batch
  if (!selection) throw new Error('a selection without its filter')
  const numberOf = selector(selection)
  let commune: string | null = null
  let nameOf = hamletNames([])
  for await (const entitlement of supportsOfUnit(register, tree, { programme, unit }, filterOf(selection))) {
    if (selection.hamlet !== null && entitlement.commune !== commune) {
      commune = entitlement.commune
      const written = await hamletsInRegister(register, { programme, commune })
      nameOf = hamletNames([...(written ?? []), selection.hamlet])
    }
    const number = numberOf(entitlement, nameOf)
    if (number !== null) yield { number, entitlement }
  }
}

interface Planned extends Chosen {
  readonly plan: LinePlan
  /** Null where the batch says it for all. */
  readonly said: Said | null
}

/** A line of paper with the support that it is about, and what would become of it. */
export const plannedLine = ({
  number,
  entitlement: { id, version, person, commune },
  plan: { answer, message, amount },
  said,
}: Planned): StoredLine => ({
  number,
  sheet: null,
  id,
  seen: version,
  fullName: person.fullName,
  hamlet: person.hamlet,
  commune,
  amount,
  answer,
  message,
  said,
  outcome: null,
})
