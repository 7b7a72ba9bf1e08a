import type { ListState } from './list-states.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Who has to move a list on. */
export const nextActors = ['reader', 'officer', 'nobody'] as const
export type NextActor = (typeof nextActors)[number]

interface ListDuty {
  readonly next: NextActor
  /** Milliseconds in this state after which the list is ended honestly; null for a state that is an end. */
  readonly within: number | null
}

/**
 * No list is stuck: who acts next in each state, and how long that may take. The form for a file lives a quarter of an hour, and a
 * large file takes a village's line some minutes more. A comparison with the register is old after a month.
 */
export const listDuties = {
  'awaiting-upload': { next: 'officer', within: hour },
  processing: { next: 'reader', within: day },
  checked: { next: 'officer', within: 30 * day },
  applying: { next: 'reader', within: day },
  withdrawing: { next: 'reader', within: day },
  finished: { next: 'nobody', within: null },
  refused: { next: 'nobody', within: null },
  withdrawn: { next: 'nobody', within: null },
} as const satisfies Record<ListState, ListDuty>

/** Milliseconds. A reader renews its lease with every chunk of rows; one that has been silent for so long is dead. */
export const leaseMs = minute

/** Milliseconds between two signs of a reader that has nothing to save. */
export const signMs = 15_000

/** Milliseconds after which a reader of rows saves how far it is, however few they are: an officer waits for it at the screen. */
export const progressMs = 5_000

/** Milliseconds between two looks whether each range of a long list has a living reader; the queue's own delay ends at 900,000. */
export const rangeWatchMs = 2 * leaseMs

/** So often the watch calls readers who bring nothing further; the rest of the tries is for the slower look below. */
export const mostWatchCalls = 3

/** After so long without a sign of a reader another one is called: the queue's own redelivery has had its time. */
export const callAgainMs = 10 * minute

/** Readings that brought nothing further. The queue gives up after five; the others are for a cause that has been mended since. */
export const mostTries = 8

export interface ListStanding {
  readonly state: ListState
  /** When it came into this state. */
  readonly since: number
  /** Until when its reader may be believed alive; 0 while it has none. */
  readonly leaseUntil: number
  /** When a reader was last called because none had come; 0 for never. */
  readonly calledAt: number
  /** Readings begun since the list last got further. */
  readonly tries: number
}

/** When the list's time in this state is over; null for one that has come to its end. */
export function deadlineOf({ state, since }: Pick<ListStanding, 'state' | 'since'>): number | null {
  const { within } = listDuties[state]
  return within === null ? null : since + within
}

/** When somebody has to look whether the list still moves; null for never again. */
export function dueAt({ state, since, leaseUntil, calledAt }: Omit<ListStanding, 'tries'>): number | null {
  const deadline = deadlineOf({ state, since })
  if (deadline === null) return null
  return listDuties[state].next === 'reader'
    ? Math.max(since, leaseUntil, calledAt) + callAgainMs
    : Math.max(deadline, calledAt + callAgainMs)
}

/** Whether no reader will bring this list to its end any more. */
export const isGivenUp = (
  { state, since, tries }: Omit<ListStanding, 'leaseUntil' | 'calledAt'>,
  now: number,
): boolean => tries >= mostTries || (deadlineOf({ state, since }) ?? now + 1) <= now

/** The last sign of life of a list's reader; null while it waits for one. */
export const lastSignOf = ({ state, leaseUntil }: Pick<ListStanding, 'state' | 'leaseUntil'>): number | null =>
  listDuties[state].next === 'reader' && leaseUntil > 0 ? leaseUntil - leaseMs : null
