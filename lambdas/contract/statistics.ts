import * as z from 'zod'
import { notPaidReasons, paymentStatuses } from '../domain/payments/payment-status.ts'
import { benefitUnits } from '../domain/programmes/programme.ts'
import { historyCursor, instant, policyCode, programmeId, role, tally, unitCode } from './shapes.ts'

export const statisticsQuery = z.object({ programme: programmeId, unit: unitCode })

/** `lang` is for the page that a browser without JavaScript gets. */
export const publicStatisticsQuery = z.object({
  /** Without one: the programme that the citizens' pages are about. */
  programme: programmeId.optional(),
  /** Without one: the whole province. */
  unit: unitCode.optional(),
  lang: z.enum(['vi', 'en']).default('vi'),
})

/**
 * left = approved − paid − not payable − suspended. `notPayable`: not paid for a reason (not met, moved, written wrongly, refused, dead);
 * `paid`: all that was handed out, what is asked back of it too; who is cancelled is in none.
 */
export const statisticsCell = z.object({
  planned: tally,
  approved: tally,
  paid: tally,
  notPayable: tally,
  suspended: tally,
  left: tally,
})
export type StatisticsCell = z.infer<typeof statisticsCell>

/** What the cell is made of: by state, by the reason of whoever is not paid, and what is asked back and has come back. */
export const statisticsParts = z.object({
  byStatus: z.record(z.enum(paymentStatuses), tally),
  byReason: z.record(z.enum(notPaidReasons), tally),
  askedBack: tally,
  returned: tally,
  /** What monthly policies still have to pay, by month (`2020-04`; `1` where the month is not known). */
  dueByMonth: z.record(z.string(), tally),
})
export type StatisticsParts = z.infer<typeof statisticsParts>

export const overdueOffice = z.object({
  unit: unitCode,
  officeName: z.string(),
  conclude: z.number().int().nonnegative(),
  report: z.number().int().nonnegative(),
})
export type OverdueOffice = z.infer<typeof overdueOffice>
/** The counters of a whole programme against its records: what the last recount found, in sentences, the verdict first. */
const recountFinding = z.object({
  /** Null when there was none yet. */
  at: instant.nullable(),
  differing: z.number().int(),
  sentences: z.array(z.string()),
})

export const statisticsResponse = z.object({
  programme: programmeId,
  unit: unitCode,
  unitName: z.string(),
  at: instant,
  total: statisticsCell,
  parts: statisticsParts,
  /** Payments that were entered after their day, by the office that entered them, most first. */
  late: z
    .array(z.object({ role, unit: unitCode, officeName: z.string(), tally }))
    .describe('Nhiều nhất mỗi cơ quan của địa bàn một dòng'),
  /** Offices that are late with duplicate cases, most cases first: with the conclusion, or with what they were asked to find out. */
  overdue: z.array(overdueOffice).describe('Nhiều nhất mỗi cơ quan của địa bàn một dòng'),
  /** Communes where so many refuse that somebody should ask why. */
  refusals: z
    .array(z.object({ unit: unitCode, unitName: z.string(), refused: tally, approved: tally }))
    .describe('Nhiều nhất mỗi xã một dòng'),
  /** Of the province alone. */
  recount: recountFinding.nullable(),
  policies: z
    .array(
      z.object({
        policy: policyCode,
        policyName: z.string(),
        unit: z.enum(benefitUnits),
        cell: statisticsCell,
        parts: statisticsParts,
      }),
    )
    .describe('Các chính sách của chương trình'),
  /** The unit's children, or the unit itself when it is a commune. */
  units: z
    .array(
      z.object({
        unit: unitCode,
        unitName: z.string(),
        cell: statisticsCell,
        policies: z.array(z.object({ policy: policyCode, cell: statisticsCell })),
      }),
    )
    .describe('Các địa bàn ngay dưới'),
})
export type StatisticsResponse = z.infer<typeof statisticsResponse>

/**
 * A policy with a group so small that its figures would tell who is in it. It is public from `publicFrom` upwards, decided once for
 * the whole province; null: nowhere.
 */
const leftOutPolicy = z.object({
  policyName: z.string(),
  publicFrom: z.enum(['province', 'district', 'commune']).nullable(),
})

/** Figures for everybody. */
const publicCell = z.object({ approved: tally, paid: tally, planned: tally })
export const publicStatisticsResponse = z.object({
  programme: programmeId,
  programmeName: z.string(),
  unit: unitCode,
  unitName: z.string(),
  /** When the figures were read: up to half a minute ago. */
  at: instant,
  total: publicCell,
  policies: z
    .array(z.object({ policyName: z.string(), unitOfCount: z.string(), cell: publicCell }))
    .describe('Các chính sách của chương trình'),
  units: z
    .array(z.object({ unit: unitCode, unitName: z.string(), cell: publicCell }))
    .describe('Các địa bàn ngay dưới'),
  /** The policies that `total` and `policies` are without (`here`), and those that the rows of `units` are without (`below`). */
  leftOut: z.object({ here: z.array(leftOutPolicy), below: z.array(leftOutPolicy) }),
})
export type PublicStatisticsResponse = z.infer<typeof publicStatisticsResponse>

/** Of one policy alone, or of all. */
export const planHistoryQuery = statisticsQuery.extend({
  policy: policyCode.optional(),
  cursor: historyCursor.optional(),
})

/**
 * The most that one commune can plan under one policy: more is a slip of the keyboard (the whole province planned 370 billion đồng).
 * Sums over all communes and policies of a province stay exact.
 */
export const largestPlan = { people: 10_000_000, amount: 1_000_000_000_000 } as const

export const setPlanRequest = z.object({
  programme: programmeId,
  entries: z
    .array(
      z.object({
        commune: unitCode,
        policy: policyCode,
        people: z
          .number()
          .int()
          .nonnegative()
          .max(
            largestPlan.people,
            'Số người kế hoạch của một xã trong một chính sách không quá 10 triệu: kiểm tra lại.',
          ),
        amount: z
          .number()
          .int()
          .nonnegative()
          .max(
            largestPlan.amount,
            'Số tiền kế hoạch của một xã trong một chính sách không quá 1.000 tỷ đồng: kiểm tra lại, nhập bằng đồng.',
          ),
      }),
    )
    .min(1)
    .max(90),
})
export type SetPlanRequest = z.infer<typeof setPlanRequest>
export const setPlanResponse = z.object({ entries: z.number().int() })
