import { checked } from '../a-list.ts'

const hamlets = async (...signs: readonly string[]) => {
  const rows = ['Thôn 1', ...signs].map((hamlet, at) => [at + 1, `Nguyễn Văn ${'ABCDEĐ'[at]}n`, 1950 + at, hamlet])
  return (await checked([['STT', 'Họ và tên', 'Năm sinh', 'Thôn'], ...rows])).people.map(({ hamlet }) => hamlet)
}

describe('a sign that says the same as above', () => {
  it.each(['nt', '-nt-', 'N.t', 'n/t', 'như trên', '"', '〃', '//'])(
    'is not the name of a hamlet: %p',
    async (sign) => {
      expect(await hamlets(sign, sign)).toEqual(['Thôn 1', 'Thôn 1', 'Thôn 1'])
    },
  )

  it.each(['-', '–', '/', '...'])('is not %p, which says that there is none', async (sign) => {
    expect(await hamlets(sign, 'Thôn 2', 'nt')).toEqual(['Thôn 1', null, 'Thôn 2', 'Thôn 2'])
  })
})
