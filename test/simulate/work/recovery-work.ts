import type { EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import type { HouseholdView } from '../../../lambdas/contract/recoveries.ts'
import { localDay } from '../../../lambdas/domain/time/local-day.ts'
import type { StaffSession } from '../../../local/demo/staff-session.ts'
import type { Book } from '../book.ts'
import { programme } from '../lists.ts'
import { carriedOut, command, insist, newKey } from '../send.ts'
import { type Counter, decisionOf, search } from './counter-work.ts'

/** The household of a support, as the desk for recoveries shows it. */
const householdOf = (book: Book, { api }: StaffSession, entitlementId: string): Promise<HouseholdView> =>
  insist(book, () => api.call('household', { params: { entitlementId } }))

const explained = ['conflict', 'wrong-state', 'under-review', 'invalid']

/** A word about a household. @returns whether it was carried out */
async function said(
  book: Book,
  { username }: StaffSession,
  name: string,
  call: () => Promise<unknown>,
): Promise<boolean> {
  const isDone = (await carriedOut(book, { name, by: username, explained }, call)) !== null
  if (isDone) book.didOther(name)
  return isDone
}

const eventsOf = (
  book: Book,
  name: string,
  key: string,
  officer: StaffSession,
  supports: readonly EntitlementView[],
) => {
  for (const { id } of supports)
    book.acknowledged.push({ key, username: officer.username, entitlementId: id, command: name, handed: 0 })
}

/** One decision for all members of a household who were paid and had no right to it. */
export async function askHouseholdBack(
  counter: Counter,
  officer: StaffSession,
  { commune, most }: { readonly commune: string; readonly most: number },
): Promise<void> {
  const { book, random } = counter
  const paid = await search(counter, officer, { unit: commune, status: 'paid', limit: 100 })
  const asked = new Set<string>()
  for (const { id, household, hamlet, commands } of paid) {
    if (asked.size >= most) return
    const name = `${hamlet} ${household}`
    if (!household || asked.has(name) || !commands.includes('ask-back')) continue
    const view = await householdOf(book, officer, id)
    const due = view.supports.filter((one) => one.status === 'paid' && one.commands.includes('ask-back'))
    if (due.length === 0) continue
    asked.add(name)
    const supports = due.map(({ id: entitlementId, version, paid: amount }) => ({ entitlementId, version, amount }))
    const body = {
      decision: decisionOf(random),
      reason: 'Hộ đã thoát nghèo',
      supports,
    }
    const idempotencyKey = newKey()
    const isAsked = await said(book, officer, 'a household asked to give back', () =>
      officer.api.call('askBackHousehold', { params: { entitlementId: id }, body, idempotencyKey }),
    )
    if (!isAsked) continue
    eventsOf(book, 'askBackHousehold', idempotencyKey, officer, due)
    book.noteRecovery(commune, { asked: supports.reduce((sum, { amount }) => sum + amount, 0) })
  }
}

/** Households bring a part, then the rest; some will not. */
export async function collectFromHouseholds(counter: Counter, officer: StaffSession, commune: string): Promise<void> {
  const { book, random } = counter
  const query = { programme, unit: commune }
  const { items } = await insist(book, () => officer.api.call('recoveries', { query }))
  let asked = 0
  for (const [at, { household, supports }] of items.entries()) {
    const [any] = supports
    if (household === null || !any || (at > 3 && random.chance(0.6))) continue
    const view = await householdOf(book, officer, any.id)
    const owing = view.supports.filter(({ recovery }) => recovery && recovery.outstanding > 0)
    const open = owing.filter(({ status }) => status === 'to-recover')
    const [first] = owing
    if (!first) continue
    const params = { entitlementId: first.id }
    const idempotencyKey = newKey()
    const named = (all: readonly EntitlementView[]) =>
      all.map(({ id: entitlementId, version }) => ({ entitlementId, version }))
    const left = owing.reduce((sum, { recovery }) => sum + (recovery?.outstanding ?? 0), 0)
    const hasGiven = view.sums.returned > 0
    // Every third one that is asked for the rest, and the first one: not all have a part behind them on a short month's last day.
    if (hasGiven && open.length > 0 && asked++ % 3 === 0) {
      const body = { reason: 'Chủ hộ không ký biên bản', supports: named(open) }
      const isSaid = await said(book, officer, 'a household that will not give back', () =>
        officer.api.call('noReturnHousehold', { params, body, idempotencyKey }),
      )
      if (isSaid) eventsOf(book, 'noReturnHousehold', idempotencyKey, officer, open)
      continue
    }
    const amount = hasGiven || (at > 3 && random.chance(0.3)) ? left : Math.max(1, Math.floor(left * 0.4))
    const body = {
      amount,
      returnedOn: localDay(Date.now()),
      receipt: `PT ${random.below(10_000)}`,
      supports: named(owing),
    }
    const isTaken = await said(
      book,
      officer,
      amount === left ? 'the rest taken from a household' : 'a part taken from a household',
      () => officer.api.call('returnHousehold', { params, body, idempotencyKey }),
    )
    // Of duplicate cases' recoveries, which are in no officer's book, a household may bring money too.
    const isByCase = owing.some(({ recovery }) => recovery?.decision === null)
    if (isTaken) book.noteRecovery(commune, isByCase ? { isUnclear: true } : { returned: amount })
  }
}

/** A receipt that was typed under the wrong name is taken back on its day. */
export async function mistypeReturn(counter: Counter, officer: StaffSession, commune: string): Promise<void> {
  const { book, random } = counter
  for (const seen of (await search(counter, officer, { unit: commune, status: 'to-recover', limit: 5 })).slice(0, 1)) {
    const amount = Math.max(1, Math.floor((seen.recovery?.outstanding ?? 0) / 3))
    const body = { amount, returnedOn: localDay(Date.now()), receipt: `PT ${random.below(1000)}` }
    const typed = await command(book, 'recordReturn', { officer, seen }, body)
    if (!typed?.commands.includes('undo-payment')) continue
    if (await command(book, 'undoPayment', { officer, seen: typed }, { reason: 'Ghi nhầm người nộp' }))
      book.didOther('a return taken back')
  }
}
