import type { AuditEvent } from '../../../lambdas/domain/ledger/audit-event.ts'
import { canonicalJson } from '../../../lambdas/domain/ledger/seals/canonical-json.ts'
import { saltBytes } from '../../../lambdas/domain/ledger/seals/ledger-entry.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import { fromEventItem, toEventItem } from '../../../lambdas/store/ledger/event-item.ts'
import { fromLedgerItem } from '../../../lambdas/store/ledger/ledger-item.ts'
import { recordHash } from '../../../lambdas/store/ledger/record-hash.ts'
import { toEntitlementItem } from '../../../lambdas/store/register/entitlement-item.ts'
import { unpackedItem } from '../../../lambdas/store/table/packed-item.ts'
import { anEntitlement, aPaid, morning } from '../../support/builders.ts'

const after = anEntitlement({})
const event: AuditEvent = {
  type: 'entitlement.approved',
  at: morning,
  actor: { username: 'xa-24547', role: 'xa', unit: '24547' },
  commandId: 'l'.repeat(26),
  reason: null,
  changes: { amount: [null, '1.500.000 đồng'] },
}
const item = toEventItem(after, event, null)
const payment = aPaid({ amount: dong(250_000), months: ['2020-04'] })

describe('the event of a support in the table', () => {
  it('is what it was when it is read, and as few values as the table is asked by', () => {
    expect(fromEventItem(item)).toEqual(event)
    expect(Object.keys(item).toSorted()).toEqual(
      ['pk', 'sk', 'commandId', 'told', 'salt', 'communeKey', 'communeOrder'].toSorted(),
    )
  })

  it('has a salt of its own, though many are drawn at once', () => {
    const salts = Array.from({ length: 300 }, () => String(toEventItem(after, event, null).salt))
    expect(new Set(salts).size).toBe(300)
    for (const salt of salts) expect(Buffer.from(salt, 'base64url')).toHaveLength(saltBytes)
  })

  it('is sealed as one that has an attribute for each of its parts, as older ones have', () => {
    const older = unpackedItem(item)
    expect(older).toMatchObject({ type: event.type, ledger: { unit: after.commune, of: { status: after.status } } })
    expect(fromLedgerItem(item)).toEqual(fromLedgerItem(older))
    expect(canonicalJson(fromLedgerItem(item).event)).toBe(canonicalJson(event))
  })

  it('tells of a payment what it handed out itself, beside the whole grant', () => {
    const paid = anEntitlement({ status: 'part-paid', payment })
    const { open } = fromLedgerItem(toEventItem(paid, { ...event, type: 'payment.recorded' }, null))
    expect(open).toMatchObject({ v: 2, of: { amount: paid.amount, paid: { amount: 250_000, months: ['2020-04'] } } })
    // What comes after it is no receipt of it.
    for (const type of ['payment.undone', 'support.amended'] as const)
      expect(fromLedgerItem(toEventItem(paid, { ...event, type }, null)).open).toEqual(
        expect.objectContaining({ v: 1, of: expect.not.objectContaining({ paid: expect.anything() }) }),
      )
  })

  it('says what its record is, all of it, and of a step on the way nothing', () => {
    const record = toEntitlementItem(after, { id: () => 'id', idNumber: () => 'mark', name: () => 'name' })
    const { event: sealed } = fromLedgerItem(toEventItem(after, event, record))
    expect(sealed).toEqual({ ...event, record: recordHash(record) })
    const others = [
      { ...record, status: 'paid' },
      { ...record, idNumbers: [{ kind: 'CCCD', number: '066185004399' }] },
      { ...record, more: 1 },
    ]
    for (const other of others) expect(recordHash(other)).not.toBe(recordHash(record))
  })

  it('gives away what somebody has put beside its text', () => {
    for (const beside of [{ reason: 'viết lại' }, { at: morning + 1 }, { more: 1 }])
      expect(canonicalJson(fromLedgerItem({ ...item, ...beside }).event)).not.toBe(canonicalJson(event))
  })

  it('is not written where it could not be sealed', () => {
    expect(() => toEventItem(after, { ...event, at: 0.5 }, null)).toThrow(TypeError)
    expect(() => toEventItem(after, { ...event, commandId: '\ud800' }, null)).toThrow(TypeError)
  })
})
