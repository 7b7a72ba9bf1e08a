const FREE_FAILURES = 4
const LONGEST_LOCK_MS = 15 * 60_000
const FORGOTTEN_AFTER_MS = 15 * 60_000

interface Attempts {
  readonly failures: number
  readonly lockedUntil: number
  readonly lastAttemptAt: number
}

/**
 * Cognito's lock-out: the fifth wrong password locks for a second, each further one for twice as long, up to 15 minutes; a
 * successful sign-in or 15 quiet minutes clear it. Kept in memory and for unknown names too: a write to the disk for known
 * names only would tell by its duration who exists.
 */
export class Lockouts {
  readonly #attempts = new Map<string, Attempts>()

  /** False while locked. Asking counts as an attempt and so keeps the memory of earlier failures alive. */
  mayTry(name: string, now: number): boolean {
    const known = this.#recall(name, now)
    if (!known) return true
    this.#remember(name, { ...known, lastAttemptAt: now })
    return now >= known.lockedUntil
  }

  recordFailure(name: string, now: number): void {
    const failures = (this.#recall(name, now)?.failures ?? 0) + 1
    const over = failures - FREE_FAILURES - 1
    const lockedUntil = over < 0 ? 0 : now + Math.min(2 ** over * 1000, LONGEST_LOCK_MS)
    this.#remember(name, { failures, lockedUntil, lastAttemptAt: now })
  }

  clear(name: string): void {
    this.#attempts.delete(name)
  }

  #recall(name: string, now: number): Attempts | undefined {
    for (const [other, attempts] of this.#attempts) {
      if (now < Math.max(attempts.lastAttemptAt + FORGOTTEN_AFTER_MS, attempts.lockedUntil)) break
      this.#attempts.delete(other)
    }
    return this.#attempts.get(name)
  }

  // Deleted first, so that a Map's order of insertion is the order of the last attempt.
  #remember(name: string, attempts: Attempts): void {
    this.#attempts.delete(name)
    this.#attempts.set(name, attempts)
  }
}
