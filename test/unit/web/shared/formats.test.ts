import fc from 'fast-check'
import { formatDay, type LocalDay, localDay } from '../../../../lambdas/domain/time/local-day.ts'
import { paidBarSvg } from '../../../../web/shared/charts/paid-bar.ts'
import { formatBirth } from '../../../../web/shared/formats/birth.ts'
import { formatLongDay, parseDayInput } from '../../../../web/shared/formats/day-input.ts'
import { formatBytes, formatPercent, formatTally, percentOf } from '../../../../web/shared/formats/figures.ts'
import { CommandKey, newIdempotencyKey } from '../../../../web/shared/idempotency-key.ts'

const days = fc.integer({ min: 0, max: 80 * 365 }).map((day): LocalDay => localDay(day * 86_400_000))

describe('a day as typed', () => {
  it('is read back from every form in which offices write it', () => {
    fc.assert(
      fc.property(days, fc.constantFrom('/', '-', '.', ' '), fc.boolean(), (day, sign, bare) => {
        const [year = '', month = '', date = ''] = day.split('-')
        const text = bare ? [Number(date), Number(month), year].join(sign) : formatDay(day).replaceAll('/', sign)
        expect(parseDayInput(` ${text} `)).toBe(day)
        expect(parseDayInput(`${date}${month}${year}`)).toBe(day)
        expect(parseDayInput(day)).toBe(day)
      }),
    )
  })

  it('may have a year of two digits', () => expect(parseDayInput('1/5/20')).toBe('2020-05-01'))

  it.each(['', '31/4/2020', '29/2/2021', '5/2020', '2020', '1/13/2020', '29/05/20201', 'hôm nay'])(
    'is refused where it is no day: %s',
    (text) => expect(parseDayInput(text)).toBeNull(),
  )

  it('is written out as letters are dated', () =>
    expect(formatLongDay('2020-05-29')).toBe('Thứ sáu, ngày 29 tháng 5 năm 2020'))
})

describe('figures', () => {
  it('never show a hundred percent before everything is paid', () => {
    expect(formatPercent(percentOf(99_999, 100_000))).toBe('99,9%')
    expect(formatPercent(percentOf(0, 0))).toBe('–')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), fc.nat(1e12), (whole, part) => {
        if (part < whole) expect(percentOf(part, whole)).toBeLessThan(100)
      }),
    )
  })

  it('are grouped as in Vietnam', () => {
    expect(formatTally({ people: 1200, amount: 90_300_000_000 }, 'hộ')).toBe('1.200 hộ · 90.300.000.000 đồng')
    expect(formatBytes(900)).toBe('900 byte')
    expect(formatBytes(5_100_000)).toBe('4,9 MB')
  })

  it('show of a birth what is known', () => {
    expect(formatBirth({ year: 1945, month: 9, day: 2 })).toBe('02/09/1945')
    expect(formatBirth({ year: 1945, month: 9, day: null })).toBe('09/1945')
    expect(formatBirth({ year: 1945, month: null, day: null })).toBe('1945')
  })
})

describe('the bar of what is paid', () => {
  it('is a picture with words, without an inline style, and lets no markup in', () => {
    const svg = paidBarSvg({ title: `<b>Buôn "Ƀuk"</b>`, paid: 0.25, lost: 0.1 })
    expect(svg).toContain('<title>&lt;b&gt;Buôn &quot;Ƀuk&quot;&lt;/b&gt;</title>')
    expect(svg).not.toContain('style=')
    expect(svg).toContain('class="chart-paid" x="0%" y="0" width="25%"')
    expect(svg).toContain('class="chart-lost" x="90%" y="0" width="10%"')
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 7])('stays inside its box for %d', (paid) => {
    const parts = [...paidBarSvg({ title: '', paid, lost: 0.5 }).matchAll(/ x="(\S+)%" y="0" width="(\S+)%"/g)]
    expect(parts.length).toBeGreaterThan(0)
    for (const [, x, width] of parts) expect(Number(x) + Number(width)).toBeLessThanOrEqual(100)
  })
})

describe('the key of a command', () => {
  it('stays while the words stay, and is new for other words or once the command is settled', () => {
    const key = new CommandKey()
    const first = key.for({ version: 1, note: 'a' })
    expect(key.for({ version: 1, note: 'a' })).toBe(first)
    const other = key.for({ version: 1, note: 'b' })
    expect(other).not.toBe(first)
    key.settle()
    expect(key.for({ version: 1, note: 'b' })).not.toBe(other)
  })

  it('is a key that the API takes, on pages without randomUUID too', () => {
    const accepted = /^[A-Za-z0-9-]{16,64}$/
    expect(newIdempotencyKey()).toMatch(accepted)
    const { randomUUID } = crypto
    try {
      Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true })
      expect(newIdempotencyKey()).toMatch(accepted)
    } finally {
      Object.defineProperty(crypto, 'randomUUID', { value: randomUUID, configurable: true })
    }
  })
})
