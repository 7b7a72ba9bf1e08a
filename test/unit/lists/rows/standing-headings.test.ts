import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { policyFinder } from '../../../../lambdas/domain/programmes/policy-finder.ts'
import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { asOf, checked, checkedSheets, codesOf } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền']
const find = policyFinder(nq42)
const context = { asOf, resolvePolicy: (text: string) => find(text)?.code ?? null }

/** Somebody below each heading. */
const under = (headings: readonly WrittenRow[]): WrittenRow[] =>
  headings.flatMap((heading, at) => [heading, [1, 'Âu Thị Bé', 1950, String(240_123_400 + at), 1_500_000]])
const read = async (...headings: WrittenRow[]) => checked([header, ...under(headings)], context)
const hamlets = async (...headings: WrittenRow[]) => (await read(...headings)).people.map(({ hamlet }) => hamlet)
const groups = async (...headings: WrittenRow[]) => (await read(...headings)).people.map(({ policy }) => policy)

describe('a hamlet of any kind', () => {
  it.each([
    'Khối 5',
    'Tiểu khu 249',
    'Cụm dân cư số 2',
    'Đội 7',
    'Xóm Mới',
    'Bản Mường',
    'Liên gia 5',
    'Chi hội 3',
    'Plei Ku',
    'Ea Sar',
    'Khu 4',
    'Khóm 2',
    'Thôn1',
  ])('is that of the people below it, with a number before it and without: %s', async (name) => {
    expect(await hamlets(['Thôn 9'], [name])).toEqual(['Thôn 9', name])
    expect(await hamlets(['I. Thôn 9'], [`II. ${name}`])).toEqual(['Thôn 9', name])
    expect(await hamlets(['I', 'Thôn 9'], ['II', name])).toEqual(['Thôn 9', name])
  })

  it('may be shortened, but not where headings are counted by letters', async () => {
    expect(await hamlets(['Thôn 1'], ['B. Kram'])).toEqual(['Thôn 1', 'Buôn Kram'])
    expect(await hamlets(['A. Thôn 1'], ['B. Kram'])).toEqual(['Thôn 1', 'Kram'])
  })

  it.each(['Tổ trưởng', 'Đội trưởng', 'Bản tổng hợp', 'Khối lượng', 'Buôn Hồ, ngày 12 tháng 5 năm 2020'])(
    'is not meant by %s',
    async (text) => {
      expect(await hamlets(['Thôn 9'], [null, null, null, text])).not.toContain(text)
    },
  )

  it('is no name of who leads it, nor that it goes on: they were shown as a part of it', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh'],
      ['Thôn 2: ông Lê Văn Thành làm trưởng thôn'],
      [1, 'Trần Thị Hoa', 1960],
      ['Thôn 3 (tiếp theo)'],
      [2, 'Lê Văn Tám', 1961],
    ])
    expect(list.people.map(({ hamlet }) => hamlet)).toEqual(['Thôn 2', 'Thôn 3'])
  })

  it('without a word for it is known by its series', async () => {
    const list = await read(['I. Thôn 1'], ['II. Đoàn Kết'])
    expect(list.people.map(({ hamlet }) => hamlet)).toEqual(['Thôn 1', 'Đoàn Kết'])
    expect(codesOf(list)).toEqual([])
  })

  it("is a sheet's, and a copy's as well", async () => {
    const [an] = under([[]]).slice(1)
    const row = an ?? []
    const sheets = {
      'Khối 5': [header, row],
      'B.Kram': [header, row],
      'Thôn 1 (2)': [header, row],
      'Bản 2': [header, row],
    }
    const list = await checkedSheets(sheets, context)
    expect(list.people.map(({ hamlet }) => hamlet)).toEqual(['Khối 5', 'Buôn Kram', 'Thôn 1', null])
  })
})

describe('a heading of the same level or above', () => {
  it('ends the hamlet that stood before, and the first person without one says so', async () => {
    const list = await read(['A', 'HỘ NGHÈO'], [null, 'Thôn 2'], ['B', 'NGƯỜI CÓ CÔNG'], ['I', 'Khuyết tật'])
    expect(list.people.map(({ hamlet, policy }) => [hamlet, policy])).toEqual([
      [null, 'A7a'],
      ['Thôn 2', 'A7a'],
      [null, 'A5'],
      [null, 'A6'],
    ])
    expect(list.problems).toMatchObject([
      {
        row: 7,
        severity: 'warning',
        code: 'hamlet-in-doubt',
        message: expect.stringContaining('Dưới tiêu đề "NGƯỜI CÓ CÔNG" ở dòng 6, không rõ có còn là "Thôn 2"'),
      },
    ])
  })

  it('says nothing where each row has its hamlet', async () => {
    const own = (at: number) => [1, 'Âu Thị Bé', 1950, String(240_123_400 + at), 'Thôn 7', 750_000]
    const rows = [['A. Hộ nghèo'], own(0), ['Thôn 2'], own(1), ['B. Người có công'], own(2)]
    const list = await checked([['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Thôn', 'Số tiền'], ...rows], context)
    expect(list.people.map(({ hamlet }) => hamlet)).toEqual(['Thôn 7', 'Thôn 7', 'Thôn 7'])
    expect(codesOf(list)).toEqual([])
  })

  it('leaves what stands above it', async () => {
    const list = await read(['I. Thôn 1'], ['1. Hộ nghèo'], ['2. Hộ cận nghèo'], ['II. Thôn 2'], ['1. Hộ nghèo'])
    expect(list.people.map(({ hamlet, policy }) => [hamlet, policy])).toEqual([
      ['Thôn 1', null],
      ['Thôn 1', 'A7a'],
      ['Thôn 1', 'A7b'],
      ['Thôn 2', null],
      ['Thôn 2', 'A7a'],
    ])
  })

  it('without a number is told by its letters: a group in small ones parts that in capitals', async () => {
    const list = await read(['BẢO TRỢ XÃ HỘI'], ['I. Thôn 1'], ['Người cao tuổi'], ['Khuyết tật'], ['NGƯỜI CÓ CÔNG'])
    expect(list.people.map(({ hamlet, policyText }) => [hamlet, policyText]).slice(1)).toEqual([
      ['Thôn 1', 'BẢO TRỢ XÃ HỘI'],
      ['Thôn 1', 'Người cao tuổi'],
      ['Thôn 1', 'Khuyết tật'],
      [null, 'NGƯỜI CÓ CÔNG'],
    ])
    expect(codesOf(list)).toEqual(['hamlet-in-doubt'])
  })

  it('without a number leaves the group: hamlets stand between its people', async () => {
    expect(await groups(['Hộ nghèo'], ['Thôn 1'], ['Thôn 2'])).toEqual(['A7a', 'A7a', 'A7a'])
    expect(await groups(['Thôn 1'], ['Hộ nghèo'], ['Thôn 2'])).toEqual([null, 'A7a', 'A7a'])
  })

  it('that counts its "đối tượng" names no group: everybody below it was refused as of an unknown one', async () => {
    const headings = [['Hộ nghèo'], ['Thôn 4 (05 đối tượng)', 3_750_000], ['Buôn Tiêu: 12 đối tượng']]
    expect(await groups(...headings)).toEqual(['A7a', 'A7a', 'A7a'])
    expect(await hamlets(...headings)).toEqual([null, 'Thôn 4', 'Buôn Tiêu'])
    expect(await groups(['Hộ nghèo'], ['Đối tượng bảo trợ xã hội thôn 4'])).toEqual(['A7a', 'A6'])
  })
})

describe('a group', () => {
  it('loses the whole of its number', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh'],
      ['2.1 Người khuyết tật đặc biệt nặng'],
      [1, 'Trần Thị Hoa', 1960],
      ['B.1.2. Người cao tuổi'],
      [1, 'Lê Văn Tám', 1930],
    ])
    expect(list.people.map(({ policyText }) => policyText)).toEqual([
      'Người khuyết tật đặc biệt nặng',
      'Người cao tuổi',
    ])
  })

  it('that no policy is called by is asked about, and is not the group before', async () => {
    const list = await read(
      ['I. Người có công'],
      ['II. Người đơn thân nghèo đang nuôi con'],
      ['III. Người nhiễm HIV/AIDS thuộc diện trợ cấp'],
      ['IV. Trẻ em mất nguồn nuôi dưỡng'],
      ['V. Hộ gia đình thoát nghèo'],
      ['VI. Trẻ em dưới 6 tuổi'],
      ['B. Lao động mất việc'],
    )
    expect(list.people.map(({ policy }) => policy)).toEqual(['A5', 'A6', 'A6', 'A6', null, null, 'A4'])
    expect(list.people[5]?.policyText).toBe('Trẻ em dưới 6 tuổi')
  })

  it('may have no number either', async () => {
    expect(await groups(['Người có công'], ['Trẻ em dưới 6 tuổi'], ['Hộ nghèo'])).toEqual(['A5', null, 'A7a'])
  })

  it('is parted by headings below it', async () => {
    expect(await groups(['A. Hộ nghèo'], ['1. Hộ có 2 khẩu'], ['2. Hộ có 3 khẩu'], ['B. Hộ cận nghèo'])).toEqual([
      'A7a',
      'A7a',
      'A7a',
      'A7b',
    ])
  })
})

describe('a heading that nobody understands', () => {
  it('is told once, and the hamlet before it counts no longer', async () => {
    const list = await read(['Thôn 1'], ['II. Đoàn Kết'], ['Thôn 2'])
    expect(list.people.map(({ hamlet }) => hamlet)).toEqual(['Thôn 1', null, 'Thôn 2'])
    expect(list.problems).toMatchObject([
      {
        row: 4,
        code: 'heading-in-doubt',
        value: 'Đoàn Kết',
        message:
          'Dòng 4: Tiêu đề "Đoàn Kết" không rõ là thôn, buôn hay nhóm đối tượng, người ở dưới không lấy "Thôn 1" của tiêu đề trước. Ghi "Thôn", "Buôn" trước tên thôn, hoặc ghi thôn, nhóm ở từng dòng; dòng vẫn được nhận.',
      },
    ])
  })

  it('is told as well where it parts a hamlet, which goes on', async () => {
    const list = await read(['Thôn 1'], ['I. Chợ cũ'])
    expect(list.people.map(({ hamlet }) => hamlet)).toEqual(['Thôn 1', 'Thôn 1'])
    expect(codesOf(list)).toEqual(['heading-in-doubt'])
    expect(codesOf(await read(['Thôn 1'], ['I. Đợt 1'], ['II. Đợt 2']))).toEqual([])
  })

  it('ends the hamlet before it where it may be a person as well', async () => {
    const rows = under([['1. Thôn 1']])
    const list = await checked([header, ...rows, [2, 'Buôn Ky', null, null, 750_000], ...under([[]]).slice(1)])
    expect(list.refused).toMatchObject([{ row: 4, fullName: 'Buôn Ky' }])
    expect(list.people.map(({ hamlet }) => hamlet)).toEqual(['Thôn 1', null])
  })
})

describe('a heading that has the sum of those above it', () => {
  const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số tiền']
  const hung = [1, 'Nguyễn Văn Hùng', 1954, 750_000]
  const hoa = [2, 'Trần Thị Hoa', 1960, 750_000]
  const tam = [1, 'Lê Văn Tám', 1961, 750_000]
  const thon = (number: number, sum: number) => [null, `Thôn ${number}`, null, sum]

  it('is their sum, and nobody below is of its hamlet: all had that of the one before', async () => {
    const list = await checked([header, hung, hoa, thon(1, 1_500_000), tam, thon(2, 750_000)])
    expect(list.people.map(({ hamlet }) => hamlet)).toEqual([null, null, null])
    expect(list.totals).toMatchObject({ amount: 2_250_000, declaredAmount: null })
    expect(list.problems.map(({ row, code }) => [row, code])).toEqual([
      [4, 'heading-in-doubt'],
      [6, 'heading-in-doubt'],
    ])
  })

  it.each([
    ...['DANH SÁCH HỘ NGHÈO', '(Kèm theo Quyết định về hỗ trợ hộ nghèo)', 'Thôn 1, Thôn 2', 'Hộ nghèo'],
    ...['Thôn 1 xã Ea Tiêu', 'Thôn 1, xã Ea Tiêu, huyện Cư Kuin', 'Ea Tiêu', 'Khu vực: Ea Tiêu'],
  ])('is their sum below a title that is no heading of theirs: %p', async (title) => {
    const list = await checked([[title], header, hung, hoa, thon(1, 1_500_000), tam, thon(2, 750_000)])
    expect(codesOf(list).filter((code) => code === 'heading-in-doubt')).toHaveLength(2)
  })

  it('means those below where one stands above them, or the sum is another', async () => {
    const begun = await checked([header, thon(1, 1_500_000), hung, hoa, thon(2, 1_500_000), tam, hoa])
    expect(begun.people.map(({ hamlet }) => hamlet)).toEqual(['Thôn 1', 'Thôn 1', 'Thôn 2', 'Thôn 2'])
    const other = await checked([header, hung, hoa, thon(2, 750_000), tam])
    expect(other.people.map(({ hamlet }) => hamlet)).toEqual([null, null, 'Thôn 2'])
  })

  it.each<[string, WrittenRow[], WrittenRow]>([
    ['the second of its kind', [['I. HỘ NGHÈO'], header], ['II. HỘ CẬN NGHÈO', null, null, 1_500_000]],
    ['below a group above the header', [['HỘ NGHÈO'], header], ['HỘ CẬN NGHÈO', null, null, 1_500_000]],
    ['below a hamlet above the header', [['Thôn 1'], header], ['Thôn 2', null, null, 1_500_000]],
  ])(
    'means those below where it is %s: they lost their group, and the total did not fit',
    async (_, above, heading) => {
      const list = await checked([...above, hung, hoa, heading, tam, [2, 'Hồ Thị Lan', 1962, 750_000]])
      expect(list.people.slice(2).map(({ hamlet, policyText }) => hamlet ?? policyText)).toEqual(
        Array(2).fill(String(heading[0]).replace('II. ', '')),
      )
      expect(codesOf(list)).not.toContain('total-mismatch')
      expect(codesOf(list)).not.toContain('heading-in-doubt')
    },
  )

  // Whoever stood below "Thôn 2" was of it, and nothing was said of its sum.
  it('is one of those above as well where its sum is another one, which is told, once such sums stand below', async () => {
    const below = [hung, hoa, thon(1, 1_500_000), tam, hoa, thon(2, 2_250_000), tam, hoa, thon(3, 1_500_000)]
    const list = await checked([header, ...below, [null, 'Tổng cộng', null, 4_500_000]])
    expect(list.people.map(({ hamlet }) => hamlet)).toEqual(Array(6).fill(null))
    const unfit = list.problems.find(({ row }) => row === 7)
    expect(unfit).toMatchObject({
      code: 'heading-in-doubt',
      message: expect.stringMatching(/ghi 2\.250\.000 đồng, cộng các dòng phía trên được 1\.500\.000 đồng/),
    })
    expect(codesOf(list)).not.toContain('total-mismatch')
  })

  it('means those below where nobody stands between it and the sum above', async () => {
    const group = [null, 'HỘ CẬN NGHÈO', null, 750_000]
    const list = await checked([header, hung, hoa, thon(1, 1_500_000), group, tam, thon(2, 750_000)])
    expect(list.people.map(({ policyText }) => policyText)).toEqual([null, null, 'HỘ CẬN NGHÈO'])
  })

  it('is held against no total: parts may follow that have none', async () => {
    const list = await checked([header, hung, hoa, thon(1, 1_500_000), tam])
    expect(list.people.map(({ hamlet }) => hamlet)).toEqual([null, null, null])
    expect(codesOf(list)).not.toContain('total-mismatch')
  })
})
