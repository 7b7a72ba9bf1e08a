import { doubtOfUnitDay } from '../../../lambdas/domain/units/unit-life.ts'
import { unitMapIds, unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { proposalSentence } from '../../../lambdas/functions/intake/outcome-sentence.ts'

const tree = unitTree('daklak-2020')

/** NQ 726 (10-4-2023) and NQ 1193 (1-11-2024): code, last day, what came then. */
const ended = [
  ['24316', '2023-04-09', 'Thị trấn Pơng Drang'],
  ['24133', '2024-10-31', 'Phường Thành Công'],
  ['24127', '2024-10-31', 'Phường Tân Tiến'],
  ['24325', '2024-10-31', 'Xã Ea Siên và Xã Ea Drông'],
  ['24460', '2024-10-31', 'Xã Hòa Thành'],
] as const

describe('a decision for a commune', () => {
  // The dates of the map were read by nothing, and held for all of its units alike.
  it.each(ended)('of %s is told when it is of a day after %s: %s stands there', (code, lastDay, next) => {
    expect(doubtOfUnitDay(tree, code, lastDay)).toBeNull()
    const name = tree.find(code)?.name ?? ''
    expect(doubtOfUnitDay(tree, code, '2024-11-01')).toContain(`khi không còn ${name} (đến `)
    expect(doubtOfUnitDay(tree, code, '2024-11-01')).toContain(`sau đó là ${next}`)
  })

  it('that lived as long as its map is told behind the last day of that', () => {
    expect(doubtOfUnitDay(tree, '24547', '2020-05-12')).toBeNull()
    expect(doubtOfUnitDay(tree, '24547', '2025-06-30')).toBeNull()
    expect(doubtOfUnitDay(tree, '24547', '2025-07-01')).toBe(
      'Lưu ý: quyết định ngày 01/07/2025, khi không còn Xã Ea Tiêu (đến 30/06/2025). Kiểm tra lại ngày quyết định và địa bàn trước khi nhập và chi.',
    )
  })

  it('of the map of 2025 is told when it is older than that', () => {
    const later = unitTree('daklak-2025')
    const [commune] = later.communes(later.root.code)
    expect(doubtOfUnitDay(later, commune?.code ?? '', '2021-08-12')).toContain('khi chưa có')
    expect(doubtOfUnitDay(later, commune?.code ?? '', '2026-11-28')).toBeNull()
  })

  it('is told to the officer before he brings the list in', () => {
    const remark = doubtOfUnitDay(tree, '24325', '2024-12-02')
    const sentence = proposalSentence({
      counts: {
        rows: 1,
        added: 1,
        changed: 0,
        same: 0,
        refused: 0,
        warnings: 0,
        duplicates: 0,
        otherProgrammes: 0,
        settled: 0,
        amount: 750_000,
      },
      sums: { declared: { people: null, amount: null }, read: { people: 1, amount: 750_000 } },
      saidOtherwise: 0,
      onlyHere: null,
      onlyHereAmount: null,
      kind: 'first',
      elsewhere: [],
      corrected: null,
      remark,
    })
    expect(sentence).toMatch(/^Chưa ghi gì.*\. Lưu ý: quyết định ngày 02\/12\/2024, khi không còn Xã Ea Blang/)
  })
})

it.each(unitMapIds)('every unit of %s lives on days of the calendar, within its map', (id) => {
  const { map } = unitTree(id)
  for (const { validTo } of map.units.filter((unit) => unit.validTo)) {
    expect(new Date(`${validTo}T00:00:00Z`).toISOString().slice(0, 10)).toBe(validTo)
    expect([String(validTo) >= map.validFrom, String(validTo) <= (map.validTo ?? '9999')]).toEqual([true, true])
  }
  expect(map.units.filter(({ validTo, becomes }) => (validTo === undefined) !== (becomes === undefined))).toEqual([])
})

it('of the 184 communes of 2020 there were 180 when 2024 ended', () => {
  const communes = tree.communes(tree.root.code)
  // Pơng Drang became a town under its own code.
  const gone = communes.filter(({ validTo }) => validTo === '2024-10-31')
  expect([communes.length, communes.length - gone.length]).toEqual([184, 180])
})
