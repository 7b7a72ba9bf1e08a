import type { EntitlementView } from '../../lambdas/contract/entitlements.ts'
import type { BatchNote } from './work/batch-notes.ts'
import type { ComplaintNote } from './work/complaint-work.ts'
import type { ExportNote } from './work/export-work.ts'
import type { PayListNote } from './work/pay-list-work.ts'
import type { SubscriptionNote } from './work/subscription-work.ts'

/** A command that the system has said it has carried out. */
export interface Acknowledged {
  readonly key: string
  readonly username: string
  readonly entitlementId: string
  readonly command: string
  /** Đồng that it handed out, or took back from what was handed out; null where somebody has changed more before the answer came. */
  readonly handed: number | null
}

/** Đồng that officers were told of one commune's recoveries; what duplicate cases ask back they are not told. */
export interface RecoveryPage {
  asked: number
  returned: number
  /** Of one support somebody else has changed more before the answer came. */
  isUnclear: boolean
}

export interface PaidOutside {
  readonly supports: number
  readonly amount: number
}

/** What the officers' own notebooks say in the end: kept beside the system, from its answers alone. */
export class Book {
  readonly acknowledged: Acknowledged[] = []
  readonly refusals = new Map<string, number>()
  readonly done = new Map<string, number>()
  /** What no rule explains: an answer that never came, one of another form, a refusal that should not be. */
  readonly surprises: string[] = []
  /** Commands of which the client never learned whether they were done. */
  readonly unknown: { readonly key: string; readonly username: string; readonly entitlementId: string }[] = []
  readonly batches: BatchNote[] = []
  readonly payLists: PayListNote[] = []
  readonly complaints: ComplaintNote[] = []
  readonly exports: ExportNote[] = []
  readonly subscriptions: SubscriptionNote[] = []
  /** By commune. */
  readonly recoveries = new Map<string, RecoveryPage>()
  /** By post office: what it has entered as paid and nobody gave it, as the paper of its last account says. */
  readonly paidOutside = new Map<string, PaidOutside>()
  retries = 0

  note(command: string, before: EntitlementView, after: EntitlementView, by: { key: string; username: string }): void {
    const isOurs = after.version === before.version + 1
    const handed = isOurs ? after.paid - before.paid : null
    this.acknowledged.push({ ...by, entitlementId: after.id, command, handed })
    if (after.recovery?.decision || before.recovery?.decision) {
      const moved = (part: 'amount' | 'returned'): number =>
        (after.recovery?.[part] ?? 0) - (before.recovery?.[part] ?? 0)
      this.noteRecovery(
        after.commune,
        isOurs ? { asked: moved('amount'), returned: moved('returned') } : { isUnclear: true },
      )
    }
    this.didOther(command)
  }

  noteRecovery(commune: string, told: Partial<RecoveryPage>): void {
    const page = this.recoveries.get(commune) ?? { asked: 0, returned: 0, isUnclear: false }
    page.asked += told.asked ?? 0
    page.returned += told.returned ?? 0
    page.isUnclear ||= told.isUnclear ?? false
    this.recoveries.set(commune, page)
  }

  refuse(command: string, code: string): void {
    this.count(this.refusals, `${command}: ${code}`)
  }

  didOther(command: string, times = 1): void {
    this.count(this.done, command, times)
  }

  surprise(line: string): void {
    this.surprises.push(line)
  }

  private count(tally: Map<string, number>, name: string, times = 1): void {
    tally.set(name, (tally.get(name) ?? 0) + times)
  }
}
