import type { Complaint, ComplaintContact } from '../../domain/complaints/complaint.ts'
import { complaintNumber, complaintSecret } from '../../domain/complaints/complaint-number.ts'
import type { ComplaintEvent } from '../../domain/ledger/complaint-event.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { Marks } from '../table/id-mark.ts'
import type { Register } from '../table/table.ts'
import { createComplaint, type SenderLimits } from './complaint-store.ts'

interface Entered {
  readonly complaint: Omit<Complaint, 'number'>
  readonly contact: ComplaintContact
  readonly event: ComplaintEvent
  /** Marks of the command, of which the number is made, and of all its words. */
  readonly sent: { readonly key: string; readonly words: string }
}

/** Two in 887 million share a number; the second one takes another. */
const attempts = 5

/**
 * Gives the complaint a number and writes it. The same command again finds it as it stands now.
 * @returns null when too many came today; `key-taken` when the command was another complaint
 */
export async function enterComplaint(
  { register, tree, marks }: { readonly register: Register; readonly tree: UnitTree; readonly marks: Marks },
  { complaint, contact, event, sent }: Entered,
  limits: SenderLimits | null,
): Promise<Complaint | 'key-taken' | null> {
  const mark = `${sent.key}#${sent.words}`
  for (let attempt = 0; attempt < attempts; attempt++) {
    const numbered = { ...complaint, number: complaintNumber(marks.id('complaint-number', sent.key, attempt)) }
    const result = await createComplaint(register, tree, { complaint: numbered, contact, event, sent: mark }, limits)
    if (result.kind === 'limited') return null
    if (result.kind === 'created') return numbered
    if (result.stored.sent === mark) return result.stored.complaint
    if (result.stored.sent.startsWith(`${sent.key}#`)) return 'key-taken'
  }
  throw new Error(`no number for a complaint in ${attempts} attempts`)
}

/** The code that opens it. It is kept nowhere: who copies the table cannot open a complaint with it. */
export const secretOf = (marks: Marks, number: string): string => complaintSecret(marks.id('complaint-secret', number))
