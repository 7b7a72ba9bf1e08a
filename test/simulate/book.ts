import type { EntitlementView } from '../../lambdas/contract/entitlements.ts'

/** A command that the system has said it has carried out. */
export interface Acknowledged {
  readonly key: string
  readonly username: string
  readonly entitlementId: string
  readonly command: string
  /** Đồng that it handed out, or took back from what was handed out; null where somebody has changed more before the answer came. */
  readonly handed: number | null
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
  retries = 0

  note(command: string, before: EntitlementView, after: EntitlementView, by: { key: string; username: string }): void {
    const handed = after.version === before.version + 1 ? after.paid - before.paid : null
    this.acknowledged.push({ ...by, entitlementId: after.id, command, handed })
    this.count(this.done, command)
  }

  refuse(command: string, code: string): void {
    this.count(this.refusals, `${command}: ${code}`)
  }

  didOther(command: string): void {
    this.count(this.done, command)
  }

  surprise(line: string): void {
    this.surprises.push(line)
  }

  private count(tally: Map<string, number>, name: string): void {
    tally.set(name, (tally.get(name) ?? 0) + 1)
  }
}
