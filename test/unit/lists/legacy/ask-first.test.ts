import { codesOf, namesOf } from '../a-list.ts'
import { inTcvn3, inVni } from './encode-legacy.ts'
import { checked } from './legacy-list.ts'

const head = ['STT', 'Họ và tên', 'Năm sinh', 'Thôn']
const rows = [
  head,
  [1, inTcvn3('Nguyễn Văn Hùng'), 1954, 'Thôn 1'],
  [2, inTcvn3('Trần Thị Hương'), 1955, 'Thôn 1'],
  [3, 'Y Jut', 1956, 'Thôn 2'],
  [4, inTcvn3('Đỗ Thị Ánh'), 1957, 'Thôn 2'],
]

describe('a list in an old font that nobody has confirmed', () => {
  it('asks once for the file: font, how sure, three examples, how to confirm', async () => {
    const { problems, file } = await checked(rows)
    const [question, ...others] = problems.filter(({ code }) => code === 'legacy-encoding')
    expect(others).toEqual([])
    expect(question).toMatchObject({ severity: 'error', row: null, column: null })
    expect(question?.message).toContain('TCVN3 (.VnTime)')
    expect(question?.message).toMatch(/độ tin \d\d%/)
    expect(question?.message).toContain('NguyÔn V¨n Hïng → Nguyễn Văn Hùng; ')
    expect(question?.message).toContain('B (Họ và tên)')
    expect(question?.message).toContain('xác nhận')
    expect(file.encoding).toBe('TCVN3')
    expect(file.legacy).toEqual([
      {
        encoding: 'TCVN3',
        confidence: expect.any(Number),
        sheet: 'Danh sách',
        columns: [{ column: 'B', header: 'Họ và tên' }],
        examples: [
          { before: 'NguyÔn V¨n Hïng', after: 'Nguyễn Văn Hùng' },
          { before: 'TrÇn ThÞ H­¬ng', after: 'Trần Thị Hương' },
          { before: '§ç ThÞ ¸nh', after: 'Đỗ Thị Ánh' },
        ],
        row: null,
      },
    ])
    expect(file.legacy?.[0]?.confidence).toBeGreaterThan(0.8)
  })

  it('refuses each row that would change, with its name as it would be, and takes the others', async () => {
    const list = await checked(rows)
    expect(namesOf(list)).toEqual(['Y Jut'])
    expect(list.refused.map(({ row }) => row)).toEqual([2, 3, 5])
    const reasons = list.problems.filter(({ code }) => code === 'legacy-text')
    expect(reasons.map(({ row, severity, suggestion }) => [row, severity, suggestion])).toEqual([
      [2, 'error', 'Nguyễn Văn Hùng'],
      [3, 'error', 'Trần Thị Hương'],
      [5, 'error', 'Đỗ Thị Ánh'],
    ])
  })

  it('refuses a row whose hamlet alone is in the font', async () => {
    const list = await checked([
      head,
      [1, 'Nguyễn Văn Hùng', 1954, inVni('Buôn Tơng Jú')],
      [2, 'Trần Lan', 1955, inVni('Thôn Tân Hòa')],
      [3, 'Trần Mai', 1956, inVni('Thôn Đông Sơn')],
    ])
    expect(list.people).toEqual([])
    expect(list.problems.find(({ code }) => code === 'legacy-text')).toMatchObject({ column: 'D', field: 'hamlet' })
  })
})

describe('a list in an old font that a person has confirmed', () => {
  it('is converted, and says so once', async () => {
    const list = await checked(rows, { legacy: 'convert' })
    expect(namesOf(list)).toEqual(['Nguyễn Văn Hùng', 'Trần Thị Hương', 'Y Jut', 'Đỗ Thị Ánh'])
    expect(list.problems).toMatchObject([{ code: 'legacy-converted', severity: 'warning', row: null }])
    expect(list.refused).toEqual([])
    expect(list.file.encoding).toBe('TCVN3')
  })

  it('is the same as one whose suggestions were accepted', async () => {
    const [one, other] = [
      await checked(rows, { legacy: 'convert' }),
      await checked(rows, { accepted: new Set(['legacy-text']) }),
    ]
    expect({ ...other, file: null }).toEqual({ ...one, file: null })
  })

  it('gives the same at every reading', async () => {
    const [one, other] = [await checked(rows, { legacy: 'convert' }), await checked(rows, { legacy: 'convert' })]
    expect(other.people).toEqual(one.people)
    expect(codesOf(other)).toEqual(codesOf(one))
  })
})
