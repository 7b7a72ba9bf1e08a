import { defaultCaseSettings } from '../../lambdas/domain/cases/case-settings.ts'
import type { DuplicateCase } from '../../lambdas/domain/cases/duplicate-case.ts'
import { type CaseRules, grownCase } from '../../lambdas/domain/cases/grow-case.ts'
import { sameNumberEvidence } from '../../lambdas/domain/cases/same-number.ts'
import type { IdNumber } from '../../lambdas/domain/ids/id-number.ts'
import { parseIdNumber } from '../../lambdas/domain/ids/parse-id-number.ts'
import { dong } from '../../lambdas/domain/money/dong.ts'
import type { Entitlement, Payment, Person } from '../../lambdas/domain/payments/entitlement.ts'
import type { OtherSupport, PaymentCommand } from '../../lambdas/domain/payments/payment-command.ts'
import type { Actor } from '../../lambdas/domain/permissions/authorise.ts'
import { nq42 } from '../../lambdas/domain/programmes/nq42-2020.ts'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { registerMatcher } from '../../lambdas/matching/register/register-matcher.ts'

/** Valid things by default; a test names only what it is about. */
export const anIdNumber = (text = '066085004321'): IdNumber => {
  const parsed = parseIdNumber(text)
  if (!parsed.ok) throw new Error(`not an ID number: ${text}`)
  return parsed.value
}

export const aPerson = (parts: Partial<Person> = {}): Person => ({
  fullName: "H'Maryam Niê",
  birth: { year: 1985, month: null, day: null },
  sex: 'nữ',
  hamlet: 'Buôn Ciết',
  household: null,
  isHead: null,
  idNumbers: [anIdNumber('066185004321')],
  ...parts,
})

export const anEntitlement = (parts: Partial<Entitlement> = {}): Entitlement => ({
  id: 'a'.repeat(26),
  programme: 'nq42-2020',
  policy: 'A6',
  commune: '24547',
  person: aPerson(),
  amount: dong(1_500_000),
  offset: dong(0),
  months: 3,
  instalments: [],
  decision: { number: '1234/QĐ-UBND', day: '2020-05-12' },
  list: { id: 'l'.repeat(26), sheet: 'Danh sách', row: 8 },
  enteredAt: morning,
  correctedBy: null,
  amendedBy: null,
  status: 'approved',
  payment: null,
  earlier: [],
  notPaid: null,
  handedTo: null,
  givenTo: null,
  cancellation: null,
  recovery: null,
  warnings: [],
  reviews: [],
  foreign: [],
  version: 1,
  updatedAt: 0,
  ...parts,
})

/** What the person was paid in another commune, as the register tells it to whoever pays him here. */
export const anOtherSupport = (parts: Partial<OtherSupport> = {}): OtherSupport => ({
  entitlementId: 'b'.repeat(26),
  policy: 'A7a',
  instalments: [],
  hadMonths: [],
  decision: { number: '77/QĐ-UBND', day: '2020-05-12' },
  policyName: 'Hộ nghèo',
  unitName: 'Xã Ea Hu',
  amount: dong(750_000),
  status: 'paid',
  sameName: true,
  isSettled: false,
  shared: 'CCCD',
  ...parts,
})

export const anActor = (parts: Partial<Actor> = {}): Actor => ({
  sub: 's-1',
  username: 'xa-24547',
  role: 'xa',
  unit: '24547',
  ...parts,
})

type RecordPayment = Extract<PaymentCommand, { kind: 'record-payment' }>

export const aPayment = (parts: Partial<RecordPayment> = {}): RecordPayment => ({
  kind: 'record-payment',
  paidOn: '2020-05-29',
  paidAt: null,
  place: null,
  mark: null,
  lateReason: null,
  months: null,
  receiver: { kind: 'self', name: null, relation: null, paper: null },
  idNumber: null,
  noIdNumberReason: null,
  differentPerson: false,
  lowerConfirmed: false,
  note: null,
  ...parts,
})

/** A payment as it stands on a record: all of the support of `anEntitlement`, at once. */
export const aPaid = (parts: Partial<Payment> = {}): Payment => ({
  amount: dong(1_500_000),
  months: [],
  paidOn: '2020-05-29',
  paidAt: null,
  place: null,
  mark: null,
  enteredAt: morning,
  late: false,
  lateReason: null,
  receiver: { kind: 'self', name: null, relation: null, paper: null },
  payer: { username: 'xa-24547', role: 'xa', unit: '24547' },
  addedIdNumber: null,
  noIdNumberReason: null,
  differentPerson: false,
  lowerConfirmed: false,
  note: null,
  ...parts,
})

/** 09:12 of 29 May 2020 in Vietnam. */
export const morning = Date.parse('2020-05-29T09:12:00+07:00')

/** What an office says of a whole batch, by default its day of payment alone. */
export const batchDetails = {
  ...{ paidOn: '2020-05-29', paidAt: null, place: null, mark: null, lateReason: null },
  ...{ noIdNumberReason: null, dueMonthsOnly: true, note: null },
}

/** The open case of these records, as the register finds it by their shared numbers. */
export function aCase(
  records: readonly Entitlement[],
  { settings = defaultCaseSettings, programme = nq42 }: Partial<Pick<CaseRules, 'settings' | 'programme'>> = {},
): { known: DuplicateCase; records: Entitlement[] } {
  const rules = { programme, settings, tree: unitTree('daklak-2020') }
  const evidence = sameNumberEvidence(registerMatcher(), programme, records)
  const finder = {
    actor: { username: 'xa-24547', role: 'xa' as const, unit: '24547' },
    commandId: 'list',
    now: morning,
  }
  const grown = grownCase(rules, null, { records, evidence, newId: 'c'.repeat(26), joins: null }, finder)
  if (!grown) throw new Error('there is no case')
  const changed = new Map(grown.records.map(({ after }) => [after.id, after]))
  return { known: grown.after, records: records.map((record) => changed.get(record.id) ?? record) }
}
