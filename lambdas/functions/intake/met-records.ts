import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { namedMonths } from '../../domain/payments/instalments.ts'
import { textHash } from '../../lists/text-hash.ts'
import { CompactSet } from './compact-set.ts'

/** What the file's rows stand for in the register. */
export interface Met {
  /** Whether one of its rows stands for this record. */
  readonly has: (id: string) => boolean
  readonly policies: ReadonlySet<string>
  /** The months of monthly policies that the file grants, where it names them. */
  readonly months: ReadonlySet<string>
}

/** The same while its rows are gone through. Of a record a hash is kept: a file may have a million. */
export class MetRecords implements Met {
  private readonly ids = new CompactSet()
  readonly policies: Set<string>
  readonly months: Set<string>

  /** @param known what another reader has met before */
  constructor(known: { readonly policies: Iterable<string>; readonly months: Iterable<string> } = nothing) {
    this.policies = new Set(known.policies)
    this.months = new Set(known.months)
  }

  add(entitlements: readonly Entitlement[]): void {
    for (const one of entitlements) {
      this.ids.add(textHash(one.id))
      this.policies.add(one.policy)
      for (const month of namedMonths(one)) this.months.add(month)
    }
  }

  /** Takes up those of another reader, by their hashes. */
  addHashes(hashes: Iterable<number>): void {
    for (const hash of hashes) this.ids.add(hash)
  }

  has(id: string): boolean {
    return this.ids.has(textHash(id))
  }

  /** The records for another reader: 8 bytes each. */
  hashes(): Float64Array {
    return Float64Array.from(this.ids)
  }
}

const nothing = { policies: [], months: [] }
