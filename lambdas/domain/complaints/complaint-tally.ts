import { type ComplaintState, isOpen, isOverdue } from './complaint.ts'

/** Counts and nothing else: what the mail and the public may know. */
export interface ComplaintTally {
  readonly received: number
  readonly open: number
  readonly overdue: number
  readonly answered: number
  readonly refused: number
  readonly withdrawn: number
}

/** @param today `2020-05-29` */
export function tallyComplaints(
  complaints: readonly { readonly state: ComplaintState; readonly deadline: string }[],
  today: string,
): ComplaintTally {
  const count = (state: ComplaintState): number => complaints.filter((one) => one.state === state).length
  return {
    received: complaints.length,
    open: complaints.filter(isOpen).length,
    overdue: complaints.filter((one) => isOverdue(one, today)).length,
    answered: count('answered'),
    refused: count('refused'),
    withdrawn: count('withdrawn'),
  }
}
