import { setTimeout as pause } from 'node:timers/promises'

/**
 * Asks again and again until the answer is the one that is waited for, or patience ends. Each question goes through the whole chain and
 * takes the time of the very work that it asks about, so the first comes after a while and the pauses grow. The time is that of a clock
 * which nobody sets.
 * @returns the last answer
 */
export async function askAgain<T>(
  ask: () => Promise<T>,
  isReached: (answer: T) => boolean,
  patienceMs: number,
): Promise<T> {
  const end = performance.now() + patienceMs
  for (let wait = 150; ; wait = Math.min(wait * 1.5, 2_000)) {
    await pause(wait)
    const answer = await ask()
    if (isReached(answer) || performance.now() > end) return answer
  }
}

/** Asks again until the answer is the one that is waited for. @param what for the error, when patience ends */
export async function until<T>(
  ask: () => Promise<T>,
  isReached: (answer: T) => boolean,
  what: (answer: T) => string,
  patienceMs = 120_000,
): Promise<T> {
  const answer = await askAgain(ask, isReached, patienceMs)
  if (!isReached(answer)) throw new Error(what(answer))
  return answer
}
