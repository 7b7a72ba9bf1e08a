import type { IssueAccountRequest } from '../../lambdas/contract/accounts.ts'
import { owningOffice } from '../../lambdas/domain/permissions/office-name.ts'
import type { Unit, UnitTree } from '../../lambdas/domain/units/unit-tree.ts'
import type { SignInDesk, StaffSession } from './staff-session.ts'

/** For demonstrations on one machine only; every account of a real installation starts with its own slip. */
export const demoPassword = 'An-Sinh-2020'

export const demoDistrict = '657'

/** One district in full, its neighbour for comparison, and the two kinds of watchers and payers. */
export function demoAccounts(tree: UnitTree): IssueAccountRequest[] {
  const account = (
    username: string,
    role: IssueAccountRequest['role'],
    unit: Unit,
    holder: string,
  ): IssueAccountRequest => ({
    username,
    role,
    unit: unit.code,
    holder,
    email: `${username}@example.vn`,
  })
  const district = tree.find(demoDistrict)
  const neighbour = tree.children(tree.root.code).find(({ code }) => code !== demoDistrict)
  if (!district || !neighbour) throw new Error(`the unit map ${tree.map.id} has no district ${demoDistrict}`)
  return [
    account(`huyen-${district.code}`, 'huyen', district, owningOffice(tree, district.code)),
    account(`huyen-${neighbour.code}`, 'huyen', neighbour, owningOffice(tree, neighbour.code)),
    account(`buudien-${district.code}`, 'payer', district, `Bưu điện ${district.name}`),
    account(`mttq-${district.code}`, 'observer', district, `MTTQ ${district.name}`),
    account('mttq-tinh', 'observer', tree.root, 'MTTQ tỉnh'),
    ...tree
      .communes(district.code)
      .map((commune) => account(`xa-${commune.code}`, 'xa', commune, `Cán bộ LĐ-TBXH ${commune.name}`)),
  ]
}

/** Issues the account as the province does and signs in for the first time; what an earlier, broken run left half done is finished. */
export async function ensureAccount(
  desk: SignInDesk,
  province: StaffSession,
  request: IssueAccountRequest,
): Promise<StaffSession> {
  const idempotencyKey = `demonstration-${request.username}`
  const issued = await province.api.call('issueAccount', { body: request, idempotencyKey })
  if (issued.temporaryPassword) return desk.signIn(request.username, demoPassword, issued.temporaryPassword)
  try {
    return await desk.signIn(request.username, demoPassword)
  } catch {
    const reset = await province.api.call('resetPassword', {
      params: { username: request.username },
      idempotencyKey: `demonstration-reset-${Date.now()}`,
    })
    return desk.signIn(request.username, demoPassword, reset.temporaryPassword)
  }
}
