import type { CreateSubscriptionRequest, SubscriptionView } from '../../../lambdas/contract/subscriptions.ts'
import type { StaffSession } from '../../../local/demo/staff-session.ts'
import type { Book } from '../book.ts'
import { programme } from '../lists.ts'
import { insist, newKey } from '../send.ts'

/** What an office has ordered by mail, and on which days it has to come. */
export interface SubscriptionNote {
  readonly id: string
  readonly officer: StaffSession
  readonly recipient: string
  readonly dueOn: Set<string>
  view: SubscriptionView
}

const everyDay: CreateSubscriptionRequest['weekdays'] = [1, 2, 3, 4, 5, 6, 7]

export async function subscribe(
  book: Book,
  officer: StaffSession,
  order: { readonly unit: string; readonly kinds: CreateSubscriptionRequest['kinds'] },
): Promise<void> {
  const recipient = `bao-cao-${order.unit}@daklak.example`
  const body: CreateSubscriptionRequest = {
    ...{ programme, units: [order.unit], kinds: order.kinds, recipients: [recipient] },
    ...{ time: '17:30', weekdays: everyDay, isActive: true },
  }
  const idempotencyKey = newKey()
  const view = await insist(book, () => officer.api.call('createSubscription', { body, idempotencyKey }))
  book.subscriptions.push({ id: view.id, officer, recipient, view, dueOn: new Set() })
  book.didOther('a report ordered by mail')
}

/** It stops for a day and goes on, as an office has it that closes. */
export async function setActive(book: Book, note: SubscriptionNote, isActive: boolean): Promise<void> {
  const { id, officer, view } = note
  if (view.isActive === isActive) return
  const { version, kinds, recipients, time, weekdays } = view
  const body = { version, kinds, recipients, time, weekdays, isActive }
  const input = { params: { subscriptionId: id }, body, idempotencyKey: newKey() }
  note.view = await insist(book, () => officer.api.call('changeSubscription', input))
  book.didOther(isActive ? 'a report by mail set going again' : 'a report by mail stopped')
}

export async function tryMail(book: Book, note: SubscriptionNote): Promise<void> {
  const input = { params: { subscriptionId: note.id }, idempotencyKey: newKey() }
  await insist(book, () => note.officer.api.call('testSubscription', input))
  book.didOther('a report sent for trial')
}
