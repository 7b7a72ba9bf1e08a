import { policyFinder } from '../../../../lambdas/domain/programmes/policy-finder.ts'
import { findProgramme } from '../../../../lambdas/domain/programmes/programmes.ts'
import { asOf, checkedPerson } from '../a-list.ts'

const programme = findProgramme('nq42-2020')
const find = programme && policyFinder(programme)
const context = { asOf, resolvePolicy: (text: string) => find?.(text)?.code ?? null }

// The longer word decided which support somebody was given, without a word.
describe('two groups in one cell', () => {
  it.each([
    ['NCC và BTXH', 'A6', 'A5, A6'],
    ['Hộ nghèo, NCC', 'A7a', 'A7a, A5'],
    ['BTXH + hộ nghèo', 'A7a', 'A6, A7a'],
  ])('are told with what %p was taken for: %p', async (text, policy, both) => {
    const { person, problems } = await checkedPerson({ 'Đối tượng': text }, context)
    expect(person).toMatchObject({ policy, policyText: text })
    expect(problems).toMatchObject([{ code: 'two-policies', severity: 'warning', value: text }])
    expect(problems[0]?.message).toContain(`(${both}), được hiểu là ${policy}`)
  })

  it.each(['Thương binh, bệnh binh', 'Hộ nghèo (thôn 1, xã Ea Tiêu)', 'Bảo trợ xã hội, khuyết tật nặng'])(
    'are one where both are of one policy, or one names none: %p',
    async (text) => {
      expect((await checkedPerson({ 'Đối tượng': text }, context)).problems).toEqual([])
    },
  )
})
