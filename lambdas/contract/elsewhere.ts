import * as z from 'zod'
import { entitlementId, policyCode, programmeId, unitCode } from './shapes.ts'

/** Records of other programmes that may be one person's with this one by name, birth and place. Nothing forbids him both. */
export const elsewhereResponse = z.object({
  items: z
    .array(
      z.object({
        /** Null where the other record lies outside the reader's units: he learns that it exists, its unit and its policy. */
        entitlementId: entitlementId.nullable(),
        programme: programmeId,
        programmeName: z.string(),
        policy: policyCode,
        policyName: z.string(),
        commune: unitCode,
        communeName: z.string(),
        message: z.string(),
      }),
    )
    .describe('Nhiều nhất 10: hơn nữa thì cái tên quá phổ biến'),
})
export type ElsewhereResponse = z.infer<typeof elsewhereResponse>
