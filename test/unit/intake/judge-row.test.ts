import { findProgramme } from '../../../lambdas/domain/programmes/programmes.ts'
import { judgeRow, type RowDesk } from '../../../lambdas/functions/intake/judge-row.ts'
import { survey } from '../../../lambdas/functions/intake/survey.ts'
import { checkRows } from '../../../lambdas/lists/check-list.ts'
import { aList, marks } from '../../integration/store/desk.ts'
import { morning } from '../../support/builders.ts'
import { asOf, aWorkbook } from '../lists/a-list.ts'
import { open } from '../lists/hand-made-workbook.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Đối tượng', 'Số tiền']
type Rows = readonly (readonly (string | number | null)[])[]

/** What the rates of Resolution 42 make of the people of a list with these rows: đồng by name, or why one is refused. */
async function judged(rows: Rows, policy: string | null = 'A7a'): Promise<(readonly [string, number | string])[]> {
  const programme = findProgramme('nq42-2020')
  if (!programme) throw new Error('Resolution 42 is gone')
  const file = await aWorkbook({ 'Danh sách': rows.map((row) => [...row]) })
  const items = async () => checkRows(await open(file), { asOf })
  const desk: RowDesk = {
    list: aList({ policy }),
    programme,
    decision: { number: '1/QĐ-UBND', day: '2020-05-20' },
    marks,
    now: morning,
    seen: new Map(),
    ...(await survey(await items(), async () => {})),
  }
  const found: (readonly [string, number | string])[] = []
  for await (const item of await items()) {
    if (item.kind !== 'person') continue
    const result = judgeRow(desk, item.person, null)
    found.push([item.person.fullName, result.ok ? result.listed.entitlement.amount : result.problem.message])
  }
  return found
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
      expect.stringMatching(/^Dòng 3, cột E: Số tiền 1\.500\.000 đồng không đúng mức/),
      expect.stringMatching(/^Dòng 2, cột K: Số tiền 1\.500\.000 đồng không đúng mức/),
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
      `Dòng 2, cột F: 3.000.000 đồng là mức của 4 khẩu, nhưng ${named}. Ghi thêm từng người của hộ ở các dòng ngay dưới chủ hộ (cột số tiền để trống), rồi gửi lại.`,
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
    expect(told).toMatch(/^Dòng 2, cột E: Số tiền 1\.500\.000 đồng không đúng mức/)
  })
})
