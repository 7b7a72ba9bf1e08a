import { capitalised } from '../../domain/names/capitalised.ts'
import type { Programme } from '../../domain/programmes/programme.ts'
import { paidPolicies } from '../../domain/programmes/programmes.ts'

/** As an officer would write them into a column: words by which the check finds the policy again. */
export const listNames = (programme: Programme): string[] =>
  paidPolicies(programme).map(({ listWords: [word = ''] }) => capitalised(word))

/** `NGHỊ QUYẾT 42/NQ-CP` */
export const resolutionInTitles = ({ resolution }: Programme): string => resolution.inTitles.toLocaleUpperCase('vi')

/** Who is supported by the day, and for how many at most; null where nobody is. */
export function dayLimits(programme: Programme): string | null {
  const limits = paidPolicies(programme).flatMap(({ name, benefit }) =>
    benefit.kind === 'daily' ? [...(benefit.groups ?? []), { name, maxDays: benefit.maxDays }] : [],
  )
  return limits.length > 0 ? limits.map(({ name, maxDays }) => `${name} tối đa ${maxDays} ngày`).join('; ') : null
}
