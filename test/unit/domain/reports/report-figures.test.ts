import { dong } from '../../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { paymentStatuses } from '../../../../lambdas/domain/payments/payment-status.ts'
import { nq68 } from '../../../../lambdas/domain/programmes/nq68-2021.ts'
import { statusesOfGroup } from '../../../../lambdas/domain/register/register-groups.ts'
import { figureQuestion } from '../../../../lambdas/domain/reports/figure-question.ts'
import type { Report } from '../../../../lambdas/domain/reports/report.ts'
import type { ReportSource } from '../../../../lambdas/domain/reports/report-source.ts'
import { type CountPart, type Counts, countsOf } from '../../../../lambdas/domain/statistics/counts.ts'
import type { MovedCell } from '../../../../lambdas/domain/statistics/movement.ts'
import { anEntitlement, aPaid, aPerson } from '../../../support/builders.ts'
import { aCell, tally } from '../statistics/invented-province.ts'
import { aReport, value, withCounts } from './a-report.ts'

describe('a figure', () => {
  it('opens a list of exactly those states that it counts', () => {
    const one = { people: 1, amount: dong(1_500_000) }
    const cell = aCell('24547', 'A6', {})
    // One in each state: a list of fewer states, or of others, has not as many.
    const byStatus = Object.fromEntries(paymentStatuses.map((status) => [status, one])) as Counts['byStatus']
    const report = aReport('communes', [withCounts(cell, { byStatus })])
    for (const group of ['granted', 'paid', 'left', 'not-payable', 'suspended'] as const) {
      const column = report.columns.findIndex(({ filter }) => filter?.group === group && !filter.reason)
      expect(report.rows.find(({ key }) => key === '24547')?.values[column]).toBe(statusesOfGroup[group].length)
    }
  })

  it('of a reason has people and đồng, makes up what is not payable and suspended, and opens its list', () => {
    const cell = aCell('24547', 'A6', { waiting: 2, paid: 5 })
    const counts = {
      byStatus: {
        ...cell.counts.byStatus,
        'not-received': tally(3),
        deceased: tally(1),
        suspended: tally(2),
        cancelled: tally(4),
      },
      byReason: { ...cell.counts.byReason, absent: tally(2), other: tally(1), deceased: tally(1), duplicate: tally(2) },
    }
    const report = aReport('communes', [withCounts(cell, counts)])
    const figure = (column: string) =>
      ['people', 'amount'].map((unit) => [
        value(report, '24547', `${column}.${unit}`),
        value(report, 'total', `${column}.${unit}`),
      ])
    const of = (people: number) => [
      [people, people],
      [people * 1_500_000, people * 1_500_000],
    ]
    expect(figure('approved')).toEqual(of(13))
    expect(['paid', 'notPayable', 'suspended', 'left'].map(figure)).toEqual([of(5), of(4), of(2), of(2)])
    const reasons = ['absent', 'other', 'deceased', 'duplicate']
    expect(reasons.map((reason) => figure(`reason.${reason}`))).toEqual([of(2), of(1), of(1), of(2)])
    expect(figure('cancelled')).toEqual(of(4))
    expect(report.check.faults).toEqual([])
    const row = report.rows.find(({ key }) => key === '24547')?.filter ?? null
    const asked = (key: string) =>
      figureQuestion(row, report.columns.find((column) => column.key === key)?.filter ?? null)
    for (const unit of ['people', 'amount']) {
      expect(asked(`reason.absent.${unit}`)).toMatchObject({
        unit: '24547',
        reason: 'absent',
        group: 'unpaid-with-reason',
      })
      expect(asked(`cancelled.${unit}`)).toMatchObject({ unit: '24547', status: 'cancelled' })
    }
  })

  it('has a line for an office that entered late for a post office alone', () => {
    const paid = withCounts(aCell('24547', 'A6', { paid: 3, waiting: 2 }), {
      enteredByOffice: { 'huyen-657': tally(3) },
      outOfPayer: { '657-huyen-657': tally(3) },
      accounts: { given: { 657: tally(3) }, returned: {}, held: {}, outside: {} },
      lateByOffice: { 'huyen-657': tally(1) },
    })
    const payers = aReport('payers', [paid])
    expect(value(payers, 'huyen-657', 'late.people')).toBe(1)
    expect(value(payers, 'payer-657', 'paid.people')).toBe(3)
    expect(payers.check.faults).toEqual([])
  })

  it('opens the list of its own office, also where it is đồng, and of any office in the total', () => {
    const paid = withCounts(aCell('24547', 'A6', { paid: 3, waiting: 2 }), {
      enteredByOffice: { 'payer-657': tally(3) },
      accounts: { given: { 657: tally(5) }, returned: {}, held: { 657: tally(2) }, outside: {} },
      lateByOffice: { 'payer-657': tally(1) },
    })
    const asked = (report: Report, key: string, row: string) => {
      const one = [...report.rows, ...(report.total ? [report.total] : [])].find((line) => line.key === row)
      return figureQuestion(one?.filter ?? null, report.columns.find((column) => column.key === key)?.filter ?? null)
    }
    const [payers, late] = [aReport('payers', [paid]), aReport('late', [paid])]
    expect(asked(payers, 'paid.amount', 'payer-657')).toMatchObject({ unit: '66', payer: 'payer-657', late: false })
    expect(asked(payers, 'held.people', 'payer-657')).toMatchObject({
      account: { part: 'held', unit: '657' },
      group: null,
      payer: null,
    })
    expect(asked(payers, 'paid.people', 'total')).toMatchObject({ payer: 'any', account: null })
    expect(asked(late, 'late.amount', '24547 payer-657')).toMatchObject({
      unit: '24547',
      payer: 'payer-657',
      late: true,
    })
    expect(asked(late, 'all.people', '24547 payer-657')).toMatchObject({ payer: 'payer-657', late: false })
    expect(asked(late, 'all.people', 'total')).toMatchObject({ unit: '66', payer: 'any', late: false })
    expect(asked(late, 'late.people', 'total')).toMatchObject({ unit: '66', payer: null, late: true })
    for (const report of [aReport('policies', [paid]), payers, late])
      for (const { kind, key, filter } of report.columns)
        if (kind === 'money' && !key.startsWith('planned')) expect([key, filter]).not.toEqual([key, null])
  })

  it('of a policy that is a loan is not nought, but not here', () => {
    const report = aReport('policies', [])
    expect(value(report, 'A8', 'approved.people')).toBeNull()
    expect(value(report, 'A5', 'approved.people')).toBe(0)
    expect(report.notes.join(' ')).toContain('Khoản vay của Ngân hàng Chính sách xã hội')
  })

  it('of a sum that the province sets and nobody has been paid of yet adds up', () => {
    const cell = aCell('24547', 'B12', {})
    const approved = { people: 3, amount: dong(4_500_000) }
    const waiting = withCounts(cell, { byStatus: { ...cell.counts.byStatus, approved } })
    for (const one of [waiting, cell]) expect(aReport('policies', [one], { programme: nq68 }).check.faults).toEqual([])
  })

  it('of person-days are what the list said, times the rate: the report checks it', () => {
    const one = { people: 1, amount: dong(1_680_000) }
    const food = withCounts(aCell('24547', 'B8', {}), {
      byStatus: {
        ...aCell('24547', 'B8', {}).counts.byStatus,
        approved: { people: 1, amount: dong(800_000) },
        paid: one,
      },
      enteredByOffice: { 'xa-24547': one },
      personDays: { people: 31, amount: dong(2_480_000) },
      paidPersonDays: { people: 21, amount: dong(1_680_000) },
    })
    const report = aReport('policies', [food], { programme: nq68 })
    expect(
      ['B8', 'B12', 'B10', 'total'].map((row) => [
        value(report, row, 'days.approved'),
        value(report, row, 'days.paid'),
      ]),
    ).toEqual([
      [31, 21],
      [0, 0],
      [null, null],
      [31, 21],
    ])
    expect(report.check.faults).toEqual([])
    const wrong = aReport('policies', [withCounts(food, { personDays: { people: 30, amount: dong(2_480_000) } })], {
      programme: nq68,
    })
    expect(wrong.check.sentence).toContain('30 người-ngày × mức một ngày = 2.400.000 đồng, đang ghi 2.480.000 đồng')
    expect(aReport('policies', []).columns.some(({ key }) => key.startsWith('days.'))).toBe(false)
  })

  it('of households counts heads where each member is paid, and says whose household no list tells', () => {
    const poor = withCounts(aCell('24547', 'A7a', {}), {
      byStatus: { ...aCell('24547', 'A7a', {}).counts.byStatus, approved: { people: 9, amount: dong(9 * 750_000) } },
      households: { people: 2, amount: dong(0) },
      inHouseholds: { people: 7, amount: dong(0) },
    })
    const report = aReport('policies', [poor, aCell('24547', 'A5', { waiting: 3 })])
    expect(['approved', 'paid', 'unknown'].map((key) => value(report, 'A7a', `households.${key}`))).toEqual([2, 0, 2])
    // Nobody is there by whom the household of a head who is not paid himself could be counted as paid.
    expect(report.notes.join(' ')).toContain('(hưởng chính sách khác cao hơn, đã mất, vắng mặt, từ chối)')
    const head = anEntitlement({ policy: 'A7a', person: aPerson({ isHead: true }) })
    const countedAs = (parts: Partial<Entitlement>): string[] =>
      countsOf({ ...head, ...parts }).flatMap(({ part }) => (part.endsWith('household') ? [part] : []))
    const receiver = { kind: 'other', name: 'Y Jut Êban', relation: 'con', paper: 'giấy uỷ quyền' } as const
    expect(countedAs({ status: 'paid', payment: aPaid({ amount: head.amount, receiver }) })).toContain('paid-household')
    expect(countedAs({ status: 'deceased' })).toEqual(['in-household', 'household'])
    expect(countedAs({ status: 'cancelled' })).toEqual([])
    expect(['A5', 'A7b', 'A8', 'total'].map((row) => value(report, row, 'households.approved'))).toEqual([
      null,
      0,
      null,
      2,
    ])
    expect(report.check.faults).toEqual([])
    const wrong = aReport('policies', [withCounts(poor, { households: { people: 8, amount: dong(0) } })])
    expect(wrong.check.faults).toMatchObject([{ column: 'Hộ được phê duyệt' }])
    expect(aReport('units', [], { policy: 'A5' }).columns.some(({ key }) => key.startsWith('households'))).toBe(false)
  })

  it('of a period counts an office of which everything was taken back in it, and adds up', () => {
    const back = { people: -1, amount: -1_500_000 }
    const parts: [CountPart, typeof back][] = [
      ['paid', back],
      ['office-huyen-657', back],
      ['outof-657-huyen-657', back],
      ['late-huyen-657', back],
    ]
    const ofMay = (moves: readonly [CountPart, typeof back][]): Partial<ReportSource> => {
      const cell = { commune: '24547', policy: 'A6', reachesBack: { granted: [], paid: ['2020-04-30'] } }
      return { moved: [{ ...cell, moved: new Map(moves) }], period: { from: '2020-05-01', to: '2020-05-31' } }
    }
    const cells = [withCounts(aCell('24547', 'A6', { waiting: 9 }), { lateByOffice: {}, enteredByOffice: {} })]
    const late = aReport('late', cells, ofMay(parts))
    expect(late.check.faults).toEqual([])
    expect(value(late, '24547 huyen-657', 'period.people')).toBe(-1)
    const payers = aReport('payers', cells, ofMay(parts))
    expect(payers.check.faults).toEqual([])
    // The district entered it, out of the post office's money.
    expect(value(payers, 'payer-657', 'period.amount')).toBe(-1_500_000)
    expect(value(payers, 'total', 'period.amount')).toBe(-1_500_000)
    const units = aReport('units', cells, ofMay(parts.slice(0, 1)))
    expect(units.check.faults).toMatchObject([{ column: 'Chi trong kỳ theo ngày nhập' }])
    expect(aReport('payers', cells, ofMay(parts.slice(0, 1))).check.faults).toMatchObject([
      { column: 'Đã chi trong kỳ, đồng' },
    ])
  })

  it('of a period is what its days have moved, less what was taken back', () => {
    const moved: MovedCell[] = [
      {
        commune: '24547',
        policy: 'A6',
        reachesBack: { granted: [], paid: ['2020-04-30'] },
        moved: new Map<CountPart, { people: number; amount: number }>([
          ['approved', { people: 7, amount: 10_500_000 }],
          ['paid', { people: -2, amount: -3_000_000 }],
          ['office-xa-24547', { people: -2, amount: -3_000_000 }],
          ['cancelled', { people: 1, amount: 1_500_000 }],
          ['handed-out', { people: 4, amount: 6_000_000 }],
          ['late-xa-24547', { people: 1, amount: 1_500_000 }],
        ]),
      },
    ]
    const cells = [
      withCounts(aCell('24547', 'A6', { waiting: 9, paid: 3 }), { lateByOffice: { 'xa-24547': tally(2) } }),
    ]
    const period = { from: '2020-05-01', to: '2020-05-31' }
    const report = aReport('units', cells, { moved, period })
    expect(value(report, '657', 'periodApproved.people')).toBe(5)
    expect(value(report, '657', 'periodPaid.amount')).toBe(-3_000_000)
    expect(value(report, '657', 'periodHanded.people')).toBe(4)
    expect(report.check.faults).toEqual([])
    const late = aReport('late', cells, { moved, period })
    expect(value(late, '24547 xa-24547', 'period.people')).toBe(1)
    // A payment of April was taken back in May: what was paid in May is in a list, what was entered less that is in none.
    expect([report.total?.unlisted, late.rows[0]?.unlisted]).toEqual([
      ['paid', 'payment-entry'],
      ['paid', 'payment-entry'],
    ])
    const days = (of: string) => ({ of, ...period })
    const filters = new Map(report.columns.map(({ key, filter }) => [key, filter]))
    const asked = (key: string) => figureQuestion(report.total?.filter ?? null, filters.get(key) ?? null)
    expect(asked('periodApproved.people')).toMatchObject({ unit: '66', group: 'granted', days: days('granted') })
    expect(asked('periodPaid.people')).toMatchObject({ group: 'paid', days: days('paid') })
    expect(asked('periodHanded.people')).toMatchObject({ group: null, payer: null, days: days('payment') })
    expect(asked('planned.people')).toBeNull()
    const [first] = late.rows
    const ofOffice = late.columns.find(({ key }) => key === 'period.people')
    expect(figureQuestion(first?.filter ?? null, ofOffice?.filter ?? null)).toMatchObject({
      ...{ unit: '24547', late: true, payer: 'xa-24547' },
      days: days('payment-entry'),
    })
  })
})
