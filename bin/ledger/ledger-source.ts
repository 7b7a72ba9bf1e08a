import type { LedgerEntry } from '../../lambdas/domain/ledger/seals/ledger-entry.ts'
import type { IndexState, NotedSeal } from '../../lambdas/domain/ledger/seals/verify-index.ts'
import type { PublishedLedger } from '../../lambdas/domain/ledger/seals/verify-seals.ts'

/** A record as the register holds it now: its events are numbered up to its version. */
export interface NumberedRecord {
  /** `ENT#id` */
  readonly subject: string
  readonly version: number
  /** Of what nothing but its events' transactions writes: what its last event must name (`recordHash`). */
  readonly record?: string | undefined
}

/** Which events the sealer noted behind a unit's leaves, in their order. */
export interface NotedRefs {
  readonly day: string
  readonly unit: string
  readonly leaves: readonly string[]
  readonly refs: readonly string[]
}

/** An event that cannot be read as one; `unit` and `at` where they still stand. */
export interface BrokenEvent {
  readonly ref: string
  readonly unit: string
  readonly at: number
}

export type LedgerPart =
  | { readonly kind: 'event'; readonly entry: LedgerEntry }
  | { readonly kind: 'broken'; readonly event: BrokenEvent }
  | { readonly kind: 'record'; readonly record: NumberedRecord }
  | { readonly kind: 'refs'; readonly refs: NotedRefs }
  | { readonly kind: 'seal'; readonly seal: NotedSeal }

/** Where a ledger is read from: a running system, or files that were taken out of one. */
export interface LedgerSource {
  readonly published: PublishedLedger
  readonly indexIs: IndexState
  /** Whether it stands still: then its newest event tells up to when at least the days had to be sealed. */
  readonly isExport: boolean
  parts(): AsyncIterable<LedgerPart>
}
