import { type Random, seededRandom } from '../../local/demo/random.ts'

/** A stream of chances of its own for each piece of work, so that the same seed brings the same month whoever is faster in it. */
export type Dice = (...names: readonly (string | number)[]) => Random

/** In an order of chance. */
export const shuffled = <T>(random: Random, all: readonly T[]): T[] =>
  all
    .map((one) => ({ one, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one)

export function diceOf(seed: number): Dice {
  return (...names) => {
    let mixed = seed ^ 0x811c9dc5
    for (const letter of names.join(' ')) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193)
    return seededRandom(mixed)
  }
}
