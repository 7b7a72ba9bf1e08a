import type { EntitlementView, RecordPaymentRequest } from '../../lambdas/contract/entitlements.ts'
import type { NotPaidReason } from '../../lambdas/domain/payments/payment-status.ts'
import { formatDay } from '../../lambdas/domain/time/local-day.ts'
import { cellsOf, figuresOf, type Movement, movementOf } from '../support/figures.ts'
import { listFile, newIdNumber, people } from '../support/list-files.ts'
import type { Officer } from '../support/sign-in.ts'
import { takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'

/** No other test touches this programme, so that its figures move by what is done here alone. */
const programme = 'nq68-2021'
const commune = '24256'
const policy = 'B5'
const amount = 1_000_000

let officer: Officer
let colleague: Officer
let today: string
const unpaid: EntitlementView[] = []

beforeAll(async () => {
  officer = await world().officer('xa', commune)
  colleague = await world().makeUser({ username: `thu-xa-hai-${commune}`, groups: ['xa'], unit: commune })
  today = (await world().call('session', {}, officer)).today
  const rows = people(60, { policy: 'Ngừng việc', amount, idNumber: '' })
  const list = await takeIn(world(), officer, { programme, commune }, await listFile({ decisionDay: '1/8/2021', rows }))
  expect(list.counts.added).toBe(60)
  const body = { programme, unit: commune, status: 'approved' as const, limit: 200 }
  const { items } = await world().call('searchEntitlements', { body }, officer)
  unpaid.push(...items.filter(({ warnings }) => warnings.length === 0))
})

/** Somebody of the list who has not been paid. */
function next(): EntitlementView {
  const entitlement = unpaid.pop()
  if (!entitlement) throw new Error('nobody is left to be paid')
  return entitlement
}

const payment = (entitlement: EntitlementView, parts: Partial<RecordPaymentRequest> = {}) => ({
  params: { entitlementId: entitlement.id },
  body: {
    version: entitlement.version,
    paidOn: today,
    receivedBy: 'self' as const,
    noIdNumberReason: 'lost-card' as const,
    ...parts,
  },
})

async function moved(change: () => Promise<unknown>): Promise<Movement> {
  const before = await figuresOf(world(), programme, commune)
  await change()
  return movementOf(before, await figuresOf(world(), programme, commune), policy)
}

const paidBy = (count: number): Movement => ({ paid: [count, count * amount], left: [-count, -count * amount] })

describe('a payment', () => {
  it('with an ID number added is seen by the citizen at once: status, day and office', async () => {
    const person = next()
    const idNumber = newIdNumber()
    const asked = { body: { idNumber, fullName: person.fullName } }
    expect(await world().call('lookUp', asked, null)).toEqual({ supports: [] })
    const input = payment(person, { idNumber, noIdNumberReason: null })
    const paid = await world().call('recordPayment', input, officer)
    expect(paid).toMatchObject({
      replayed: false,
      entitlement: {
        status: 'paid',
        idNumbers: [{ kind: 'CCCD', masked: `•••• ${idNumber.slice(-4)}` }],
        payment: { paidOn: today, late: false, payer: { username: officer.username, unit: commune } },
        version: person.version + 1,
      },
    })
    const { supports } = await world().call('lookUp', asked, null)
    expect(supports).toEqual([
      expect.objectContaining({
        status: 'paid',
        paidOn: today,
        payerName: 'UBND Thị trấn Ea Pốk',
        receivedBy: 'self',
        amount,
      }),
    ])
    const detail = await world().call('entitlement', { params: input.params }, officer)
    expect(detail.idNumbersInFull).toEqual([idNumber])
    expect(detail.history.map(({ type, by }) => [type, by])).toEqual([
      ['entitlement.approved', officer.username],
      ['payment.recorded', officer.username],
    ])
  })

  it('moves people and đồng from left to paid at once: in the commune, the district, the province and in public', async () => {
    expect(await moved(() => world().call('recordPayment', payment(next()), officer))).toEqual(paidBy(1))
  })

  it('is one payment when two officers enter it at once: the other is told who was faster, and when', async () => {
    const persons = Array.from({ length: 8 }, next)
    const movement = await moved(async () => {
      for (const person of persons) {
        const input = payment(person)
        const answers = await Promise.all([officer, colleague].map((who) => world().send('recordPayment', input, who)))
        expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
        const winner = answers[0]?.status === 200 ? officer : colleague
        const refused = JSON.parse(answers.find(({ status }) => status === 409)?.text ?? '{}')
        expect(refused.code).toBe('already-paid')
        expect(refused.detail).toMatch(/^Người này đã được UBND Thị trấn Ea Pốk cập nhật chi trả lúc \d\d:\d\d hôm nay/)
        expect(refused.detail).toContain(`(ngày chi trả ${formatDay(today)}). Không chi lần nữa.`)
        const { entitlement } = await world().call('entitlement', { params: input.params }, officer)
        expect(entitlement.payment?.payer.username).toBe(winner.username)
      }
    })
    expect(movement).toEqual(paidBy(persons.length))
  })

  it('is one payment when the same command comes ten times at once', async () => {
    const input = { ...payment(next()), idempotencyKey: crypto.randomUUID() }
    const movement = await moved(async () => {
      const answers = await Promise.all(Array.from({ length: 10 }, () => world().send('recordPayment', input, officer)))
      expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
      expect(answers.filter(({ text }) => !JSON.parse(text).replayed)).toHaveLength(1)
    })
    expect(movement).toEqual(paidBy(1))
    const { history } = await world().call('entitlement', { params: input.params }, officer)
    expect(history).toHaveLength(2)
  })

  it('may be undone on its day: everything is as before, also the number that came with it', async () => {
    const person = next()
    const idNumber = newIdNumber()
    const movement = await moved(async () => {
      const input = payment(person, { idNumber, noIdNumberReason: null })
      const { entitlement } = await world().call('recordPayment', input, officer)
      const body = { version: entitlement.version, reason: 'chọn nhầm người' }
      const undone = await world().call('undoPayment', { params: input.params, body }, officer)
      expect(undone.entitlement).toMatchObject({ status: 'approved', payment: null })
    })
    expect(movement).toEqual({})
    const lookUp = { body: { idNumber, fullName: person.fullName } }
    expect((await world().call('lookUp', lookUp, null)).supports).toEqual([])
    const again = await world().call('entitlement', { params: { entitlementId: person.id } }, officer)
    expect(again.history.at(-1)).toMatchObject({
      type: 'payment.undone',
      sentence: expect.stringContaining('chọn nhầm người'),
    })
    expect(again.entitlement.idNumbers).toEqual([])
    const input = payment(again.entitlement, { idNumber, noIdNumberReason: null })
    expect((await world().call('recordPayment', input, officer)).entitlement.status).toBe('paid')
    expect((await world().call('lookUp', lookUp, null)).supports).toMatchObject([{ status: 'paid' }])
  })

  it('is entered by the post office of the district too, which alone may take it back, or the district above', async () => {
    const payer = await world().officer('payer', '648')
    const person = next()
    const movement = await moved(async () => {
      const { entitlement } = await world().call('recordPayment', payment(person), payer)
      expect(entitlement.payment?.payer).toMatchObject({ role: 'payer', officeName: "Bưu điện Huyện Cư M'gar" })
      const input = { params: { entitlementId: person.id }, body: { version: entitlement.version, reason: 'nhầm' } }
      expect(await world().refused('undoPayment', input, officer)).toMatchObject({
        status: 409,
        detail: expect.stringContaining("do Bưu điện Huyện Cư M'gar nhập"),
      })
      expect((await world().call('undoPayment', input, payer)).entitlement.status).toBe('approved')
    })
    expect(movement).toEqual({})
  })
})

describe('a person who could not be paid', () => {
  it.each<[NotPaidReason, string, Movement]>([
    ['absent', 'not-received', { notPayable: [1, amount], left: [-1, -amount] }],
    ['moved', 'not-received', { notPayable: [1, amount], left: [-1, -amount] }],
    ['wrong-data', 'not-received', { notPayable: [1, amount], left: [-1, -amount] }],
    ['duplicate', 'suspended', { suspended: [1, amount], left: [-1, -amount] }],
    ['other', 'not-received', { notPayable: [1, amount], left: [-1, -amount] }],
    ['deceased', 'deceased', { notPayable: [1, amount], left: [-1, -amount] }],
    ['refused', 'refused', { notPayable: [1, amount], left: [-1, -amount] }],
  ])('for the reason %s becomes %s, and the money follows', async (reason, status, movement) => {
    const person = next()
    const params = { entitlementId: person.id }
    const found = await moved(async () => {
      const paper = reason === 'refused' ? 'giấy viết tay, hồ sơ xã số 14' : null
      const body = { version: person.version, reason, note: 'ghi rõ', paper }
      const { entitlement } = await world().call('recordNotPaid', { params, body }, officer)
      expect(entitlement).toMatchObject({ status, notPaid: { reason, note: 'ghi rõ' }, payment: null })
    })
    expect(found).toEqual(movement)
    const { entitlement } = await world().call('entitlement', { params }, officer)
    const answer = await world().send('recordPayment', payment(entitlement), officer)
    const isOpen = status === 'not-received'
    expect([answer.status, JSON.parse(answer.text).code]).toEqual(isOpen ? [200, undefined] : [409, 'wrong-state'])
  })

  it('can be taken back from the dead: the entry is undone and the money is left again', async () => {
    const person = next()
    const params = { entitlementId: person.id }
    const movement = await moved(async () => {
      const body = { version: person.version, reason: 'deceased' as const }
      const { entitlement } = await world().call('recordNotPaid', { params, body }, officer)
      await world().call(
        'undoPayment',
        { params, body: { version: entitlement.version, reason: 'nhập nhầm' } },
        officer,
      )
    })
    expect(movement).toEqual({})
  })

  it('needs words when the reason is another one', async () => {
    const person = next()
    const input = { params: { entitlementId: person.id }, body: { version: person.version, reason: 'other' } }
    expect(await world().refused('recordNotPaid', input, officer)).toMatchObject({
      status: 422,
      detail: expect.stringContaining('ghi rõ lý do'),
    })
  })
})

describe('the statistics', () => {
  it.each(['66', '648', '657', commune])(
    'add up in every cell of %s: approved = paid + not payable + suspended + left',
    async (unit) => {
      const province = await world().officer('tinh', '66')
      for (const one of [programme, 'nq42-2020']) {
        const seen = await world().call('statistics', { query: { programme: one, unit } }, province)
        for (const [name, { approved, paid, notPayable, suspended, left }] of cellsOf(seen))
          for (const part of ['people', 'amount'] as const)
            expect([name, part, approved[part]]).toEqual([
              name,
              part,
              paid[part] + notPayable[part] + suspended[part] + left[part],
            ])
      }
    },
  )

  it('are the sum of their parts, by policy and by unit', async () => {
    const province = await world().officer('tinh', '66')
    const { total, policies, units } = await world().call('statistics', { query: { programme, unit: '66' } }, province)
    const sum = (cells: { cell: typeof total }[]) => cells.reduce((all, { cell }) => all + cell.approved.amount, 0)
    expect([sum(policies), sum(units)]).toEqual([total.approved.amount, total.approved.amount])
    expect(total.approved.people).toBeGreaterThanOrEqual(60)
  })
})
