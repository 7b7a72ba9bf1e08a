import * as z from 'zod'
import { invalidParameter } from '../errors.ts'

const LARGEST = 60

export const nextToken = z.string().min(1).optional()

/**
 * One page of a listing that is sorted by its keys, and the token of the next, if there is one. The token holds the last key of the page, so that additions
 * and removals between two pages neither repeat nor skip anybody. Throws InvalidParameterException for a token made up.
 */
export function page<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  size: number | undefined,
  token: string | undefined,
): { readonly items: readonly Item[]; readonly next: string | undefined } {
  const after = token === undefined ? undefined : readToken(token)
  const found = after === undefined ? 0 : items.findIndex((item) => keyOf(item) > after)
  const start = found < 0 ? items.length : found
  const shown = items.slice(start, start + (size || LARGEST))
  const last = shown.at(-1)
  const hasMore = start + shown.length < items.length
  return { items: shown, next: hasMore && last !== undefined ? makeToken(keyOf(last)) : undefined }
}

const makeToken = (key: string) => Buffer.from(JSON.stringify({ after: key })).toString('base64')

function readToken(token: string): string {
  try {
    return z.object({ after: z.string() }).parse(JSON.parse(Buffer.from(token, 'base64').toString('utf8'))).after
  } catch {
    throw invalidParameter('Invalid pagination token given.')
  }
}
