import type { EntitlementView } from '../../lambdas/contract/entitlements.ts'
import { type ListedRow, newCmnd, newIdNumber, people } from '../support/list-files.ts'
import { world } from '../support/world.ts'
import { enlist } from './own-people.ts'

const programme = 'nq42-2020'

/** A district that no other test brings anybody into, and two of its communes. */
export const district = '656'
export const [here, there] = ['24586', '24589']

/** One person as he stands in the list of one of the two communes. */
interface Line extends Partial<ListedRow> {
  /** His support was handed out before anybody looked at the case. */
  readonly isPaid?: boolean
}

/** In the list of the first commune and in that of the second. */
type Pair = readonly [Line, Line]

/** A CCCD as somebody of that sex and year has it. */
const cccdOf = (sex: 'nam' | 'nữ', year: number): string =>
  `066${sex === 'nam' ? 0 : 1}${String(year).slice(2)}${newIdNumber().slice(6)}`

const poor = { policy: 'Hộ nghèo', amount: 750_000 } as const
const merit = { policy: 'Người có công' } as const
const [someCmnd, copiedCccd, oneCccd, twiceCccd] = [
  newCmnd(),
  cccdOf('nam', 1975),
  cccdOf('nữ', 1949),
  cccdOf('nữ', 1966),
]

/**
 * Eleven people or pairs of people, by what is the matter with them. Where the two lines have no number in common the case is only
 * possible: nobody is held, so both can have been paid.
 */
export const pairs = {
  numberIssuedTwice: [
    { fullName: 'Lương Thị Xuyến', birthYear: '1962', sex: 'nữ', idNumber: someCmnd },
    { fullName: 'Lương Thị Xuyên', birthYear: '1962', sex: 'nữ', idNumber: someCmnd },
  ],
  numberOfAnother: [
    { fullName: 'Đinh Công Thuận', birthYear: '1975', sex: 'nam', idNumber: copiedCccd },
    { fullName: 'Đinh Thị Sáu', birthYear: '1981', sex: 'nữ', idNumber: copiedCccd },
  ],
  namesakes: [
    { fullName: 'Phan Đình Lực', birthYear: '12/3/1958', sex: 'nam', idNumber: newCmnd() },
    { fullName: 'Phan Đình Lực', birthYear: '12/3/1958', sex: 'nam', idNumber: cccdOf('nam', 1958) },
  ],
  twoPolicies: [
    { fullName: 'Cao Thị Nhạn', birthYear: '20/10/1949', sex: 'nữ', idNumber: oneCccd },
    { fullName: 'Cao Thị Nhạn', birthYear: '20/10/1949', sex: 'nữ', idNumber: oneCccd, ...poor },
  ],
  lowerPaid: [
    { fullName: 'Tạ Quang Khải', birthYear: '5/6/1951', sex: 'nam', idNumber: '066051274839' },
    { fullName: 'Tạ Quang Khải', birthYear: '5/6/1951', sex: 'nam', idNumber: '066051247839', ...poor, isPaid: true },
  ],
  typedTwice: [
    { fullName: 'H’Yŭ Pang Ting', birthYear: '1966', sex: 'nữ', idNumber: twiceCccd, hamlet: 'Buôn Dơng Kriêng' },
    { fullName: 'H’Yu Pang Ting', birthYear: '8/2/1966', sex: 'nữ', idNumber: twiceCccd, hamlet: 'Buôn Yuk' },
  ],
  oldAndNewCard: [
    { fullName: 'Mai Văn Thiệp', birthYear: '17/9/1944', sex: 'nam', idNumber: newCmnd() },
    { fullName: 'Mai Văn Thiệp', birthYear: '17/9/1944', sex: 'nam', idNumber: cccdOf('nam', 1944) },
  ],
  bothPaid: [
    { fullName: 'Đoàn Thị Ngát', birthYear: '3/1/1953', sex: 'nữ', idNumber: newCmnd(), ...merit, isPaid: true },
    {
      fullName: 'Đoàn Thị Ngát',
      birthYear: '3/1/1953',
      sex: 'nữ',
      idNumber: cccdOf('nữ', 1953),
      ...poor,
      isPaid: true,
    },
  ],
  bothPaidOfTwo: [
    { fullName: 'Y Thoan Rơ Ong', birthYear: '11/11/1959', sex: 'nam', idNumber: newCmnd(), isPaid: true },
    { fullName: 'Y Thoan Rơ Ong', birthYear: '11/11/1959', sex: 'nam', idNumber: cccdOf('nam', 1959), isPaid: true },
  ],
  foundToBeOne: [
    { fullName: 'Vũ Trọng Khiêm', birthYear: '25/8/1947', sex: 'nam', idNumber: '', ...merit },
    { fullName: 'Vũ Trọng Khiêm', birthYear: '25/8/1947', sex: 'nam', idNumber: newCmnd(), ...poor },
  ],
  foundToBeTwo: [
    { fullName: 'Hồ Thị Liễu', birthYear: '9/4/1955', sex: 'nữ', idNumber: newCmnd() },
    { fullName: 'Hồ Thị Liễu', birthYear: '9/4/1955', sex: 'nữ', idNumber: cccdOf('nữ', 1955), ...poor },
  ],
} as const satisfies Record<string, Pair>
export type Matter = keyof typeof pairs

/** So many in each list of whom nothing is to be said: most of a real list is no case. */
const unremarkable = 20

/** Two communes send their lists, and whoever was quick has paid. */
export async function makePile(): Promise<void> {
  for (const [index, commune] of [here, there].entries()) {
    const lines = Object.values(pairs).flatMap((pair: Pair) => pair[index] ?? [])
    await enlist(commune, [...lines.map(({ isPaid: _, ...line }) => line), ...people(unremarkable)])
  }
  const today = (await world().call('session', {}, await world().officer('xa', here))).today
  for (const [index, commune] of [here, there].entries()) {
    const officer = await world().officer('xa', commune)
    for (const pair of Object.values(pairs) as Pair[])
      if (pair[index]?.isPaid) {
        const { id, version } = await recordOf(commune, pair[index]?.fullName ?? '')
        const body = { version, paidOn: today, receivedBy: 'self' } as const
        await world().call('recordPayment', { params: { entitlementId: id }, body }, officer)
      }
  }
}

/** The record as the register has it now. */
export async function recordOf(commune: string, name: string): Promise<EntitlementView> {
  const officer = await world().officer('xa', commune)
  const { items } = await world().call('searchEntitlements', { body: { programme, unit: commune, name } }, officer)
  const [found] = items
  if (!found || items.length > 1) throw new Error(`${items.length} records of ${name} in ${commune}`)
  return found
}

/** The day so many days from the program's today on. */
export async function inDays(days: number): Promise<string> {
  const { today } = await world().call('session', {}, await world().officer('xa', here))
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
