import { NotAList } from '../not-a-list.ts'
import type { RandomAccess } from './random-access.ts'
import type { Workbook } from './workbook.ts'

/** Streaming inflate of one zip entry. */
export type InflateRaw = (compressed: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>

export type OpenOptions = {
  /** Faster than the built-in one where the platform has one: `inflateWithZlib` in Node. */
  inflateRaw?: InflateRaw
}

/**
 * Opens a list whatever it is called: the format is told from its content. Rows are read later, as a stream.
 * @throws NotAList when the content is no workbook that can be read
 */
export async function openWorkbook(
  _source: Uint8Array | RandomAccess,
  _name: string,
  _options: OpenOptions = {},
): Promise<Workbook> {
  throw new NotAList('unknown-format', 'not yet')
}
