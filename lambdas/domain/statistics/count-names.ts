import { type BenefitUnit, benefitUnitNames } from '../programmes/programme.ts'

/**
 * What a count over several policies counts: one person's, member's or household's support under one policy. Who is supported
 * twice counts twice, and a household stands beside a member, so such a sum is never "người".
 */
export const supportsName = 'lượt hỗ trợ'

/** What a count of one policy counts. An allowance by the day is one row for all its days: its rows are no person-days. */
export const countNames = { ...benefitUnitNames, 'person-day': supportsName } as const satisfies Record<
  BenefitUnit,
  string
>
