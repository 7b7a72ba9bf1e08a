import { reason } from '../../../../lambdas/contract/shapes.ts'
import { reasonMistake } from '../../../../web/console/fields/reason-mistake.ts'

describe('a reason', () => {
  it.each(['', '  ', 'ok', ' ok ', 'mưa', 'Ghi nhầm người'])('%j: is judged as the server judges it', (text) => {
    expect(reasonMistake(text) === null).toBe(reason.safeParse(text).success)
  })

  it('is asked for with what it lacks, whatever it is called', () => {
    expect(reasonMistake('ok')).toBe('Ghi lý do, ít nhất 3 ký tự.')
    expect(reasonMistake('', 'Ghi lý do gỡ tệp')).toBe('Ghi lý do gỡ tệp, ít nhất 3 ký tự.')
  })
})
