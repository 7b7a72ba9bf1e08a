import * as z from 'zod'
import { mergeFields } from '../domain/cases/case-command.ts'
import { caseEndings, caseOutcomes, caseReasons, caseStates, findings } from '../domain/cases/case-states.ts'
import { caseFigures } from '../domain/cases/case-tally.ts'
import { mostRecords } from '../domain/cases/duplicate-case.ts'
import { evidenceKinds, verdicts } from '../domain/cases/evidence.ts'
import { standings, ties } from '../domain/cases/highest-benefit.ts'
import { caseEventTypes } from '../domain/ledger/case-event.ts'
import { comparison } from './compared-cases.ts'
import {
  birthDate,
  caseId,
  cursor,
  day,
  decision,
  dongAmount,
  entitlementId,
  historyCursor,
  instant,
  note,
  page,
  pageOfHistory,
  paymentStatus,
  policyCode,
  programmeId,
  reason,
  unitCode,
} from './shapes.ts'
import { overdueOffice } from './statistics.ts'

export const evidenceKind = z.enum(evidenceKinds)

/** What the law proposes of the case without these records, divided by commas: they are somebody else's. */
export const caseQuery = z.object({
  apart: z
    .string()
    .max(mostRecords * 32)
    .optional(),
})

export const casesQuery = z.object({
  programme: programmeId,
  unit: unitCode,
  /** What is to be done, most urgent first, or what is done, newest first. */
  half: z.enum(['open', 'closed']).default('open'),
  kind: evidenceKind.optional(),
  /** Only what this figure of the tally counts, of offices at or below the unit; `half` is then the figure's own. */
  figure: z.enum(caseFigures).optional(),
  /** Of the figure only what this office concludes. */
  owner: unitCode.optional(),
  cursor: cursor.optional(),
})

/** What the queue shows of a record. Null: it lies outside the reader's units. */
const caseParty = z.object({
  fullName: z.string().nullable(),
  policy: policyCode,
  policyName: z.string(),
  commune: unitCode,
  communeName: z.string(),
  amount: dongAmount.nullable(),
  status: paymentStatus.nullable(),
  statusName: z.string().nullable(),
})

export const caseSummary = z.object({
  id: caseId,
  owner: unitCode,
  ownerName: z.string(),
  state: z.enum(caseStates),
  stateName: z.string(),
  ending: z.enum(caseEndings).nullable(),
  endingName: z.string().nullable(),
  verdict: z.enum(verdicts),
  kinds: z.array(z.object({ kind: evidenceKind, name: z.string() })),
  /** Null where it would tell the amounts of a record outside the reader's units. */
  moneyAtRisk: dongAmount.nullable(),
  /** Whether something of it can still be stopped. */
  isStoppable: z.boolean(),
  deadline: day,
  isOverdue: z.boolean(),
  /** By when the commune that was asked has to report; null where none is asked, or the reader has nothing to do with it. */
  reportBy: day.nullable(),
  /** Whether it waits for this reader's word: to conclude, to agree, to report. */
  awaitsReader: z.boolean(),
  openedAt: instant,
  parties: z.array(caseParty),
})
export type CaseSummary = z.infer<typeof caseSummary>

const precision = z.object({
  kind: evidenceKind,
  name: z.string(),
  confirmed: z.number().int().nonnegative(),
  rejected: z.number().int().nonnegative(),
})

export const casesResponse = page(caseSummary).extend({
  /** Of the cases that this unit and those below it have to conclude. */
  tally: z.object({
    open: z.number().int().nonnegative(),
    total: z.number().int().nonnegative(),
    risk: dongAmount,
    recovery: dongAmount,
    byKind: z.array(precision),
  }),
  /** Offices at or below the unit that are late, most cases first. */
  overdue: z.array(overdueOffice).describe('Nhiều nhất mỗi cơ quan của địa bàn một dòng'),
  /** For the province: the last time that everybody was compared with everybody, by a version of the matcher's weights. */
  comparison: comparison.nullable(),
})
export type CasesResponse = z.infer<typeof casesResponse>

/** A record beside the others. Of one outside the reader's units: that it exists, its unit and its policy. */
const caseRecord = caseParty.extend({
  entitlementId: entitlementId.nullable(),
  birth: birthDate.nullable(),
  sex: z.enum(['nam', 'nữ']).nullable(),
  hamlet: z.string().nullable(),
  household: z.string().nullable(),
  /** In full for those who may read them, else masked. */
  idNumbers: z.array(z.string()).nullable(),
  offset: dongAmount.nullable(),
  months: z.number().int().nullable(),
  decision: decision.nullable(),
  paidOn: day.nullable(),
  payerName: z.string().nullable(),
})
export type CaseRecordView = z.infer<typeof caseRecord>

const hand = z.object({ by: z.string(), officeName: z.string(), at: instant })

export const caseCommands = ['decide', 'confirm', 'return', 'report', 'reverse'] as const

const caseEventView = z.object({ type: z.enum(caseEventTypes), at: instant, sentence: z.string() })
export const caseHistoryResponse = pageOfHistory(caseEventView)
export type CaseHistoryResponse = z.infer<typeof caseHistoryResponse>

export const caseDetail = z.object({
  summary: caseSummary,
  /** What a command has to name: it grows with every change of the case or of one of its records. */
  version: z.number().int().nonnegative(),
  records: z.array(caseRecord).describe('Một vụ có nhiều nhất 12 hồ sơ'),
  evidence: z
    .array(
      z.object({
        kind: evidenceKind,
        name: z.string(),
        verdict: z.enum(verdicts),
        /** Null where it would tell how like a record outside the reader's units is. */
        score: z.number().nullable(),
        /** Null where it would tell of a record outside the reader's units. */
        sentence: z.string().nullable(),
      }),
    )
    .describe('Nhiều nhất mỗi loại căn cứ một dòng cho hai hồ sơ'),
  /** Null where one of the records lies outside the reader's units. */
  proposal: z
    .object({
      sentence: z.string(),
      keep: entitlementId.nullable(),
      tie: z.enum(ties),
      moneyAtRisk: dongAmount,
      /** What recovery would ask back: paid beyond what is due, and nothing left to set it off against. */
      excess: dongAmount,
      sums: z.array(
        z.object({
          entitlementId,
          policy: policyCode,
          policyName: z.string(),
          communeName: z.string(),
          total: dongAmount,
          isMaximum: z.boolean(),
          standing: z.enum(standings),
        }),
      ),
    })
    .nullable(),
  waiting: hand.extend({ outcome: z.enum(caseOutcomes), outcomeName: z.string(), reason: z.string() }).nullable(),
  /** Who wants to take back what two have agreed to, and why: a second person has to agree. */
  reversal: hand.extend({ endingName: z.string(), note: z.string() }).nullable(),
  verification: hand
    .extend({
      commune: unitCode,
      communeName: z.string(),
      note: z.string().nullable(),
      until: day,
      report: hand.extend({ finding: z.enum(findings), findingName: z.string(), note: z.string() }).nullable(),
    })
    .nullable(),
  recovery: dongAmount.nullable(),
  /** Whether its conclusion is taken back by two, as it was agreed to by two. */
  reversalNeedsSecond: z.boolean(),
  /** Other open cases in which records of this one stand, seen from the records of the reader's units. */
  related: z.array(z.string()).describe('Các vụ khác đang mở của những hồ sơ này'),
  /** What this reader may do with it now. */
  commands: z.array(z.enum(caseCommands)),
  /** The outcomes, each with why it is not open, in words; null where it is. */
  outcomes: z
    .array(z.object({ outcome: z.enum(caseOutcomes), name: z.string(), refusal: z.string().nullable() }))
    .describe('Mỗi cách kết luận một dòng'),
  /** The newest of what was done with it, oldest first; nothing where one of the records lies outside the reader's units. */
  history: z.array(caseEventView),
  /** Leads to what was done before those (`/history`); null where they are all. */
  historyCursor: historyCursor.nullable(),
})
export type CaseDetail = z.infer<typeof caseDetail>

const version = z.number().int().nonnegative()
const words = {
  version,
  reason: z.enum(caseReasons),
  note: note.nullable().default(null),
  /** Records of the case that are somebody else's. */
  apart: z.array(entitlementId).max(mostRecords).default([]),
}

export const decideCaseRequest = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('different-people'), ...words }),
  z.object({ outcome: z.literal('keep-highest'), ...words, keep: entitlementId.nullable().default(null) }),
  z.object({
    outcome: z.literal('merge'),
    ...words,
    keep: entitlementId,
    fields: z.partialRecord(z.enum(mergeFields), entitlementId).default({}),
  }),
  z.object({ outcome: z.literal('recover'), ...words }),
  z.object({ outcome: z.literal('verify'), ...words, commune: unitCode, by: day.nullable().default(null) }),
])
export type DecideCaseRequest = z.input<typeof decideCaseRequest>

export const confirmCaseRequest = z.object({ version, accept: z.boolean(), note: note.nullable().default(null) })
export type ConfirmCaseRequest = z.input<typeof confirmCaseRequest>

export const reportCaseRequest = z.object({ version, finding: z.enum(findings), note: reason })
export type ReportCaseRequest = z.input<typeof reportCaseRequest>

export const reverseCaseRequest = z.object({ version, note: reason })

export const caseResponse = z.object({ detail: caseDetail, replayed: z.boolean() })
export type CaseResponse = z.infer<typeof caseResponse>

const days = z.number().int().min(1).max(365)
export const caseSettings = z.object({
  certainStopsPayment: z.boolean(),
  possibleWarnsPayer: z.boolean(),
  certainDays: days,
  possibleDays: days,
  verifyDays: days,
  mostSuspected: z.number().int().min(1).max(100),
})
export type CaseSettingsView = z.infer<typeof caseSettings>
