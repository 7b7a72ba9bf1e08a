import fc from 'fast-check'
import type { PublicStatisticsResponse } from '../../../lambdas/contract/statistics.ts'
import { figuresCsv } from '../../../lambdas/pages/figures/figures-csv.ts'
import { renderFiguresPage, renderFiguresShell } from '../../../lambdas/pages/figures/render-figures-page.ts'
import { shareBar } from '../../../lambdas/pages/figures/share-bar.ts'
import { figuresVi } from '../../../lambdas/pages/words/figures-words.ts'
import { formatsEn, formatsVi } from '../../../lambdas/pages/words/formats.ts'
import { aSite } from '../../support/sites.ts'

const site = aSite()
const { tree } = site
const tally = (people: number, rate: number) => ({ people, amount: people * rate })

const district: PublicStatisticsResponse = {
  programme: 'nq42-2020',
  programmeName: 'Nghị quyết 42',
  unit: '657',
  unitName: 'Huyện Cư Kuin',
  at: Date.UTC(2020, 4, 29, 14, 40),
  total: { planned: tally(2000, 750_000), approved: tally(1000, 750_000), paid: tally(333, 750_000) },
  policies: [
    {
      policyName: 'Hộ nghèo',
      unitOfCount: 'khẩu',
      cell: { planned: tally(0, 0), approved: tally(990, 750_000), paid: tally(330, 750_000) },
    },
    {
      policyName: 'Bảo trợ xã hội',
      unitOfCount: 'người',
      cell: { planned: tally(0, 0), approved: tally(10, 750_000), paid: tally(3, 750_000) },
    },
  ],
  units: tree.children('657').map((unit) => ({
    unit: unit.code,
    unitName: unit.name,
    cell: { planned: tally(0, 0), approved: tally(100, 750_000), paid: tally(0, 0) },
  })),
  leftOut: { here: [], below: [{ policyName: 'Bảo trợ xã hội', publicFrom: 'district' }] },
}

const textOf = (page: string): string => page.replace(/<[^>]+>/g, '')

describe('renderFiguresPage', () => {
  const page = renderFiguresPage(district, { site })
  const text = textOf(page)

  it('says the finding, the sums and the moment in words', () => {
    expect(page).toContain('Đã chi trả 33,3% số tiền được phê duyệt')
    expect(text).toContain('1.000 lượt hỗ trợ')
    expect(page).toContain('Số liệu lúc 21:40 29/05/2020')
    expect(text).toContain('667 lượt hỗ trợ')
  })

  it('counts each policy in its own unit, and places in grants', () => {
    expect(text).toContain('990 khẩu')
    expect(text).toContain('10 người')
    expect(text).toContain('100 lượt hỗ trợ')
    expect(page.match(/\d <span class="whole">người</g)).toHaveLength(2)
    const english = textOf(renderFiguresPage(district, { site, lang: 'en' }))
    for (const words of ['1,000 grants', '990 members', '10 people', '100 grants']) expect(english).toContain(words)
  })

  it('says in words what its figures are without, and where that is public', () => {
    const note = 'Bảng theo địa bàn không gồm chính sách có nhóm quá nhỏ: Bảo trợ xã hội (công bố ở cấp huyện).'
    expect(page.indexOf(note)).toBeGreaterThan(page.indexOf('id="by-unit"'))
    expect(page).not.toContain('Không gồm')
    const here = [
      { policyName: 'Bảo trợ xã hội', publicFrom: 'province' as const },
      { policyName: 'Hỗ trợ tiền ăn', publicFrom: null },
    ]
    expect(renderFiguresPage({ ...district, leftOut: { here, below: [] } }, { site })).toContain(
      'Không gồm chính sách có nhóm quá nhỏ: Bảo trợ xã hội (công bố ở cấp tỉnh); Hỗ trợ tiền ăn (không công bố).',
    )
  })

  it('leads down to each commune and up to the province without a script', () => {
    for (const { unit } of district.units)
      expect(page).toContain(`href="/api/public/statistics?programme=nq42-2020&amp;unit=${unit}"`)
    expect(page).toContain('<a href="/api/public/statistics?programme=nq42-2020&amp;unit=66">Tỉnh Đắk Lắk</a>')
    expect(page).toContain('<option value="657" selected>')
    expect(page).not.toContain('<script')
  })

  it('does not list a commune below itself', () => {
    const [first] = district.units
    if (!first) throw new Error('the district has no communes')
    const commune = { ...district, unit: first.unit, unitName: first.unitName, units: [first] }
    expect(renderFiguresPage(commune, { site })).not.toContain('id="by-unit"')
  })

  it('says so when nothing is approved yet', () => {
    const none = { planned: tally(0, 0), approved: tally(0, 0), paid: tally(0, 0) }
    const empty = { ...district, total: none, policies: [], units: [] }
    expect(renderFiguresPage(empty, { site })).toContain(figuresVi.nothingYet)
    const hidden = renderFiguresPage({ ...empty, leftOut: { here: district.leftOut.below, below: [] } }, { site })
    expect(hidden).toContain(figuresVi.nothingPublic)
    expect(hidden).not.toContain(figuresVi.nothingYet)
  })
})

describe('renderFiguresShell', () => {
  it('offers every unit and a way to the figures without a script', () => {
    const page = renderFiguresShell({ site })
    expect(page.match(/<option /g)).toHaveLength(1 + 15 + 184)
    expect(page).toContain('href="/api/public/statistics?programme=nq42-2020&amp;unit=66"')
  })
})

describe('figuresCsv', () => {
  it('gives one line a row, and says at the end what is left out', () => {
    const lines = figuresCsv(district, figuresVi).split('\r\n')
    expect(lines[2]).toBe('Tổng cộng,Huyện Cư Kuin,2000,1500000000,1000,750000000,333,249750000')
    expect(lines[4]).toBe('Theo chính sách,Bảo trợ xã hội,0,0,10,7500000,3,2250000')
    expect(lines).toHaveLength(2 + 1 + 2 + district.units.length + 1 + 1)
    expect(lines.at(-2)).toBe(
      'Ghi chú,Bảng theo địa bàn không gồm chính sách có nhóm quá nhỏ: Bảo trợ xã hội (công bố ở cấp huyện).',
    )
  })

  it('says the moment as the page does, by the clock of Vietnam', () => {
    expect(figuresCsv(district, figuresVi).split('\r\n')[0]).toBe(
      '\ufeffSố liệu công khai,Nghị quyết 42,Huyện Cư Kuin,Số liệu lúc 21:40 29/05/2020',
    )
  })

  it('begins with a byte order mark and keeps formulas from running', () => {
    const csv = figuresCsv({ ...district, unitName: '=HYPERLINK("x","y")' }, figuresVi)
    expect(csv.charCodeAt(0)).toBe(0xfeff)
    expect(csv).toContain(`"'=HYPERLINK(""x"",""y"")"`)
  })
})

describe('shareBar', () => {
  it('never draws outside its frame', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (part, whole) => {
        const width = Number(/bar-part" width="([\d.]+)"/.exec(shareBar(part, whole).text)?.[1])
        expect(width).toBeGreaterThanOrEqual(0)
        expect(width).toBeLessThanOrEqual(100)
      }),
    )
  })
})

describe('percent', () => {
  it('says 100% only when everything is paid', () => {
    expect(formatsVi.percent(99_999, 100_000)).toBe('99,9%')
    expect(formatsVi.percent(100_000, 100_000)).toBe('100%')
    expect(formatsEn.percent(1, 3)).toBe('33.3%')
    expect(formatsVi.percent(0, 0)).toBe('0%')
  })
})

describe('English money', () => {
  it('groups with commas and cuts to one decimal', () => {
    expect(formatsEn.money(1_500_000)).toBe('1,500,000 đồng')
    expect(formatsEn.moneyShort(90_399_000_000)).toBe('90.3 billion đồng')
    expect(formatsEn.moneyShort(2_000_000)).toBe('2 million đồng')
    expect(formatsEn.moneyShort(750_000)).toBe('750,000 đồng')
  })
})
