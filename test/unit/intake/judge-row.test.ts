import { policyWords } from '../../../lambdas/domain/programmes/policy-finder.ts'
import { findProgramme } from '../../../lambdas/domain/programmes/programmes.ts'
import { chunkRows } from '../../../lambdas/functions/intake/chunk-row.ts'
import { judgeRow, type RowDesk } from '../../../lambdas/functions/intake/judge-row.ts'
import { rowGroups } from '../../../lambdas/functions/intake/row-groups.ts'
import { survey } from '../../../lambdas/functions/intake/survey.ts'
import { checkRows } from '../../../lambdas/lists/check-list.ts'
import { aList, marks } from '../../integration/store/desk.ts'
import { morning } from '../../support/builders.ts'
import { asOf, aWorkbook } from '../lists/a-list.ts'
import { open } from '../lists/hand-made-workbook.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Đối tượng', 'Số tiền']
type Rows = readonly (readonly (string | number | null)[])[]

/** What the rates of Resolution 42 make of the people of a list with these rows: đồng by name, or why one is refused. */
async function judged(
  rows: Rows,
  policy: string | null = 'A7a',
  programmeId = 'nq42-2020',
): Promise<(readonly [string, number | string])[]> {
  const { desk, items } = await deskOf(rows, policy, programmeId)
  const found: (readonly [string, number | string])[] = []
  for await (const item of await items()) {
    if (item.kind !== 'person') continue
    const result = judgeRow(desk, item.person, null)
    const { amount, days } = result.ok ? result.listed.entitlement : { amount: 0, days: undefined }
    const granted = days === undefined ? amount : `${days} ngày, ${amount}`
    found.push([item.person.fullName, result.ok ? granted : result.problem.message])
  }
  return found
}

/** What is told of the rows, all of which come in or are refused. */
async function told(rows: Rows, programmeId: string, outcome = 'added'): Promise<string[]> {
  const { desk, items } = await deskOf(rows, null, programmeId)
  const problems: string[] = []
  for await (const { row } of chunkRows({ ...desk, showsCells: false }, rowGroups(await items()), null)) {
    expect(row.outcome).toBe(outcome)
    problems.push(...row.problems.map(({ severity, message }) => `${severity}: ${message}`))
  }
  return problems
}

async function deskOf(rows: Rows, policy: string | null, programmeId: string) {
  const programme = findProgramme(programmeId)
  if (!programme) throw new Error('the programme is gone')
  const file = await aWorkbook({ 'Danh sách': rows.map((row) => [...row]) })
  const items = async () => checkRows(await open(file), { asOf, ...policyWords(programme, policy) })
  const desk: RowDesk = {
    list: aList({ policy }),
    programme,
    decision: { number: '1/QĐ-UBND', day: '2020-05-20' },
    marks,
    now: morning,
    seen: new Map(),
    ...(await survey(await items(), async () => {})),
  }
  return { desk, items }
}

const refusals = async (rows: Rows): Promise<string[]> =>
  (await judged(rows)).flatMap(([, result]) => (typeof result === 'string' ? [result] : []))

describe('a row that the rates refuse', () => {
  it('is told with the column of its own table where two stand side by side', async () => {
    const wrong = 1_500_000
    const rows = [
      [...header, null, ...header],
      [1, 'Lò Văn An', 1960, null, 750_000, null, 3, 'Lò Văn Cả', 1962, null, wrong],
      [2, 'Lò Thị Bé', 1961, null, wrong, null, 4, 'Lò Thị Dung', 1963, null, 750_000],
    ]
    expect(await refusals(rows)).toEqual([
      expect.stringMatching(/^Dòng 3, cột E \(Số tiền\): Số tiền 1\.500\.000 đồng không đúng mức/),
      expect.stringMatching(/^Dòng 2, cột K \(Số tiền\): Số tiền 1\.500\.000 đồng không đúng mức/),
    ])
  })

  it('is told whose sum it is, since mostly the policy was chosen wrongly for the whole list', async () => {
    const [told] = await refusals([header, [1, 'Lò Văn An', 1960, null, 1_500_000]])
    expect(told).toMatch(
      /750\.000 đồng\. 1\.500\.000 đồng là mức của .*: nếu đúng là vậy, chọn chính sách đó khi tải lên lại; nếu không, sửa số tiền\.$/,
    )
    const [nobodys] = await refusals([header, [1, 'Lò Văn An', 1960, null, 760_000]])
    expect(nobodys).toMatch(/: 750\.000 đồng\. Sửa số tiền rồi gửi lại\.$/)
  })
})

it('names the sheet of a row that it refuses where the file has several, as the check does', async () => {
  const programme = findProgramme('nq42-2020')
  if (!programme) throw new Error('the programme is gone')
  const one = [header, [1, 'Lò Văn An', 1960, null, 1_500_000]]
  const file = await aWorkbook({ 'Thôn 1': one, 'Thôn 2': one })
  const items = async () => checkRows(await open(file), { asOf, ...policyWords(programme, 'A7a') })
  const read = await survey(await items(), async () => {})
  const decision = { number: '1/QĐ-UBND', day: '2020-05-20' }
  const desk: RowDesk = {
    list: aList({ policy: 'A7a' }),
    programme,
    decision,
    marks,
    now: morning,
    seen: new Map(),
    ...read,
  }
  const found: string[] = []
  for await (const item of await items()) {
    const result = item.kind === 'person' ? judgeRow(desk, item.person, null) : null
    if (result?.ok === false) found.push(result.problem.message)
  }
  expect(found).toEqual([
    expect.stringMatching(/^Trang "Thôn 1", dòng 2, cột E \(Số tiền\): Số tiền 1/),
    expect.stringMatching(/^Trang "Thôn 2", dòng 2, cột E \(Số tiền\): Số tiền 1/),
  ])
})

describe('a policy that was chosen for the whole list', () => {
  it('is every row’s that says it beside another, and no other row comes in under it', async () => {
    const rows = [
      header,
      [1, 'Lò Văn An', 1960, 'Người có công, hộ nghèo', null],
      [2, 'Lò Thị Bé', 1961, null, null],
      [3, 'Lò Văn Cả', 1962, 'Người có công', null],
    ]
    expect(await judged(rows)).toEqual([
      ['Lò Văn An', 750_000],
      ['Lò Thị Bé', 750_000],
    ])
    expect(await judged(rows.slice(0, 2), null)).toEqual([['Lò Văn An', 1_500_000]])
  })
})

describe('a support by the day', () => {
  const byDay = ['STT', 'Họ và tên', 'Năm sinh', 'Đối tượng', 'Số ngày', 'Số tiền']
  const of = (rows: Rows) => judged([byDay, ...rows], null, 'nq68-2021')

  it('is the days that the list says times the rate, which had been thrown away', async () => {
    expect(
      await of([
        [1, 'Lò Văn An', 1960, 'Tiền ăn F0', 30, 2_400_000],
        [2, 'Lò Thị Bé', 1961, 'Tiền ăn F1', '14 ngày', null],
        [3, 'Lò Văn Cả', 1962, 'Lao động tự do', 15, 750_000],
        [4, 'Lò Thị Dung', 1963, 'Lao động tự do', null, 1_500_000],
      ]),
    ).toEqual([
      ['Lò Văn An', '30 ngày, 2400000'],
      ['Lò Thị Bé', '14 ngày, 1120000'],
      ['Lò Văn Cả', '15 ngày, 750000'],
      ['Lò Thị Dung', 1_500_000],
    ])
  })

  it('is refused beyond the days of its group, and where days and sum disagree', async () => {
    const found = await of([
      [1, 'Lò Văn An', 1960, 'Tiền ăn F1', 22, null],
      [2, 'Lò Thị Bé', 1961, 'Tiền ăn F0', 46, null],
      [3, 'Lò Văn Cả', 1962, 'Tiền ăn F0', 10, 880_000],
    ])
    expect(found.map(([, told]) => told)).toEqual([
      expect.stringContaining('người cách ly y tế (F1): 22 ngày, quy định tối đa 21 ngày'),
      expect.stringContaining('46 ngày, quy định tối đa 45 ngày'),
      expect.stringContaining('10 ngày × 80.000 đồng = 800.000 đồng'),
    ])
  })

  it('has a rate of its own where the list says one and no sum', async () => {
    const rate = ['STT', 'Họ và tên', 'Năm sinh', 'Đối tượng', 'Số ngày hỗ trợ', 'Mức hỗ trợ']
    expect(await judged([rate, [1, 'Lò Văn An', 1960, 'Lao động tự do', 20, 60_000]], null, 'nq68-2021')).toEqual([
      ['Lò Văn An', '20 ngày, 1200000'],
    ])
  })

  const worker = (...cells: readonly (string | number | null)[]) => [1, 'Lò Văn An', 1960, 'Lao động tự do', ...cells]
  const under = async (headers: readonly string[], ...cells: readonly (string | number | null)[]) => {
    const rows = [['STT', 'Họ và tên', 'Năm sinh', 'Đối tượng', ...headers], worker(...cells)]
    return (await judged(rows, null, 'nq68-2021'))[0]?.[1]
  }

  it.each([
    ['Số ngày', 30, '30 ngày, 1500000'],
    ['Số ngày nghỉ việc', 30, 1_500_000],
    ['Số ngày ngừng việc', 'hơn 1 tháng', 1_500_000],
    ['Số ngày thực tế nghỉ', 'từ 1/4', 1_500_000],
    ['Số ngày', 31, 1_500_000],
    ['Số ngày', 7, 1_500_000],
    ['Số ngày', 0, 1_500_000],
  ])('is the rate itself where that is a whole sum: it was granted %s %p times', async (header, days, granted) => {
    expect(await under(['Mức hỗ trợ', header], 1_500_000, days)).toBe(granted)
    expect(await under(['Số tiền', header], 1_500_000, days)).toBe(granted)
  })

  it.each([
    ['Mức một ngày', 20, '20 ngày, 6000000'],
    ['Mức hỗ trợ/ngày', 20, '20 ngày, 6000000'],
    ['Đơn giá/ngày (đồng)', 20, '20 ngày, 6000000'],
    ['Mức hỗ trợ 30 ngày', 20, expect.stringContaining('thấp hơn mức tối thiểu')],
  ])('is so much a day below "%s"', async (header, days, granted) => {
    expect(await under([header, 'Số ngày'], 300_000, days)).toEqual(granted)
  })

  it('asks whose rate it is where it may be neither a day’s nor the whole', async () => {
    expect(await under(['Mức hỗ trợ', 'Số ngày'], 1_000_000, 30)).toMatch(
      /thấp hơn mức tối thiểu 1\.500\.000 đồng của 30 ngày.* ghi tiêu đề cột là "Mức một ngày"/,
    )
  })

  it.each([['Mức hỗ trợ/ngày'], ['Số tiền']])('is no day’s that is as much as a whole support: %s', async (header) => {
    const sum = header === 'Số tiền' ? 45_000_000 : 1_500_000
    expect(await under([header, 'Số ngày'], sum, 30)).toMatch(
      /45\.000\.000 đồng cho 30 ngày là 1\.500\.000 đồng một ngày.*để trống số ngày/,
    )
  })

  it.each(['15,5', 'từ 1/4', 'hơn 1 tháng'])('is refused where the days are no number: %s', async (days) => {
    const told = `Dòng 2, cột F (Số ngày): "${days}" không phải số ngày. Ghi số ngày bằng chữ số, như 14, rồi gửi lại.`
    expect(await under(['Số tiền', 'Số ngày'], null, days)).toBe(told)
  })

  it('is refused once for such days: the reader had remarked them, and the same cell was told twice', async () => {
    const rows = [byDay, [1, 'Lò Văn An', 1960, 'Tiền ăn F0', '15,5', null]]
    expect(await told(rows, 'nq68-2021', 'refused')).toEqual([
      'error: Dòng 2, cột E (Số ngày): "15,5" không phải số ngày. Ghi số ngày bằng chữ số, như 14, rồi gửi lại.',
    ])
  })

  it('is told where the province decides and it is more than the resolution gives anybody', async () => {
    const rows = [['Họ và tên', 'Năm sinh', 'Đối tượng', 'Số tiền']]
    const an = (sum: number) => ['Lò Văn An', 1960, 'Lao động tự do', sum]
    expect(await told([...rows, an(45_000_000)], 'nq68-2021')).toEqual([
      'warning: Dòng 2, cột D (Số tiền): 45.000.000 đồng cao hơn mọi mức khác của chương trình (cao nhất 3.710.000 đồng), và mức này do tỉnh quyết định, hệ thống không biết mức tối đa. Đối chiếu với quyết định của tỉnh; dòng vẫn được nhận.',
    ])
    expect(await told([...rows, an(3_710_000)], 'nq68-2021')).toEqual([])
    expect(await told([...rows, ['Lò Thị Bé', 1960, 'Tiền ăn F0', 3_600_000]], 'nq68-2021')).toEqual([])
  })

  it('is refused where a rate a day has no days', async () => {
    expect(await under(['Mức hỗ trợ/ngày', 'Số ngày'], 60_000, null)).toMatch(
      /^Dòng 2, cột F \(Số ngày\): chưa ghi số ngày/,
    )
    expect(await under(['Mức hỗ trợ/ngày', 'Số ngày'], 60_000, 0)).toMatch(
      /^Dòng 2, cột F \(Số ngày\): chưa ghi số ngày/,
    )
    expect(await under(['Mức hỗ trợ/ngày'], 60_000)).toMatch(/^Dòng 2: chưa ghi số ngày/)
    const food = ['Họ và tên', 'Năm sinh', 'Đối tượng', 'Mức hỗ trợ/ngày']
    expect(await judged([food, ['Lò Văn An', 1960, 'Tiền ăn F0', 80_000]], null, 'nq68-2021')).toEqual([
      ['Lò Văn An', expect.stringContaining('chưa ghi số ngày')],
    ])
    expect(
      await judged([
        ['Họ và tên', 'Năm sinh', 'Mức hỗ trợ/ngày'],
        ['Lò Văn An', 1960, 750_000],
      ]),
    ).toEqual([['Lò Văn An', 750_000]])
  })

  it.each(['0', '15,5', 'từ 1/4', 'hơn 1 tháng', 30])('says nothing of who is not paid so: %s', async (days) => {
    for (const sum of ['Mức hỗ trợ', 'Số tiền'])
      for (const count of ['Số ngày', 'Số ngày nghỉ việc'])
        expect(
          await judged([
            ['Họ và tên', 'Năm sinh', sum, count],
            ['Lò Văn An', 1960, 750_000, days],
          ]),
        ).toEqual([['Lò Văn An', 750_000]])
  })
})

describe('a household’s sum beside its head', () => {
  const households = ['STT', 'Họ và tên', 'Quan hệ với chủ hộ', 'Năm sinh', 'Số khẩu', 'Số tiền']
  const an = (size: number | null, sum: number | null) => [1, 'Lò Văn An', 'Chủ hộ', 1960, size, sum]
  const be = ['', 'Lò Thị Bé', 'Vợ', 1961, null, null]
  const con = ['', 'Lò Văn Con', 'Con', 1985, null, null]
  const next = [2, 'Vàng A Páo', 'Chủ hộ', 1955, 1, 750_000]

  it.each([
    ['with the number of its people', 3],
    ['without it', null],
  ])('is as much for each of them, %s', async (_, size) => {
    expect(await judged([households, an(size, 2_250_000), be, con, next])).toEqual([
      ['Lò Văn An', 750_000],
      ['Lò Thị Bé', 750_000],
      ['Lò Văn Con', 750_000],
      ['Vàng A Páo', 750_000],
    ])
  })

  it('is still right while one of its rows is refused', async () => {
    const wrong = ['', 'Lò Văn Con', 'Con', 'năm con rồng', null, null]
    expect(await judged([households, an(3, 2_250_000), be, wrong, next])).toEqual([
      ['Lò Văn An', 750_000],
      ['Lò Thị Bé', 750_000],
      ['Vàng A Páo', 750_000],
    ])
  })

  it.each([
    ['tệp chỉ ghi chủ hộ', [an(4, 3_000_000), next]],
    ['tệp chỉ ghi 3 người của hộ', [an(4, 3_000_000), be, con, next]],
  ])('asks for those whom nobody names: %s', async (named, rows) => {
    const [told, ...others] = await refusals([households, ...rows])
    expect(told).toBe(
      `Dòng 2, cột F (Số tiền): 3.000.000 đồng là mức của 4 khẩu, nhưng ${named}. Ghi thêm từng người của hộ ở các dòng ngay dưới chủ hộ (cột số tiền để trống), rồi gửi lại.`,
    )
    expect(others).toEqual([])
  })

  it('is refused where it is for fewer or for no number of them, with what it should be', async () => {
    for (const sum of [1_500_000, 2_000_000]) {
      const [told] = await refusals([households, an(3, sum), be, con, next])
      expect(told).toContain('Cả hộ 3 người là 2.250.000 đồng, ghi ở dòng chủ hộ.')
    }
  })

  it('is the whole household’s also where the others have theirs beside them', async () => {
    const withSum = ['', 'Lò Thị Bé', 'Vợ', 1961, null, 750_000]
    expect(await judged([households, an(2, 1_500_000), withSum, next])).toEqual([
      ['Lò Văn An', 750_000],
      ['Lò Thị Bé', 750_000],
      ['Vàng A Páo', 750_000],
    ])
  })

  it('is the head’s own where another of the household has the same: then the policy is wrong, and all are told', async () => {
    const same = ['', 'Lò Thị Bé', 'Vợ', 1961, null, 1_500_000]
    for (const size of [2, null]) {
      const told = await refusals([households, an(size, 1_500_000), same, next])
      expect(told).toHaveLength(2)
      for (const one of told) expect(one).toContain('1.500.000 đồng là mức của')
    }
  })

  it('is nobody else’s in a list of single people', async () => {
    const [told] = await refusals([header, [1, 'Lò Văn An', 1960, null, 1_500_000], [2, 'Lò Thị Bé', 1961, null, null]])
    expect(told).toMatch(/^Dòng 2, cột E \(Số tiền\): Số tiền 1\.500\.000 đồng không đúng mức/)
  })
})
