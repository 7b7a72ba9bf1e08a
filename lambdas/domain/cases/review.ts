/** What a duplicate case means for one of its records, as the record itself says it: the counter reads no case. */
export const reviewEffects = [
  'to-keep',
  'to-stop',
  'in-question',
  'kept',
  'stopped',
  'merged',
  'to-recover',
  'apart',
] as const
/**
 * Open and certain: to-keep | to-stop. Open and possible: in-question. Concluded: kept | stopped | merged (entered twice, this one is
 * gone) | to-recover (paid, and not due) | apart (another person).
 */
export type ReviewEffect = (typeof reviewEffects)[number]

export const reviewWords = {
  'to-keep': 'nghi trùng, được giữ nếu là một người',
  'to-stop': 'nghi trùng, tạm dừng chi trong khi rà soát',
  'in-question': 'có thể trùng',
  kept: 'được giữ',
  stopped: 'dừng chi',
  merged: 'gộp vào hồ sơ khác',
  'to-recover': 'đề nghị thu hồi',
  apart: 'là người khác',
} as const satisfies Record<ReviewEffect, string>

const openEffects: readonly ReviewEffect[] = ['to-keep', 'to-stop', 'in-question']

export interface Review {
  readonly caseId: string
  readonly effect: ReviewEffect
  /** The unit that decides: whom the counter calls. */
  readonly owner: string
  /**
   * Stopped as one of the months of what was kept, since what was paid of the lower supports makes it up: the person has had it. Absent
   * where an older program concluded.
   */
  readonly madeUp?: true | undefined
}

interface Reviewed {
  readonly reviews: readonly Review[]
}

const isOpen = ({ effect }: Review): boolean => openEffects.includes(effect)

/** A case has room for so many records, so one that is like many others stands in several. */
export const openReviews = ({ reviews }: Reviewed): Review[] => reviews.filter(isOpen)

export const openReviewIn = ({ reviews }: Reviewed, id: string): Review | undefined =>
  reviews.find((review) => review.caseId === id && isOpen(review))

/** What several open cases, or several people in one, mean for a record together: whatever would stop it, then whatever is in question. */
export const gravestFirst: readonly ReviewEffect[] = ['to-stop', 'in-question', 'to-keep']

/** What the open cases mean for the record together. */
export function openReview(record: Reviewed): Review | undefined {
  const open = openReviews(record)
  return gravestFirst.flatMap((effect) => open.filter((review) => review.effect === effect)).at(0)
}

/** What the case means or meant for the record. */
export const effectIn = ({ reviews }: Reviewed, id: string): ReviewEffect | undefined =>
  reviews.find(({ caseId }) => caseId === id)?.effect

const stoppingEffects: readonly ReviewEffect[] = ['stopped', 'merged', 'to-recover']

/** The conclusion that took the money of this record away; it is lifted by reversing the case and by nothing else. */
export const stoppingReview = ({ reviews }: Reviewed): Review | undefined =>
  reviews.find(({ effect }) => stoppingEffects.includes(effect))

export const withReview = ({ reviews }: Reviewed, review: Review): readonly Review[] => [
  ...reviews.filter(({ caseId }) => caseId !== review.caseId),
  review,
]

/** Whether what is not handed out of the record was had as money of lower supports. */
export const isMadeUp = ({ reviews }: Reviewed): boolean => reviews.some(({ madeUp }) => madeUp)

/** Whether a concluded case has kept the first and stopped the other one. A month that is made up was kept with it. */
export const isKeptBefore = (record: Reviewed, other: Reviewed): boolean =>
  record.reviews.some(
    ({ caseId, effect }) =>
      effect === 'kept' &&
      other.reviews.some(
        (theirs) => theirs.caseId === caseId && stoppingEffects.includes(theirs.effect) && !theirs.madeUp,
      ),
  )

/**
 * Whether a concluded case says that the first may be paid although the other one is: they are two people, or the other's money is
 * offset or taken back.
 */
export const isSettledBeside = (record: Reviewed, other: Reviewed): boolean =>
  isKeptBefore(record, other) || isSetApart(record, other)

/** Whoever was set apart in a case is nobody of its others. */
const isSetApart = (record: Reviewed, other: Reviewed): boolean =>
  record.reviews.some(({ caseId, effect }) =>
    other.reviews.some((theirs) => theirs.caseId === caseId && (effect === 'apart' || theirs.effect === 'apart')),
  )
