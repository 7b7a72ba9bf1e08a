import { defaultCaseSettings } from '../../../lambdas/domain/cases/case-settings.ts'
import { hideNumbers } from '../../../lambdas/domain/ids/hide-numbers.ts'
import { decidePayment } from '../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { roles } from '../../../lambdas/domain/permissions/permission-table.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { viewEntitlement } from '../../../lambdas/views/entitlement-view.ts'
import { anActor, anEntitlement, aPayment, morning } from '../../support/builders.ts'
import { contextOf, plainest } from '../domain/payments/any-command.ts'

const paper = 'CCCD 066 185 004 321, giấy uỷ quyền ngày 20/05/2020'
const masked = 'CCCD •••• 4321, giấy uỷ quyền ngày 20/05/2020'
const seenBy = (entitlement: Entitlement, role: (typeof roles)[number]) =>
  viewEntitlement(entitlement, anActor({ role }), unitTree('daklak-2020'), defaultCaseSettings, morning)

describe('what officers have written on a record', () => {
  const receiver = { kind: 'other', name: 'Lê Văn Ba', relation: 'con', paper } as const
  const paid = decidePayment(anEntitlement(), aPayment({ receiver, note: 'gọi 0905 123 456' }), contextOf('xa'))
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
      note: isFull ? 'gọi 0905 123 456' : 'gọi •••• 3456',
    })
    expect(seenBy(other, role).notPaid).toMatchObject({
      paper: isFull ? paper : masked,
      note: isFull ? '240123456' : '•••• 3456',
    })
  })

  it('keeps days, hours and sums', () => {
    for (const text of ['nhận 8h30 20/05/2020', '20.5.2020', '1.500.000 đồng', 'Quyết định 100/QĐ-UBND'])
      expect(hideNumbers(text)).toBe(text)
  })
})
