import { asOf, checked } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Giới tính', 'Số CCCD', 'Số tiền']
/** A card whose fourth digit says the sex: 0 nam, 1 nữ. */
const card = (sex: 0 | 1, year: number, nth: number) => `066${sex}${year % 100}${String(nth).padStart(6, '0')}`
const person = (nth: number, name: string, code: string | number, number: string | null = null) => [
  ...[nth, name, 1950 + nth, code, number, 750_000],
]
const sexes = async (rows: Parameters<typeof checked>[0], accepted: string[] = []) => {
  const list = await checked([header, ...rows], { asOf, accepted: new Set(accepted) })
  const told = list.problems.filter(({ code }) => code !== 'missing-id-number')
  return {
    sexes: list.people.map(({ sex }) => sex),
    told: told.map(({ code, row, suggestion }) => [code, row, suggestion]),
    message: told[0]?.message,
  }
}

// Each row was told that "1" is neither, and nobody had a sex.
describe('codes in a column of sexes', () => {
  it('are read as the cards beside them prove it, and told once', async () => {
    const found = await sexes([
      person(1, 'Nguyễn Hoàng Hùng', 1, card(0, 1951, 1)),
      person(2, 'Trần Ngọc Lan', 0, card(1, 1952, 2)),
      person(3, 'Lê Minh Tám', 1, card(0, 1953, 3)),
      person(4, 'Đỗ Kim Anh', 0),
    ])
    expect(found.sexes).toEqual(['nam', 'nữ', 'nam', 'nữ'])
    expect(found.told).toEqual([['sex-by-code', 1, null]])
    expect(found.message).toContain('"1" là Nam, "0" là Nữ')
  })

  it.each([
    [1, 2],
    ['T', 'G'],
    [2, 1],
  ])('are read as the names beside them prove it: %p and %p', async (man, woman) => {
    const found = await sexes([
      person(1, 'Nguyễn Văn Hùng', man),
      person(2, 'Trần Thị Lan', woman),
      person(3, 'Y Bhiăt Êban', man),
      person(4, "H'Bia Niê", woman),
    ])
    expect(found.sexes).toEqual(['nam', 'nữ', 'nam', 'nữ'])
    expect(found.told.map(([code]) => code)).toEqual(['sex-by-code'])
  })

  it('are asked about where too few speak for it, and taken when somebody says so', async () => {
    const rows = [person(1, 'Nguyễn Văn Hùng', 1), person(2, 'Trần Ngọc Lan', 1)]
    const asked = await sexes(rows)
    expect(asked).toMatchObject({
      sexes: [null, null],
      told: [
        ['bad-sex', 2, 'Nam'],
        ['bad-sex', 3, 'Nam'],
      ],
    })
    expect((await sexes(rows, ['bad-sex'])).sexes).toEqual(['nam', 'nam'])
  })

  it('are asked about where everybody has the same, whoever tells what it is', async () => {
    const men = ['Nguyễn Văn Hùng', 'Lê Văn Tám', 'Hồ Văn Ba'].map((name, nth) => person(nth + 1, name, 1))
    const found = await sexes([...men, person(4, 'Đỗ Kim Anh', 1)])
    expect(found.sexes).toEqual([null, null, null, null])
    expect(found.told.map(([code, , suggestion]) => [code, suggestion])).toEqual(Array(4).fill(['bad-sex', 'Nam']))
  })

  it.each<[string, [string, number][]]>([
    [
      'nothing speaks for it',
      [
        ['Nguyễn Hoàng Hùng', 1],
        ['Trần Ngọc Lan', 2],
      ],
    ],
    [
      'both codes are of both',
      [
        ['Nguyễn Văn Hùng', 1],
        ['Trần Thị Lan', 1],
        ['Lê Văn Tám', 2],
        ['Đỗ Thị Anh', 2],
      ],
    ],
    [
      'both codes are of one',
      [
        ['Nguyễn Văn Hùng', 1],
        ['Lê Văn Tám', 2],
        ['Lê Văn Ba', 1],
      ],
    ],
    [
      'there are too many',
      [
        ['Nguyễn Văn Hùng', 1],
        ['Trần Thị Lan', 2],
        ['Lê Văn Ba', 1],
        ['Đỗ Kim Anh', 3],
      ],
    ],
  ])('are told in each row, and never guessed, where %s', async (_, rows) => {
    const found = await sexes(rows.map(([name, code], at) => person(at + 1, name, code)))
    expect(found.sexes).toEqual(rows.map(() => null))
    expect(found.told).toEqual(rows.map((_, at) => ['bad-sex', at + 2, null]))
  })
})
