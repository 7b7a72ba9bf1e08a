/** Who may do what. One table, read by the server before every action and by the console for its buttons. */
export const roles = ['tinh', 'huyen', 'xa', 'payer', 'observer'] as const
/** tinh: province (Department) · huyen: district · xa: commune · payer: post office (bưu điện) · observer: Fatherland Front (MTTQ). Also the names of the Cognito groups. */
export type Role = (typeof roles)[number]

export const actions = [
  'session.read',
  'list.create',
  'list.read',
  'entitlement.read',
  'entitlement.read-id-number',
  'entitlement.export',
  'payment.record',
  'payment.undo',
  'batch.read',
  'payment.hand-over',
  'payment.cancel',
  'pay-list.read',
  'pay-list.print',
  'pay-list.reconcile',
  'recovery.read',
  'recovery.open',
  'recovery.record',
  'case.read',
  'case.decide',
  'case.report',
  'case.set',
  'exchange.read',
  'exchange.manage',
  'complaint.read',
  'complaint.file',
  'complaint.decide',
  'statistics.read',
  'plan.set',
  'subscription.read',
  'subscription.set',
  'account.read',
  'account.issue',
] as const
export type Action = (typeof actions)[number]

const everyone = { tinh: true, huyen: true, xa: true, payer: true, observer: true }
const above = { tinh: true, huyen: true, xa: false, payer: false, observer: false }
const government = { tinh: true, huyen: true, xa: true, payer: false, observer: false }

export const permissionTable = {
  'session.read': everyone,
  'list.create': government,
  'list.read': { ...government, observer: true },
  'entitlement.read': everyone,
  /** The observer supervises people and money; the number of an identity card is not needed for that (Law 91/2025/QH15, purpose). */
  'entitlement.read-id-number': { ...government, payer: true },
  /** What the screen shows; whole ID numbers are ordered for themselves, by whoever may read them. Each file is noted with who took it. */
  'entitlement.export': everyone,
  'payment.record': { ...government, payer: true },
  /** The post office takes back its own slip of the same day; `decidePayment` sees to that. */
  'payment.undo': { ...government, payer: true },
  /** What was written at once in one's units: by whom, for whom, and what was left out. */
  'batch.read': { ...government, payer: true },
  /** Which supports a post office pays out, and taking them back from it. */
  'payment.hand-over': government,
  /** By a decision, which the level above the commune carries out. */
  'payment.cancel': above,
  /** Codes, sums and states; no person stands in them. */
  'pay-list.read': everyone,
  /** Paper with people on it, for whoever hands out money. */
  'pay-list.print': { ...government, payer: true },
  'pay-list.reconcile': { ...government, payer: true },
  /** Whose household owes what; the payer hands out and takes nothing back. */
  'recovery.read': { ...government, observer: true },
  'recovery.open': above,
  /** The commune takes the money back at its own table. */
  'recovery.record': government,
  /** The payer is told by the record itself what is held, and by whom: the other person's record is not its business. */
  'case.read': { ...government, observer: true },
  'case.decide': government,
  'case.report': government,
  /** Deadlines, and whether open cases stop payments. */
  'case.set': { tinh: true, huyen: false, xa: false, payer: false, observer: false },
  'exchange.read': { tinh: true, huyen: false, xa: false, payer: false, observer: false },
  /** The file for other provinces, and theirs: it leaves the province, and warns people of the whole province. */
  'exchange.manage': { tinh: true, huyen: false, xa: false, payer: false, observer: false },
  /** Whose units they come from; never the office that it is about, and never the payer. */
  'complaint.read': { ...government, observer: true },
  /** For whoever comes to the counter or tells the Front. */
  'complaint.file': { ...government, observer: true },
  'complaint.decide': government,
  'statistics.read': everyone,
  'plan.set': { tinh: true, huyen: false, xa: false, payer: false, observer: false },
  /** Reports by mail: of the own units alone, to the house's own addresses. */
  'subscription.read': above,
  'subscription.set': above,
  'account.read': { tinh: true, huyen: true, xa: false, payer: false, observer: false },
  /** Accounts are issued by the Department's office alone. */
  'account.issue': { tinh: true, huyen: false, xa: false, payer: false, observer: false },
} as const satisfies Record<Action, Record<Role, boolean>>

export const roleNames = {
  tinh: 'Tỉnh',
  huyen: 'Huyện',
  xa: 'Xã',
  payer: 'Đơn vị chi trả (Bưu điện)',
  observer: 'Giám sát (MTTQ)',
} as const satisfies Record<Role, string>

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)

export const isAllowed = (role: Role, action: Action): boolean => permissionTable[action][role]

/** Which levels of unit an account of a role may be bound to. The post office and the Front have offices at every level. */
export const levelsOfRole = {
  tinh: ['province'],
  huyen: ['district'],
  xa: ['commune'],
  payer: ['province', 'district', 'commune'],
  observer: ['province', 'district', 'commune'],
} as const satisfies Record<Role, readonly ('province' | 'district' | 'commune')[]>
