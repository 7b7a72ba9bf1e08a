import type { PublicStatisticsResponse } from '../../lambdas/contract/statistics.ts'
import type { Officer } from '../support/sign-in.ts'
import { until } from '../support/until.ts'
import { world } from '../support/world.ts'

/** A sensitive policy in which nobody is, until it is planned for: nine in one commune of Cư Kuin and three in the next. */
const programme = 'nq68-2021'
const policy = 'B8'
const policyName = 'Hỗ trợ tiền ăn'
const planned = [
  { commune: '24547', people: 3 },
  { commune: '24550', people: 9 },
]
const rate = 1_120_000

let province: Officer

const plan = (entries: readonly { commune: string; people: number; amount?: number }[]) => ({
  body: {
    programme,
    entries: entries.map(({ commune, people, amount = people * rate }) => ({ commune, policy, people, amount })),
  },
})

const publicPage = (unit: string) => world().call('publicStatistics', { query: { programme, unit } }, null)

/** The public figures may be half a minute behind. */
const pageWithPlan = (unit: string): Promise<PublicStatisticsResponse> =>
  until(
    () => publicPage(unit),
    ({ leftOut }) => leftOut.below.length > 0,
    () => 'the plan never reached the public',
  )

const names = ({ policies }: PublicStatisticsResponse) => policies.map((row) => row.policyName)

beforeAll(async () => {
  province = await world().officer('tinh', '66')
  await world().call('setPlan', plan(planned), province)
})
afterAll(() => world().call('setPlan', plan(planned.map(({ commune }) => ({ commune, people: 0 }))), province))

describe('a sensitive policy of which one commune has a small group', () => {
  it('is known to the staff at once, and to the public for the district only', async () => {
    const { units } = await world().call('statistics', { query: { programme, unit: '657' } }, province)
    const own = units.find(({ unit }) => unit === '24547')?.policies.find((row) => row.policy === policy)
    expect(own?.cell.planned).toEqual({ people: 3, amount: 3 * rate })

    const district = await pageWithPlan('657')
    expect(district.leftOut).toEqual({ here: [], below: [{ policyName, publicFrom: 'district' }] })
    expect(district.policies.find((row) => row.policyName === policyName)).toEqual({
      policyName,
      unitOfCount: 'lượt hỗ trợ',
      cell: {
        planned: { people: 12, amount: 12 * rate },
        approved: { people: 0, amount: 0 },
        paid: { people: 0, amount: 0 },
      },
    })
    expect(district.units.reduce((sum, { cell }) => sum + cell.planned.people, 0)).toBe(
      district.total.planned.people - 12,
    )
    // Also the commune with nine, and one far away with nobody: alike for all.
    for (const commune of ['24547', '24550', '24118']) {
      const page = await publicPage(commune)
      expect(names(page)).not.toContain(policyName)
      expect(page.leftOut.here).toEqual([{ policyName, publicFrom: 'district' }])
    }
  })

  it('is named on the page that a browser without a script gets', async () => {
    const { text } = await world().ask({
      path: `/api/public/statistics?programme=${programme}&unit=24547`,
      headers: { accept: 'text/html' },
    })
    expect(text).toContain(`Không gồm chính sách có nhóm quá nhỏ: ${policyName} (công bố ở cấp huyện).`)
  })
})

describe('a plan beyond all measure', () => {
  it('is refused with the words of its field, and the statistics go on', async () => {
    const huge = plan([{ commune: '24547', people: 3, amount: Number.MAX_SAFE_INTEGER }])
    const { errors } = await world().refused('setPlan', huge, province)
    expect(errors).toEqual([
      { path: 'body.entries.0.amount', message: expect.stringContaining('không quá 1.000 tỷ đồng') },
    ])
    const { total } = await world().call('statistics', { query: { programme, unit: '66' } }, province)
    expect(total.planned.people).toBe(12)
  })
})
