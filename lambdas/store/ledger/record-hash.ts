import { createHash } from 'node:crypto'
import { canonicalJson } from '../../domain/ledger/seals/canonical-json.ts'
import { hashKinds } from '../../domain/ledger/seals/merkle-tree.ts'
import { toldPart } from './told-part.ts'

/**
 * What a record is, in 43 letters: its event names it, so that who changes the record alone is found out. Over the whole item, also the
 * mark of its ID number: without the mark's secret nobody can try numbers against it. Of what is worked on or mailed, over what its events
 * write (`toldPart`).
 * @param item as it is written, and as it is read again
 * @throws TypeError for an item that has no one text
 */
export const recordHash = (item: Readonly<Record<string, unknown>>): string =>
  createHash('sha256')
    .update(Uint8Array.of(hashKinds.record))
    .update(canonicalJson(withoutFractions(toldPart(item))))
    .digest('base64url')

/**
 * Scores of likeness are no whole numbers, which alone have one text in every language: they stand as ECMAScript writes them. The table
 * knows one nought.
 */
function withoutFractions(value: unknown): unknown {
  if (Object.is(value, -0)) return 0
  if (typeof value === 'number') return Number.isFinite(value) && !Number.isInteger(value) ? String(value) : value
  if (Array.isArray(value)) return value.map(withoutFractions)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutFractions(part)]))
}
