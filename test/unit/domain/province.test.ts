import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { nq68 } from '../../../lambdas/domain/programmes/nq68-2021.ts'
import { provinceOf } from '../../../lambdas/domain/province.ts'
import { readEnvironment } from '../../../lambdas/runtime/environment.ts'
import { provinceSetting } from '../../../lib/constructs/province-setting.ts'
import type { WhatRuns } from '../../../lib/what-runs.ts'

const runs: WhatRuns = {
  unitMap: 'daklak-2020',
  programmes: [nq42.id],
  otherProgrammes: [nq68.id],
  backlogUntil: { [nq42.id]: '2020-06-15', [nq68.id]: '2021-08-01' },
}

/** As a function has it: from the configuration through its environment. */
const deployed = (parts: Partial<WhatRuns> = {}) =>
  provinceOf(readEnvironment('session', { REGISTER_TABLE: 'r', ...provinceSetting({ ...runs, ...parts }).variables }))

describe('what a deployment works for', () => {
  it('has the programmes that run in it, and speaks of those that are not closed', () => {
    expect(deployed().programmes).toEqual([nq42, nq68])
    expect(deployed().spokenOf).toEqual([nq42])
  })

  it('has its own last day of each back-log, and none that it does not name', () => {
    expect([nq42.id, nq68.id].map(deployed().backlogUntil)).toEqual(['2020-06-15', '2021-08-01'])
    expect(deployed({ backlogUntil: {} }).backlogUntil(nq42.id)).toBeNull()
    expect(deployed({ backlogUntil: { [nq68.id]: '2021-08-01' } }).backlogUntil(nq42.id)).toBeNull()
  })

  it.each(['nq42-2020', 'nq42-2020=28/5/2020', 'nq42-2020=2020-05-28 '])(
    'does not start with a back-log that reads %j',
    (BACKLOG_UNTIL) => {
      const { variables } = provinceSetting(runs)
      expect(() => readEnvironment('session', { REGISTER_TABLE: 'r', ...variables, BACKLOG_UNTIL })).toThrow(
        'BACKLOG_UNTIL',
      )
    },
  )
})
