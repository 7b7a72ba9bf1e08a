import { asOf, checked, codesOf, namesOf } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền']
const person = (number: number, name: string, amount: string | number) => [
  number,
  name,
  1960,
  `24012345${number}`,
  amount,
]

describe("somebody's sum in words", () => {
  it.each(['Bằng chữ: Một triệu năm trăm nghìn đồng', 'MỘT TRIỆU RƯỠI', 'mot trieu nam tram ngan dong chan'])(
    'is a suggestion that a person accepts: %p',
    async (words) => {
      const rows = [header, person(1, 'Lò Văn An', words)]
      const list = await checked(rows)
      expect(list.people).toEqual([])
      expect(list.problems).toMatchObject([
        { row: 2, column: 'E', code: 'bad-amount', severity: 'error', value: words, suggestion: '1500000' },
      ])
      expect(list.problems[0]?.message).toBe(
        `Dòng 2, cột E (Số tiền): ${words} là số tiền bằng chữ. Ghi bằng chữ số: 1.500.000.`,
      )
      const accepted = await checked(rows, { asOf, accepted: new Set(['bad-amount']) })
      expect(accepted.people).toMatchObject([{ fullName: 'Lò Văn An', amount: 1_500_000 }])
    },
  )

  it('loses nobody who has neither birth nor number', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Số tiền'],
      [1, 'Lò Văn An', 'Bằng chữ: Hai triệu đồng'],
    ])
    expect(list.refused).toMatchObject([{ row: 2, fullName: 'Lò Văn An' }])
  })

  it.each(['Một triệu năm trăm', 'hai triệu ba triệu', 'ba trăm'])(
    'is not guessed where it is not clear: %p',
    async (words) => {
      const { problems } = await checked([header, person(1, 'Lò Văn An', words)])
      expect(problems).toMatchObject([{ code: 'bad-amount', suggestion: null }])
    },
  )
})

describe('a total in words', () => {
  const people = [header, person(1, 'Lò Văn An', 750_000), person(2, 'Lò Thị Bé', 1_500_000)]
  const right = 'Hai triệu hai trăm năm mươi nghìn đồng'

  it.each([
    [['Bằng chữ:', null, right]],
    [[`(Số tiền bằng chữ: ${right} chẵn./.)`]],
    [[null, `Tổng số tiền bằng chữ: ${right}`]],
  ])('alone is what the list declares: %j', async (row) => {
    const list = await checked([...people, row])
    expect(list.totals).toMatchObject({ amount: 2_250_000, declaredAmount: 2_250_000 })
    expect(codesOf(list)).toEqual([])
    expect(namesOf(list)).toHaveLength(2)
  })

  it('that is another than the rows’ is said', async () => {
    const list = await checked([...people, ['Bằng chữ: Ba triệu đồng']])
    expect(list.problems.map(({ row, message }) => [row, message])).toEqual([
      [
        4,
        'Dòng 4: Dòng tổng ghi 3.000.000 đồng, cộng các dòng được 2.250.000 đồng. Kiểm tra số tiền từng dòng và dòng tổng.',
      ],
    ])
  })

  it('beside a total in figures must say the same', async () => {
    const total = [null, 'Tổng cộng', null, null, 2_250_000]
    expect(codesOf(await checked([...people, total, [`Bằng chữ: ${right}`]]))).toEqual([])
    const list = await checked([...people, total, ['Bằng chữ: Ba triệu đồng']])
    expect(list.totals.declaredAmount).toBe(2_250_000)
    expect(list.problems.map(({ message }) => message)).toEqual([
      'Dòng 4: Dòng tổng ghi 2.250.000 đồng, số tiền bằng chữ là 3.000.000 đồng. Sửa số hoặc chữ cho khớp.',
    ])
  })
})
