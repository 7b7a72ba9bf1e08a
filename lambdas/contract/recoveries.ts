import * as z from 'zod'
import { mostTogether } from '../domain/payments/household-recovery.ts'
import { entitlement } from './entitlements.ts'
import { mostLetters } from './most-letters.ts'
import {
  cursor,
  day,
  decision,
  dongAmount,
  entitlementId,
  line,
  page,
  programmeId,
  reason,
  unitCode,
} from './shapes.ts'

/** Đồng, and of how many supports: asked = returned + left. */
const total = z.object({
  supports: z.number().int().nonnegative(),
  asked: dongAmount,
  returned: dongAmount,
  left: dongAmount,
})

/** `refused` is the part of what is left that somebody will not return. */
const sums = total.extend({ refused: dongAmount })

export const recoveriesQuery = z.object({ programme: programmeId, unit: unitCode, cursor: cursor.optional() })

const debtor = {
  /** As its list names it; null for a person alone. */
  household: z.string().nullable(),
  hamlet: z.string().nullable(),
  communeName: z.string(),
  sums,
}

/** Of the household's supports those that money is asked back of. */
const owing = z.object({ ...debtor, supports: z.array(z.object({ id: entitlementId, fullName: z.string() })) })
export type OwingHousehold = z.infer<typeof owing>

export const recoveriesResponse = page(owing).extend({
  /** Of the unit and those below it, from the register's counters. */
  total: total.extend({
    /** Supports of which somebody will not return the rest. */
    refusals: z.number().int().nonnegative(),
  }),
})
export type RecoveriesResponse = z.infer<typeof recoveriesResponse>

/** All that it has under the programme. */
export const householdResponse = z.object({
  ...debtor,
  supports: z.array(entitlement).describe('Các khoản của một hộ'),
})
export type HouseholdView = z.infer<typeof householdResponse>

/** What the supports of a word come to now. */
export const householdSaidResponse = z.object({ sums })
export type HouseholdSaid = z.infer<typeof householdSaidResponse>

const seen = z.object({ entitlementId, version: z.number().int().nonnegative() })

/** Two words about one support would be a guess. */
const eachOnce = (all: readonly { readonly entitlementId: string }[]): boolean =>
  new Set(all.map(({ entitlementId: id }) => id)).size === all.length
const tooMany = `Mỗi lần ghi nhiều nhất ${mostTogether} khoản của một hộ: ghi làm nhiều lần.`
const twice = 'Một khoản được ghi hai lần: tải lại trang rồi chọn lại.'

/** One decision for some or all supports of the household; đồng by support. */
export const askBackHouseholdRequest = z.object({
  decision,
  reason,
  /** Asked for where what stays with one of them is less than a support that was stopped for his. */
  lessConfirmed: z.boolean().default(false),
  supports: z
    .array(seen.extend({ amount: dongAmount }))
    .min(1)
    .max(mostTogether, tooMany)
    .refine(eachOnce, twice),
})

const supports = z.array(seen).min(1).max(mostTogether, tooMany).refine(eachOnce, twice)

/** What the household hands in goes to its oldest debt first. */
export const returnHouseholdRequest = z.object({
  amount: dongAmount,
  returnedOn: day,
  receipt: line(mostLetters.paper).min(1),
  supports,
})

export const noReturnHouseholdRequest = z.object({ reason, supports })
