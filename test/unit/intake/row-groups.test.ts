import { rowGroups } from '../../../lambdas/functions/intake/row-groups.ts'
import { checkRows } from '../../../lambdas/lists/check-list.ts'
import type { WrittenRow } from '../../../lambdas/lists/writer/write-workbook.ts'
import { asOf, aWorkbook } from '../lists/a-list.ts'
import { open } from '../lists/hand-made-workbook.ts'

async function groupsOf(rows: readonly WrittenRow[]): Promise<[number, string | undefined, string[]][]> {
  const context = { asOf, paysMembers: () => true }
  const items = checkRows(await open(await aWorkbook({ 'Danh sách': rows })), context)
  const groups: [number, string | undefined, string[]][] = []
  for await (const group of rowGroups(items))
    if (!('kind' in group) && group.row > 1)
      groups.push([group.row, group.person?.fullName, group.problems.map(({ code }) => code)])
  return groups
}

// "members-missing" comes behind the head whom it is about, and was a line of its own, as of a row that is nobody.
describe('what is said of a row', () => {
  const header = ['STT', 'Họ tên chủ hộ', 'Năm sinh', 'Số khẩu', 'Thôn', 'Số CMND', 'Số tiền']
  const hung = [1, 'Nguyễn Văn Hùng', 1960, 4, 'Thôn 1', '240123451', 750_000]
  const son = [2, 'Hoàng Văn Sơn', 1970, 3, 'Thôn 2', '240123453', 750_000]

  it('stands with whom it is about, also where it comes behind him', async () => {
    expect(await groupsOf([header, hung, son])).toEqual([
      [2, 'Nguyễn Văn Hùng', expect.arrayContaining(['members-missing'])],
      [3, 'Hoàng Văn Sơn', expect.arrayContaining(['members-missing'])],
    ])
    const total = [null, 'Cộng', null, 7, null, null, 9_000_000]
    expect((await groupsOf([header, hung, son, total])).filter(([row]) => row < 4)).toHaveLength(2)
  })

  it('is the next one’s where a row names several', async () => {
    const beside = ['STT', 'Họ tên chủ hộ', 'Vợ (chồng)', 'Con 1', 'Năm sinh', 'Số khẩu', 'Số CMND']
    const row = [1, 'Nguyễn Văn Hùng', 'Trần Thị Hoa', 'Nguyễn Văn Nam', 1960, 3, '240123451']
    const next = [2, 'Lê Văn Tám', 'Đỗ Thị Mai', null, 1961, 2, '240123452']
    const groups = await groupsOf([beside, row, next])
    expect(groups.map(([at, name]) => [at, name])).toEqual([
      ...['Nguyễn Văn Hùng', 'Trần Thị Hoa', 'Nguyễn Văn Nam'].map((name) => [2, name]),
      ...['Lê Văn Tám', 'Đỗ Thị Mai'].map((name) => [3, name]),
    ])
    expect(groups.map(([, , codes]) => codes.filter((code) => code === 'missing-birth').length)).toEqual([
      0, 1, 1, 0, 1,
    ])
  })
})
