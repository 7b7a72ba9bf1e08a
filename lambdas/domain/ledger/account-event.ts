import { officeName } from '../permissions/office-name.ts'
import { formatInstant } from '../time/local-day.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import { type Changes, changesInWords } from './changes-in-words.ts'
import type { EventHand } from './hand.ts'

/** A past fact about an account. Written in the same transaction as the register's note of the account; never a password in it. */
export const accountEventTypes = [
  'account.issued',
  'account.first-used',
  'account.locked',
  'account.unlocked',
  'account.password-reset',
] as const
export type AccountEventType = (typeof accountEventTypes)[number]

export const accountStates = ['new', 'active', 'locked'] as const
export type AccountState = (typeof accountStates)[number]

/** `new`: the slip was handed out, nobody has worked with it yet. */
export const accountStateNames = {
  new: 'Mới cấp',
  active: 'Đang dùng',
  locked: 'Đang khoá',
} as const satisfies Record<AccountState, string>

export interface AccountEvent {
  readonly type: AccountEventType
  /** Milliseconds since 1970. */
  readonly at: number
  /** Null: whoever installs the system, by the command line and with AWS's own permissions. */
  readonly actor: EventHand | null
  readonly commandId: string
  readonly changes: Changes
}

const deeds = {
  'account.issued': 'cấp tài khoản',
  'account.first-used': 'vào làm việc lần đầu bằng mật khẩu của mình',
  'account.locked': 'khoá tài khoản',
  'account.unlocked': 'mở khoá tài khoản',
  'account.password-reset': 'cấp lại mật khẩu tạm, mật khẩu cũ hết hiệu lực',
} as const satisfies Record<AccountEventType, string>

/** In the order in which they are told: the store gives a map back in any. */
const fields: Readonly<Record<string, string>> = {
  state: 'trạng thái',
  role: 'vai trò',
  unit: 'đơn vị',
  holder: 'người giữ',
}

/** An event in words: when, who, what, from what to what. */
export function accountSentence({ at, actor, type, changes }: AccountEvent, tree: UnitTree): string {
  const who = actor ? `${actor.username}, ${officeName(tree, actor.role, actor.unit)}` : 'Quản trị hệ thống'
  return `${formatInstant(at)} – ${who}: ${deeds[type]}${changesInWords(changes, fields)}.`
}
