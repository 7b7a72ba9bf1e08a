import { differences } from '../ledger/changes-in-words.ts'
import type { EventHand } from '../ledger/hand.ts'
import { type OfficeEvent, yesOrNo } from '../ledger/office-event.ts'
import type { CaseSettings } from './case-settings.ts'

/** @returns null where they are what they were */
export function caseSettingsEvent(
  before: CaseSettings,
  after: CaseSettings,
  { by, at, commandId }: { readonly by: EventHand; readonly at: number; readonly commandId: string },
): OfficeEvent | null {
  const changes = differences(inWords(before), inWords(after))
  if (Object.keys(changes).length === 0) return null
  return { type: 'case-settings.set', at, actor: by, commandId, reason: null, changes }
}

const inWords = ({ certainStopsPayment, possibleWarnsPayer, ...days }: CaseSettings) => ({
  certainStopsPayment: yesOrNo(certainStopsPayment),
  possibleWarnsPayer: yesOrNo(possibleWarnsPayer),
  certainDays: String(days.certainDays),
  possibleDays: String(days.possibleDays),
  verifyDays: String(days.verifyDays),
  mostSuspected: String(days.mostSuspected),
})
