import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { nq68 } from '../../../../lambdas/domain/programmes/nq68-2021.ts'
import { policyWords } from '../../../../lambdas/domain/programmes/policy-finder.ts'
import { asOf, checked, checkedPerson } from '../a-list.ts'

const contextOf = (chosen: string | null) => ({ asOf, ...policyWords(nq42, chosen) })

/** What is told of a policy cell; the code of its person's policy, or "refused". */
async function told(text: string, chosen: string | null = null): Promise<[string | null | undefined, string[]]> {
  const { list, person, problems } = await checkedPerson({ 'Đối tượng': text, 'Số tiền': 750_000 }, contextOf(chosen))
  const codes = problems.filter(({ field }) => field === 'policy').map(({ code }) => code)
  return [list.refused.length > 0 ? 'refused' : person?.policy, codes]
}

describe('a policy that was chosen for the whole list', () => {
  it.each([
    ['Người có công', 'A6'],
    ['Hộ cận nghèo', 'A7a'],
    ['HCN', 'A7a'],
    ['Hộ nghèo', 'A7b'],
  ])('refuses a row of another one: %p', async (text, chosen) => {
    expect(await told(text, chosen)).toEqual(['refused', ['other-policy']])
  })

  it('is named beside the one that the row says', async () => {
    const { problems } = await checkedPerson({ 'Đối tượng': 'Hộ cận nghèo' }, contextOf('A7a'))
    expect(problems.map(({ message }) => message)).toContain(
      'Dòng 2, cột G (Đối tượng): Dòng thuộc Hộ cận nghèo (A7b · Hộ cận nghèo), nhưng chính sách chọn cho cả danh sách là A7a · Hộ nghèo. Tải lên lại và để chính sách theo cột Đối tượng, hoặc sửa đối tượng của dòng này.',
    )
  })

  it.each([
    ...['Hộ nghèo', 'HỘ NGHÈO', 'hn', 'Khẩu nghèo', 'Ho ngheo', 'Thuộc hộ nghèo', 'Người thuộc hộ nghèo 2019', 'A7a'],
    ...['Người có công, hộ nghèo', 'Người cao tuổi thuộc hộ nghèo', 'Trẻ mồ côi (hộ nghèo)'],
  ])('takes a row that says it, alone or beside another: %p', async (text) => {
    const [policy, codes] = await told(text, 'A7a')
    expect([policy === 'refused', codes]).toEqual([false, []])
  })

  it.each([
    ['Trẻ em F0', 'B8', []],
    ['Đang mang thai', 'B4', []],
    ['Nuôi con dưới 6 tuổi', 'B5', []],
    ['Trẻ em F0', 'B4', ['other-policy']],
    ['Tiền ăn', 'B4', ['other-policy']],
  ])('takes a row of what is paid beside it: %p for %p', async (text, chosen, expected) => {
    const context = { asOf, ...policyWords(nq68, chosen) }
    const { problems } = await checkedPerson({ 'Đối tượng': text, 'Số tiền': 1_000_000 }, context)
    expect(problems.filter(({ field }) => field === 'policy').map(({ code }) => code)).toEqual(expected)
  })

  it('is only remarked on where a mark in the column of another one says so', async () => {
    const header = ['STT', 'Họ và tên', 'Năm sinh', 'Đối tượng – Hộ nghèo', 'Đối tượng – Người có công', 'Số tiền']
    const list = await checked([header, [1, 'Lò Văn An', 1960, 'X', null, 1_000_000]], contextOf('A4'))
    const told = list.problems.filter(({ code }) => code === 'other-policy')
    expect(told.map(({ severity, message }) => [severity, message])).toEqual([
      [
        'warning',
        'Dòng 2, cột D (Đối tượng – Hộ nghèo): Dòng đánh dấu ở Hộ nghèo (A7a · Hộ nghèo), nhưng chính sách chọn cho cả danh sách là A4 · Lao động tự do mất việc. Nếu không được hỗ trợ theo chính sách đã chọn, xóa dòng; dòng vẫn được nhận.',
      ],
    ])
    expect(list.people).toHaveLength(1)
  })

  it('refuses who stands below a heading of another one, and asks of a title', async () => {
    const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số tiền']
    const rows = [
      ['I', 'Hộ nghèo'],
      [1, 'Lò Văn An', 1960, 750_000],
      ['II', 'Hộ cận nghèo'],
      [2, 'Lò Thị Bé', 1961, 750_000],
    ]
    const list = await checked([['DANH SÁCH HỘ CẬN NGHÈO'], header, ...rows], contextOf('A7a'))
    expect(list.people.map(({ fullName }) => fullName)).toEqual(['Lò Văn An'])
    const own = list.problems.filter(({ code }) => code === 'other-policy')
    expect(own.map(({ row, severity }) => [row, severity])).toEqual([
      [null, 'warning'],
      [6, 'error'],
    ])
    const both = await checked([['DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO'], header, rows[1] ?? []], contextOf('A7a'))
    expect(both.problems.filter(({ code }) => code === 'other-policy')).toEqual([])
  })
})

describe('a policy cell', () => {
  it.each([
    ...['TB 4/4', 'TB: 1/4', 'BB', 'BB 2/3', 'CĐHH', 'Chất độc hóa học', 'Thân nhân LS'].map((text) => [text, 'A5']),
    ...['NCT', 'NKT', 'NCT cô đơn, không thuộc hộ nghèo'].map((text) => [text, 'A6']),
    ['LĐTD', 'A4'],
  ])('is understood in its usual short form: %p', async (text = '', code = '') => {
    for (const chosen of [null, code]) expect(await told(text, chosen)).toEqual([code, []])
  })

  it('says nothing of a wounded soldier by "TB" alone, which is "trung bình" as well', async () => {
    expect(await told('Hộ TB')).toEqual([null, ['unknown-policy']])
  })

  it.each([
    ...['Mới thoát nghèo', 'Không thuộc hộ nghèo', 'Chưa phải hộ nghèo', 'Không thuộc đối tượng'],
    ...['Đã chết', 'Chết tháng 3/2020', 'Hộ nghèo (đã chết)', 'Đã mất, hộ nghèo', 'Chuyển đi nơi khác', 'Rút tên'],
  ])('that says that somebody is under none, or dead, refuses him: %p', async (text) => {
    for (const chosen of [null, 'A7a']) expect(await told(text, chosen)).toEqual(['refused', ['no-policy']])
  })

  it.each([
    ['NLĐ không có HĐLĐ bị mất việc', 'A4'],
    ['NLĐ không có HĐLĐ bị mất việc', null],
    ['Vợ liệt sĩ (chết 1968)', 'A5'],
  ])('that denies something else, or tells when a martyr died, refuses nobody: %p for %p', async (text, chosen) => {
    const [policy, codes] = await told(text, chosen)
    expect([policy === 'refused', codes]).toEqual([false, []])
  })

  it.each([
    ['Thoát nghèo lên cận nghèo', 'A7b', 'A7a'],
    ['Mới thoát nghèo, cận nghèo', 'A7b', 'A7a'],
    ['Cô đơn, không thuộc hộ nghèo', 'A6', 'A7a'],
    ['Không phải là hộ nghèo hoặc hộ cận nghèo', 'A6', 'A7b'],
  ])('that denies another policy than the chosen one is remarked: %p for %p', async (text, other, denied) => {
    expect(await told(text, other)).toEqual([null, ['unknown-policy']])
    expect(await told(text, denied)).toEqual(['refused', ['no-policy']])
  })

  it("that denies another policy than the title's is remarked", async () => {
    const header = ['STT', 'Họ và tên', 'Năm sinh', 'Đối tượng', 'Số tiền']
    const row = [1, 'Lò Văn An', 1960, 'Cô đơn, không thuộc hộ nghèo', 750_000]
    const codesBelow = async (title: string) => {
      const { problems } = await checked([[title], header, row], contextOf(null))
      return problems.filter(({ field }) => field === 'policy').map(({ code }) => code)
    }
    expect(await codesBelow('DANH SÁCH ĐỐI TƯỢNG BẢO TRỢ XÃ HỘI')).toEqual(['unknown-policy'])
    expect(await codesBelow('DANH SÁCH HỘ NGHÈO')).toEqual(['no-policy'])
  })

  it.each(['Kết quả phân loại hộ', 'Phân loại hộ', 'Kết quả rà soát hộ nghèo năm 2019'])(
    'is what the survey of the poor found, for all of a household: under %p who is poor no more was paid',
    async (found) => {
      const list = await checked(
        [
          ['DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO'],
          ['STT', 'Họ và tên', 'Quan hệ với chủ hộ', 'Năm sinh', found],
          [1, 'Lò Văn An', 'Chủ hộ', 1960, 'Nghèo'],
          [null, 'Lò Thị Bé', 'Vợ', 1961, null],
          [2, 'Vi Văn Cao', 'Chủ hộ', 1970, 'Thoát nghèo'],
          [null, 'Vi Thị Dợ', 'Con', 1999, null],
          [3, 'Hà Văn Em', 'Chủ hộ', 1980, 'Không nghèo'],
          [4, 'Hà Thị Gấm', 'Chủ hộ', 1985, 'Cận nghèo'],
        ],
        contextOf(null),
      )
      expect(list.people.map(({ fullName, policy }) => [fullName, policy])).toEqual([
        ['Lò Văn An', 'A7a'],
        ['Lò Thị Bé', 'A7a'],
        ['Hà Thị Gấm', 'A7b'],
      ])
      const refused = list.problems.filter(({ code }) => code === 'no-policy').map(({ row }) => row)
      expect(refused).toEqual([5, 6, 7])
    },
  )

  it.each(['Hội chơi cờ', 'Xã viên', '2'])('that means nothing is told of: %p', async (text) => {
    for (const chosen of [null, 'A7a']) expect(await told(text, chosen)).toEqual([null, ['unknown-policy']])
  })

  it.each([
    ...[
      'Thôn 1',
      'Buôn Tơng Jú',
      'Kinh',
      'Con',
      'Chủ hộ',
      '',
      '-',
      'Con liệt sĩ (bố đã chết)',
      'Trẻ mồ côi, mẹ đã mất',
    ],
    ...['Không có giao kết hợp đồng lao động', 'Lao động tự do bị mất việc', 'Đơn thân (chồng chết năm 2010)'],
  ])('of hamlets and relations, or of a dead parent, is not asked about: %p', async (text) => {
    const [policy, codes] = await told(text)
    expect([policy === 'refused', codes]).toEqual([false, []])
  })

  it('that says so beside the head is said of the household, a death of him alone', async () => {
    const header = ['STT', 'Họ và tên', 'Quan hệ', 'Năm sinh', 'Đối tượng', 'Số tiền']
    const household = (text: string) => [
      [1, 'Lò Văn An', 'Chủ hộ', 1960, text, 750_000],
      [null, 'Lò Thị Bé', 'Vợ', 1961, null, 750_000],
    ]
    const refusedOf = async (text: string) =>
      (await checked([header, ['I', 'Hộ nghèo'], ...household(text)], contextOf(null))).refused.length
    expect([await refusedOf('Mới thoát nghèo'), await refusedOf('Đã chết'), await refusedOf('Hộ nghèo')]).toEqual([
      2, 1, 0,
    ])
  })
})
