import type { LegacyEncoding } from './legacy-encoding.ts'

/** Whether text in an old font is converted, or its rows are refused until a person has confirmed the conversion. */
export type LegacyMode = 'ask' | 'convert'

/** Text in an old font that was found in a sheet: what a person confirms, or is told of. */
export type LegacyFinding = {
  encoding: LegacyEncoding
  /** 0..1. */
  confidence: number
  sheet: string
  /** Letters and headers; none where only the title or the header is in the old font. */
  columns: { column: string; header: string }[]
  /** At most three cells, as they stand and as they would be. */
  examples: { before: string; after: string }[]
  /** The first row, where it was met only behind the rows by which columns are judged. */
  row: number | null
}
