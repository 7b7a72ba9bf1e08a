const minute = 60_000

/**
 * Milliseconds from a change until what follows from it is overdue: the function that made the change is dead. At a counter it lives for
 * 29 seconds; a batch has followed a hundred lines up in less.
 */
export const followedWithinMs = 5 * minute

/** Milliseconds until another function tries what one has taken up: longer than the one that looks for it lives, so that none tries beside it. */
export const triedAgainMs = 15 * minute

/** So many are followed up in one run, the longest overdue first, so that what fails again and again keeps nobody else waiting. */
export const mostInRun = 100

/** What was tried so often in vain is told to whoever is on duty each time that it is tried again. */
export const mostInVain = 3
