import { differences } from '../ledger/changes-in-words.ts'
import type { EventHand } from '../ledger/hand.ts'
import type { OfficeEvent, OfficeEventType } from '../ledger/office-event.ts'
import { daysInWords } from './mail-schedule.ts'
import { formatNames, reportNames } from './report.ts'
import type { Subscription } from './subscription.ts'

type Set = Pick<
  Subscription,
  'units' | 'kinds' | 'formats' | 'recipients' | 'time' | 'weekdays' | 'monthDays' | 'isActive'
>

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

/** Units by their codes, which the reader's map names. */
const inWords = ({ units, kinds, formats, recipients, time, ...days }: Set) => ({
  units: units.join(', '),
  kinds: kinds.map((kind) => reportNames[kind]).join(', '),
  formats: formats.map((format) => formatNames[format]).join(', '),
  recipients: recipients.join(', '),
  time,
  weekdays: daysInWords(days),
})
