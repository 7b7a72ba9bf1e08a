import { hideNumbers } from '../domain/ids/hide-numbers.ts'
import type { Role } from '../domain/permissions/permission-table.ts'
import { isAllowed } from '../domain/permissions/permission-table.ts'

/** What an officer has written, as one of this role reads it. */
export type Written = <Text extends string | null>(text: Text) => Text | string

/** Whoever may read no ID numbers reads none in officers' words either. */
export const writtenFor = (role: Role): Written =>
  isAllowed(role, 'entitlement.read-id-number') ? (text) => text : (text) => text && hideNumbers(text)
