import * as z from 'zod'
import { differences } from '../domain/cases/comparison.ts'
import { verdicts } from '../domain/cases/evidence.ts'
import { caseId, instant, page, programmeId, unitCode } from './shapes.ts'

/** Everybody compared with everybody, the last time: by which weights, and what that changed. */
export const comparison = z.object({
  version: z.string(),
  /** The weights before; null for a first comparison. */
  fromVersion: z.string().nullable(),
  begunAt: instant,
  endedAt: instant.nullable(),
  people: z.number().int().nonnegative(),
  /** Cases that it opened, ended and changed; null while it goes on. */
  diff: z
    .object({
      opened: z.number().int().nonnegative(),
      ended: z.number().int().nonnegative(),
      changed: z.number().int().nonnegative(),
      /** Of the changed ones those whose verdict is another one. */
      verdicts: z.number().int().nonnegative(),
      /** All the others, concluded ones too; null where they were not counted yet. */
      same: z.number().int().nonnegative().nullable(),
    })
    .nullable(),
})

/** A page ends at a case: its id is the cursor, which comes back from the browser and becomes a key again. */
export const comparedCasesQuery = z.object({ programme: programmeId, unit: unitCode, cursor: caseId.optional() })

const weighed = z.object({ verdict: z.enum(verdicts), score: z.number() })

/** One case that the last comparison of everybody has changed. */
const comparedCase = z.object({
  caseId,
  ownerName: z.string(),
  difference: z.enum(differences),
  differenceName: z.string(),
  /** By the weights before; null for a new case. */
  before: weighed.nullable(),
  /** By the new ones; null where they find no evidence. */
  after: weighed.nullable(),
  /** How the case stands now: none is lost. */
  stateName: z.string(),
})
export type ComparedCaseView = z.infer<typeof comparedCase>

export const comparedCasesResponse = page(comparedCase)
export type ComparedCasesResponse = z.infer<typeof comparedCasesResponse>
