import type { Role } from '../../../lambdas/domain/permissions/permission-table.ts'

const prefixes = {
  tinh: 'tinh',
  huyen: 'huyen',
  xa: 'xa',
  payer: 'buudien',
  observer: 'mttq',
} as const satisfies Record<Role, string>

/** `xa-24538`; the second account of the same role and unit is `xa-24538-2`. */
export function proposeUsername(role: Role, unit: string, taken: readonly string[]): string {
  const plain = `${prefixes[role]}-${unit}`
  if (!taken.includes(plain)) return plain
  let number = 2
  while (taken.includes(`${plain}-${number}`)) number += 1
  return `${plain}-${number}`
}
