import { itemParts } from '../../../bin/ledger/item-parts.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'

const id = 'a'.repeat(26)
const parts = (item: Record<string, unknown>) => [...itemParts(item, 2_000)]
const [pk, sk] = ['SEALS#66', '2020-05-29']

describe('an item of the register, to whoever checks the ledger', () => {
  it('is a seal that the site shows once it was published a while ago', () => {
    const seal = (publishedAt?: number) => parts({ pk, sk, seal: 's', ...(publishedAt ? { publishedAt } : {}) })
    expect(seal(1_000)).toEqual([{ kind: 'seal', seal: { day: sk, seal: 's', isPublished: true } }])
    for (const at of [undefined, 3_000])
      expect(seal(at)).toEqual([{ kind: 'seal', seal: { day: sk, seal: 's', isPublished: false } }])
  })

  // Somebody wrote a number over a seal, and the check ended with a stack trace: it named nothing at all.
  it('is read whatever was written over it', () => {
    const day = { kind: 'seal', seal: { day: sk, seal: '', isPublished: true } }
    expect(parts({ pk, sk, seal: 5, publishedAt: 'x' })).toEqual([day])
    expect(parts({ pk: 'LEAVES#24547#2020-05-29', sk: 'root#000000', leaves: 5 })).toEqual([
      { kind: 'refs', refs: { day: '2020-05-29', unit: '24547', leaves: [], refs: [] } },
    ])
    expect(parts({ ...keys.event(id, 2), told: '{' })).toEqual([
      { kind: 'broken', event: { ref: `ENT#${id}/EVT#000002`, unit: '', at: 0 } },
    ])
    expect(parts({ ...keys.foreignFile('66', id), id, state: 5 })).toEqual([
      { kind: 'record', record: { subject: `FOREIGNFILE#${id}`, version: 0 } },
    ])
    expect(parts({ ...keys.list(id), version: 'x' })).toMatchObject([
      { kind: 'record', record: { subject: `LIST#${id}`, version: 0, record: expect.any(String) } },
    ])
  })
})
