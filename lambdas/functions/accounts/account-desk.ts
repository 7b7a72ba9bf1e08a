import type { Account, IssueAccountRequest, IssueAccountResponse } from '../../contract/accounts.ts'
import { keyTaken } from '../../domain/key-taken.ts'
import { type AccountEvent, accountStateNames } from '../../domain/ledger/account-event.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { levelsOfRole, roleNames } from '../../domain/permissions/permission-table.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { digestOf } from '../../runtime/sha256.ts'
import type { StoredAccount } from '../../store/accounts/account-item.ts'
import { changeAccount, getAccount } from '../../store/accounts/account-store.ts'
import { nameCommand } from '../../store/table/commit-command.ts'
import type { Register } from '../../store/table/table.ts'
import { createUser } from './officers-pool.ts'
import { temporaryPassword } from './temporary-password.ts'

export interface AccountDesk {
  readonly register: Register
  readonly tree: UnitTree
  readonly userPool: string
}

/** Who ordered it, by which command, when. Null: the command line, before anybody can sign in. */
export interface Order {
  readonly id: string
  readonly now: number
  readonly actor?: Actor
}

export type SignedOrder = Order & { readonly actor: Actor }

export const eventActor = (actor: Actor | undefined): AccountEvent['actor'] => (actor ? eventHand(actor) : null)

/**
 * Issues an account: the register's note with its event first (it takes the name), then Cognito's user, group and unit. A command
 * that broke off halfway is finished by its repetition; the temporary password is told once only.
 */
export async function issueAccount(
  desk: AccountDesk,
  body: IssueAccountRequest,
  order: Order,
): Promise<Result<IssueAccountResponse>> {
  const unit = desk.tree.find(body.unit)
  if (!unit || !(levelsOfRole[body.role] as readonly string[]).includes(unit.level))
    return refuse(
      'invalid',
      `Vai trò ${roleNames[body.role]} không gắn với ${unit?.name ?? body.unit}: chọn đơn vị đúng cấp.`,
    )
  const { actor } = order
  if (actor && !(await isOwnKey(desk, body, { ...order, actor }))) return keyTaken
  const account = await taken(desk, body, order)
  if (!account)
    return refuse(
      'conflict',
      `Tên đăng nhập ${body.username} đã có. Chọn tên khác, hoặc cấp lại mật khẩu cho tài khoản đó.`,
    )
  const password = temporaryPassword()
  const isCreated = await createUser(desk.userPool, account, { password, email: body.email })
  return ok({ account: viewAccount(account, desk.tree), temporaryPassword: isCreated ? password : null })
}

/** Whether the key stands for this very command. What is told to Cognito alone, the address, belongs to it too. */
async function isOwnKey({ register }: AccountDesk, body: IssueAccountRequest, order: SignedOrder): Promise<boolean> {
  const digest = digestOf(['issue', body])
  return nameCommand(register, { username: order.actor.username, id: order.id, digest, now: order.now })
}

/** The account as it stands under the name: the wanted one, or the same command's earlier self; undefined when it is another one. */
async function taken(desk: AccountDesk, body: IssueAccountRequest, order: Order): Promise<StoredAccount | undefined> {
  const { role, unit, username, holder } = body
  const root = desk.tree.root.code
  const after: Omit<StoredAccount, 'version'> = {
    username,
    role,
    unit,
    holder,
    state: 'new',
    isUsed: false,
    createdAt: order.now,
    commandId: order.id,
  }
  const event: AccountEvent = {
    type: 'account.issued',
    at: order.now,
    actor: eventActor(order.actor),
    commandId: order.id,
    changes: {
      state: [null, accountStateNames.new],
      role: [null, roleNames[role]],
      unit: [null, desk.tree.find(unit)?.name ?? unit],
      holder: [null, holder],
    },
  }
  const change = { before: null, after, event, commander: null, guard: null }
  if ((await changeAccount(desk.register, root, change)) === 'done') return { ...after, version: 1 }
  const known = await getAccount(desk.register, root, username)
  const isSame = known?.commandId === order.id && known.role === role && known.unit === unit && known.holder === holder
  return isSame ? known : undefined
}

export const viewAccount = (account: StoredAccount, tree: UnitTree): Account => ({
  username: account.username,
  role: account.role,
  unit: account.unit,
  unitName: tree.find(account.unit)?.name ?? account.unit,
  holder: account.holder,
  state: account.state,
  createdAt: account.createdAt,
})
