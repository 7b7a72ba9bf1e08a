import { listFile, newDecision, people } from '../support/list-files.ts'
import { openList, postForm, settled, takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'

const commune = '24541'
const programme = 'nq42-2020'
const title = (months: string) => `DANH SÁCH LAO ĐỘNG TỰ DO ĐƯỢC HỖ TRỢ THÁNG ${months}`
const workers = () => people(24, { policy: 'Lao động tự do', amount: 1_000_000 })

const officer = () => world().officer('xa', commune)

async function found(name: string) {
  const body = { programme, unit: commune, policy: 'A4', name, limit: 200 }
  return (await world().call('searchEntitlements', { body }, await officer())).items
}

/** Looked at before it comes in, as the console does it. */
async function compared(bytes: Uint8Array) {
  const { list, upload } = await openList(world(), await officer(), {
    commune,
    fileBytes: bytes.length,
    review: true,
  })
  await postForm(upload, bytes)
  return settled(world(), await officer(), list.id)
}

describe('the same people month after month', () => {
  it('are no duplicates under their own decisions, and the same month by a third decision is', async () => {
    const rows = workers()
    const name = rows[0]?.fullName ?? ''
    const april = await takeIn(world(), await officer(), { commune }, await listFile({ title: title('4/2020'), rows }))
    expect(april).toMatchObject({ state: 'finished', counts: { added: 24, duplicates: 0 } })

    const inMay = await listFile({ title: title('5/2020'), rows })
    expect(await compared(inMay)).toMatchObject({
      state: 'checked',
      elsewhere: [],
      counts: { added: 24, duplicates: 0 },
    })
    const may = await takeIn(world(), await officer(), { commune }, inMay)
    expect(may).toMatchObject({ state: 'finished', counts: { added: 24, duplicates: 0 } })

    const own = (await found(name)).filter(({ fullName }) => fullName === name)
    const months = own.map(({ instalments }) => instalments.map(({ month }) => month).join())
    expect(months.filter((month) => month === '2020-04')).toHaveLength(months.length / 2)
    for (const { warnings, review, commands } of own) {
      expect([warnings, review]).toEqual([[], null])
      expect(commands).toContain('record-payment')
    }

    const again = await compared(await listFile({ title: title('4/2020'), rows }))
    expect(again).toMatchObject({ kind: 'other-decision', counts: { duplicates: 24 } })
  })

  it('are told apart under one decision too: the second month adds, and forgets nobody of the first', async () => {
    const rows = workers()
    const decision = newDecision()
    const file = (months: string) => listFile({ title: title(months), decision, rows })
    await takeIn(world(), await officer(), { commune }, await file('4/2020'))
    expect(await compared(await file('5/2020'))).toMatchObject({ onlyHere: 0, counts: { added: 24, changed: 0 } })
    expect(await takeIn(world(), await officer(), { commune }, await file('5/2020'))).toMatchObject({
      counts: { added: 24, changed: 0 },
    })
    expect(await takeIn(world(), await officer(), { commune }, await file('4/2020'))).toMatchObject({
      counts: { added: 0, changed: 0, same: 24 },
    })
  })
})

describe('a support of three months', () => {
  it('is paid month by month, each once, and the figures hold at every step', async () => {
    const [worker] = people(1, { policy: 'Lao động tự do', amount: 3_000_000 })
    if (!worker) throw new Error('nobody')
    await takeIn(
      world(),
      await officer(),
      { commune },
      await listFile({ title: title('4, 5, 6/2020'), rows: [worker] }),
    )
    const one = (await found(worker.fullName)).find(({ amount }) => amount === 3_000_000)
    if (!one) throw new Error('not taken in')
    const figures = async () => {
      const query = { programme, unit: commune }
      const { total, parts } = await world().call('statistics', { query }, await officer())
      for (const unit of ['people', 'amount'] as const)
        expect(total.approved[unit]).toBe(
          total.paid[unit] + total.notPayable[unit] + total.suspended[unit] + total.left[unit],
        )
      return { paid: total.paid.amount, left: total.left.amount, part: parts.byStatus['part-paid'] }
    }
    const before = await figures()
    const pay = async (version: number, months: string[]) =>
      world().send(
        'recordPayment',
        {
          params: { entitlementId: one.id },
          body: { version, paidOn: '2020-06-01', lateReason: 'nhập từ sổ giấy', months, receivedBy: 'self' },
        },
        await officer(),
      )
    const april = await pay(one.version, ['2020-04'])
    expect(april.status).toBe(200)
    const { entitlement } = JSON.parse(april.text)
    expect(entitlement).toMatchObject({ status: 'part-paid', paid: 1_000_000, payment: { months: ['2020-04'] } })
    expect(await figures()).toEqual({
      paid: before.paid + 1_000_000,
      left: before.left - 1_000_000,
      part: { people: before.part.people + 1, amount: before.part.amount + 2_000_000 },
    })
    const twice = await pay(entitlement.version, ['2020-04'])
    expect([twice.status, JSON.parse(twice.text).code]).toEqual([422, 'invalid'])
    expect(JSON.parse((await pay(entitlement.version, ['2020-05', '2020-06'])).text).entitlement).toMatchObject({
      status: 'paid',
      paid: 3_000_000,
      earlier: [{ months: ['2020-04'] }],
    })
    expect(await figures()).toMatchObject({ paid: before.paid + 3_000_000, left: before.left - 3_000_000 })
  })
})
