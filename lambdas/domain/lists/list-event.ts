import { type SayableField, sayableFields } from '../columns/sayable-fields.ts'
import { differences, given } from '../ledger/changes-in-words.ts'
import type { EventHand } from '../ledger/hand.ts'
import { type OfficeEvent, type OfficeEventType, yesOrNo } from '../ledger/office-event.ts'
import { formatDong, groupThousands } from '../money/dong.ts'
import { findProgramme } from '../programmes/programmes.ts'
import { formatDay } from '../time/local-day.ts'
import { isAnotherGrant, isCorrectingFormer, isOfTheList, isToBeConfirmed } from './list-answers.ts'
import type { ListState } from './list-states.ts'

/** What a list's events are made of. The file's name stays out of them: officers call files after people. */
interface ListFacts {
  readonly id: string
  readonly programme: string
  readonly policy: string | null
  readonly decisionNumber: string | null
  readonly decisionDay: string | null
  readonly state: ListState
  readonly since: number
  readonly createdAt: number
  readonly createdBy: EventHand
  readonly review: boolean
  readonly answers: Answers
  readonly appliedBy: EventHand | null
  readonly withdrawal: { readonly by: EventHand; readonly reason: string } | null
  readonly file: { readonly sha256: string } | null
  readonly counts: Counts
}

interface Answers {
  readonly accepted: readonly string[]
  readonly declined: readonly string[]
  readonly convert: boolean
  readonly columns: Readonly<Record<string, SayableField | null>>
  readonly kept: readonly string[]
}

interface Counts {
  readonly rows: number
  readonly added: number
  readonly changed: number
  readonly same: number
  readonly refused: number
  readonly amount: number
}

export const openedList = (list: ListFacts): OfficeEvent => ({
  ...told('list.opened', list, list.createdBy, list.createdAt),
  changes: given({
    policy: list.policy,
    decision: decisionOf(list),
    review: yesOrNo(list.review),
  }),
})

/** The bucket has the file; it came by the form that only who opened the list was given. */
export const uploadedList = (list: ListFacts, now: number): OfficeEvent =>
  told('list.uploaded', list, list.createdBy, now)

/** An officer's word about a list. @param after as the word leaves it */
export function orderedList(before: ListFacts, after: ListFacts, by: EventHand, commandId: string): OfficeEvent {
  const event = { ...told('list.apply-ordered', after, by, after.since), commandId }
  if (after.state === 'withdrawing')
    return { ...event, type: 'list.withdraw-ordered', reason: after.withdrawal?.reason ?? null }
  if (after.state !== 'processing') return event
  return {
    ...event,
    type: 'list.answered',
    changes: differences(answersInWords(before.answers), answersInWords(after.answers)),
  }
}

/** What a reader has made of the list. @param from the state in which it worked */
export function endedList(from: ListState, list: ListFacts): OfficeEvent {
  const { withdrawal, appliedBy, createdBy, counts, file } = list
  const type = list.state === 'finished' && from === 'withdrawing' ? 'list.kept' : (ends[list.state] ?? 'list.checked')
  // A withdrawal that did not happen stands on the list no longer, so its officer is who the order before names.
  const by = from === 'withdrawing' ? (withdrawal?.by ?? null) : (appliedBy ?? createdBy)
  const event = told(type, list, by, list.since)
  if (from === 'withdrawing') return event
  return {
    ...event,
    changes: given({
      decision: decisionOf(list),
      file: file?.sha256 ?? null,
      ...countsInWords(counts),
      // A later amendment changes what a list would be given: whoever asks afterwards must see by which law this one was judged.
      definition: findProgramme(list.programme)?.version ?? null,
    }),
  }
}

/** Nobody has brought it further: by the house's deadlines, on nobody's word. */
export const forsakenList = (type: 'list.expired' | 'list.given-up', list: ListFacts, now: number): OfficeEvent => ({
  ...told(type, list, null, now),
  changes: given(countsInWords(list.counts)),
})

const ends: Partial<Record<ListState, OfficeEventType>> = {
  checked: 'list.checked',
  refused: 'list.refused',
  finished: 'list.brought-in',
  withdrawn: 'list.withdrawn',
}

const told = (type: OfficeEventType, { id }: ListFacts, actor: EventHand | null, at: number): OfficeEvent => ({
  type,
  at,
  actor,
  commandId: id,
  reason: null,
  changes: {},
})

const decisionOf = ({ decisionNumber, decisionDay }: ListFacts): string | null =>
  decisionNumber && `${decisionNumber}${decisionDay ? ` ngày ${formatDay(decisionDay)}` : ''}`

const countsInWords = ({ rows, amount, ...parts }: Counts): Record<string, string | null> => ({
  lines: groupThousands(rows),
  added: counted(parts.added),
  changed: counted(parts.changed),
  same: counted(parts.same),
  refused: counted(parts.refused),
  amount: formatDong(amount),
})

const counted = (number: number): string | null => (number === 0 ? null : groupThousands(number))

/** Which fields were named, never by which words of the file; of texts that stay as they stand, which are names, how many. The kinds of suggestions are told by number, and kept by code. */
const answersInWords = ({ accepted, declined, convert, columns, kept }: Answers) => ({
  toBePaid: yesOrNo(accepted.some(isToBeConfirmed)),
  anotherGrant: yesOrNo(accepted.some(isAnotherGrant)),
  correctsFormer: yesOrNo(accepted.some(isCorrectingFormer)),
  accepted: `${accepted.filter((code) => !isOfTheList(code)).length} loại`,
  acceptedCodes: [...accepted].sort().join(' '),
  declined: `${declined.length} loại`,
  declinedCodes: [...declined].sort().join(' '),
  convert: yesOrNo(convert),
  keptAsWritten: `${kept.length} ô`,
  columns: Object.values(columns)
    .map((field) => (field ? sayableFields[field] : 'bỏ qua'))
    .join(', '),
})
