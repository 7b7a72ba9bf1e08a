import { defaultCaseSettings } from '../../../lambdas/domain/cases/case-settings.ts'
import { hideNumbers } from '../../../lambdas/domain/ids/hide-numbers.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import { decidePayment } from '../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { roles } from '../../../lambdas/domain/permissions/permission-table.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { historyHasNumbers, recordHasNumbers } from '../../../lambdas/functions/entitlements/numbers-shown.ts'
import { viewEntitlement } from '../../../lambdas/views/entitlement-view.ts'
import { type Written, writtenFor } from '../../../lambdas/views/written-words.ts'
import { anActor, anEntitlement, aPayment, aPerson, morning } from '../../support/builders.ts'
import { contextOf, plainest } from '../domain/payments/any-command.ts'

const paper = 'CCCD 066 185 004 321, giấy uỷ quyền ngày 20/05/2020'
const masked = 'CCCD •••• 4321, giấy uỷ quyền ngày 20/05/2020'
const seen = (entitlement: Entitlement, role: (typeof roles)[number], written?: Written) =>
  viewEntitlement(entitlement, anActor({ role }), unitTree('daklak-2020'), defaultCaseSettings, morning, written)
const seenBy = (entitlement: Entitlement, role: (typeof roles)[number]) => seen(entitlement, role, writtenFor(role))

describe('a warning of a shared number', () => {
  it('asks for the papers until the case is concluded, and says then that it is', () => {
    const other = { entitlementId: 'other', programme: 'nq42-2020', policy: 'A7a', commune: '24547', sameName: true }
    const review = { caseId: 'case', owner: '657' }
    const open = anEntitlement({ warnings: [other], reviews: [{ ...review, effect: 'to-keep' }] })
    expect(seenBy(open, 'xa').warnings[0]).toMatchObject({
      isConcluded: false,
      message: expect.stringMatching(/Đối chiếu trước khi chi\.$/),
    })
    const kept = { ...open, reviews: [{ ...review, effect: 'kept' as const }] }
    expect(seenBy(kept, 'xa').warnings[0]).toMatchObject({
      isConcluded: true,
      message: expect.stringMatching(/Đã có kết luận rà soát trùng\.$/),
    })
  })
})

describe('what officers have written on a record', () => {
  const receiver = { kind: 'other', name: 'Lê Văn Ba', relation: 'con', paper } as const
  const paid = decidePayment(
    anEntitlement(),
    aPayment({ receiver, note: 'thẻ 066.185.004.321, gọi 0905 123 456' }),
    contextOf('xa'),
  )
  const command = { ...plainest['record-not-paid'], reason: 'refused', paper, note: '240123456' } as const
  const refused = decidePayment(anEntitlement(), command, contextOf('xa'))
  const [one, other] = [paid, refused].map((decision) => {
    if (!decision.ok) throw new Error(decision.error.message)
    return decision.value.next
  })

  it.each(roles)('is shown to %s with whole numbers of cards only where he may read those', (role) => {
    if (!one || !other) throw new Error('two records')
    const isFull = role !== 'observer'
    expect(seenBy(one, role).payment).toMatchObject({
      receiverName: 'Lê Văn Ba',
      paper: isFull ? paper : masked,
      note: `thẻ ${isFull ? '066.185.004.321' : '•••• 4321'}, gọi ${isFull ? '0905 123 456' : '•••• 3456'}`,
    })
    expect(seenBy(other, role).notPaid).toMatchObject({
      paper: isFull ? paper : masked,
      note: isFull ? '240123456' : '•••• 3456',
    })
  })

  // A page of fifty people showed them all, and nobody was noted to have read any.
  it.each(roles)('is shown to %s with the last digits alone where it is not noted who reads', (role) => {
    if (!one || !other) throw new Error('two records')
    expect(seen(one, role).payment).toMatchObject({ receiverName: 'Lê Văn Ba', paper: masked })
    expect(seen(other, role).notPaid).toMatchObject({ paper: masked, note: '•••• 3456' })
  })

  it('is a reading of a number also where the record has none of the person’s own', () => {
    const [receiverShown, refusalShown] = [one, other].map((record) => {
      if (!record) throw new Error('two records')
      const unnumbered = { ...record, person: { ...record.person, idNumbers: [] } }
      return recordHasNumbers({ view: seenBy(unnumbered, 'xa'), hidden: seen(unnumbered, 'xa') })
    })
    expect([receiverShown, refusalShown]).toEqual([true, true])
    const nobodys = anEntitlement({ person: aPerson({ idNumbers: [] }) })
    expect(recordHasNumbers({ view: seenBy(nobodys, 'xa'), hidden: seen(nobodys, 'xa') })).toBe(false)
    const events = [paid, refused].map((decision) => (decision.ok ? [decision.value.event] : []))
    expect(events.map(historyHasNumbers)).toEqual([true, true])
    expect(historyHasNumbers([])).toBe(false)
  })

  it('is shown so of a cancellation, a recovery and what another province has, too', () => {
    const by = { username: 'huyen-657', role: 'huyen', unit: '657', from: null } as const
    const decision = { number: '77/QĐ-UBND', day: '2020-06-01' }
    const words = 'trùng CMND 240.123.456'
    const part = { amount: dong(1), returnedOn: '2020-06-02', receipt: words, enteredAt: morning, enteredBy: by }
    const record = anEntitlement({
      cancellation: { decision, reason: words, from: 'approved', at: morning, by },
      recovery: {
        ...{ amount: dong(3), decision, caseId: null, reason: words, openedAt: morning, openedBy: by, parts: [part] },
        refusal: { reason: words, at: morning, by },
        more: [{ amount: dong(1), decision, reason: words, at: morning, by, partsBefore: 0, refusalBefore: null }],
      },
      foreign: [
        {
          ...{ province: '64', fileId: 'f', day: '2020-05-20', state: 'paid', amount: dong(1), foundAt: morning },
          conclusion: { outcome: 'different-person', reason: 'papers-seen', note: words, by, at: morning },
        },
      ],
    })
    expect(JSON.stringify(seenBy(record, 'xa')).split('240.123.456')).toHaveLength(7)
    const told = JSON.stringify(seenBy(record, 'observer'))
    expect(told).not.toContain('240.123.456')
    expect(told.split('trùng CMND •••• 3456')).toHaveLength(7)
  })

  it.each([
    ...['nhận 8h30 20/05/2020', '10h30 20.5.2020', '20-05-2020 10:30', '2020-05-20 09:30', 'tháng 4.2020-6.2020'],
    ...['20.5.2020-25.5.2020', '20/05/2020 905.000 đồng', 'QĐ 657 20.5.2020', 'Quyết định 100/QĐ-UBND ngày 1/6/2020'],
    ...['1.500.000 đồng', '1.500.000-2.000.000 đồng', 'cả xã 125.000.000 đồng.', 'tổng 1.125.000.000 đồng khác'],
  ])('keeps days, hours, sums and decisions: %s', (text) => expect(hideNumbers(text)).toBe(text))

  it.each([
    ...['240123456', '240.123.456', '240,123,456', '240 - 123 - 456', '240_123_456', '24O123456', '２４０１２３４５６'],
    ...['O66185OO4321', '066 185 004 321', '0120-1999-3456', 'CCCD 0385123456', '0905 123 456 78'],
    // A sender's telephone is told to the office that answers alone.
    ...['gọi 0905.123.456', '0912345678', '+84 905 123 456', '02623 812 345'],
    ...['240.123.456 đồng thời', '066.185-004.321 đồng ý', 'CMND 240123456 20/05/2001', 'cấp 20/05/2001 240123456'],
  ])('hides a number however it is written: %s', (text) => {
    expect(hideNumbers(text)).toContain('••••')
    expect(hideNumbers(text).replace(/\d\d\/\d\d\/\d{4}/, '')).not.toMatch(/\p{Nd}(?:\P{L}?\p{Nd}){4}/u)
  })
})
