import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { batchStates, isBusy } from '../../../lambdas/domain/batches/batch.ts'
import { isAtWork, listStates } from '../../../lambdas/domain/lists/list-states.ts'
import { freshBatch } from '../../../lambdas/store/batches/batch-item.ts'
import { batchProgress, listProgress, toldPart } from '../../../lambdas/store/ledger/told-part.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'
import { anActor, morning } from '../../support/builders.ts'

const id = 'a'.repeat(26)
const namesOf = (item: Readonly<Record<string, unknown>>): string[] => Object.keys(toldPart(item)).sort()
const without = (names: readonly string[], left: readonly string[]): string[] =>
  names.filter((name) => !left.includes(name)).sort()

describe('what of a record is its events’ alone', () => {
  it('is all of a support, a case, a complaint, an account and the settings of cases', () => {
    for (const key of [
      keys.entitlement(id),
      keys.duplicateCase(id),
      keys.complaint('PA-7KQM-3XV'),
      keys.account('66', 'xa-24547'),
      keys.caseSettings('66'),
    ]) {
      const item = { ...key, attempt: 'a', run: null, openLists: 'open', state: 'processing' }
      expect(toldPart(item)).toBe(item)
    }
  })

  it.each(batchStates)(
    'is of a batch that is %s all but who has it, and how far it has come while one has',
    (state) => {
      const item = { ...keys.batch(id), ...freshBatch(id, anActor(), morning), state }
      const left = ['attempt', 'leaseUntil', ...(isBusy(state) ? batchProgress : [])]
      expect(namesOf(item)).toEqual(without(Object.keys(item), left))
      for (const name of ['unit', 'payList', 'selection', 'details', 'standIns', 'confirmedBy'])
        expect(namesOf({ ...item, [name]: 'x' })).toContain(name)
    },
  )

  it.each(listStates)('is of a list that is %s all but its reader, and what he notes while there is one', (state) => {
    const progress = Object.fromEntries(listProgress.map((name) => [name, 1]))
    const words = { id, commune: '24547', outcome: null, withdrawal: null, appliedBy: null, createdBy: null }
    const item = { ...keys.list(id), ...progress, ...words, attempt: 'a', openLists: 'open', openOrder: '1', state }
    const left = ['attempt', 'leaseUntil', 'calledAt', 'tries', 'openLists', 'openOrder']
    expect(namesOf(item)).toEqual(without(Object.keys(item), [...left, ...(isAtWork({ state }) ? listProgress : [])]))
  })

  it('is of a report by mail what was ordered, and not what became of its mails', () => {
    const item = {
      ...keys.subscription('66', id),
      recipients: ['a@b.c'],
      run: null,
      unsent: [],
      lastSent: null,
      lastFailure: null,
    }
    expect(namesOf(item)).toEqual(['pk', 'recipients', 'sk'])
  })

  it('is of a pay list all but its place among those that wait', () => {
    const item = { ...keys.payList('DS-7KQM-3XV'), sums: null, openLists: 'waiting-pay-lists', openOrder: '1' }
    expect(namesOf(item)).toEqual(['pk', 'sk', 'sums'])
  })

  it('is what docs/ledger-format.md says of it', () => {
    const format = readFileSync(join(import.meta.dirname, '../../../docs/ledger-format.md'), 'utf8')
    const rows = [...format.matchAll(/^\| `([A-Z]+)#` \|(.*)\|(.*)\|(.*)\|$/gm)]
    expect(rows.map(([, kind]) => kind)).toEqual(['LIST', 'BATCH', 'PAYLIST', 'SUBSCRIPTIONS'])
    for (const [, kind, always, states, meanwhile] of rows) {
      const [left, working, progress] = [always, states, meanwhile].map((cell) =>
        [...(cell ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
      )
      const names = [...new Set([...(left ?? []), ...(progress ?? []), ...listProgress, ...batchProgress])]
      const item = { pk: `${kind}#1`, sk: kind, ...Object.fromEntries(names.map((name) => [name, 1])) }
      expect(namesOf(item)).toEqual(without(Object.keys(item), left ?? []))
      for (const state of working ?? [])
        expect(namesOf({ ...item, state })).toEqual(
          without([...Object.keys(item), 'state'], [...(left ?? []), ...(progress ?? [])]),
        )
    }
  })
})
