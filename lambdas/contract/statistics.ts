import * as z from 'zod'
import { benefitUnits } from '../domain/programmes/programme.ts'
import { dongAmount, instant, policyCode, programmeId, tally, unitCode } from './shapes.ts'

export const statisticsQuery = z.object({ programme: programmeId, unit: unitCode })

/** `lang` is for the page that a browser without JavaScript gets. */
export const publicStatisticsQuery = statisticsQuery.extend({ lang: z.enum(['vi', 'en']).optional() })

/** left = approved − paid − not payable. `notPayable`: refused, deceased, cancelled; `waiting` holds the rest, suspended apart. */
export const statisticsCell = z.object({
  planned: tally,
  approved: tally,
  paid: tally,
  notPayable: tally,
  suspended: tally,
  left: tally,
})
export type StatisticsCell = z.infer<typeof statisticsCell>

export const statisticsResponse = z.object({
  programme: programmeId,
  unit: unitCode,
  unitName: z.string(),
  at: instant,
  total: statisticsCell,
  policies: z.array(
    z.object({ policy: policyCode, policyName: z.string(), unit: z.enum(benefitUnits), cell: statisticsCell }),
  ),
  /** The unit's children, or the unit itself when it is a commune. */
  units: z.array(
    z.object({
      unit: unitCode,
      unitName: z.string(),
      cell: statisticsCell,
      policies: z.array(z.object({ policy: policyCode, cell: statisticsCell })),
    }),
  ),
})
export type StatisticsResponse = z.infer<typeof statisticsResponse>

/** Figures for everybody. Cells of sensitive groups with fewer than five people are withheld (null). */
export const publicCell = z.object({ approved: tally.nullable(), paid: tally.nullable(), planned: tally })
export const publicStatisticsResponse = z.object({
  programme: programmeId,
  programmeName: z.string(),
  unit: unitCode,
  unitName: z.string(),
  at: instant,
  total: publicCell,
  policies: z.array(z.object({ policyName: z.string(), unitOfCount: z.string(), cell: publicCell })),
  units: z.array(z.object({ unit: unitCode, unitName: z.string(), cell: publicCell })),
})
export type PublicStatisticsResponse = z.infer<typeof publicStatisticsResponse>

export const setPlanRequest = z.object({
  programme: programmeId,
  entries: z
    .array(
      z.object({ commune: unitCode, policy: policyCode, people: z.number().int().nonnegative(), amount: dongAmount }),
    )
    .min(1)
    .max(90),
})
export type SetPlanRequest = z.infer<typeof setPlanRequest>
export const setPlanResponse = z.object({ entries: z.number().int() })
