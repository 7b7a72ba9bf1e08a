import type { ExportState } from './export-order.ts'

const minute = 60_000

/**
 * Milliseconds after the beginning of a try until nobody is expected any more. The queue hides an order for sixteen minutes from the
 * other writers; then it may stand behind others where the queue is full, so that silence alone does not yet mean an end.
 */
export const silentMs = 120 * minute

/** Milliseconds for an order that no writer has taken yet: it stands behind others, or its message is lost. */
export const untakenMs = 24 * 60 * minute

/** When somebody has to look whether an order has been given up. @param triedAt null while no writer has taken it */
export const orderDueAt = ({ at, triedAt }: { readonly at: number; readonly triedAt: number | null }): number =>
  triedAt === null ? at + untakenMs : triedAt + silentMs

/**
 * Milliseconds after which an order that waits is over, whatever the index of open orders says: taken at the end of its day and killed
 * five times it is ended after 34 hours. Orders of before anybody looked after them stand in no index and have no other end.
 */
export const longestMs = 48 * 60 * minute

/** What an order's owner is told of it. */
export const stateAt = (
  { state, at }: { readonly state: ExportState; readonly at: number },
  now: number,
): ExportState => (state === 'waiting' && now >= at + longestMs ? 'failed' : state)
