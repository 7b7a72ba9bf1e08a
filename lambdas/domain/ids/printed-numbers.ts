import { isAllowed, type Role } from '../permissions/permission-table.ts'

/** How much of an ID number stands in what goes from hand to hand: a pay list, a file of the register. */
export const printedNumbers = ['last-digits', 'full'] as const
export type PrintedNumbers = (typeof printedNumbers)[number]

/** Whoever may not read whole numbers is given none. */
export const numbersFor = (role: Role, asked: PrintedNumbers): PrintedNumbers =>
  isAllowed(role, 'entitlement.read-id-number') ? asked : 'last-digits'
