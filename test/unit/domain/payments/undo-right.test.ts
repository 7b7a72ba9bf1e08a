import { mayUndoBatch } from '../../../../lambdas/domain/batches/batch.ts'
import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { paymentMoves } from '../../../../lambdas/domain/payments/payment-moves.ts'
import type { PaymentStatus } from '../../../../lambdas/domain/payments/payment-status.ts'
import { faultOfUndoing } from '../../../../lambdas/domain/payments/undo-right.ts'
import { isAllowed, type Role, roles } from '../../../../lambdas/domain/permissions/permission-table.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'
import { anEntitlement, morning } from '../../../support/builders.ts'
import { actorOf, contextOf, plainest } from './any-command.ts'

const day = 24 * 60 * 60_000
const writers = ['xa', 'payer', 'huyen', 'tinh'] as const satisfies readonly Role[]
const undo = plainest['undo-payment']
const tree = unitTree('daklak-2020')

function entered(role: Role): Entitlement {
  const decided = decidePayment(anEntitlement(), plainest['record-payment'], contextOf(role))
  if (!decided.ok) throw new Error(decided.error.message)
  return decided.value.next
}

const secondOf = (role: Role, now: number) => {
  const context = contextOf(role, now)
  return { ...context, actor: { ...context.actor, username: `hai-${role}` } }
}

/** Who may take back what whom has entered: on its day, and the morning after. */
const mayOn = (now: number) =>
  Object.fromEntries(
    writers.map((by) => [by, roles.filter((role) => decidePayment(entered(by), undo, contextOf(role, now)).ok)]),
  )

describe('what was entered', () => {
  it('is taken back on its day by its own office, and by those above', () => {
    expect(mayOn(morning)).toEqual({
      xa: ['tinh', 'huyen', 'xa'],
      payer: ['tinh', 'huyen', 'payer'],
      huyen: ['tinh', 'huyen'],
      tinh: ['tinh'],
    })
  })

  it('is taken back after midnight by the level above alone, up to the province', () => {
    expect(mayOn(morning + day)).toEqual({ xa: ['tinh', 'huyen'], payer: ['tinh', 'huyen'], huyen: ['tinh'], tinh: [] })
  })

  it('a moment before midnight behind another entry, so dated after it, is taken back at once', () => {
    const midnight = Date.parse('2020-05-30T00:00:00+07:00')
    const last = (role: Role) => contextOf(role, midnight - 1)
    const given = decidePayment(anEntitlement(), plainest['hand-over'], last('huyen'))
    const paid = given.ok ? decidePayment(given.value.next, plainest['record-payment'], last('payer')) : given
    if (!paid.ok) throw new Error(paid.error.message)
    expect(paid.value.next.payment).toMatchObject({ enteredAt: midnight, late: false })
    expect(decidePayment(paid.value.next, undo, last('payer'))).toMatchObject({ ok: true })
  })

  it('by the province is taken back after midnight by a second person of it: nobody could, and it stood for ever', () => {
    const own = entered('tinh')
    const alone = decidePayment(own, undo, contextOf('tinh', morning + day))
    expect(alone).toMatchObject({
      error: { message: expect.stringContaining('việc của Sở LĐ-TBXH do một người khác') },
    })
    expect(decidePayment(own, undo, secondOf('tinh', morning + day))).toMatchObject({
      value: { next: { status: 'approved' }, event: { actor: { username: 'hai-tinh' }, reason: undo.reason } },
    })
  })

  it('by a lower office has no second person after midnight: the one above is asked', () => {
    for (const role of ['xa', 'payer', 'huyen'] as const)
      expect(decidePayment(entered(role), undo, secondOf(role, morning + day))).toMatchObject({
        error: { message: expect.stringContaining('chỉ cấp trên mới được huỷ') },
      })
  })

  it.each([
    ['xa', 'Phòng LĐ-TBXH Huyện Cư Kuin hoặc Sở LĐ-TBXH'],
    ['payer', 'Phòng LĐ-TBXH Huyện Cư Kuin hoặc Sở LĐ-TBXH'],
    ['huyen', 'Sở LĐ-TBXH'],
  ] as const)('by %s names whom it asks after midnight: %s', (role, offices) => {
    expect(decidePayment(entered(role), undo, secondOf(role, morning + day))).toMatchObject({
      error: { message: expect.stringContaining(`được huỷ: báo ${offices}.`) },
    })
  })

  it('sends nobody to a district where there is none', () => {
    const communes = unitTree('daklak-2025')
    const by = { role: 'xa', unit: communes.map.exampleCommune, username: 'mot' } as const
    expect(
      faultOfUndoing('Cập nhật này', { by, at: morning }, by, { now: morning + day, tree: communes }),
    ).toMatchObject({ error: { message: expect.stringContaining('được huỷ: báo UBND tỉnh Đắk Lắk.') } })
  })

  it('sends whoever is of a unit that the map has no more to the province', () => {
    const by = { role: 'xa', unit: '99999', username: 'mot' } as const
    expect(faultOfUndoing('Cập nhật này', { by, at: morning }, by, { now: morning + day, tree })).toMatchObject({
      error: { message: expect.stringContaining('được huỷ: báo Sở LĐ-TBXH.') },
    })
  })

  it('can be taken back by somebody, whoever entered it, in every state that has an entry and at any time', () => {
    const from = paymentMoves['undo-payment'].from as Partial<Record<PaymentStatus, readonly Role[]>>
    for (const [status, may] of Object.entries(from))
      for (const role of writers) {
        const by = { role, unit: actorOf(role).unit, username: 'một' }
        const those = may
          .filter((one) => isAllowed(one, 'payment.undo'))
          .filter((one) => {
            const actor = { role: one, unit: actorOf(one).unit, username: 'hai' }
            return faultOfUndoing('Cập nhật này', { by, at: morning }, actor, { now: morning + day, tree }) === null
          })
        expect([status, role, those.length > 0]).toEqual([status, role, true])
      }
  })

  it('in a batch goes by the same rule', () => {
    const batch = { state: 'done' as const, confirmedAt: morning, by: actorOf('tinh'), confirmedBy: actorOf('tinh') }
    expect(mayUndoBatch(batch, actorOf('tinh'), { now: morning, tree }).ok).toBe(true)
    expect(mayUndoBatch(batch, actorOf('tinh'), { now: morning + day, tree })).toMatchObject({
      error: { message: expect.stringContaining('Đợt này được nhập ngày') },
    })
    expect(mayUndoBatch(batch, secondOf('tinh', morning).actor, { now: morning + day, tree }).ok).toBe(true)
    // Its lines carry the name of whoever confirmed it.
    const confirmed = { ...batch, confirmedBy: secondOf('tinh', morning).actor }
    expect(mayUndoBatch(confirmed, secondOf('tinh', morning).actor, { now: morning + day, tree }).ok).toBe(false)
    expect(mayUndoBatch(confirmed, actorOf('tinh'), { now: morning + day, tree }).ok).toBe(true)
    const district = { ...batch, by: actorOf('huyen'), confirmedBy: actorOf('huyen') }
    expect(mayUndoBatch(district, actorOf('tinh'), { now: morning + day, tree }).ok).toBe(true)
    expect(mayUndoBatch(district, secondOf('huyen', morning).actor, { now: morning + day, tree }).ok).toBe(false)
  })
})
