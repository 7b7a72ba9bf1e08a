import { numberedRecord } from '../../../bin/ledger/numbered-record.ts'
import { foreignFileStates } from '../../../lambdas/domain/exchange/foreign-file.ts'
import { recordHash } from '../../../lambdas/store/ledger/record-hash.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'

const id = 'a'.repeat(26)

describe('how many events a record must have', () => {
  it.each([
    [keys.entitlement(id), keys.event(id, 3)],
    [keys.duplicateCase(id), keys.caseEvent(id, 3)],
    [keys.list(id), keys.listEvent(id, 3)],
    [keys.batch(id), keys.batchEvent(id, 3)],
    [keys.payList('DS-7KQM-3XV'), keys.payListEvent('DS-7KQM-3XV', 3)],
    [keys.complaint('PA-7KQM-3XV'), keys.complaintEvent('PA-7KQM-3XV', 3)],
    [keys.plan('nq42-2020', '657'), keys.planEvent('nq42-2020', '657', 3)],
    [keys.account('66', 'xa-24547'), keys.accountEvent('xa-24547', 3)],
    [keys.subscription('66', id), keys.subscriptionEvent(id, 3)],
    [keys.caseSettings('66'), keys.caseSettingsEvent('66', 3)],
  ])('is its version, where its events lie: %j', (key, event) => {
    expect(numberedRecord({ ...key, version: 3 })).toMatchObject({ subject: event.pk, version: 3 })
    expect(numberedRecord({ ...event, version: 3 })).toBeNull()
  })

  it('is none where its version is none, so that its events are the ones too many', () => {
    for (const version of ['3', null, 1.5, [3]])
      expect(numberedRecord({ ...keys.entitlement(id), version })).toMatchObject({ version: 0 })
  })

  it.each([
    keys.entitlement(id),
    keys.duplicateCase(id),
    keys.complaint('PA-7KQM-3XV'),
    keys.account('66', 'xa-24547'),
    keys.caseSettings('66'),
    keys.list(id),
    keys.batch(id),
    keys.payList('DS-7KQM-3XV'),
    keys.subscription('66', id),
  ])('comes with what it is, where its last event must name that: %j', (key) => {
    const item = { ...key, version: 3, state: 'open' }
    expect(numberedRecord(item)?.record).toBe(recordHash(item))
    expect(numberedRecord({ ...item, state: '\ud800' })?.record).toBe('')
  })

  it('does not where its events are of many items', () => {
    expect(numberedRecord({ ...keys.plan('nq42-2020', '657'), version: 3 })).not.toHaveProperty('record')
  })

  // Its version is its object's. That it had been taken out could be deleted unseen until the night.
  it('follows of another province’s file from its state', () => {
    const of = (state: string) =>
      numberedRecord({ ...keys.foreignFile('66', id), id, state, version: 'v1' })?.version ?? 0
    expect(Object.fromEntries(foreignFileStates.map((state) => [state, of(state)]))).toEqual({
      ...{ 'awaiting-upload': 0, reading: 0, refused: 0 },
      ...{ comparing: 1, current: 1, replaced: 1, removing: 2, removed: 2 },
    })
    const current = numberedRecord({ ...keys.foreignFile('66', id), id, state: 'current' })
    expect(current?.subject).toBe(keys.foreignFileEvent(id, 1).pk)
    expect(numberedRecord({ ...keys.currentForeignFile('66', '64', 'nq42-2020'), fileId: id })).toBeNull()
  })
})
