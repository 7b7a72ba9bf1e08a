import type { UnitTree } from '../../lambdas/domain/units/unit-tree.ts'
import { type InventedList, inventLists } from '../../local/demo/invented-lists.ts'
import { listFile } from '../support/list-files.ts'
import type { Dice } from './dice.ts'
import type { PlannedList } from './lists.ts'

/** Đồng a month, as the law has them for policies that are paid by the month. */
const workers: readonly (readonly [policy: string, rate: number])[] = [
  ['Lao động tự do', 1_000_000],
  ['Tạm hoãn hợp đồng lao động', 1_800_000],
  ['Chấm dứt hợp đồng lao động', 1_000_000],
]

interface Order {
  readonly days: number
  readonly seed: number
  readonly tree: UnitTree
  readonly dice: Dice
}

/** Workers of a commune whom a decision of its own grants three months at once, and some whom later decisions grant them one by one. */
export function planMonthlyLists(lists: readonly InventedList[], { days, seed, tree, dice }: Order): PlannedList[] {
  return lists.flatMap((list) => {
    const random = dice('monthly', list.commune)
    const day = random.below(Math.max(1, Math.floor(days / 2)))
    const place = { code: list.commune, name: list.communeName, districtName: list.districtName }
    const people = inventLists([place], 7, seed + 31 * Number(list.commune) + 5)[0]?.rows.slice(-7) ?? []
    const rows = people.map(({ fullName, birthYear, sex, idNumber, hamlet }, index) => {
      const [policy, rate] = workers[index % workers.length] ?? ['', 0]
      return { fullName, birthYear, sex, idNumber, hamlet, policy, rate }
    })
    const [three, single] = [
      rows.slice(0, 5),
      rows.slice(5).map((row) => ({ ...row, policy: 'Lao động tự do', rate: 1_000_000 })),
    ]
    const district = tree.find(tree.find(list.commune)?.parent ?? '')?.name ?? list.districtName
    const plan = (of: typeof rows, on: number, months: string, count: number): PlannedList => {
      const decision = `${4000 + random.below(5000)}/QĐ-UBND`
      return {
        ...{ day: on, commune: list.commune, people: of.length, kind: 'monthly', hasHouseholds: false },
        workbook: () =>
          listFile({
            ...{ commune: list.communeName, district, decision },
            title: `DANH SÁCH NGƯỜI LAO ĐỘNG ĐƯỢC HỖ TRỢ THÁNG ${months}`,
            rows: of.map(({ rate, ...row }) => ({ ...row, amount: rate * count })),
          }),
      }
    }
    const later = Math.min(days - 1, day + 1 + random.below(Math.max(1, Math.floor(days / 3))))
    return [
      plan(three, day, '4, 5, 6/2020', 3),
      plan(single, day, '4/2020', 1),
      ...(later > day ? [plan(single, later, '5/2020', 1)] : []),
    ]
  })
}
