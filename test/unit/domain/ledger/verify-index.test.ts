import {
  type IndexToVerify,
  type NotedSeal,
  unsealedDays,
  verifyIndex,
} from '../../../../lambdas/domain/ledger/seals/verify-index.ts'
import { anEntry, publishedOf, type SealedLedger, sealedLedger } from '../../../support/invented-ledger.ts'

let ledger: SealedLedger
let noted: NotedSeal[]
/** 29 and 30 May. */
beforeAll(async () => {
  ledger = await sealedLedger([anEntry(1), anEntry(2)])
  noted = [...ledger.days.values()].map(({ day, seal }) => ({ day, seal, isPublished: true }))
})

/** The index names the first `kept` days. */
async function verified(kept: number, parts: Partial<IndexToVerify> = {}) {
  const index = { ...ledger.index, days: ledger.index.days.slice(0, kept) }
  const unsealed = unsealedDays(index.days.at(-1)?.day ?? null, '2020-05-29', '2020-05-31')
  const faults = await verifyIndex({
    published: publishedOf(index, ledger.days, ledger.leaves),
    indexIs: 'there',
    isDue: false,
    noted,
    unsealed,
    ...parts,
  })
  return faults.map(({ kind, day }) => ({ kind, day }))
}

describe('the index of the sealed days', () => {
  it('fits while it names every day that was published', async () => {
    expect(await verified(2)).toEqual([])
  })

  it('is cut where a published day is not named any more, whether the register or the files still tell', async () => {
    expect(await verified(1)).toEqual([{ kind: 'index-short', day: '2020-05-30' }])
    expect(await verified(1, { noted: [], isDue: true })).toEqual([{ kind: 'index-short', day: '2020-05-30' }])
    expect(await verified(0)).toEqual([{ kind: 'index-short', day: '2020-05-29' }])
  })

  it('is not cut while the publisher has put a day’s files and was killed before the index', async () => {
    const late = noted.map((one) => ({ ...one, isPublished: one.day < '2020-05-30' }))
    expect(await verified(1, { noted: late })).toEqual([])
  })

  it('is missed where something was published, or in an export, and not before the first night', async () => {
    expect(await verified(0, { indexIs: 'missing' })).toEqual([{ kind: 'index-missing', day: '' }])
    const nothing = { indexIs: 'missing', noted: [], unsealed: null } as const
    expect(await verified(0, nothing)).toEqual([])
    expect(await verified(0, { ...nothing, isDue: true })).toEqual([{ kind: 'index-missing', day: '' }])
    expect(await verified(0, { ...nothing, indexIs: 'broken' })).toEqual([{ kind: 'index-broken', day: '' }])
  })

  it('differs where a day has another seal than the one that was noted', async () => {
    const other = noted.map((one) => (one.day === '2020-05-29' ? { ...one, seal: 'x' } : one))
    expect(await verified(2, { noted: other })).toEqual([{ kind: 'seal-differs', day: '2020-05-29' }])
  })

  it('tells of a day whose seal is not noted any more; older exports note none', async () => {
    expect(await verified(2, { noted: noted.slice(1) })).toEqual([{ kind: 'seal-missing', day: '2020-05-29' }])
    expect(await verified(2, { noted: [] })).toEqual([
      { kind: 'seal-missing', day: '2020-05-29' },
      { kind: 'seal-missing', day: '2020-05-30' },
    ])
    expect(await verified(2, { noted: [], isDue: true })).toEqual([])
  })
})

describe('days that should be sealed by now', () => {
  it('are those behind the index, or from the first event on', () => {
    expect(unsealedDays('2020-05-29', '2020-05-20', '2020-05-31')).toEqual({ from: '2020-05-30', to: '2020-05-31' })
    expect(unsealedDays(null, '2020-05-20', '2020-05-20')).toEqual({ from: '2020-05-20', to: '2020-05-20' })
    expect(unsealedDays('2020-05-31', '2020-05-20', '2020-05-31')).toBeNull()
    expect(unsealedDays(null, null, '2020-05-31')).toBeNull()
  })
})
