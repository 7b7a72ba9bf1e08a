export interface ThrottleLimits {
  /** Calls per second. */
  readonly rate: number
  /** Calls at once. */
  readonly burst: number
}

/** API Gateway's token bucket: true lets a call through. */
export function throttle({ rate, burst }: ThrottleLimits, now: () => number): () => boolean {
  let tokens = burst
  let filledAt = now()
  return () => {
    const at = now()
    tokens = Math.min(burst, tokens + ((at - filledAt) / 1000) * rate)
    filledAt = at
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}
