import { randomInt } from 'node:crypto'
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Account, IssueAccountRequest, IssueAccountResponse } from '../../contract/accounts.ts'
import { levelsOfRole, roleNames } from '../../domain/permissions/permission-table.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { createAccount, getAccount, type StoredAccount, saveAccount } from '../../store/account-store.ts'
import type { Register } from '../../store/table.ts'

export interface AccountDesk {
  readonly register: Register
  readonly tree: UnitTree
  readonly userPool: string
}

const cognito = new CognitoIdentityProviderClient({})

/**
 * Issues an account: the register's note first (it takes the name), then Cognito's user, group and unit. A command that broke off
 * halfway is finished by its repetition; the temporary password is told once only.
 */
export async function issueAccount(
  desk: AccountDesk,
  body: IssueAccountRequest,
  command: { readonly id: string; readonly now: number },
): Promise<Result<IssueAccountResponse>> {
  const unit = desk.tree.find(body.unit)
  if (!unit || !(levelsOfRole[body.role] as readonly string[]).includes(unit.level))
    return refuse(
      'invalid',
      `Vai trò ${roleNames[body.role]} không gắn với ${unit?.name ?? body.unit}: chọn đơn vị đúng cấp.`,
    )
  const wanted: StoredAccount = {
    username: body.username,
    role: body.role,
    unit: body.unit,
    holder: body.holder,
    state: 'new',
    createdAt: command.now,
    commandId: command.id,
  }
  const account = await taken(desk, wanted)
  if (!account)
    return refuse(
      'conflict',
      `Tên đăng nhập ${body.username} đã có. Chọn tên khác, hoặc cấp lại mật khẩu cho tài khoản đó.`,
    )
  const temporaryPassword = newPassword()
  const isCreated = await createUser(desk, body, temporaryPassword)
  await cognito.send(
    new AdminAddUserToGroupCommand({ UserPoolId: desk.userPool, Username: body.username, GroupName: body.role }),
  )
  return ok({ account: viewAccount(account, desk.tree), temporaryPassword: isCreated ? temporaryPassword : null })
}

/** The account as it stands under the name: the wanted one, or the same command's earlier self; undefined when it is another one. */
async function taken(desk: AccountDesk, wanted: StoredAccount): Promise<StoredAccount | undefined> {
  const root = desk.tree.root.code
  if (await createAccount(desk.register, root, wanted)) return wanted
  const known = await getAccount(desk.register, root, wanted.username)
  const isSame = (['commandId', 'role', 'unit', 'holder'] as const).every((part) => known?.[part] === wanted[part])
  return isSame ? known : undefined
}

async function createUser(desk: AccountDesk, body: IssueAccountRequest, temporaryPassword: string): Promise<boolean> {
  try {
    await cognito.send(
      new AdminCreateUserCommand({
        UserPoolId: desk.userPool,
        Username: body.username,
        TemporaryPassword: temporaryPassword,
        // The slip is handed over by the Department's office; no password goes by e-mail.
        MessageAction: 'SUPPRESS',
        UserAttributes: [
          { Name: 'custom:unit', Value: body.unit },
          { Name: 'email', Value: body.email },
          { Name: 'email_verified', Value: 'true' },
        ],
      }),
    )
    return true
  } catch (error) {
    if (error instanceof UsernameExistsException) return false
    throw error
  }
}

export async function lockAccount(desk: AccountDesk, account: StoredAccount, isLocked: boolean): Promise<Account> {
  const user = { UserPoolId: desk.userPool, Username: account.username }
  if (isLocked) {
    await cognito.send(new AdminDisableUserCommand(user))
    // Tokens already handed out end with their hour at the latest; the refresh token ends now.
    await cognito.send(new AdminUserGlobalSignOutCommand(user))
  } else await cognito.send(new AdminEnableUserCommand(user))
  const next: StoredAccount = { ...account, state: isLocked ? 'locked' : 'active' }
  await saveAccount(desk.register, desk.tree.root.code, next)
  return viewAccount(next, desk.tree)
}

export async function resetPassword(desk: AccountDesk, account: StoredAccount): Promise<IssueAccountResponse> {
  const temporaryPassword = newPassword()
  const user = { UserPoolId: desk.userPool, Username: account.username }
  await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: temporaryPassword, Permanent: false }))
  await cognito.send(new AdminUserGlobalSignOutCommand(user))
  return { account: viewAccount(account, desk.tree), temporaryPassword }
}

export const viewAccount = ({ commandId: _, ...account }: StoredAccount, tree: UnitTree): Account => ({
  ...account,
  unitName: tree.find(account.unit)?.name ?? account.unit,
})

/** Sixteen characters of four kinds, without those that look alike on paper (0 O 1 l I). About 90 bits. */
function newPassword(): string {
  const kinds = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '@#%+=']
  const pick = (letters: string): string => letters.charAt(randomInt(letters.length))
  const letters = [...kinds.map(pick), ...Array.from({ length: 12 }, () => pick(kinds.slice(0, 3).join('')))]
  for (let index = letters.length - 1; index > 0; index--) {
    const other = randomInt(index + 1)
    const [a, b] = [letters[index] ?? '', letters[other] ?? '']
    letters[index] = b
    letters[other] = a
  }
  return letters.join('')
}
