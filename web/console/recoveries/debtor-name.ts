import type { OwingHousehold } from '../../../lambdas/contract/recoveries.ts'

/** "Hộ H 07 (Y Jut Êban, H'Maryam Niê)", or the person alone. */
export function debtorName({ household, supports }: Pick<OwingHousehold, 'household' | 'supports'>): string {
  const names = [...new Set(supports.map(({ fullName }) => fullName))]
    .sort((a, b) => a.localeCompare(b, 'vi'))
    .join(', ')
  return household === null ? names : `Hộ ${household} (${names})`
}
