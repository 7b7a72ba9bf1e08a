/** Time as the queues see it, so that tests can turn it instead of waiting. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls once when `now()` has reached `at`; the result takes the call back. */
  callAt(at: number, call: () => void): () => void
}

/** setTimeout takes no longer waits and fires at once instead. */
const LONGEST_WAIT = 2 ** 31 - 1

export const systemClock: Clock = {
  now: Date.now,
  callAt(at, call) {
    const timer = setTimeout(call, Math.min(Math.max(0, at - Date.now()), LONGEST_WAIT))
    return () => clearTimeout(timer)
  },
}
