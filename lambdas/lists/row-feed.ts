import { type TwiceEncoded, twiceEncoded } from './legacy/twice-encoded.ts'
import type { Row, Sheet } from './workbook/workbook.ts'

/** So many rows from a sheet's start are looked through for the header. Titles take three to eight. */
export const headerSearchRows = 60

/** Rows of a sheet that are looked at before they are read, with their letters as they were typed. */
export class RowFeed {
  private readonly source: AsyncIterator<Row[]>
  private readonly sheet: Sheet
  private peeked: Row[][] = []
  /** What was done to the letters of the whole sheet; null where they are as they were typed. */
  restored: TwiceEncoded | null = null

  constructor(sheet: Sheet) {
    this.sheet = sheet
    this.source = sheet.batches()[Symbol.asyncIterator]()
  }

  /** The first rows; fewer when they hold more letters than that, but for the header's. */
  async peek(most: { rows: number; letters: number }): Promise<Row[]> {
    let rows = 0
    let letters = 0
    while (rows < most.rows && (rows < headerSearchRows || letters < most.letters)) {
      const next = await this.source.next()
      if (next.done) break
      this.peeked.push(next.value)
      rows += next.value.length
      for (const row of next.value) for (const { text } of row.cells) letters += text.length
    }
    this.restored = twiceEncoded(this.peeked.flat())
    this.peeked = this.peeked.map((batch) => this.asTyped(batch))
    return this.peeked.flat().slice(0, most.rows)
  }

  async *batches(): AsyncGenerator<Row[]> {
    yield* this.peeked.splice(0)
    for (let next = await this.source.next(); !next.done; next = await this.source.next())
      yield this.asTyped(next.value)
  }

  /** The sheet from its beginning once more. */
  async *again(): AsyncGenerator<Row[]> {
    for await (const batch of this.sheet.batches()) yield this.asTyped(batch)
  }

  async close(): Promise<void> {
    await this.source.return?.()
  }

  private asTyped(batch: Row[]): Row[] {
    return this.restored === null ? batch : batch.map(this.restored.mend)
  }
}
