import type { KnownIdNumber, Sex } from '../../../lambdas/domain/payments/entitlement.ts'
import type { Birth } from './invented-person.ts'

export type Noise = 'std' | 'harsh'

/** One row, and who it truly is: two rows are one person exactly where `person` is equal. */
export type LabelledRow = {
  person: number
  /** The `person` of the brother or sister of the same day with the next number; 0 for none. */
  twinOf: number
  fullName: string
  birth: Birth
  sex: Sex | null
  idNumber: KnownIdNumber | null
  hamlet: string
  household: string | null
  commune: string
  policy: string
}

/** Codes as the General Statistics Office gives them, five digits. */
export const communeCode = (nth: number): string => String(24_100 + nth * 3).padStart(5, '0')
