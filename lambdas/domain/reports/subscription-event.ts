import { differences } from '../ledger/changes-in-words.ts'
import type { EventHand } from '../ledger/hand.ts'
import type { OfficeEvent, OfficeEventType } from '../ledger/office-event.ts'
import { reportNames } from './report.ts'
import { type Subscription, weekdayNames } from './subscription.ts'

type Set = Pick<Subscription, 'kinds' | 'recipients' | 'time' | 'weekdays' | 'isActive'>

/** To whom which reports go is kept with their addresses: they are the house's own mailboxes, and who was told what is the question. */
export function subscriptionEvent(
  before: Set | null,
  after: Set,
  { by, at, commandId }: { readonly by: EventHand; readonly at: number; readonly commandId: string },
): OfficeEvent {
  const changes = differences(before && inWords(before), inWords(after))
  return { type: typeOf(before, after), at, actor: by, commandId, reason: null, changes }
}

function typeOf(before: Set | null, after: Set): OfficeEventType {
  if (!before) return 'subscription.made'
  if (before.isActive === after.isActive) return 'subscription.changed'
  return after.isActive ? 'subscription.switched-on' : 'subscription.switched-off'
}

const inWords = ({ kinds, recipients, time, weekdays }: Set) => ({
  kinds: kinds.map((kind) => reportNames[kind]).join(', '),
  recipients: recipients.join(', '),
  time,
  weekdays: weekdays.map((day) => weekdayNames[day]).join(', '),
})
