import type { AuditEvent } from '../../domain/ledger/audit-event.ts'
import type { Decision } from '../../domain/payments/decision-key.ts'
import type { Person } from '../../domain/payments/entitlement.ts'
import type { ListedRow } from './find-stored.ts'
import type { StoredRow } from './list-item.ts'

export interface ChunkRow {
  readonly row: StoredRow
  /** Null for a refused row. */
  readonly listed: ListedRow | null
}

/** Who may write: nothing is written once another reader has taken the list over, or the range of it that is meant. */
export interface Hold {
  readonly listId: string
  /** Of a long list whose ranges are brought in side by side. */
  readonly range?: number
  /** The reader that holds it. Null where nobody can. */
  readonly attempt: string | null
}

export interface Chunk extends Hold {
  readonly number: number
  /** Whether a line of the whole file names this person. */
  readonly isInFile: (person: Person) => boolean
  readonly rows: readonly ChunkRow[]
  /** The decision that the list's own corrects, whose supports its rows stand for; null where there is none. */
  readonly former: Decision | null
  readonly actor: AuditEvent['actor']
  readonly now: number
}
