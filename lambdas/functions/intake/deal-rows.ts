import type { ChunkRow } from '../../store/lists/chunk.ts'
import { firstBehindFile, firstMeeting } from '../../store/lists/chunk-numbers.ts'

/** Rows that come in together, under the number that their results stand under: the same at every reading of the file. */
export interface DealtChunk {
  readonly number: number
  readonly rows: readonly ChunkRow[]
}

/**
 * The rows in chunks, in reading order.
 * @param rowsPerChunk the same at every reading of the file, or a second one would make other chunks of it
 * @param meets of a long list: whether something of the row stands in another row too. Such rows are dealt among themselves, so that
 *   one reader brings them in, one after the other, as they stand in the file
 */
export async function* dealRows(
  rows: AsyncIterable<ChunkRow>,
  rowsPerChunk: number,
  meets: (row: ChunkRow) => boolean = () => false,
): AsyncGenerator<DealtChunk> {
  const decks = [new Deck(0, rowsPerChunk), new Deck(firstMeeting, rowsPerChunk)] as const
  for await (const row of rows) {
    const full = decks[meets(row) ? 1 : 0].take(row)
    if (full) yield full
  }
  for (const deck of decks) {
    const last = deck.rest()
    if (last) yield last
  }
}

/** How far the numbers of a file's chunks go. */
export class DealtNumbers {
  private file = 0
  private meeting = firstMeeting

  add({ number }: Pick<DealtChunk, 'number'>): void {
    if (number < firstMeeting) this.file = Math.max(this.file, number + 1)
    else this.meeting = Math.max(this.meeting, number + 1)
  }

  /** The numbers that no chunk has. */
  behind(): { readonly from: number; readonly to: number }[] {
    return [
      { from: this.file, to: firstMeeting - 1 },
      { from: this.meeting, to: firstBehindFile - 1 },
    ]
  }
}

class Deck {
  private rows: ChunkRow[] = []

  constructor(
    private next: number,
    private readonly size: number,
  ) {}

  take(row: ChunkRow): DealtChunk | null {
    this.rows.push(row)
    return this.rows.length === this.size ? this.rest() : null
  }

  rest(): DealtChunk | null {
    if (this.rows.length === 0) return null
    const chunk = { number: this.next++, rows: this.rows }
    this.rows = []
    return chunk
  }
}
