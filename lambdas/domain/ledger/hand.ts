import type { Role } from '../permissions/permission-table.ts'

/** Whose hand made an event: the account, its office at that time, and the network address that the command came from. */
export interface EventHand {
  readonly username: string
  readonly role: Role
  readonly unit: string
  /** Absent where no network was between: the system's own work, and events of before addresses were kept. */
  readonly from?: string | undefined
}

/** What an event keeps of an account as it signed in. */
export const eventHand = ({ username, role, unit, from }: EventHand): EventHand => ({
  username,
  role,
  unit,
  ...(from === undefined ? {} : { from }),
})
