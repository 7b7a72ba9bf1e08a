/** A new key for one intended command. `randomUUID` exists on secure origins alone; a console reached by plain http in a test network has none. */
export function newIdempotencyKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Keeps one key for as long as the same words are being sent, so that pressing the button again after a lost answer is the
 * same command; other words, or a decided answer, begin a new one.
 */
export class CommandKey {
  #words = ''
  #key = ''

  for(body: unknown): string {
    const words = JSON.stringify(body)
    if (words !== this.#words || !this.#key) {
      this.#words = words
      this.#key = newIdempotencyKey()
    }
    return this.#key
  }

  /** The command was decided: carried out, or refused for good. */
  settle(): void {
    this.#key = ''
  }
}
