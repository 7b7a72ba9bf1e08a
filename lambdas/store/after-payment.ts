import type { Finder } from '../domain/cases/grow-case.ts'
import { openReview } from '../domain/cases/review.ts'
import { canCompete } from '../domain/cases/same-number.ts'
import type { ExchangeKey } from '../domain/exchange/exchange-file.ts'
import { openFindings } from '../domain/exchange/foreign-finding.ts'
import type { AuditEvent } from '../domain/ledger/audit-event.ts'
import type { Entitlement } from '../domain/payments/entitlement.ts'
import { withoutAddedNumber } from '../domain/payments/last-entry.ts'
import { type Warned, warnOfSharedNumbers } from './duplicate-store.ts'
import { getEntitlements } from './entitlement-store.ts'
import type { Marks } from './id-mark.ts'
import { type CaseDesk, keepCases } from './keep-cases.ts'
import { tellOfAbroad } from './look-abroad.ts'
import { matchPeople } from './match-people.ts'
import { heldMarks } from './register-changes.ts'
import { reopenBeside } from './reopen-cases.ts'
import type { Register } from './table.ts'

export interface AfterDesk extends CaseDesk {
  /** Asked for only when another province's file may be concerned. */
  readonly exchange: () => Promise<ExchangeKey>
}

type Hand = Pick<AuditEvent, 'actor' | 'commandId' | 'at'>

/**
 * What follows from a change of a support, outside its transaction and safe to repeat: who shares which number is told, the cases of
 * whoever is concerned are brought up to date, and a number that came or went goes through the matcher and other provinces' files. So does
 * whoever is to be paid again: while he was not, the cases that rest on likeness alone ended, and other provinces' files were not asked.
 */
export async function afterPayment(
  desk: AfterDesk,
  before: Entitlement,
  after: Entitlement,
  event: Hand,
): Promise<void> {
  await follow(desk, before, after, event, !canCompete(before) && canCompete(after))
}

/**
 * What follows from a change that an earlier call of the same command has made, and perhaps was killed before it told anybody. The number
 * that went with it is known no more; who was warned of whom because of it still is. Nor is where the support stood before: he is compared
 * as if he were to be paid again.
 */
export async function afterPaymentAgain(desk: AfterDesk, after: Entitlement, event: Hand): Promise<void> {
  const { register, marks } = desk
  const warned = after.warnings.map(({ entitlementId }) => entitlementId)
  const idMarks = (await getEntitlements(register, warned)).flatMap((one) => heldMarks(one, marks))
  const warner = { actor: event.actor, commandId: event.commandId, now: event.at }
  await warnOfSharedNumbers(register, marks, [...new Set(idMarks)], warner, [after.id, ...warned])
  await follow(desk, withoutAddedNumber(after), after, event, canCompete(after))
}

async function follow(
  { exchange, ...desk }: AfterDesk,
  before: Entitlement,
  after: Entitlement,
  event: Hand,
  competesAgain: boolean,
): Promise<void> {
  const { register, marks } = desk
  const finder: Finder = { actor: event.actor, commandId: event.commandId, now: event.at }
  await keepCases(desk, await warnOfChangedNumbers(register, marks, before, after, event), finder)
  await reopenBeside(desk, [after], finder)
  // A number tells a year of birth and a sex, or that somebody alike is another person.
  const isOtherNumber = numbersIn(after) !== numbersIn(before)
  const isCompared = isOtherNumber || competesAgain
  if (isCompared) await matchPeople(desk, [after], finder)
  if (isCompared || openFindings(after).length > 0)
    await tellOfAbroad({ ...desk, exchange: await exchange() }, [after], finder)
}

/** One may have taken another's place. */
const numbersIn = ({ person }: Entitlement): string =>
  person.idNumbers
    .map(({ number }) => number)
    .toSorted()
    .join()

/**
 * A number that came or went, with a payment or with a support that is cancelled, changes who shares it with whom.
 * @returns everybody whose duplicate case may look otherwise now
 */
async function warnOfChangedNumbers(
  register: Register,
  marks: Marks,
  before: Entitlement,
  after: Entitlement,
  event: Hand,
): Promise<string[]> {
  const had = heldMarks(before, marks)
  const has = heldMarks(after, marks)
  const added = has.filter((mark) => !had.includes(mark))
  const gone = had.filter((mark) => !has.includes(mark))
  const warner = { actor: event.actor, commandId: event.commandId, now: event.at }
  const sharing: Warned = added.length > 0 ? await warnOfSharedNumbers(register, marks, added, warner) : new Map()
  const left: Warned =
    gone.length > 0 ? await warnOfSharedNumbers(register, marks, gone, warner, [after.id]) : new Map()
  // Whoever is refused, dies or is paid changes what his case is about.
  const warned = before.warnings.map(({ entitlementId }) => entitlementId)
  const isReviewed = before.warnings.length > 0 || openReview(before) !== undefined
  return [
    ...new Set([
      ...sharing.keys(),
      ...left.keys(),
      ...(isReviewed ? [after.id, ...warned] : []),
      ...(gone.length > 0 ? [after.id] : []),
    ]),
  ]
}
