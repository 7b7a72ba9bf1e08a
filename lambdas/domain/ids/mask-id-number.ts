import type { IdNumber } from './id-number.ts'

/** What may be shown of a number to who need not know it: its last four digits. */
export function maskIdNumber(id: Pick<IdNumber, 'number'>): string {
  return `•••• ${id.number.slice(-4)}`
}
