import fc from 'fast-check'
import { noTally as noCases } from '../../../../lambdas/domain/cases/case-tally.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { reportKinds } from '../../../../lambdas/domain/reports/report.ts'
import { type CellOfCommune, type Counts, cellOf } from '../../../../lambdas/domain/statistics/counts.ts'
import { aCell, inventedProvinces, tally } from '../statistics/invented-province.ts'
import { aReport, value, withCounts } from './a-report.ts'

const few = { numRuns: 40 }

const paidAs = (commune: string, policy: string, people: number, amount: number): CellOfCommune => {
  const cell = aCell(commune, policy, { paid: people })
  const paid = { people, amount: dong(amount) }
  return withCounts(cell, { byStatus: { ...cell.counts.byStatus, paid }, enteredByOffice: { 'payer-66': paid } })
}

describe('the report of July 2020, as a newspaper printed it', () => {
  const printed = [
    paidAs('24547', 'A5', 9_693, 14_539_500_000),
    paidAs('24547', 'A6', 40_447, 60_670_500_000),
    paidAs('24547', 'A7a', 17_678, 16_300_000_000),
  ]

  it('says on its face that it does not add up, where, and by what sum', () => {
    const { sentence, faults } = aReport('policies', printed).check
    expect(sentence).toContain('KHÔNG KHỚP')
    expect(sentence).toContain('dòng “Xã Ea Tiêu, Hộ nghèo”, cột “Đã chi trả”')
    expect(sentence).toContain(
      '17.678 khẩu × 250.000 đồng × 3 tháng = 13.258.500.000 đồng, đang ghi 16.300.000.000 đồng',
    )
    expect(new Set(faults.map(({ row }) => row))).toEqual(new Set(['Xã Ea Tiêu, Hộ nghèo']))
  })

  it('adds up once the money is what the law gives', () => {
    const { faults, sentence, done } = aReport('policies', [
      ...printed.slice(0, 2),
      paidAs('24547', 'A7a', 17_678, 13_258_500_000),
    ]).check
    expect([faults, done > 50]).toEqual([[], true])
    expect(sentence).toContain('đều khớp')
  })
})

describe('a policy that is approved beyond its plan', () => {
  const cells = [
    aCell('24547', 'A7a', { planned: 2_000, waiting: 2_200 }),
    aCell('24550', 'A7a', { planned: 100, waiting: 10 }),
    aCell('24547', 'A6', { planned: 50, waiting: 40 }),
  ]
  const words = /^Phê duyệt vượt kế hoạch: Hộ nghèo phê duyệt [\d.]+ đồng, kế hoạch [\d.]+ đồng\.$/

  it('is told on the face of every report that shows the plan, first of its notes, as the mail tells it', () => {
    for (const kind of ['policies', 'units', 'communes'] as const) expect(aReport(kind, cells).notes[0]).toMatch(words)
    expect(aReport('policies', cells, { policy: 'A7a' }).notes[0]).toMatch(words)
  })

  it('is told of no other policy, and on no report of other figures', () => {
    for (const [kind, of, more] of [
      ['policies', cells.slice(1), {}],
      ['units', cells, { policy: 'A6' }],
      ['payers', cells, {}],
      ['missing-numbers', cells, {}],
    ] as const)
      expect(aReport(kind, of, more).notes.join(' ')).not.toContain('vượt kế hoạch')
  })
})

describe('what is paid by the month', () => {
  // Waiting people make the sum of the grants right, so that only the paid money can be wrong.
  const ofA4 = (paidPeople: number, paid: number, granted: number): CellOfCommune => {
    const cell = paidAs('24547', 'A4', paidPeople, paid)
    const approved = { people: 6, amount: dong(granted - paid) }
    return withCounts(cell, { byStatus: { ...cell.counts.byStatus, approved } })
  }
  const faultsOf = (cell: CellOfCommune) => aReport('policies', [cell]).check.faults

  it('is checked between one month and all of them, and against the rate of a month', () => {
    expect(faultsOf(ofA4(5, 9_000_000, 20_000_000))).toEqual([])
    expect(faultsOf(ofA4(5, 1_000_000, 20_000_000))).toMatchObject([
      { row: 'Xã Ea Tiêu, Lao động tự do mất việc', column: 'Đã chi trả' },
    ])
    expect(faultsOf(ofA4(2, 7_000_000, 20_000_000))).toMatchObject([{ column: 'Đã chi trả' }])
    const [fault, ...others] = faultsOf(ofA4(2, 2_234_567, 20_000_000))
    expect([fault?.words, others]).toEqual([
      'Số dư khi chia kinh phí cho mức 1.000.000 đồng = 0 đồng, đang ghi 234.567 đồng',
      [],
    ])
  })
})

describe('any province', () => {
  const provinces = inventedProvinces(['A5', 'A6'])

  it('has reports that add up, with the same total by policy, by district and by commune', () => {
    fc.assert(
      fc.property(provinces, ({ tree, cells }) => {
        const reports = reportKinds.map((kind) => aReport(kind, cells, { tree }))
        for (const { check } of reports) expect(check.faults).toEqual([])
        const whole = cellOf(cells.map(({ counts }) => counts))
        for (const kind of ['policies', 'units', 'communes'] as const) {
          const report = aReport(kind, cells, { tree })
          expect(value(report, 'total', 'paid.amount')).toBe(whole.paid.amount)
          const at = report.columns.findIndex(({ key }) => key === 'approved.people')
          expect(report.rows.reduce((sum, { values }) => sum + Number(values[at] ?? 0), 0)).toBe(whole.approved.people)
        }
      }),
      few,
    )
  })

  it('has none that adds up once somebody has changed one figure of one commune', () => {
    const wrongs: ((counts: Counts, by: number) => Partial<Counts>)[] = [
      ({ byStatus }, by) => ({
        byStatus: { ...byStatus, paid: { ...byStatus.paid, amount: dong(byStatus.paid.amount + by) } },
      }),
      ({ byStatus }, by) => ({
        byStatus: { ...byStatus, approved: { ...byStatus.approved, people: byStatus.approved.people + by } },
      }),
      ({ byReason }, by) => ({ byReason: { ...byReason, absent: { people: by, amount: dong(0) } } }),
      ({ byReason }, by) => ({ byReason: { ...byReason, absent: { people: 0, amount: dong(by) } } }),
      (_counts, by) => ({ enteredByOffice: { 'payer-66': { people: 1, amount: dong(by) } } }),
      (_counts, by) => ({ askedBack: { people: by, amount: dong(0) } }),
    ]
    fc.assert(
      fc.property(
        provinces,
        fc.nat(),
        fc.constantFrom(...wrongs),
        fc.integer({ min: 1, max: 9 }),
        (province, at, wrong, by) => {
          const { tree, cells } = province
          const index = at % cells.length
          const changed = cells.map((cell, place) =>
            // No office has paid what is set off against nothing.
            place === index ? withCounts(cell, wrong(withCounts(cell, { enteredByOffice: {} }).counts, by)) : cell,
          )
          const { faults, sentence } = aReport('policies', changed, { tree }).check
          const name = tree.find(cells[index]?.commune ?? '')?.name ?? ''
          expect(faults.length).toBeGreaterThan(0)
          expect(faults[0]?.row).toContain(name)
          expect(sentence).toContain('KHÔNG KHỚP')
        },
      ),
      few,
    )
  })
})

describe('the other reports', () => {
  it('name who enters late, who pays, what is asked back and which cases are decided', () => {
    const cell = aCell('24547', 'A6', { paid: 4 })
    const cells = [
      withCounts(cell, {
        byStatus: { ...cell.counts.byStatus, paid: tally(3), 'to-recover': tally(1), 'with-payer': tally(2) },
        enteredByOffice: { 'xa-24547': tally(1), 'payer-657': tally(3) },
        lateByOffice: { 'payer-657': tally(2) },
        accounts: { given: { 657: tally(5) }, returned: {}, held: { 657: tally(2) }, outside: {} },
        askedBack: { people: 1, amount: dong(1_500_000) },
        returned: { people: 0, amount: dong(500_000) },
        noNumber: tally(2),
        paidNoNumber: tally(1),
      }),
    ]
    expect(value(aReport('late', cells), '24547 payer-657', 'late.people')).toBe(2)
    // Who is never late has no row, and is in what the share is a share of.
    const punctual = withCounts(aCell('24540', 'A6', { paid: 996 }), {})
    const late = aReport('late', [...cells, punctual])
    expect(late.rows.map(({ key }) => key)).toEqual(['24547 payer-657'])
    expect(late.total?.values).toEqual([null, 2, 3_000_000, 1_000, 0.2])
    expect(late.check.faults).toEqual([])
    const payers = aReport('payers', cells)
    expect(payers.rows.map(({ name }) => name)).toEqual(['Bưu điện Huyện Cư Kuin', 'UBND Xã Ea Tiêu'])
    expect(value(payers, 'payer-657', 'held.people')).toBe(2)
    const short = withCounts(cells[0] ?? cell, {
      accounts: { given: { 657: tally(4) }, returned: {}, held: { 657: tally(2) }, outside: {} },
    })
    expect(aReport('payers', [short]).check.sentence).toContain(
      'dòng “Bưu điện Huyện Cư Kuin”, cột “Được giao, đồng”: Đã chi từ tiền được giao + đã trả lại + đang giữ = 7.500.000 đồng, đang ghi 6.000.000 đồng',
    )
    expect(value(aReport('recovery', cells), '24547', 'out.amount')).toBe(1_000_000)
    const beyond = withCounts(cells[0] ?? cell, { returned: { people: 0, amount: dong(1_500_001) } })
    expect(aReport('recovery', [beyond]).check.sentence).toMatch(/KHÔNG KHỚP.*cột “Đã thu hồi”/)
    expect(value(aReport('missing-numbers', cells), '657', 'missing.people')).toBe(2)
    const tallies = { ...noCases, total: 5, open: 2, confirmed: 2, rejected: 1 }
    const duplicates = aReport('duplicates', [], { owners: [{ owner: '657', tally: tallies }] })
    expect(duplicates.rows.map(({ name, filter }) => [name, filter])).toEqual([
      ['Phòng LĐ-TBXH Huyện Cư Kuin', { unit: '657', owner: '657' }],
    ])
    for (const report of [payers, duplicates, aReport('recovery', cells)]) expect(report.check.faults).toEqual([])
    const wrong = aReport('duplicates', [], { owners: [{ owner: '657', tally: { ...tallies, open: 3 } }] })
    expect(wrong.check.sentence).toContain('Đang mở + đã xác nhận + đã bác bỏ = 6, đang ghi 5')
  })
})
