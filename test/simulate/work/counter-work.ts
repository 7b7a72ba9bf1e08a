import type { EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import type { PaymentStatus } from '../../../lambdas/domain/payments/payment-status.ts'
import { localDay } from '../../../lambdas/domain/time/local-day.ts'
import type { Random } from '../../../local/demo/random.ts'
import type { StaffSession } from '../../../local/demo/staff-session.ts'
import type { Book } from '../book.ts'
import { programme } from '../lists.ts'
import { type BodyOf, command, insist, newKey, type SupportRoute } from '../send.ts'

export interface Counter {
  readonly book: Book
  readonly random: Random
}

export async function search(
  { book }: Counter,
  officer: StaffSession,
  filter: { readonly unit: string; readonly status: PaymentStatus; readonly limit: number },
): Promise<EntitlementView[]> {
  const body = { programme, ...filter }
  return (await insist(book, () => officer.api.call('searchEntitlements', { body }))).items
}

/** A decision of today. */
export const decisionOf = (random: Random) => ({
  number: `${3000 + random.below(900)}/QĐ-UBND`,
  day: localDay(Date.now()),
})
const dayBefore = (): string => localDay(Date.now() - 24 * 3_600_000)

/** A payment as it is entered at the counter: mostly today's, sometimes yesterday's with its reason; some bring their number along. */
export function aPaymentBody({ random }: Counter, { idNumbers }: EntitlementView): BodyOf<'recordPayment'> {
  const isLate = random.chance(0.06)
  const bringsNumber = idNumbers.length === 0 && random.chance(0.4)
  const helped = random.chance(0.08)
  return {
    paidOn: isLate ? dayBefore() : localDay(Date.now()),
    lateReason: isLate ? 'Mất điện cả buổi chiều' : null,
    place: random.pick(['commune-office', 'hamlet', 'home'] as const),
    receivedBy: helped ? 'other' : 'self',
    ...(helped ? { receiverName: 'Người Nhận Thay', relation: 'con', paper: 'giấy ủy quyền' } : {}),
    ...(bringsNumber
      ? { idNumber: `0660${50 + random.below(49)}${String(random.below(1_000_000)).padStart(6, '0')}` }
      : {}),
    noIdNumberReason: idNumbers.length === 0 && !bringsNumber ? 'lost-card' : null,
  }
}

/** What one meets at a commune's counter, by how often one meets it. */
const atTheCounter = [
  ['pay', 66],
  ['absent', 6],
  ['wrong-data', 3],
  ['refused', 2],
  ['deceased', 1],
  ['complaint', 1],
  ['hand-over', 12],
  ['pay and undo', 4],
  ['pay twice at once', 2],
  ['press twice', 3],
] as const

/** Each kind in its turn, for the first people of a day: a short month has seen all of them. */
export const kindInTurn = (turn: number): AtTheCounter => atTheCounter[turn % atTheCounter.length]?.[0] ?? 'pay'

export type AtTheCounter = (typeof atTheCounter)[number][0]

/** One person stands before the commune's officer. `other` is an office that may pay the same person at the same moment. */
export async function serve(
  counter: Counter,
  {
    officer,
    other,
    district,
  }: { readonly officer: StaffSession; readonly other: StaffSession; readonly district: string },
  seen: EntitlementView,
  kind: AtTheCounter = counter.random.weighted(atTheCounter),
): Promise<void> {
  const { book } = counter
  const send = <Name extends SupportRoute>(name: Name, body: BodyOf<Name>, by = officer, from = seen) =>
    command(book, name, { officer: by, seen: from }, body)
  if (kind === 'pay') await send('recordPayment', aPaymentBody(counter, seen))
  else if (kind === 'hand-over') await send('handOver', { unit: district })
  else if (kind === 'pay and undo') {
    const paid = await send('recordPayment', aPaymentBody(counter, seen))
    if (paid?.commands.includes('undo-payment')) await send('undoPayment', { reason: 'Nhập nhầm người' }, officer, paid)
  } else if (kind === 'pay twice at once') {
    const body = aPaymentBody(counter, seen)
    await Promise.all([send('recordPayment', body), send('recordPayment', body, other)])
  } else if (kind === 'press twice') {
    const [key, body] = [newKey(), aPaymentBody(counter, seen)]
    const both = await Promise.all([0, 1].map(() => command(book, 'recordPayment', { officer, seen, key }, body)))
    if (both[0] && both[1]) book.didOther('a command sent twice with one key')
  } else
    await send('recordNotPaid', {
      reason: kind,
      note: kind === 'complaint' ? 'Hàng xóm phản ánh' : null,
      paper: kind === 'refused' ? 'giấy viết tay, hồ sơ xã số 14' : null,
    })
}

/** Yesterday's absent people come, or are crossed out for good. */
export async function meetAgain(counter: Counter, officer: StaffSession, seen: EntitlementView): Promise<void> {
  if (counter.random.chance(0.7))
    await command(counter.book, 'recordPayment', { officer, seen }, aPaymentBody(counter, seen))
}

/** The post office pays what it was given, or brings back that it met nobody. */
export async function deliver(counter: Counter, payer: StaffSession, seen: EntitlementView): Promise<void> {
  const { book, random } = counter
  if (random.chance(0.9)) await command(book, 'recordPayment', { officer: payer, seen }, aPaymentBody(counter, seen))
  else
    await command(
      book,
      'recordNotPaid',
      { officer: payer, seen },
      { reason: random.pick(['absent', 'moved'] as const), note: null, paper: null },
    )
}

/** Why somebody is to be paid after all, and the paper that it rests on. */
const resumptions = {
  refused: { reason: 'Nay xin nhận', paper: 'đơn xin nhận lại, hồ sơ xã số 21' },
  suspended: { reason: 'Xác minh lại: được hưởng', paper: 'văn bản trả lời phản ánh' },
  deceased: { reason: 'Người thừa kế được nhận thay', paper: 'văn bản thỏa thuận của những người thừa kế' },
} as const

/** The district looks over what was paid: some had no right to it, some sums change by a later decision, some supports end or go on. */
export async function oversee(
  counter: Counter,
  officer: StaffSession,
  { district, isShort }: { readonly district: string; readonly isShort: boolean },
): Promise<void> {
  const { book, random } = counter
  const paid = await search(counter, officer, { unit: district, status: 'paid', limit: 40 })
  for (const seen of paid.filter((_, at) => random.chance(at === 0 ? 0.8 : 0.02)))
    if (seen.commands.includes('ask-back'))
      await command(
        book,
        'askBack',
        { officer, seen },
        { decision: decisionOf(random), amount: seen.paid, reason: 'Không thuộc diện hưởng' },
      )
  const waiting = await search(counter, officer, { unit: district, status: 'approved', limit: 40 })
  let cancelled: EntitlementView | null = null
  for (const seen of waiting) {
    const chance = random.next()
    // One a day, whomever the post office has not been given meanwhile.
    if (!cancelled && seen.policy !== 'A4')
      cancelled = await command(
        book,
        'cancelSupport',
        { officer, seen },
        { decision: decisionOf(random), reason: 'Đã hưởng lương hưu' },
      )
    // The only policy here of which the law knows more than one sum.
    else if (seen.policy === 'A4' && chance < 0.3)
      await command(
        book,
        'amendSupport',
        { officer, seen },
        { decision: decisionOf(random), amount: 2_000_000, months: [], reason: 'Điều chỉnh theo quyết định bổ sung' },
      )
  }
  const isOffered = ({ commands }: EntitlementView): boolean => commands.includes('resume')
  for (const status of ['refused', 'suspended', 'deceased'] as const) {
    const found = await search(counter, officer, { unit: district, status, limit: 10 })
    const [first] = found.filter(isOffered)
    for (const seen of found)
      if (random.chance(isShort && seen === first ? 1 : 0.1) && isOffered(seen))
        await command(book, 'resumeSupport', { officer, seen }, resumptions[status])
  }
}

/** The district gives money and names to the post office, and takes back what that could not hand out. */
export async function supply(
  { book, random }: Counter,
  officer: StaffSession,
  {
    district,
    most,
    waiting,
  }: { readonly district: string; readonly most: number; readonly waiting: readonly EntitlementView[] },
): Promise<void> {
  for (const seen of waiting.filter(({ commands }) => commands.includes('hand-over')).slice(0, most))
    await command(book, 'handOver', { officer, seen }, { unit: district })
  const held = await search({ book, random }, officer, { unit: district, status: 'with-payer', limit: 100 })
  for (const seen of held.slice(-1))
    if (seen.commands.includes('take-back')) await command(book, 'takeBack', { officer, seen }, { reason: 'Xã tự chi' })
}

/** What was asked back comes back in parts, or never. */
export async function collect(counter: Counter, officer: StaffSession, commune: string): Promise<void> {
  const { book, random } = counter
  for (const seen of await search(counter, officer, { unit: commune, status: 'to-recover', limit: 10 })) {
    const left = seen.recovery?.outstanding ?? 0
    if (left === 0) continue
    if (random.chance(0.1))
      await command(book, 'recordNoReturn', { officer, seen }, { reason: 'Gia đình không trả lại' })
    else
      await command(
        book,
        'recordReturn',
        { officer, seen },
        {
          amount: random.chance(0.5) ? left : Math.max(1, Math.floor(left / 2)),
          returnedOn: localDay(Date.now()),
          receipt: `PT ${random.below(1000)}`,
        },
      )
  }
}
