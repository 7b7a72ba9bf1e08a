import { createHash } from 'node:crypto'
import type { Sha256 } from '../domain/ledger/seals/merkle-tree.ts'

export const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest())

/** What a command asks, as one short text: beside its key it tells the command's repetition from another one. */
export const digestOf = (asked: unknown): string => createHash('sha256').update(JSON.stringify(asked)).digest('hex')
