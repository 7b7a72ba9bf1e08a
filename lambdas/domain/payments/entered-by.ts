import type { Role } from '../permissions/permission-table.ts'

/** Whose hand an entry is. */
export interface EnteredBy {
  readonly username: string
  readonly role: Role
  readonly unit: string
}
