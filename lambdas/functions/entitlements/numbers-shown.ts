import { isDeepStrictEqual } from 'node:util'
import type { EntitlementView } from '../../contract/entitlements.ts'
import type { AuditEvent } from '../../domain/ledger/audit-event.ts'
import { withoutNumbers } from '../../domain/ledger/sentence.ts'

/** A record as its reader gets it, and as somebody gets it to whom no number is shown. */
interface Shown {
  readonly view: EntitlementView
  readonly hidden: EntitlementView
}

/** The person's own number, or one in what officers have written: the paper of whoever took the money for him, a remark. */
export const recordHasNumbers = ({ view, hidden }: Shown): boolean =>
  view.idNumbers.length > 0 || !isDeepStrictEqual(view, hidden)

export const historyHasNumbers = (events: readonly AuditEvent[]): boolean =>
  events.some((event) => !isDeepStrictEqual(withoutNumbers(event), event))
