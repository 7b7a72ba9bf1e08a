import { exchangeGroups, exchangeStates, type Told } from '../domain/exchange/exchange-file.ts'

/** Letters of a mark (16 bytes in base64url), and a byte for what is told of it. */
const markLetters = 22
const bytesEach = markLetters + 1
const marksInChunk = 1 << 16

/**
 * The marks of a file, 23 bytes each, in the ascending order in which a file holds them. Strings in a Map, and once more by item, take six
 * times as much: 1.4 GB for the largest file, and more while they grow, where the function that reads it has 1.7.
 */
export class MarkTable {
  private readonly chunks: Buffer[] = []
  private count = 0
  private last = ''

  get size(): number {
    return this.count
  }

  /** @param mark later in the alphabet than all before it */
  add(mark: string, { group, state }: Told): void {
    if (mark.length !== markLetters || mark <= this.last) throw new RangeError('a mark out of its order')
    this.last = mark
    if (this.count % marksInChunk === 0) this.chunks.push(Buffer.alloc(marksInChunk * bytesEach))
    const { chunk, start } = this.placeOf(this.count)
    chunk.write(mark, start, 'latin1')
    chunk[start + markLetters] = exchangeGroups.indexOf(group) * 2 + exchangeStates.indexOf(state)
    this.count += 1
  }

  get(mark: string): Told | undefined {
    let [first, behind] = [0, this.count]
    while (first < behind) {
      const middle = (first + behind) >>> 1
      const found = this.markAt(middle)
      if (found === mark) return this.toldAt(middle)
      if (found < mark) first = middle + 1
      else behind = middle
    }
    return undefined
  }

  *keys(): Generator<string> {
    for (let at = 0; at < this.count; at++) yield this.markAt(at)
  }

  *[Symbol.iterator](): Generator<[string, Told]> {
    for (let at = 0; at < this.count; at++) yield [this.markAt(at), this.toldAt(at)]
  }

  private markAt(at: number): string {
    const { chunk, start } = this.placeOf(at)
    return chunk.toString('latin1', start, start + markLetters)
  }

  private toldAt(at: number): Told {
    const { chunk, start } = this.placeOf(at)
    const told = shared[chunk[start + markLetters] ?? -1]
    if (!told) throw new RangeError('a mark of which nothing is told')
    return told
  }

  private placeOf(at: number): { chunk: Buffer; start: number } {
    const chunk = this.chunks[Math.floor(at / marksInChunk)]
    if (!chunk) throw new RangeError('no mark there')
    return { chunk, start: (at % marksInChunk) * bytesEach }
  }
}

/** By the byte that tells it: half a million marks share four of them. */
const shared: readonly Told[] = exchangeGroups.flatMap((group) => exchangeStates.map((state) => ({ group, state })))
