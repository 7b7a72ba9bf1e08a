import type { PayListDetail } from '../../../lambdas/contract/pay-lists.ts'
import { localDay } from '../../../lambdas/domain/time/local-day.ts'
import { openWorkbook } from '../../../lambdas/lists/workbook/open-workbook.ts'
import type { StaffSession } from '../../../local/demo/staff-session.ts'
import { ApiProblem } from '../../../web/shared/api-problem.ts'
import { askAgain } from '../../support/until.ts'
import type { Book } from '../book.ts'
import { programme } from '../lists.ts'
import { insist, newKey } from '../send.ts'
import { noteBatch } from './batch-notes.ts'
import { goOn } from './batch-steps.ts'
import { saidOfAll } from './batch-work.ts'
import type { Counter } from './counter-work.ts'

/** A printed list as the officer has it in his folder. */
export interface PayListNote {
  readonly code: string
  readonly officer: StaffSession
  /** What the counted signatures come to; null while the paper is out, or where it is void. */
  signed: { readonly people: number; readonly amount: number } | null
  isVoid: boolean
  /** Its printer was killed; as soon as it is printed all the same it is made void. */
  isLate?: boolean
}

type Fate = 'paid' | 'paid and undone' | 'void' | 'left'

/** From the printer to the hamlet and back: printed, signed, its totals typed in, its people paid. */
export async function payByPaper(
  counter: Counter,
  officer: StaffSession,
  { unit, fate, isByMonth }: { readonly unit: string; readonly fate: Fate; readonly isByMonth: boolean },
): Promise<void> {
  const { book } = counter
  const wanted = { programme, unit }
  const choices = await insist(book, () => officer.api.call('payListChoices', { body: wanted }))
  const month = choices.months.find(({ people }) => people > 0)?.value ?? null
  const hamlet = choices.hamlets.toSorted((a, b) => b.people - a.people)[0]?.value ?? null
  const chosen = isByMonth && month !== null ? { ...wanted, month } : { ...wanted, hamlet }
  const expected = (await insist(book, () => officer.api.call('payListChoices', { body: chosen }))).chosen
  if (expected.people === 0) return
  const idempotencyKey = newKey()
  const { code } = await insist(book, () => officer.api.call('printPayList', { body: chosen, idempotencyKey }))
  const note: PayListNote = { code, officer, signed: null, isVoid: false }
  book.payLists.push(note)
  const printed = await askAgain(
    () => listOf(book, note),
    ({ state }) => state !== 'waiting',
    30_000,
  )
  if (printed.state !== 'printed') {
    note.isLate = printed.state === 'waiting' && fate === 'void'
    return
  }
  book.didOther(isByMonth ? 'a pay list of one month printed' : 'a pay list of a hamlet printed')
  const { people = 0, amount = 0 } = printed.sums ?? {}
  if (people !== expected.people || amount !== expected.amount)
    book.surprise(`pay list ${code}: chosen ${JSON.stringify(expected)}, printed ${people} people, ${amount} đồng`)
  if (fate === 'left') return
  if (fate === 'void') return voided(book, note)
  await reconciled(counter, note, printed)
  if (note.signed) await payWhoSigned(book, note, fate === 'paid and undone')
}

const listOf = (book: Book, { code, officer }: PayListNote): Promise<PayListDetail> =>
  insist(book, () => officer.api.call('payList', { params: { payListCode: code } }))

/** Of lists that were to be made void, those that have been printed meanwhile. */
export async function voidLatePapers(book: Book): Promise<void> {
  for (const note of book.payLists.filter(({ isLate }) => isLate)) {
    const { state } = await listOf(book, note)
    note.isLate = state === 'waiting'
    if (state === 'printed') await voided(book, note)
  }
}

async function voided(book: Book, note: PayListNote): Promise<void> {
  const { code, officer } = note
  const input = { params: { payListCode: code }, body: { reason: 'In thiếu một thôn' }, idempotencyKey: newKey() }
  await insist(book, () => officer.api.call('voidPayList', input))
  note.isVoid = true
  book.didOther('a pay list made void')
}

/** Đồng of each line of the paper, by its number. */
async function linesOnPaper(url: string): Promise<number[]> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer())
  const amounts: number[] = []
  for await (const { cells } of (await openWorkbook(bytes, 'danh-sach.xlsx')).sheets[0]?.rows() ?? []) {
    const numbers = cells.flatMap(({ value }) => (typeof value === 'number' ? [value] : []))
    if (numbers.length > 1 && numbers[0] === amounts.length + 1) amounts.push(numbers.at(-1) ?? 0)
  }
  return amounts
}

async function reconciled({ book, random }: Counter, note: PayListNote, list: PayListDetail): Promise<void> {
  const { code, officer } = note
  const amounts = await linesOnPaper(list.files?.xlsx ?? '')
  const sum = amounts.reduce((all, amount) => all + amount, 0)
  if (amounts.length !== list.sums?.people || sum !== list.sums.amount)
    book.surprise(`pay list ${code}: ${amounts.length} lines of ${sum} đồng, below them ${JSON.stringify(list.sums)}`)
  const notSignedLines = amounts.flatMap((_, at) => (at > 0 && random.chance(0.15) ? [at + 1] : []))
  const missing = notSignedLines.reduce((all, line) => all + (amounts[line - 1] ?? 0), 0)
  const signed = { people: amounts.length - notSignedLines.length, amount: sum - missing }
  const type = (typed: typeof signed) => {
    const body = { signed: typed, notSignedLines, paidOn: localDay(Date.now()) }
    const input = { params: { payListCode: code }, body, idempotencyKey: newKey() }
    return insist(book, () => officer.api.call('reconcilePayList', input))
  }
  try {
    await type({ ...signed, amount: signed.amount - 1_000 })
    book.surprise(`pay list ${code}: totals that do not fit were taken`)
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'invalid') throw error
    book.didOther('typed totals that did not fit sent back')
  }
  await type(signed)
  note.signed = signed
  book.didOther('a signed pay list reconciled')
}

async function payWhoSigned(book: Book, { code, officer, signed }: PayListNote, isUndone: boolean): Promise<void> {
  const { noIdNumberReason } = saidOfAll()
  const body = { details: { place: 'hamlet' as const, mark: 'signature' as const, noIdNumberReason } }
  const input = { params: { payListCode: code }, body, idempotencyKey: newKey() }
  const batch = await insist(book, () => officer.api.call('payFromPayList', input))
  const note = noteBatch(book, batch, {
    ...{ officer, kind: 'pay-list', day: localDay(Date.now()), undoneBy: isUndone ? officer : null },
    expects: ({ lines }) => (lines === signed?.people ? [] : [`${signed?.people} have signed, ${lines} lines`]),
  })
  await goOn(book, note)
}
