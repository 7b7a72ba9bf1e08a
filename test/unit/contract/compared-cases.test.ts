import { comparedCasesQuery } from '../../../lambdas/contract/compared-cases.ts'

it('a page of compared cases goes on after a case, and after nothing else', () => {
  const asked = (cursor: string) => comparedCasesQuery.safeParse({ programme: 'nq42-2020', unit: '66', cursor }).success
  expect(asked('abcdefghijklmnopqrstuvwxyz')).toBe(true)
  for (const made of ['', 'abc', 'CASE#abcdefghijklmnopqrstu', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'a'.repeat(27)])
    expect([made, asked(made)]).toEqual([made, false])
})
