import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import type { WrittenSheet } from '../../lambdas/lists/writer/write-workbook.ts'
import { type InventedRow, inventLists } from '../../local/demo/invented-lists.ts'

/** What came out of the generator, to be found again in the register. */
export interface Truth {
  people: number
  amount: number
  /** People under each policy's word. */
  readonly policies: Map<string, number>
}

const headers = ['STT', 'Họ và tên', 'Giới tính', 'Năm sinh', 'Số CMND/CCCD', 'Thôn/Buôn', 'Đối tượng', 'Số tiền']
const widths = [8, 28, 10, 10, 16, 22, 20, 14]

/**
 * One list of so many people of one commune: the people of a whole province, with as many hamlets, and no number twice, since a commune
 * in which ten thousand numbers meet by chance is none. Counts what it has written.
 */
export function longList(people: number, decisionNumber: string): { sheet: WrittenSheet; truth: Truth } {
  const truth: Truth = { people: 0, amount: 0, policies: new Map() }
  return {
    sheet: {
      name: 'Danh sách',
      columns: widths.map((width) => ({ width })),
      title: [
        ['DANH SÁCH NGƯỜI ĐƯỢC HỖ TRỢ THEO NGHỊ QUYẾT 42/NQ-CP'],
        [`(Kèm theo Quyết định số ${decisionNumber} ngày 12/5/2020 của Chủ tịch UBND tỉnh)`],
      ],
      header: [headers],
      rows: rowsOf(people, truth),
    },
    truth,
  }
}

function* rowsOf(people: number, truth: Truth): Generator<(string | number | null)[]> {
  const tree = unitTree('daklak-2020')
  const places = tree
    .communes(tree.root.code)
    .map(({ code, name, parent }) => ({ code, name, districtName: tree.find(parent ?? '')?.name ?? '' }))
  const hamlets = new Map<string, number>()
  for (const { commune, rows } of inventLists(places, people))
    for (const row of rows) {
      const hamlet = hamlets.get(`${commune} ${row.hamlet}`) ?? hamlets.size + 1
      hamlets.set(`${commune} ${row.hamlet}`, hamlet)
      truth.people++
      truth.amount += row.amount
      truth.policies.set(row.policy, (truth.policies.get(row.policy) ?? 0) + 1)
      const { people: number } = truth
      yield [
        ...[number, row.fullName, row.sex === 'nam' ? 'Nam' : 'Nữ', row.birthYear, ownNumber(row, number)],
        ...[`Tổ dân phố ${hamlet}`, row.policy, row.amount],
      ]
    }
}

/** Of the same kind as the invented one, and nobody else's. */
function ownNumber({ idNumber, sex, birthYear }: InventedRow, number: number): string | null {
  if (idNumber === '') return null
  const own = String(number % 1_000_000).padStart(6, '0')
  if (idNumber.length === 9) return `240${own}`
  const centurySex = (birthYear >= 2000 ? 2 : 0) + (sex === 'nữ' ? 1 : 0)
  return `066${centurySex}${String(birthYear).slice(2)}${own}`
}
