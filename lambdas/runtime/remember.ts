/**
 * Keeps what `read` brings of a thing for `forMs` in the function's memory; who asks meanwhile waits for the same reading. A failed
 * reading is not kept. For few things that live as long as the function: nothing is ever dropped.
 */
export function remember<Thing, T>(
  forMs: number,
  read: (thing: Thing, now: number) => Promise<T>,
): (thing: Thing, now: number) => Promise<T> {
  const kept = new Map<Thing, { readonly at: number; readonly value: Promise<T> }>()
  return async (thing, now) => {
    const known = kept.get(thing)
    // A clock that was set back must not keep a reading for hours.
    if (known && now >= known.at && now < known.at + forMs) return known.value
    const reading = { at: now, value: read(thing, now) }
    kept.set(thing, reading)
    try {
      return await reading.value
    } catch (error) {
      if (kept.get(thing) === reading) kept.delete(thing)
      throw error
    }
  }
}
