import { peopleIn } from '../../../../lambdas/lists/rows/households/people-in-cell.ts'
import { checked, codesOf, namesOf } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số khẩu', 'Các thành viên trong hộ', 'Số tiền', 'Ghi chú']
const family = (members: string | null, note: string | null = null, name = 'Nguyễn Văn Hùng') => [
  ...[1, name, 1954, '240123456', 3, members, 2_250_000, note],
]
const alone = [2, 'Lê Văn Tám', 1955, '240123457', 1, null, 750_000, null]
const told = async (...row: Parameters<typeof family>) => {
  const list = await checked([header, family(...row), alone])
  return list.problems.filter(({ row }) => row === 2).map(({ code, column }) => [code, column])
}

describe('a cell that names several people', () => {
  it.each<[string, string[], number]>([
    ['Vợ: Trần Thị Lan, con: Nguyễn Văn Nam', ['Trần Thị Lan', 'Nguyễn Văn Nam'], 2],
    ['1. Trần Thị Lan (1960)\n2. Nguyễn Văn Nam sinh năm 1990', ['Trần Thị Lan', 'Nguyễn Văn Nam'], 0],
    [
      '- Vợ: Trần Thị Lan\n- Con 1: Y Bhiăt\n- Con thứ hai: Nguyễn Thị Na',
      ['Trần Thị Lan', 'Y Bhiăt', 'Nguyễn Thị Na'],
      3,
    ],
    ['Các con: Nguyễn Văn Nam; Nguyễn Văn Bắc', ['Nguyễn Văn Nam', 'Nguyễn Văn Bắc'], 1],
    ['vợ Trần Thị Lan, con Nguyễn Văn Nam', ['Trần Thị Lan', 'Nguyễn Văn Nam'], 2],
    ['vợ: trần thị lan; con nuôi: Lê Thị Canh', ['trần thị lan', 'Lê Thị Canh'], 2],
    [
      Array.from({ length: 9 }, (_, nth) => `${nth}. Con: Lê Văn Ba, sinh năm 1990, số CMND 24012345${nth}`).join('; '),
      Array(9).fill('Lê Văn Ba'),
      9,
    ],
    ['Người xác nhận: ông Lê Văn Ba, bà Hồ Thị Tư', [], 0],
    ['Thôn 1, xã Ea Tiêu', [], 0],
    ['Cán bộ: Nguyễn Văn An', [], 0],
    ['đã ly hôn, con ở xa', [], 0],
  ])('%p', (text, names, kin) => {
    expect(peopleIn(text)).toEqual({ names, kin })
  })
})

// Only the column was told once; who stood in it was paid by nobody.
describe('the people of a household in one cell beside its head', () => {
  it.each(['Vợ: Trần Thị Lan, con: Nguyễn Văn Nam', 'Trần Thị Lan; Nguyễn Văn Nam', 'Vợ: Trần Thị Lan'])(
    'are told in their row: %p',
    async (members) => {
      expect(await told(members)).toEqual([['member-in-doubt', 'F']])
    },
  )

  it('are told among the remarks, where whoever receives the money stands as well', async () => {
    expect(await told(null, 'Vợ: Trần Thị Lan, con: Nguyễn Văn Nam')).toEqual([['member-in-doubt', 'H']])
    expect(await told(null, 'Vợ: Trần Thị Lan')).toEqual([])
    expect(await told(null, 'Trần Thị Lan (vợ) nhận thay, Nguyễn Văn Nam làm chứng')).toEqual([])
  })

  it('are no matter of a remark or an address in a column that nobody understands', async () => {
    expect(await told('Thôn 1, xã Ea Tiêu')).toEqual([])
    expect(await told('3 người')).toEqual([])
  })

  it('are refused in the cell of the name, and never its name', async () => {
    for (const name of [
      'Nguyễn Văn Hùng, vợ: Trần Thị Lan, con: Nguyễn Văn Nam',
      'Nguyễn Văn Hùng\nVợ: Trần Thị Lan',
      'Nguyễn Văn Hùng (vợ: Trần Thị Lan)',
      'Nguyễn Văn Hùng - Trần Thị Lan',
      'Nguyễn Văn Hùng vợ Trần Thị Lan',
      'Nguyễn Văn Hùng\nTrần Thị Lan',
      'NGUYỄN VĂN HÙNG VÀ TRẦN THỊ LAN',
      'nguyễn văn hùng vợ trần thị lan',
      'Nguyễn Văn Hùng-Trần Thị Lan',
      'NGUYEN VAN HUNG VO TRAN THI LAN',
      'Nguyễn Văn Hùng cùng Trần Thị Lan',
      'Nguyễn Văn Hùng 2. Trần Thị Lan',
      'Mẹ Trần Thị Lan con Nguyễn Văn Hùng',
      'Y Thắng Niê\nH Bia Niê',
      "Nguyễn Văn Hùng\nH'Bia Niê",
      'NGUYỄN LAN VÀ TRẦN HOA',
      'NGUYEN LAN VA TRAN HOA',
      'Nguyễn Lan Và Trần Hoa',
      'NGUYỄN LAN VÀ VỢ TRẦN HOA',
      'Nguyễn Lan cùng Trần Hoa',
      'Y LAN VÀ H BIA',
      'Nguyễn Văn Hùng con trai Nguyễn Văn Nam',
      'Nga và Hùng',
      'Nga cùng Hùng',
      'Nguyễn Văn Hùng và chị Nga',
      'Hùng và vợ Nga',
    ]) {
      const list = await checked([header, family(null, null, name), alone])
      expect([name, codesOf(list).includes('two-people'), namesOf(list)]).toEqual([name, true, ['Lê Văn Tám']])
    }
  })

  it.each([
    'Vợ: Trần Thị Lan',
    "H'Bia\nNiê Mlô",
    'Y Bhiăt\nNiê Mlô',
    'Nguyễn Thị Thanh\nHoàng Lê Anh',
    'Nguyễn Hoàng Lê Thị Lan',
    "Y Thắng Niê H'Mok",
    'Nguyễn Văn Hùng con bà Trần Thị Lan',
    'Nguyễn Văn Em',
    'Trần Thị Con',
    'LÒ THỊ VÀ',
    'GIÀNG VÀ TỦA',
    'Y VÀ NIÊ KDĂM',
    'Y Ba Va Niê Kdăm',
    'VŨ THỊ CÙNG',
    'Đỗ Văn Bốn – Thôn 3',
    'Hồ Văn Ba (con liệt sĩ)',
  ])('but one person is one: %p', async (name) => {
    const list = await checked([header, family(null, null, name), alone])
    expect([list.people.length, codesOf(list).includes('two-people')]).toEqual([2, false])
  })

  // In capitals the "và" may be part of a name: nobody is kept out by it.
  it('are doubted where the names of two are as short as one in capitals', async () => {
    for (const [name, isDoubted] of [
      ['NGA VÀ HÙNG', true],
      ['Nga Và Hùng', true],
      ['GIÀNG VÀ TỦA', false],
      ['LÒ VÀ DÍ', false],
    ] as const) {
      const list = await checked([header, family(null, null, name), alone])
      expect([name, list.people.length, codesOf(list).includes('odd-name')]).toEqual([name, 2, isDoubted])
    }
  })
})
