import type { IssueAccountRequest } from '../../../lambdas/contract/accounts.ts'
import { levelsOfRole, type Role, roleNames, roles } from '../../../lambdas/domain/permissions/permission-table.ts'
import type { Place, SessionUnit } from '../frame/place.ts'

/** The issuing form as it is filled in. */
export interface AccountDraft {
  readonly role: Role
  readonly unit: string
  readonly username: string
  readonly holder: string
  readonly email: string
}

export type AccountMistakes = Partial<Record<keyof AccountDraft, string>>

/** Units that an account of this role may be bound to. */
export function unitsFor(role: Role, place: Place): readonly SessionUnit[] {
  const levels: readonly string[] = levelsOfRole[role]
  return [place.session.unit, ...place.session.units.filter(({ code }) => code !== place.session.unit.code)].filter(
    ({ level }) => levels.includes(level),
  )
}

/** Roles that have an office there: on a map without districts nobody is given an account of one. */
export const rolesIn = (place: Place): readonly Role[] => roles.filter((role) => unitsFor(role, place).length > 0)

export function mistakesOf(draft: AccountDraft): AccountMistakes {
  const mistakes: AccountMistakes = {}
  if (draft.unit === '') mistakes.unit = `Chọn đơn vị của tài khoản ${roleNames[draft.role]}.`
  if (!/^[a-z0-9][a-z0-9._-]{2,63}$/.test(draft.username.trim()))
    mistakes.username = 'Tên đăng nhập gồm chữ thường không dấu, chữ số, dấu chấm hoặc gạch nối, từ 3 đến 64 ký tự.'
  if (draft.holder.trim().length < 3) mistakes.holder = 'Ghi chức danh của người giữ tài khoản, từ 3 ký tự.'
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.email.trim()))
    mistakes.email = 'Nhập địa chỉ e-mail đúng dạng, ví dụ ten@donvi.gov.vn.'
  return mistakes
}

/** @returns null while there are mistakes */
export function requestOf(draft: AccountDraft): IssueAccountRequest | null {
  if (Object.keys(mistakesOf(draft)).length > 0) return null
  const { role, unit } = draft
  return { role, unit, username: draft.username.trim(), holder: draft.holder.trim(), email: draft.email.trim() }
}
