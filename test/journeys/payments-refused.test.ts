import type { EntitlementView, RecordPaymentRequest } from '../../lambdas/contract/entitlements.ts'
import { type ListedRow, listFile, newCmnd, newIdNumber, people } from '../support/list-files.ts'
import type { Officer } from '../support/sign-in.ts'
import { rowsOf, takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'

const commune = '24259'
const neighbour = '24262'
const programme = 'nq42-2020'

let officer: Officer
let today: string
const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** A list with these people; their entitlements in the order of the list. */
async function listed(unit: string, rows: readonly ListedRow[], decisionDay = '12/5/2020'): Promise<EntitlementView[]> {
  const own = await world().officer('xa', unit)
  const list = await takeIn(world(), own, { commune: unit }, await listFile({ rows, decisionDay }))
  const body = { programme, unit, list: list.id, limit: 200 }
  const { items } = await world().call('searchEntitlements', { body }, own)
  const inOrder = await rowsOf(world(), own, list.id)
  return inOrder.flatMap(({ entitlementId }) => items.filter(({ id }) => id === entitlementId))
}

/** People of one list whom nobody has touched yet, by what they have in common. */
const waiting = new Map<string, EntitlementView[]>()
const atOnce = 12

/** Somebody new of the commune. A list brings several, for whoever asks for the next one like him. */
async function one(parts: Partial<ListedRow> = {}, decisionDay?: string): Promise<EntitlementView> {
  const kind = JSON.stringify([parts, decisionDay])
  const isAnybody = parts.fullName === undefined && !parts.idNumber
  const known = waiting.get(kind) ?? []
  if (known.length === 0) known.push(...(await listed(commune, people(isAnybody ? atOnce : 1, parts), decisionDay)))
  waiting.set(kind, known)
  const [entitlement] = known.splice(0, 1)
  if (!entitlement) throw new Error('the list brought nobody')
  return entitlement
}

const payment = (entitlement: EntitlementView, parts: Partial<RecordPaymentRequest> = {}) => ({
  params: { entitlementId: entitlement.id },
  body: { version: entitlement.version, paidOn: today, receivedBy: 'self' as const, ...parts },
})

/** Refused, and the person is as unpaid as before. */
async function refused(entitlement: EntitlementView, input: object, who: Officer = officer) {
  const problem = await world().refused('recordPayment', input, who)
  const params = { entitlementId: entitlement.id }
  expect((await world().call('entitlement', { params }, officer)).entitlement).toEqual(entitlement)
  return problem
}

beforeAll(async () => {
  officer = await world().officer('xa', commune)
  today = (await world().call('session', {}, officer)).today
})

describe('a payment is refused, in words for the counter', () => {
  it.each<[string, Partial<RecordPaymentRequest>, RegExp]>([
    ['on a day that has not come', { paidOn: '2999-01-01' }, /không được sau hôm nay/],
    ['on a day before the decision', { paidOn: '2020-05-11' }, /trước ngày quyết định \(12\/05\/2020\)/],
    ['with neither a number nor why there is none', {}, /Bổ sung số CMND\/CCCD khi chi trả, hoặc chọn lý do/],
    ['with another reason and no words', { noIdNumberReason: 'other' }, /ghi rõ lý do/],
    ['with a number that lost its zero', { idNumber: '66070123456' }, /Có phải 066070123456\?/],
    ['with a number of eight digits', { idNumber: '24012345' }, /Số CMND\/CCCD/],
    [
      'to somebody else without his name',
      { receivedBy: 'other', noIdNumberReason: 'child' },
      /họ tên người nhận, quan hệ/,
    ],
  ])('%s', async (_what, parts, words) => {
    const entitlement = await one({ idNumber: '' })
    expect(await refused(entitlement, payment(entitlement, parts))).toMatchObject({
      status: 422,
      code: 'invalid',
      detail: expect.stringMatching(words),
    })
  })

  it('with a number that is not the one of the list', async () => {
    const entitlement = await one({ idNumber: newIdNumber() })
    const problem = await refused(entitlement, payment(entitlement, { idNumber: newIdNumber() }))
    expect(problem.detail).toMatch(/khác số trong danh sách \(•••• \d{4}\)/)
  })

  it.each<[string, object]>([
    ['no day', { paidOn: undefined }],
    ['a day of no calendar', { paidOn: '2020-02-30' }],
    ['an unknown reason', { noIdNumberReason: 'none' }],
    ['no version', { version: undefined }],
    ['a version that is no number', { version: '1' }],
    ['a note without end', { note: 'a'.repeat(501) }],
  ])('with %s', async (_what, parts) => {
    const entitlement = await one()
    expect(await refused(entitlement, payment(entitlement, parts as never))).toMatchObject({
      status: 422,
      errors: [{ path: `body.${Object.keys(parts)[0]}`, message: expect.any(String) }],
    })
  })

  it('to a person of another commune, exactly as to nobody', async () => {
    const [entitlement] = await listed(neighbour, people(1))
    if (!entitlement) throw new Error('the list brought nobody')
    const elsewhere = await world().refused('recordPayment', payment(entitlement), officer)
    const nobody = await world().refused('recordPayment', payment({ ...entitlement, id: 'q'.repeat(26) }), officer)
    expect({ ...elsewhere, correlationId: '' }).toEqual({ ...nobody, correlationId: '' })
    expect(elsewhere).toMatchObject({ status: 404, code: 'not-found' })
  })

  it('by the observer, and by the post office of another district', async () => {
    const entitlement = await one()
    const observer = await world().officer('observer', '648')
    expect(await refused(entitlement, payment(entitlement), observer)).toMatchObject({
      status: 403,
      detail: expect.stringContaining('không có quyền ghi nhận chi trả'),
    })
    expect(await refused(entitlement, payment(entitlement), await world().officer('payer', '657'))).toMatchObject({
      status: 404,
    })
  })

  it('without a command id, or with one of another shape', async () => {
    const entitlement = await one()
    const { body } = payment(entitlement)
    for (const key of [undefined, '', 'ngắn', 'a'.repeat(65), 'a b c d e f g h i j']) {
      const answer = await world().ask({
        method: 'POST',
        path: `/api/entitlements/${entitlement.id}/payment`,
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${officer.idToken}`,
          ...(key === undefined ? {} : { 'idempotency-key': encodeURIComponent(key) }),
        },
        body: JSON.stringify(body),
      })
      expect([answer.status, JSON.parse(answer.text).detail]).toEqual([422, expect.stringContaining('Idempotency-Key')])
    }
  })

  it('on a view that is no longer true', async () => {
    const entitlement = await one()
    const other = {
      params: { entitlementId: entitlement.id },
      body: { version: entitlement.version, reason: 'absent' as const },
    }
    const { entitlement: changed } = await world().call('recordNotPaid', other, officer)
    expect(await refused(changed, payment(entitlement))).toMatchObject({
      status: 409,
      code: 'conflict',
      detail: expect.stringContaining('Xem lại rồi thực hiện lại'),
    })
    expect(await refused(changed, payment({ ...entitlement, version: changed.version + 1 }))).toMatchObject({
      status: 409,
    })
  })

  it('a second time, and an undoing of what nobody did', async () => {
    const entitlement = await one()
    const undo = {
      params: { entitlementId: entitlement.id },
      body: { version: entitlement.version, reason: 'nhầm người' },
    }
    expect(await world().refused('undoPayment', undo, officer)).toMatchObject({ status: 409, code: 'wrong-state' })
    const { entitlement: paid } = await world().call('recordPayment', payment(entitlement), officer)
    expect(await refused(paid, payment(paid))).toMatchObject({ status: 409, code: 'already-paid' })
    expect(await refused(paid, payment(entitlement))).toMatchObject({ status: 409, code: 'already-paid' })
  })
})

describe('the id of a command', () => {
  it('makes a second sending the same command, whose answer says so', async () => {
    const entitlement = await one()
    const input = { ...payment(entitlement), idempotencyKey: crypto.randomUUID() }
    const first = await world().call('recordPayment', input, officer)
    const second = await world().call('recordPayment', input, officer)
    expect(second).toEqual({ ...first, replayed: true })
  })

  it('cannot be used for another person', async () => {
    const [first, second] = [await one(), await one()]
    const idempotencyKey = crypto.randomUUID()
    await world().call('recordPayment', { ...payment(first), idempotencyKey }, officer)
    expect((await world().send('recordPayment', { ...payment(second), idempotencyKey }, officer)).status).toBe(409)
    const params = { entitlementId: second.id }
    expect((await world().call('entitlement', { params }, officer)).entitlement.status).toBe('approved')
  })

  it("is each officer's own: two may choose the same", async () => {
    const [first, second] = [await one(), await one()]
    const idempotencyKey = crypto.randomUUID()
    const district = await world().officer('huyen', '648')
    await world().call('recordPayment', { ...payment(first), idempotencyKey }, officer)
    const other = await world().call('recordPayment', { ...payment(second), idempotencyKey }, district)
    expect(other).toMatchObject({ replayed: false, entitlement: { status: 'paid' } })
  })
})

describe('the day of a payment', () => {
  it('may lie back to the decision, and is then marked as entered late', async () => {
    const entitlement = await one({}, '1/6/2020')
    const { entitlement: paid } = await world().call(
      'recordPayment',
      payment(entitlement, { paidOn: dayAfter(today, -1), lateReason: 'buôn không có mạng' }),
      officer,
    )
    expect(paid.payment).toMatchObject({ paidOn: dayAfter(today, -1), late: true })
  })

  it('is not late in the back-log of before the system began in the province', async () => {
    const entitlement = await one()
    const { entitlement: paid } = await world().call(
      'recordPayment',
      payment(entitlement, { paidOn: '2020-05-28' }),
      officer,
    )
    expect(paid.payment).toMatchObject({ paidOn: '2020-05-28', late: false })
  })
})

describe('a person who stands in two lists', () => {
  const wanted: { readonly parts: Partial<ListedRow>; readonly other: Partial<ListedRow> }[] = []
  const brought: (readonly [EntitlementView | undefined, EntitlementView | undefined])[] = []

  /** Two lists bring all pairs of the tests below. */
  const twins = (parts: Partial<ListedRow>, other: Partial<ListedRow> = {}) => {
    const at = wanted.push({ parts, other }) - 1
    return async (): Promise<readonly [EntitlementView, EntitlementView]> => {
      const [first, second] = brought[at] ?? []
      if (!first || !second) throw new Error('the lists brought nobody')
      // The first one's version grew when the second list brought the warning.
      const params = { entitlementId: first.id }
      return [(await world().call('entitlement', { params }, officer)).entitlement, second]
    }
  }
  beforeAll(async () => {
    const first = wanted.flatMap(({ parts }) => people(1, { ...parts, fullName: 'Lê Thị Đôi' }))
    const second = first.map((person, at) => ({ ...person, ...wanted[at]?.other }))
    const here = await listed(commune, first)
    // Of equal supports the open case keeps the one that was decided earlier, so the first may be paid.
    const there = await listed(neighbour, second, '13/5/2020')
    brought.push(...wanted.map((_, at) => [here[at], there[at]] as const))
  })

  it.each<[string, () => Promise<readonly [EntitlementView, EntitlementView]>]>([
    ['the same policy', twins({ idNumber: newIdNumber() })],
    ['another policy', twins({ idNumber: newIdNumber() }, { policy: 'Hộ nghèo', amount: 750_000 })],
    ['a card of the old kind', twins({ idNumber: newCmnd() })],
  ])('is paid once: the second counter is stopped and told where, for %s', async (_what, pair) => {
    const [first, second] = await pair()
    expect([first.warnings.length, second.warnings.length]).toEqual([1, 1])
    await world().call('recordPayment', payment(first), officer)
    const other = await world().officer('xa', neighbour)
    const problem = await world().refused('recordPayment', payment(second), other)
    expect(problem).toMatchObject({ status: 409, code: 'already-paid-elsewhere' })
    expect(problem.detail).toMatch(/đã chi trả theo chính sách "Bảo trợ xã hội" tại Thị trấn Quảng Phú/)
    expect(problem.detail).not.toContain(first.id)
  })

  const racing = [1, 2, 3, 4].map(() => twins({ idNumber: newIdNumber() }))
  it('is paid once when both counters pay at the same moment', async () => {
    const district = await world().officer('huyen', '648')
    for (const twin of racing) {
      const pair = await twin()
      const answers = await Promise.all(pair.map((one) => world().send('recordPayment', payment(one), district)))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    }
  })

  const namesakes = twins({ idNumber: newCmnd() }, { fullName: 'Y Khác Niê' })
  it('may be two people with one old number: the officer looks at the cards and says so', async () => {
    const [first, second] = await namesakes()
    await world().call('recordPayment', payment(first), officer)
    const other = await world().officer('xa', neighbour)
    expect(await world().refused('recordPayment', payment(second), other)).toMatchObject({
      status: 409,
      code: 'possible-duplicate',
      detail: expect.stringMatching(/^Số CMND này (?!.*tên khác).*nếu đúng là hai người/),
    })
    const paid = await world().call('recordPayment', payment(second, { differentPerson: true }), other)
    expect(paid.entitlement.status).toBe('paid')
  })

  const ofOneNumber = twins({ idNumber: newIdNumber() }, { fullName: 'Y Khác Niê' })
  it('is not let through by that word under a number that is given once', async () => {
    const [first, second] = await ofOneNumber()
    await world().call('recordPayment', payment(first), officer)
    const other = await world().officer('xa', neighbour)
    const problem = await world().refused('recordPayment', payment(second, { differentPerson: true }), other)
    expect(problem.code).toBe('already-paid-elsewhere')
  })

  it('is stopped too when the number is only added at the counter', async () => {
    const idNumber = newIdNumber()
    const first = await one({ idNumber })
    const second = await one({ idNumber: '', fullName: 'Lê Thị Thêm' })
    await world().call('recordPayment', payment(first), officer)
    expect(await refused(second, payment(second, { idNumber }))).toMatchObject({ code: 'already-paid-elsewhere' })
  })

  const undone = twins({ idNumber: newIdNumber() })
  // A certain case is open between the two: which of them is free is for the case to say, and no more for the faster counter.
  it('is free again when the first payment was undone, for the support that the open case keeps', async () => {
    const [first, second] = await undone()
    const { entitlement: paid } = await world().call('recordPayment', payment(first), officer)
    const undo = { params: { entitlementId: first.id }, body: { version: paid.version, reason: 'chọn nhầm người' } }
    await world().call('undoPayment', undo, officer)
    const other = await world().officer('xa', neighbour)
    const seen = (await world().call('entitlement', { params: { entitlementId: second.id } }, other)).entitlement
    expect((await world().refused('recordPayment', payment(seen), other)).code).toBe('under-review')
    const again = (await world().call('entitlement', { params: { entitlementId: first.id } }, officer)).entitlement
    expect((await world().call('recordPayment', payment(again), officer)).entitlement.status).toBe('paid')
  })
})

describe('the search', () => {
  it('finds a page after the other, each person once, in the order of the paper lists', async () => {
    const hamlets = ['Thôn 3', 'Thôn 1', 'Buôn Sah']
    await listed(
      neighbour,
      people(25).map((person, index) => ({ ...person, hamlet: hamlets[index % 3] ?? '' })),
    )
    const own = await world().officer('xa', neighbour)
    const pages: EntitlementView[][] = []
    let cursor: string | null = null
    do {
      const body: { programme: string; unit: string; limit: number; cursor: string | null } = {
        programme,
        unit: neighbour,
        limit: 7,
        cursor,
      }
      const page: { items: EntitlementView[]; cursor: string | null } = await world().call(
        'searchEntitlements',
        { body },
        own,
      )
      pages.push(page.items)
      cursor = page.cursor
    } while (cursor)
    const all = pages.flat()
    const whole = await world().call('searchEntitlements', { body: { programme, unit: neighbour, limit: 200 } }, own)
    expect(all).toEqual(whole.items)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(pages.slice(0, -1).map(({ length }) => length)).toEqual(Array(pages.length - 1).fill(7))
  })
})
