import { checkCode, checkReceipt } from '../../../../lambdas/domain/ledger/seals/check-receipt.ts'
import { openedEntry } from '../../../../lambdas/domain/ledger/seals/ledger-entry.ts'
import { receiptOf } from '../../../../lambdas/domain/ledger/seals/receipt.ts'
import { startOfDay } from '../../../../lambdas/domain/time/local-day.ts'
import { anEntry, publishedOf, sealedLedger, sha256 } from '../../../support/invented-ledger.ts'

const hour = 3_600_000
const paid = anEntry(2, { version: 2 })

/** The receipt of 29 May at some moment, against an index of as many days. */
async function verdicts(kept: number, now: number) {
  const ledger = await sealedLedger([paid])
  const index = { ...ledger.index, days: ledger.index.days.slice(0, kept) }
  const published = publishedOf(index, ledger.days, ledger.leaves)
  const opened = await openedEntry(sha256, paid)
  const { code } = (await receiptOf(sha256, opened)) ?? { code: '' }
  const both = [await checkReceipt(sha256, published, opened, now), await checkCode(sha256, published, code, now)]
  return both.map((verdict) => verdict?.kind)
}

describe('a receipt whose day the published ledger does not have', () => {
  it('waits for its night, and is proved when it has come', async () => {
    expect(await verdicts(0, startOfDay('2020-05-29') + 10 * hour)).toEqual(['not-sealed-yet', 'not-sealed-yet'])
    expect(await verdicts(1, startOfDay('2020-05-30') + 3 * hour)).toEqual(['proved', 'proved'])
  })

  it('is not said to wait when its night is long over: then the seal is lacking', async () => {
    expect(await verdicts(0, startOfDay('2020-06-01') - 1)).toEqual(['not-sealed-yet', 'not-sealed-yet'])
    expect(await verdicts(0, startOfDay('2020-08-01'))).toEqual(['seal-lacking', 'seal-lacking'])
  })
})

describe('a published ledger that somebody touched', () => {
  it('is told to be broken, also by what could never have been sealed', async () => {
    const ledger = await sealedLedger([paid])
    const opened = await openedEntry(sha256, paid)
    const kindIn = async ({ index = ledger.index, days = ledger.days, leaves = ledger.leaves }) => {
      const { kind } = await checkReceipt(sha256, publishedOf(index, days, leaves), opened, startOfDay('2020-06-01'))
      return kind
    }
    const [first, ...later] = ledger.index.days
    const day = ledger.days.get('2020-05-29')
    if (!first || !day) throw new Error('no day')
    const withUnits = (units: typeof day.units) => new Map([...ledger.days, [day.day, { ...day, units }]])
    expect(await kindIn({})).toBe('proved')
    const touched = [
      { index: { ...ledger.index, days: [{ ...first, events: 2 }, ...later] } },
      { index: { ...ledger.index, days: [{ ...first, events: 0.5 }, ...later] } },
      { days: withUnits(day.units.map((unit) => ({ ...unit, events: 2 }))) },
      { days: withUnits(day.units.map((unit) => ({ ...unit, late: 0.5 }))) },
      { leaves: new Map([['2020-05-29/24547', ['A'.repeat(43)]]]) },
    ]
    for (const parts of touched) expect(await kindIn(parts)).toBe('ledger-broken')
  })
})
