import { checked, codesOf } from '../a-list.ts'

const hamlets = async (...signs: readonly string[]) => {
  const rows = ['Thôn 1', ...signs].map((hamlet, at) => [at + 1, `Nguyễn Văn ${'ABCDEĐ'[at]}n`, 1950 + at, hamlet])
  return (await checked([['STT', 'Họ và tên', 'Năm sinh', 'Thôn'], ...rows])).people.map(({ hamlet }) => hamlet)
}

describe('a sign that says the same as above', () => {
  it.each(['nt', '-nt-', 'N.t', 'n/t', 'như trên', 'Như trên.', '- như trên -', '"', '〃', '//'])(
    'is not the name of a hamlet: %p',
    async (sign) => {
      expect(await hamlets(sign, sign)).toEqual(['Thôn 1', 'Thôn 1', 'Thôn 1'])
    },
  )

  it.each(['-', '–', '/', '...'])('is not %p, which says that there is none', async (sign) => {
    expect(await hamlets(sign, 'Thôn 2', 'nt')).toEqual(['Thôn 1', null, 'Thôn 2', 'Thôn 2'])
  })
})

describe('the same sign below a sum', () => {
  const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số tiền']
  const person = (at: number, sum: string | number) => [at, `Nguyễn Văn ${'ABCDEĐ'[at]}n`, 1950 + at, sum]

  it.each(['nt', '-nt-', '"', '//'])('is the sum of who stands right above, and told: %p was refused', async (sign) => {
    const list = await checked([header, person(1, 750_000), person(2, sign), person(3, sign)])
    expect(list.people.map(({ amount }) => amount)).toEqual([750_000, 750_000, 750_000])
    expect(codesOf(list)).toEqual(['amount-in-doubt', 'amount-in-doubt'])
  })

  it('is the sum above below “Mức hưởng” as well, where no days stand beside it', async () => {
    const rates = ['STT', 'Họ và tên', 'Năm sinh', 'Mức hưởng']
    const list = await checked([rates, person(1, 1_500_000), person(2, '"')])
    expect(list.people.map(({ amount }) => amount)).toEqual([1_500_000, 1_500_000])
    const withDays = [
      [...rates, 'Số ngày'],
      [...person(1, 80_000), 14],
      [...person(2, '"'), 21],
    ]
    expect((await checked(withDays)).refused).toMatchObject([{ row: 3 }])
  })

  it('is refused below a total or a heading: that sum is nobody’s', async () => {
    const total = [null, 'Cộng', null, 750_000]
    for (const between of [total, ['Thôn 2']]) {
      const list = await checked([header, person(1, 750_000), between, person(2, 'nt')])
      expect(list.refused).toMatchObject([{ row: 4 }])
      expect(codesOf(list)).toContain('bad-amount')
    }
  })
})
