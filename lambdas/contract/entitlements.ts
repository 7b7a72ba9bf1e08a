import * as z from 'zod'
import { reviewEffects } from '../domain/cases/review.ts'
import { auditEventTypes } from '../domain/ledger/audit-event.ts'
import { paymentPlaces, receiptMarks } from '../domain/payments/paying-record.ts'
import { paymentCommands } from '../domain/payments/payment-moves.ts'
import { noIdNumberReasons, notPaidReasons } from '../domain/payments/payment-status.ts'
import { registerGroups } from '../domain/register/register-groups.ts'
import { anyOffice, householdQuestions } from '../domain/register/register-question.ts'
import { accountParts } from '../domain/statistics/payer-counts.ts'
import { foreignFinding } from './foreign-findings.ts'
import { mostLetters } from './most-letters.ts'
import {
  birthDate,
  caseId,
  cursor,
  day,
  daysQuestion,
  decision,
  dongAmount,
  entitlementId,
  historyCursor,
  idNumberText,
  instant,
  line,
  listId,
  maskedIdNumber,
  monthKey,
  note,
  office,
  page,
  pageOfHistory,
  paymentStatus,
  policyCode,
  programmeId,
  reason,
  role,
  unitCode,
} from './shapes.ts'
import { recoveryView } from './support-commands.ts'

/** The register is searched by POST: a name in a query string would end up in logs and histories. */
export const searchRequest = z.object({
  programme: programmeId,
  unit: unitCode,
  policy: policyCode.nullable().default(null),
  status: paymentStatus.nullable().default(null),
  /** A column of a report: several states at once. */
  group: z.enum(registerGroups).nullable().default(null),
  /** Why it is not paid. */
  reason: z.enum(notPaidReasons).nullable().default(null),
  /** Only entitlements without any ID number. */
  noNumber: z.boolean().default(false),
  /** Only entitlements with a duplicate warning. */
  duplicatesOnly: z.boolean().default(false),
  /** Only where this office handed money out; `any`: where somebody did. */
  payer: office.or(z.literal(anyOffice)).nullable().default(null),
  /** Only with a payment that was entered after its day, by that office where one is named. */
  late: z.boolean().default(false),
  /** Only what stands in this part of a post office's account (was given to it, lies with it), or of any post office's. */
  account: z
    .object({ part: z.enum(accountParts), unit: unitCode.nullable() })
    .nullable()
    .default(null),
  /** Only what stands for a household, or of which nobody knows whose household it is. */
  household: z.enum(householdQuestions).nullable().default(null),
  /** Only what was brought in, entered or paid on these days in Vietnam, both included. */
  days: daysQuestion.nullable().default(null),
  /** Only what this month is still to be paid of. */
  dueMonth: monthKey.nullable().default(null),
  /** Only those whom this uploaded list brought in. */
  list: listId.nullable().default(null),
  /** Part of a name; accents free. */
  name: line(mostLetters.search).nullable().default(null),
  cursor: cursor.nullable().default(null),
  limit: z.number().int().min(1).max(200).default(50),
})
export type SearchRequest = z.input<typeof searchRequest>

export const communeHamletsQuery = z.object({ unit: unitCode })

/** The hamlets that stand in the register of a commune, to pick from in its forms. */
export const communeHamlets = z.object({
  hamlets: z.array(z.string()).describe('Các thôn, buôn của một xã'),
  /** There are too many names to be hamlets: none of them is given. */
  tooMany: z.boolean(),
})

/** Who carries a whole number, as it stands on his card, or his old one: a chip card says both. Sent in the body, as a name is. */
export const numberSearchRequest = z.object({
  programme: programmeId,
  unit: unitCode,
  idNumbers: z.array(idNumberText).min(1).max(2),
})

export const duplicateWarning = z.object({
  /** Null where the other record lies outside the reader's units: he learns that it exists, its unit and its policy, and that a number is the same. */
  entitlementId: entitlementId.nullable(),
  programme: programmeId,
  policy: policyCode,
  policyName: z.string(),
  commune: unitCode,
  communeName: z.string(),
  /** Null where the other record lies outside the reader's units. */
  sameName: z.boolean().nullable(),
  /** A case has said what it means: nothing is in doubt any more. */
  isConcluded: z.boolean(),
  message: z.string(),
})

export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

export const paymentView = z.object({
  amount: dongAmount,
  /** The instalments that it paid; none where the support is paid at once. */
  months: z.array(monthKey),
  paidOn: day,
  paidAt: timeOfDay.nullable(),
  place: z.enum(paymentPlaces).nullable(),
  mark: z.enum(receiptMarks).nullable(),
  enteredAt: instant,
  late: z.boolean(),
  lateReason: z.string().nullable(),
  receivedBy: z.enum(['self', 'other']),
  receiverName: z.string().nullable(),
  relation: z.string().nullable(),
  paper: z.string().nullable(),
  payer: z.object({ username: z.string(), role, unit: unitCode, officeName: z.string() }),
  noIdNumberReason: z.enum(noIdNumberReasons).nullable(),
  note: z.string().nullable(),
})

export const entitlement = z.object({
  id: entitlementId,
  programme: programmeId,
  policy: policyCode,
  policyName: z.string(),
  commune: unitCode,
  communeName: z.string(),
  fullName: z.string(),
  birth: birthDate.nullable(),
  sex: z.enum(['nam', 'nữ']).nullable(),
  hamlet: z.string().nullable(),
  household: z.string().nullable(),
  /** All that are known; empty when there is none. */
  idNumbers: z.array(maskedIdNumber),
  amount: dongAmount,
  /** Đồng set off for a lower support that was paid before; the grant is both together. */
  offset: dongAmount,
  /** Đồng that were handed out. */
  paid: dongAmount,
  months: z.number().int().nullable(),
  /** For how many days, where the policy counts them. */
  days: z.number().int().nullable(),
  /** By the month where the policy is paid so; `due` is what of it is still handed out, nothing of one that is settled: a lower support was paid before, or the grant has ended. */
  instalments: z.array(
    z.object({
      month: monthKey,
      name: z.string(),
      amount: dongAmount,
      due: dongAmount,
      state: z.enum(['paid', 'due', 'late', 'settled']),
      paidOn: day.nullable(),
    }),
  ),
  decision,
  status: paymentStatus,
  statusName: z.string(),
  /** The last one; those before it are in `earlier`. */
  payment: paymentView.nullable(),
  earlier: z.array(paymentView),
  notPaid: z
    .object({
      reason: z.enum(notPaidReasons),
      note: z.string().nullable(),
      /** The refusal in the person's own hand. */
      paper: z.string().nullable(),
      enteredAt: instant,
    })
    .nullable(),
  /** The post office that pays it, or has paid it. */
  handedTo: z.object({ unit: unitCode, officeName: z.string(), at: instant }).nullable(),
  amendedBy: decision.nullable(),
  cancellation: z.object({ decision, reason: z.string(), at: instant }).nullable(),
  recovery: recoveryView.nullable(),
  warnings: z.array(duplicateWarning),
  /** What a duplicate case means for it now; null where none does. */
  review: z
    .object({
      effect: z.enum(reviewEffects),
      /** Whether it is not paid for that reason. */
      isHeld: z.boolean(),
      message: z.string(),
      /** Null where the reader may not open cases. */
      caseId: caseId.nullable(),
    })
    .nullable(),
  /** Files of other provinces in which one of the numbers stands. */
  foreign: z.array(foreignFinding),
  /** What this reader may do with it now. */
  commands: z.array(z.enum(paymentCommands)),
  version: z.number().int(),
})
export type EntitlementView = z.infer<typeof entitlement>

/** The page, and how many people and how much money the whole filter has when it fits one scan; null when it was not counted. */
export const searchResponse = page(entitlement)
export type SearchResponse = z.infer<typeof searchResponse>

export const auditEventView = z.object({
  type: z.enum(auditEventTypes),
  at: instant,
  by: z.string(),
  byUnitName: z.string(),
  /** A sentence: who did what, from what to what, and why. */
  sentence: z.string(),
  /** The network addresses that the command came by; null where there were none, and of offices outside the reader's units. */
  from: z.string().nullable(),
  /** The command that made it: the same one for all that it changed. Null of offices outside the reader's units. */
  commandId: z.string().nullable(),
})

export type AuditEventView = z.infer<typeof auditEventView>
export const entitlementHistoryResponse = pageOfHistory(auditEventView)

export const readingView = z.object({ at: instant, sentence: z.string(), from: z.string().nullable() })

/** What proves a recorded payment on the public page, without a sign-in. */
export const receiptView = z.object({
  /** `24547-290520-7Q3KD-0M2XV`. */
  code: z.string(),
  /** What stands behind the `#` of the page's address: it names the person, and no browser sends it anywhere. */
  content: z.string(),
})

export const entitlementDetail = z.object({
  entitlement,
  /** In full for those who hold the card in front of them (permission `entitlement.read-id-number`), else null. */
  idNumbersInFull: z.array(z.string()).nullable().describe('Các số giấy tờ của một người'),
  /** To which it may be handed over, the nearest first. */
  postOffices: z.array(z.object({ unit: unitCode, name: z.string() })).describe('Mỗi cấp một bưu điện'),
  /** The newest of what was done with it, oldest first. */
  history: z.array(auditEventView),
  /** Leads to what was done before those (`/history`); null where they are all. */
  historyCursor: historyCursor.nullable(),
  /** Who has seen the ID numbers in full, newest first; once an account and day. */
  readings: z.array(readingView).describe('Nhiều nhất 100 lần gần nhất; những lần trước có trong sổ cái'),
  /** There were readings before these; the ledger has them. */
  hasEarlierReadings: z.boolean(),
  /** Of the payment that stands; null while there is none. */
  receipt: receiptView.nullable(),
})
export type EntitlementDetail = z.infer<typeof entitlementDetail>

export const recordPaymentRequest = z.object({
  version: z.number().int().nonnegative(),
  paidOn: day,
  /** The hour of the payment, not of the entry; null where the paper tells only the day. */
  paidAt: timeOfDay.nullable().default(null),
  place: z.enum(paymentPlaces).nullable().default(null),
  mark: z.enum(receiptMarks).nullable().default(null),
  /** Needed where the day is over and lies after the programme's back-log. */
  lateReason: note.nullable().default(null),
  /** The instalments that are paid now; null for all that are left. */
  months: z.array(monthKey).max(12).nullable().default(null),
  receivedBy: z.enum(['self', 'other']),
  receiverName: line(mostLetters.name).nullable().default(null),
  relation: line(mostLetters.relation).nullable().default(null),
  paper: line(mostLetters.paper).nullable().default(null),
  idNumber: idNumberText.nullable().default(null),
  noIdNumberReason: z.enum(noIdNumberReasons).nullable().default(null),
  differentPerson: z.boolean().default(false),
  lowerConfirmed: z.boolean().default(false),
  note: note.nullable().default(null),
})
export type RecordPaymentRequest = z.input<typeof recordPaymentRequest>

export const recordNotPaidRequest = z.object({
  version: z.number().int().nonnegative(),
  reason: z.enum(notPaidReasons),
  note: note.nullable().default(null),
  /** Day and place of the person's own paper; needed where he refuses. */
  paper: line(mostLetters.paper).nullable().default(null),
})
export type RecordNotPaidRequest = z.input<typeof recordNotPaidRequest>

export const undoPaymentRequest = z.object({ version: z.number().int().nonnegative(), reason })
export type UndoPaymentRequest = z.input<typeof undoPaymentRequest>

export const paymentResponse = z.object({ entitlement, replayed: z.boolean() })
export type PaymentResponse = z.infer<typeof paymentResponse>
