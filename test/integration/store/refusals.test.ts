import '../../support/silent-logs.ts'
import { Metrics } from '@aws-lambda-powertools/metrics'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { tellRefusals } from '../../../lambdas/functions/daily-report/tell-refusals.ts'
import { morning } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aRight, eaTieu, notPaid, order, takenIn, tree } from './desk.ts'

const engine = registerEngine()
const day = 24 * 60 * 60_000

describe('many refusals in one commune', () => {
  it('are told on their day, with the commune’s code and nobody’s name', async () => {
    const register = await engine.freshRegister()
    const people = await takenIn(register, ...['A', 'B', 'C', 'D', 'E', 'F'].map((name) => aRight(name)))
    const printed: string[] = []
    const told = (now: number) => {
      const metrics = new Metrics({ namespace: 'AnSinh', serviceName: 'daily-report' })
      const singleMetric = (): Metrics => {
        const one = metrics.singleMetric()
        const publish = one.addMetric.bind(one)
        one.addMetric = (...given) => {
          printed.push(JSON.stringify(given))
          return publish(...given)
        }
        return one
      }
      const desk = { register, tree, metrics: { addMetric: metrics.addMetric.bind(metrics), singleMetric } }
      return tellRefusals(desk, 'nq42-2020', now)
    }
    for (const person of people.slice(0, 4)) await order(register, person, { command: notPaid('refused') })
    expect(await told(morning)).toEqual({ communes: 0 })
    for (const person of people.slice(4, 5)) await order(register, person, { command: notPaid('refused') })
    expect(await told(morning)).toEqual({ communes: 1 })
    expect(printed).toEqual([JSON.stringify(['PeopleRefusing', 'Count', 5])])
    // Known from yesterday: it rings no more.
    expect(await told(morning + day)).toEqual({ communes: 0 })
    // Entered at half past eleven in the evening, when the last look of that day was over: ten past midnight sees it, and breakfast does not.
    const late = Date.parse('2020-06-02T23:30:00+07:00')
    await order(register, people[5] as Entitlement, { command: notPaid('refused'), now: late })
    expect(await told(late + 40 * 60_000)).toEqual({ communes: 1 })
    expect(await told(late + 8 * 60 * 60_000)).toEqual({ communes: 0 })
    expect(eaTieu).toBe(people[0]?.commune)
  })
})
