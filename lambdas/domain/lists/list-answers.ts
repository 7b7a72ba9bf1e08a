import type { ListKind } from './list-kind.ts'

/** What an officer has answered to the check's questions. */
export interface ListAnswers {
  readonly accepted: readonly string[]
  /** Kinds of suggestions that he has said no to. */
  readonly declined: readonly string[]
  readonly convert: boolean
  readonly columns: Readonly<Record<string, string | null>>
  /** Texts of the file that read as an old font and stay as they stand. */
  readonly kept: readonly string[]
}

/** What was answered to the list that a file mends holds for the file, before its officer has said anything of it himself. */
export const carriedInto = <Answers extends ListAnswers>(
  answers: Answers,
  before: Pick<ListAnswers, 'convert' | 'kept'>,
): Answers => ({
  ...answers,
  convert: answers.convert || before.convert,
  kept: answers.kept.length > 0 ? answers.kept : before.kept,
})

/** Who has said no to a kind of suggestion, and when. */
export interface Decline {
  readonly code: string
  readonly by: string
  readonly at: number
}

/**
 * Who has said no to which kind once somebody has answered anew. What was declined one by one in the list that this one mends stays so
 * until its kind is accepted; what was declined here is asked again where he takes that back.
 */
export function declinesAfter(
  declines: readonly Decline[],
  { declined: before }: Pick<ListAnswers, 'declined'>,
  { accepted, declined }: Pick<ListAnswers, 'accepted' | 'declined'>,
  said: Omit<Decline, 'code'>,
): Decline[] {
  const fresh = declined.filter((code) => !before.includes(code))
  const takenBack = before.filter((code) => !declined.includes(code))
  const over = [...accepted, ...fresh, ...takenBack]
  return [...declines.filter(({ code }) => !over.includes(code)), ...fresh.map((code) => ({ code, ...said }))]
}

/**
 * What a check takes a table for whose people are not paid by it: corrections of a former list, money that is asked back. An officer who
 * accepts the code says that they are.
 */
export const toBeConfirmed = ['correction-list', 'recovery-list'] as const
export type ToBeConfirmed = (typeof toBeConfirmed)[number]
export const isToBeConfirmed = (code: string): code is ToBeConfirmed => toBeConfirmed.some((one) => one === code)

/** Accepted by an officer whose list is another grant to people who have the same support by another decision. */
const anotherGrant = 'other-decision'
export const isAnotherGrant = (code: string): boolean => code === anotherGrant

/** Accepted by an officer whose list's decision corrects the other one: whom that one has is corrected, and nobody has two supports. */
export const correctsFormer = 'corrects-decision'
export const isCorrectingFormer = (code: string): boolean => code === correctsFormer

/** Whether a code is of what is said of the list or its tables, and of no suggestion. */
export const isOfTheList = (code: string): boolean =>
  isToBeConfirmed(code) || isAnotherGrant(code) || isCorrectingFormer(code)

/** The two exclude each other. */
const kindsOfDecision: readonly string[] = [anotherGrant, correctsFormer]

/** The codes with one taken or not; of what a list is to another decision only one can be true. */
export const withAccepted = (accepted: readonly string[], code: string, isTaken: boolean): string[] => [
  ...accepted.filter((one) => one !== code && !(isTaken && [one, code].every((two) => kindsOfDecision.includes(two)))),
  ...(isTaken ? [code] : []),
]

/** The decision that this list's own corrects, by its officer's word; null where he has not said so, or both. */
export const correctedDecision = <Decision>({
  former,
  answers: { accepted },
}: {
  /** By which most of its people were found to have the same support. */
  readonly former: Decision | null
  readonly answers: Pick<ListAnswers, 'accepted'>
}): Decision | null => (accepted.some(isCorrectingFormer) && !accepted.some(isAnotherGrant) ? former : null)

/**
 * Whether a list may not be brought in yet: most of its people have this very support by another decision, so that all of them would
 * become cases, and nobody has said which of the two it is.
 */
export const waitsForItsWord = (
  kind: ListKind | null | undefined,
  { accepted }: Pick<ListAnswers, 'accepted'>,
): boolean => kind === 'other-decision' && (!accepted.some(isAnotherGrant) || accepted.some(isCorrectingFormer))

/** Whether two sets of answers say the same, in whichever order they were given. */
export const sameAnswers = (a: ListAnswers, b: ListAnswers): boolean => canonical(a) === canonical(b)

const canonical = ({ accepted, declined, convert, columns, kept }: ListAnswers): string =>
  JSON.stringify([
    [...accepted].sort(),
    [...declined].sort(),
    convert,
    [...kept].sort(),
    Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1)),
  ])
