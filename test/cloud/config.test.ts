import { findProgramme } from '../../lambdas/domain/programmes/programmes.ts'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { configOf, readConfig } from '../../lib/config.ts'
import { stageNames } from '../../lib/what-runs.ts'

describe('the configuration', () => {
  it.each(stageNames)('of stage %s names programmes and units that exist', (name) => {
    const { programmes, otherProgrammes, unitMap } = configOf(name)
    expect([...programmes, ...otherProgrammes].filter((id) => findProgramme(id) === undefined)).toEqual([])
    expect(unitTree(unitMap).root.level).toBe('province')
  })

  it('tells the stages that exist when asked for another', () => {
    expect(() => configOf('production')).toThrow('There is no stage "production"')
    expect(() => configOf('production')).toThrow(/local, test, prod/)
  })

  it('reports at 17:30 in Vietnam unless told otherwise', () => {
    expect(configOf('prod').reportSchedule).toEqual({ cron: 'cron(30 17 * * ? *)', timeZone: 'Asia/Ho_Chi_Minh' })
  })

  it.each([
    [
      'a certificate outside us-east-1',
      { domain: { names: ['a.vn'], certificateArn: 'arn:aws:acm:ap-southeast-1:111122223333:certificate/1' } },
    ],
    ['a frame ancestor without https', { frameAncestors: ['http://daklak.gov.vn'] }],
    ['a back-log of a programme that does not run', { backlogUntil: { 'nq68-2021': '2021-08-01' } }],
    ['a back-log without a day', { backlogUntil: { 'nq42-2020': '28/5/2020' } }],
    ['nobody to report to', { reportRecipients: [] }],
    ['a cron without its brackets', { reportSchedule: { cron: '30 17 * * ? *', timeZone: 'Asia/Ho_Chi_Minh' } }],
    ['an account that is none', { account: '1234' }],
  ])('refuses %s', (_what, part) => {
    expect(() => readConfig({ ...configOf('prod'), ...part })).toThrow()
  })

  it('keeps everything in prod', () => {
    expect(configOf('prod')).toMatchObject({ isKept: true, hasThreatProtection: true })
  })
})
