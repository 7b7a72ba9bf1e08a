import type { Account, IssueAccountResponse } from '../../contract/accounts.ts'
import { keyTaken } from '../../domain/key-taken.ts'
import { type AccountEvent, accountStateNames } from '../../domain/ledger/account-event.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { provinceOffice } from '../../domain/permissions/office-name.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import {
  type AccountCommand,
  findAccountCommand,
  finishAccountCommand,
  releaseAccountCommand,
  resumeAccountCommand,
} from '../../store/accounts/account-command.ts'
import type { StoredAccount } from '../../store/accounts/account-item.ts'
import { changeAccount, getAccount, listAccounts } from '../../store/accounts/account-store.ts'
import { type AccountDesk, eventActor, type SignedOrder, viewAccount } from './account-desk.ts'
import { replacePassword, setLocked } from './officers-pool.ts'
import { temporaryPassword } from './temporary-password.ts'

/** How long a command that has begun may still be at work: the function's own time and a little. */
const atWorkMs = 35_000

/**
 * Locks or opens an account. The register comes first: from then on the API refuses the account's tokens, whatever Cognito does.
 * Nobody locks himself, and one open account of the province always remains.
 */
export async function lockAccount(
  desk: AccountDesk,
  account: StoredAccount,
  isLocked: boolean,
  order: SignedOrder,
): Promise<Result<Account>> {
  if (isLocked && account.username === order.actor.username.toLowerCase())
    return refuse(
      'wrong-state',
      `Anh/chị đang dùng chính tài khoản này nên không tự khoá được. Cần khoá, nhờ người giữ một tài khoản khác của ${provinceOffice(desk.tree)} thực hiện.`,
    )
  const changed = await carryOut(desk, account, order, {
    type: isLocked ? 'account.locked' : 'account.unlocked',
    guarded: isLocked && account.role === 'tinh',
    next: (before) => ({
      ...before,
      isUsed: before.isUsed ?? before.state === 'active',
      state: isLocked ? 'locked' : openState(before),
    }),
    // What stands in the register now: a command that is taken up late must not undo a later one.
    effect: ({ username, state }) => setLocked(desk.userPool, username, state === 'locked'),
  })
  return changed.ok ? ok(viewAccount(changed.value.account, desk.tree)) : changed
}

const openState = ({ state, isUsed }: StoredAccount): StoredAccount['state'] => {
  if (state !== 'locked') return state
  return isUsed ? 'active' : 'new'
}

/** A new temporary password. The same command once more answers without it: it was told, or is lost and needs another command. */
export async function resetPassword(
  desk: AccountDesk,
  account: StoredAccount,
  order: SignedOrder,
): Promise<Result<IssueAccountResponse>> {
  const password = temporaryPassword()
  const changed = await carryOut(desk, account, order, {
    type: 'account.password-reset',
    guarded: false,
    next: (before) => ({
      ...before,
      isUsed: false,
      state: before.state === 'locked' ? 'locked' : 'new',
      // From the next call on no token of the old password is good, whatever is left of its hour.
      passwordSince: order.now,
    }),
    effect: async (user) => {
      await replacePassword(desk.userPool, user, password)
      // One that had to be made anew would be open.
      if (user.state === 'locked') await setLocked(desk.userPool, user.username, true)
    },
  })
  if (!changed.ok) return changed
  const { isDone, account: after } = changed.value
  return ok({ account: viewAccount(after, desk.tree), temporaryPassword: isDone ? password : null })
}

interface Deed {
  readonly type: AccountEvent['type']
  /** Only while another account of the province is open. */
  readonly guarded: boolean
  readonly next: (before: StoredAccount) => StoredAccount
  /** Cognito's part. */
  readonly effect: (account: StoredAccount) => Promise<void>
}

interface Done {
  readonly account: StoredAccount
  /** False when this very command had done it before. */
  readonly isDone: boolean
}

/**
 * First the register (note, event and command in one transaction), then Cognito, then the command's end. What breaks off in between
 * is finished by the command's repetition, once.
 */
async function carryOut(
  desk: AccountDesk,
  account: StoredAccount,
  order: SignedOrder,
  deed: Deed,
): Promise<Result<Done>> {
  const { register } = desk
  const commander = order.actor.username
  const begun = await begin(desk, account, order, deed)
  if (!begun.ok) return begun
  if (!begun.value.isDone) return begun
  try {
    await deed.effect(begun.value.account)
  } catch (error) {
    await releaseAccountCommand(register, commander, order.id)
    throw error
  }
  await finishAccountCommand(register, commander, order.id, order.now)
  return begun
}

async function begin(desk: AccountDesk, account: StoredAccount, order: SignedOrder, deed: Deed): Promise<Result<Done>> {
  const { register, tree } = desk
  const root = tree.root.code
  const commander = order.actor.username
  const { username } = account
  for (let before = account; ; ) {
    const earlier = await findAccountCommand(register, commander, order.id, { username, type: deed.type })
    if (earlier) return again(desk, before, order, earlier)
    const guarded = deed.guarded ? await guardOf(desk, account, order.actor) : ok(null)
    if (!guarded.ok) return guarded
    const guard = guarded.value
    const after = deed.next(before)
    const event: AccountEvent = {
      type: deed.type,
      at: order.now,
      actor: eventActor(order.actor),
      commandId: order.id,
      changes: { state: [accountStateNames[before.state], accountStateNames[after.state]] },
    }
    const outcome = await changeAccount(register, root, { before, after, event, commander, guard })
    if (outcome === 'done') return ok({ account: { ...after, version: before.version + 1 }, isDone: true })
    const now = await getAccount(register, root, username)
    if (!now) throw new Error('the note of an account has gone')
    before = now
  }
}

async function again(
  { register }: AccountDesk,
  account: StoredAccount,
  order: SignedOrder,
  earlier: AccountCommand,
): Promise<Result<Done>> {
  if (!earlier.isSame) return keyTaken
  if (earlier.isFinished) return ok({ account, isDone: false })
  const { begunAt } = earlier
  const isAtWork = order.now - begunAt < atWorkMs
  if (isAtWork || !(await resumeAccountCommand(register, order.actor.username, order.id, { begunAt, now: order.now })))
    return refuse('conflict', 'Lệnh này đang được thực hiện. Chờ nửa phút, xem lại tài khoản rồi hãy bấm lại.')
  return ok({ account, isDone: true })
}

const lastOfProvince = () =>
  refuse(
    'wrong-state',
    'Đây là tài khoản cấp tỉnh duy nhất còn mở: khoá nó thì không còn ai cấp hay mở tài khoản được. Cấp một tài khoản cấp tỉnh khác trước.',
  )

/** An open account of the province that remains: the commander's own, or any other when he has none in the register. */
async function guardOf({ register, tree }: AccountDesk, target: StoredAccount, actor: Actor): Promise<Result<string>> {
  const root = tree.root.code
  const own = await getAccount(register, root, actor.username)
  // Two who lock each other: the one who came second is locked already.
  if (own?.state === 'locked') return refuse('forbidden', 'Tài khoản của anh/chị vừa bị khoá.')
  if (own?.role === 'tinh') return ok(own.username)
  let after: string | null = null
  do {
    const page = await listAccounts(register, root, after)
    const other = page.accounts.find(
      ({ username, role, state }) => role === 'tinh' && state !== 'locked' && username !== target.username,
    )
    if (other) return ok(other.username)
    after = page.after
  } while (after !== null)
  return lastOfProvince()
}
