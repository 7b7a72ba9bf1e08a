import { createHash } from 'node:crypto'
import { canonicalJson } from '../domain/ledger/seals/canonical-json.ts'
import { hashKinds } from '../domain/ledger/seals/merkle-tree.ts'

/**
 * What a record is, in 43 letters: its event names it, so that who changes the record alone is found out. Over the whole item, also the
 * mark of its ID number: without the mark's secret nobody can try numbers against it.
 * @param item as it is written, and as it is read again
 * @throws TypeError for an item that has no one text
 */
export const recordHash = (item: Readonly<Record<string, unknown>>): string =>
  createHash('sha256').update(Uint8Array.of(hashKinds.record)).update(canonicalJson(item)).digest('base64url')
