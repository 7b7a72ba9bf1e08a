import * as z from 'zod'
import { caseFigures } from '../domain/cases/case-tally.ts'
import { notPaidReasons, paymentStatuses } from '../domain/payments/payment-status.ts'
import { registerGroups } from '../domain/register/register-groups.ts'
import { dayKinds, householdQuestions } from '../domain/register/register-question.ts'
import { columnKinds, officeParts, reportFormats, reportKinds } from '../domain/reports/report.ts'
import { day, daysQuestion, instant, office, policyCode, programmeId, unitCode } from './shapes.ts'

/** Days in Vietnam, both included; both or neither. */
export const reportQuery = z
  .object({
    programme: programmeId,
    unit: unitCode,
    kind: z.enum(reportKinds),
    policy: policyCode.optional(),
    from: day.optional(),
    to: day.optional(),
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    message: 'Kỳ báo cáo cần cả ngày đầu và ngày cuối.',
    path: ['to'],
  })
  .refine(({ from = '', to = '' }) => from <= to, { message: 'Ngày đầu kỳ phải trước ngày cuối kỳ.', path: ['from'] })

/** Whom a figure counts, as a filter of the register; what it does not name is not filtered. */
const reportFilter = z
  .object({
    unit: unitCode.optional(),
    policy: policyCode.nullable().optional(),
    office: office.optional(),
    officePart: z.enum(officeParts).optional(),
    household: z.enum(householdQuestions).optional(),
    group: z.enum(registerGroups).optional(),
    status: z.enum(paymentStatuses).optional(),
    reason: z.enum(notPaidReasons).optional(),
    noNumber: z.boolean().optional(),
    /** What happened in the report's period. */
    days: daysQuestion.optional(),
    /** No supports but what is planned for them. */
    planned: z.literal(true).optional(),
    /** No supports but cases of the duplicate desk, of this office where one is named. */
    cases: z.enum(caseFigures).optional(),
    owner: unitCode.optional(),
  })
  .nullable()

const reportRow = z.object({
  key: z.string(),
  name: z.string(),
  /** One for each column, in their order. */
  values: z.array(z.union([z.number(), z.string(), z.null()])),
  filter: reportFilter,
  /** Of which days' figures no list is left, since something from before the period was taken back in it. */
  unlisted: z.array(z.enum(dayKinds)).readonly().optional(),
})

export const reportResponse = z.object({
  kind: z.enum(reportKinds),
  title: z.string(),
  unit: unitCode,
  unitName: z.string(),
  programme: programmeId,
  programmeName: z.string(),
  period: z.object({ from: day, to: day }).nullable(),
  /** Whether the figures are of this moment, so that each opens the list that makes it. */
  isNow: z.boolean(),
  at: instant,
  rowTitle: z.string(),
  columns: z
    .array(
      z.object({
        key: z.string(),
        group: z.string().nullable(),
        name: z.string(),
        kind: z.enum(columnKinds),
        filter: reportFilter,
      }),
    )
    .describe('Các cột của loại báo cáo'),
  rows: z.array(reportRow).describe('Mỗi địa bàn, chính sách hoặc cơ quan một dòng'),
  total: reportRow.nullable(),
  notes: z.array(z.string()).describe('Vài câu'),
  /** The sums that the report has made over itself, and each cell that does not fit. */
  check: z.object({
    done: z.number().int(),
    faults: z.array(z.object({ row: z.string(), column: z.string(), words: z.string() })),
    sentence: z.string(),
  }),
})
export type ReportResponse = z.infer<typeof reportResponse>

export const reportFileQuery = reportQuery.safeExtend({ format: z.enum(reportFormats) })

/** A report is small and names nobody: it comes with the answer, and lies nowhere. */
export const reportFileResponse = z.object({
  fileName: z.string(),
  contentType: z.string(),
  /** The file's bytes. */
  base64: z.string(),
})
