import type { Unit, UnitTree } from '../../lambdas/domain/units/unit-tree.ts'
import { type InventedList, type InventedRow, inventLists } from '../../local/demo/invented-lists.ts'
import { listWorkbook } from '../../local/demo/list-workbook.ts'
import type { Random } from '../../local/demo/random.ts'
import type { StaffSession } from '../../local/demo/staff-session.ts'
import { askAgain } from '../support/until.ts'
import type { Book } from './book.ts'
import type { Dice } from './dice.ts'
import { planMonthlyLists } from './monthly-lists.ts'
import { bring, insist, newKey } from './send.ts'

export const programme = 'nq42-2020'

/**
 * A supplement is of the first list's decision, with all its lines, some of them corrected, and some more. Of a mistake the officer sees at
 * once that it was the wrong file, and takes it back.
 */
type ListKind = 'first' | 'supplement' | 'mistake' | 'monthly'

/** A list that a commune brings on a day of the month. */
export interface PlannedList {
  readonly day: number
  readonly commune: string
  readonly kind: ListKind
  readonly people: number
  /** Whether it says who belongs together. */
  readonly hasHouseholds: boolean
  readonly workbook: () => Promise<Uint8Array>
}

const planned = (day: number, kind: ListKind, list: InventedList): PlannedList => ({
  ...{ day, kind, commune: list.commune, people: list.rows.length },
  hasHouseholds: list.rows.some(({ household }) => household?.code),
  workbook: () => listWorkbook(list),
})

/** First lists in the first two thirds of the month, supplements later; some people stand in two communes' lists. */
export function planLists(
  communes: readonly Unit[],
  order: {
    readonly people: number
    readonly days: number
    readonly seed: number
    readonly tree: UnitTree
    readonly dice: Dice
  },
): PlannedList[] {
  const { people, days, seed, tree, dice } = order
  const named = communes.map(({ code, name, parent }) => ({
    code,
    name,
    districtName: tree.find(parent ?? '')?.name ?? '',
  }))
  const invented = inventLists(named, people, seed).map((list, index, all) =>
    withGuests(list, all[index - 1], dice('guests', list.commune)),
  )
  const firstDays = Math.max(1, Math.floor((days * 2) / 3))
  const usual = invented.flatMap((list, index) => {
    const random = dice('lists', list.commune)
    const day = random.below(firstDays)
    const later = day + 1 + random.below(Math.max(1, days - day - 1))
    const plans = [planned(day, 'first', list)]
    if (later < days && (index === 0 || random.chance(0.3)))
      plans.push(planned(later, 'supplement', supplemented(list, seed, random)))
    if (later < days && (index === 1 || random.chance(0.06)))
      plans.push(planned(later, 'mistake', mistaken(list, seed, random)))
    return plans
  })
  return [...usual, ...planMonthlyLists(invented, { days, seed, tree, dice })]
}

/** Somebody of the commune before stands here too, with the same number and name: under another policy, or entered twice. */
function withGuests(list: InventedList, before: InventedList | undefined, random: Random): InventedList {
  const known = before?.rows.filter(({ idNumber, policy }) => idNumber.length >= 9 && policy !== 'Hộ nghèo') ?? []
  if (known.length === 0 || list.rows.length < 5) return list
  const hamlet = list.rows[0]?.hamlet ?? ''
  const met = { ...alone(random.pick(known)), hamlet }
  const guest = random.chance(0.4) ? met : { ...met, policy: 'Hộ nghèo' as const, amount: 750_000 }
  const at = list.rows.findIndex(({ policy }) => policy === guest.policy)
  return { ...list, rows: at < 0 ? [...list.rows, guest] : list.rows.toSpliced(at, 0, guest) }
}

const place = ({ commune, communeName, districtName }: InventedList) => ({
  code: commune,
  name: communeName,
  districtName,
})
const fresh = (list: InventedList, people: number, seed: number): InventedList['rows'] =>
  inventLists([place(list)], people + 5, seed)[0]
    ?.rows.slice(-people)
    .map(alone) ?? []

/** Out of his household, whose code means another one in another list. */
const alone = ({ household: _household, ...row }: InventedRow): InventedRow => row

/** Three people who were left out, a number that was missing, and a worker whom a later paper grants two months. */
function supplemented(list: InventedList, seed: number, random: Random): InventedList {
  const added = fresh(list, 3, seed + Number(list.commune) + random.below(1_000_000))
  const missing = list.rows.findIndex(({ idNumber, birthYear }) => idNumber === '' && birthYear < 2000)
  const number = (year: number): string =>
    `0660${String(year).slice(2)}${String(random.below(1_000_000)).padStart(6, '0')}`
  const worker = list.rows.findIndex(({ policy }) => policy === 'Lao động tự do')
  const rows = list.rows.map((row, index) => ({
    ...row,
    ...(index === missing ? { idNumber: number(row.birthYear) } : {}),
    ...(index === worker ? { amount: 2_000_000 } : {}),
  }))
  return { ...list, rows: [...rows, ...added] }
}

const mistaken = (list: InventedList, seed: number, random: Random): InventedList => ({
  ...list,
  decisionNumber: `${2000 + random.below(900)}/QĐ-UBND`,
  rows: fresh(list, 4, seed + 7 + Number(list.commune)),
})

export interface UploadedList {
  readonly id: string
  readonly plan: PlannedList
  readonly officer: StaffSession
}

export async function bringList(book: Book, officer: StaffSession, plan: PlannedList): Promise<UploadedList> {
  const bytes = await plan.workbook()
  const idempotencyKey = newKey()
  const { list: created, upload } = await insist(book, () =>
    officer.api.call('createList', {
      body: {
        programme,
        commune: plan.commune,
        policy: null,
        decisionNumber: null,
        decisionDay: null,
        fileName: `danh-sach-${plan.commune}${plan.kind === 'supplement' ? '-bo-sung' : ''}.xlsx`,
        fileBytes: bytes.length,
        review: false,
      },
      idempotencyKey,
    }),
  )
  await bring(book, upload, bytes)
  book.didOther(`a list brought: ${plan.kind}`)
  return { id: created.id, plan, officer }
}

/** Waits a while: a list whose reader was killed comes back when its message does, later in the day. */
export async function waitForLists(
  book: Book,
  lists: readonly UploadedList[],
  seconds: number,
): Promise<UploadedList[]> {
  let open = [...lists]
  const look = async () => {
    const states = await Promise.all(open.map((one) => stateOf(book, one)))
    open = open.filter((_, index) => !['finished', 'refused', 'withdrawn'].includes(states[index] ?? ''))
    return open
  }
  return askAgain(look, ({ length }) => length === 0, seconds * 1_000)
}

const stateOf = async (book: Book, { id, officer }: UploadedList): Promise<string> =>
  (await insist(book, () => officer.api.call('list', { params: { listId: id } }))).state
