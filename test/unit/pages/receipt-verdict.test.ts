import type { OpenPart } from '../../../lambdas/domain/ledger/seals/ledger-entry.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { renderVerdict } from '../../../lambdas/pages/receipt/render-verdict.ts'
import type { Lang } from '../../../lambdas/pages/site.ts'
import { receiptWords } from '../../../lambdas/pages/words/receipt-words.ts'
import { anEntry } from '../../support/invented-ledger.ts'

const proved = { kind: 'proved', day: '2020-05-29', place: 1, events: 2 } as const
const shown = (open: OpenPart, lang: Lang = 'vi'): string =>
  renderVerdict(proved, open, unitTree('daklak-2020'), receiptWords[lang])
    .text.replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('what a proved receipt says', () => {
  const { open } = anEntry(2, { version: 2 })

  it('is what this payment handed out, for which months, and the whole grant beside it', () => {
    expect(shown(open)).toContain('Số tiền 250.000 đồng Chi cho tháng 4/2020 Cả khoản được duyệt 750.000 đồng')
    expect(shown(open, 'en')).toContain('Amount 250,000 đồng Paid for 04/2020 Whole grant 750,000 đồng')
  })

  it('names no department, which not every province has, where the published ledger does not fit', () => {
    for (const lang of ['vi', 'en'] as const) {
      const { text } = renderVerdict(
        { kind: 'ledger-broken', day: '2020-05-29' },
        null,
        unitTree('daklak-2025'),
        receiptWords[lang],
      )
      expect(text).toMatch(/Ủy ban nhân dân tỉnh|people’s committee/)
      expect(text).not.toMatch(/Sở |Department/)
    }
  })

  it('is the sum alone where the whole grant was paid at once', () => {
    const whole = { ...open, of: open.of && { ...open.of, paid: { amount: 750_000, months: [] } } }
    expect(shown(whole)).toContain('Số tiền 750.000 đồng')
    expect(shown(whole)).not.toMatch(/Chi cho|Cả khoản/)
  })

  it('calls the sum of a receipt of version 1 what it is: the grant', () => {
    const text = shown(anEntry(1, { version: 2 }).open)
    expect(text).toContain('Cả khoản được duyệt 750.000 đồng')
    expect(text).not.toContain('Số tiền')
  })
})
