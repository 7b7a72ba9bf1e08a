import { faultOfDecisionDay } from '../../../lambdas/domain/lists/decision-day.ts'
import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { nq68 } from '../../../lambdas/domain/programmes/nq68-2021.ts'

describe('the day of the decision behind a list', () => {
  const fault = (day: string, programme = nq42) => faultOfDecisionDay(programme, day, '2020-05-29')

  it('is not after today: nobody of the list could be paid, and no later decision could mend it', () => {
    expect(fault('2020-05-30')).toContain('30/05/2020 sau hôm nay (29/05/2020)')
    expect(fault('2021-05-12')).toContain('sau hôm nay')
    expect(fault('2020-05-29')).toBeNull()
  })

  it('is not before the programme: a year mistyped makes the list another one when it is mended', () => {
    expect(fault('2019-05-12')).toContain('trước ngày NQ 42 được áp dụng (01/04/2020), có lẽ ghi nhầm năm')
    expect(fault('2020-03-31')).not.toBeNull()
    expect(fault('2020-04-01')).toBeNull()
    expect(faultOfDecisionDay(nq68, '2020-08-01', '2021-09-01')).toContain('NQ 68')
  })
})
