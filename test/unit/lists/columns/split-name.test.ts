import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { checked, codesOf, namesOf } from '../a-list.ts'

const list = (header: readonly [string | null, string | null], ...names: (readonly [string, string])[]) =>
  checked([
    ['STT', ...header, 'Năm sinh', 'Thôn'],
    ...names.map(([left, right], at): WrittenRow => [at + 1, left, right, 1950 + at, 'Thôn 1']),
  ])

describe('a name in two columns', () => {
  it.each(['Họ và', 'Họ và chữ đệm', 'Họ, chữ lót', 'Ho va', 'HỌ LÓT VÀ ĐỆM'])(
    'is whole where the surnames stand below %p: people were taken as "An" and "Bé"',
    async (header) => {
      const read = await list([header, 'Tên'], ['Nguyễn Văn', 'An'], ['Trần Thị', 'Bé'])
      expect(namesOf(read)).toEqual(['Nguyễn Văn An', 'Trần Thị Bé'])
      expect(codesOf(read)).toEqual([])
    },
  )

  it('is whole in a later table of the sheet with other headers', async () => {
    const read = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Số tiền'],
      [1, 'Nguyễn Văn An', 1950, 750000],
      ['STT', 'Họ và', 'Tên', 'Năm sinh', 'Thôn'],
      [1, 'Trần Thị', 'Bé', 1951, 'Thôn 1'],
    ])
    expect(namesOf(read)).toEqual(['Nguyễn Văn An', 'Trần Thị Bé'])
  })

  it.each([
    [null, 'Tên'],
    ['Phần đầu', 'Tên'],
    ['Họ và tên', null],
  ] as const)('is whole below %p and %p, with given names of two words', async (...header) => {
    const read = await list(
      header,
      ['Nguyễn Văn', 'An'],
      ['Y', 'Bhăm Niê'],
      ["H'", 'Nguôm Êban'],
      ['Trần Thị', 'Kim Chi'],
    )
    expect(namesOf(read)).toEqual(['Nguyễn Văn An', 'Y Bhăm Niê', "H' Nguôm Êban", 'Trần Thị Kim Chi'])
    expect(codesOf(read)).toEqual(['uncertain-column'])
  })

  it('has a part that was left blank, which is told', async () => {
    const read = await list(['Họ và đệm', 'Tên'], ['Nguyễn Văn', 'An'], ['Phạm Thị Kim', ''])
    expect(namesOf(read)).toEqual(['Nguyễn Văn An', 'Phạm Thị Kim'])
    expect(read.problems).toMatchObject([{ row: 3, column: 'C', code: 'odd-name', severity: 'warning' }])
  })
})

describe('what stands beside whole names', () => {
  it.each([
    [
      ['Họ', 'Tên', 'Họ và tên'],
      ['Hứa Văn', 'Khải', 'Hứa Văn Khải'],
      ['Y', 'Bhăm Niê', 'Y Bhăm Niê'],
    ],
    [
      ['Họ và tên', 'Tên', 'Ngày sinh'],
      ['HỨA VĂN KHẢI', 'Khải', '05/03/1954'],
      ['Y Bhăm Niê', 'Bhăm Niê', '06/03/1955'],
    ],
    [
      ['Họ', 'Tên đệm', 'Tên', 'Họ và tên'],
      ['Hứa', 'Văn', 'Khải', 'Hứa Văn Khải'],
      ['Trần', '', 'Bé', 'Trần Bé'],
    ],
  ])('is a part of them that the list has once more: %p', async (header, first, second) => {
    const read = await checked([
      ['STT', ...header, 'Số CMND'],
      [1, ...first, '240123456'],
      [2, ...second, '240123457'],
    ])
    const at = header.indexOf('Họ và tên')
    expect(namesOf(read)).toEqual([first[at], second[at]])
    expect(codesOf(read).filter((code) => code.endsWith('-column'))).toEqual([])
  })

  it('is a given name where it only happens to be the surname’s second word too', async () => {
    const read = await list(['Họ đệm', 'Tên'], ['Nguyễn Văn', 'Văn'], ['Trần Thị', 'Bé'])
    expect(namesOf(read)).toEqual(['Nguyễn Văn Văn', 'Trần Thị Bé'])
  })

  it.each([
    ['Chức danh', 'Tên', ['Ông', 'Bà', 'Ông']],
    ['Hộ', 'Tên', ['1', '2', '3']],
  ] as const)('is no surname: %p', async (left, right, texts) => {
    const names = ['Nguyễn Văn An', 'Trần Thị Bé', 'Y Bhăm Niê']
    const read = await list([left, right], ...texts.map((text, at) => [text, names[at] ?? ''] as const))
    expect(namesOf(read)).toEqual(names)
  })

  it.each([
    [['Kinh', 'Ê đê', 'Ê đê'], []],
    [['Bru', 'Mông', 'Bru'], []],
    [['Nam', 'Nữ', 'Nam'], ['uncertain-column']],
    [['Buôn Kla', 'Buôn Tơng Jú', 'Buôn Kla'], ['unknown-column']],
    [['Hộ nghèo', 'Hộ nghèo', 'Hộ nghèo'], ['uncertain-column']],
  ])('is no given name: %p', async (texts, codes) => {
    const names = ['Lê An', 'H Bia', 'Y Bhăm']
    const read = await list(['Họ và tên', null], ...texts.map((text, at) => [names[at] ?? '', text] as const))
    expect(namesOf(read)).toEqual(names)
    expect(codesOf(read)).toEqual(codes)
  })
})
