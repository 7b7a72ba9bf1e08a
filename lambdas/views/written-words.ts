import { hideNumbers } from '../domain/ids/hide-numbers.ts'
import type { Role } from '../domain/permissions/permission-table.ts'
import { isAllowed } from '../domain/permissions/permission-table.ts'

/** What an officer has written, as one of this role reads it. */
export type Written = <Text extends string | null>(text: Text) => Text | string

/** Nobody reads an ID number in officers' words where it is not noted who reads: beside others in a list, in the answer to a command. */
export const hiddenWords: Written = (text) => text && hideNumbers(text)

/** Whoever may read no ID numbers reads none in officers' words either. */
export const writtenFor = (role: Role): Written =>
  isAllowed(role, 'entitlement.read-id-number') ? (text) => text : hiddenWords
