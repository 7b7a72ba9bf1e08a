import type { EntitlementView } from '../../lambdas/contract/entitlements.ts'
import { localDay } from '../../lambdas/domain/time/local-day.ts'
import { listFile, newIdNumber, people } from '../support/list-files.ts'
import type { Officer } from '../support/sign-in.ts'
import { openList, postForm, settled, takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'

const commune = '24247'
const programme = 'nq42-2020'
const today = () => localDay(Date.now())

let officer: Officer
let province: Officer
beforeAll(async () => {
  officer = await world().officer('xa', commune)
  province = await world().officer('tinh', '66')
})

describe('what offices set and order', () => {
  it('is told of a list step by step, without its file’s name', async () => {
    const bytes = await listFile({ rows: people(2) })
    const { list, upload } = await openList(world(), officer, {
      ...{ commune, fileBytes: bytes.length, review: true },
      fileName: 'danh sách bà Nguyễn Thị Tên Riêng.xlsx',
    })
    await postForm(upload, bytes)
    const params = { listId: list.id }
    await settled(world(), officer, list.id)
    await world().call('applyList', { params }, officer)
    await settled(world(), officer, list.id)
    await world().call('withdrawList', { params, body: { reason: 'nhầm đợt' } }, officer)
    await settled(world(), officer, list.id)
    const { items } = await world().call('listHistory', { params, query: {} }, officer)
    const deeds = [
      'mở danh sách',
      'tải tệp lên',
      'chờ xác nhận',
      'xác nhận nhập',
      'nhập xong',
      'yêu cầu rút',
      'rút xong',
    ]
    expect(items.map((sentence, at) => [deeds[at], sentence.includes(deeds[at] ?? '?')])).toEqual(
      deeds.map((deed) => [deed, true]),
    )
    expect(items[5]).toContain('Lý do: nhầm đợt')
    expect(items[2]).toMatch(/số dòng: 2; thêm mới: 2; số tiền: 3\.000\.000 đồng/)
    expect(items.join()).not.toContain('Tên Riêng')
  })

  it('is told of planned figures, of settings and of reports by mail, from what to what', async () => {
    const plan = (number: number) => {
      const body = { programme, entries: [{ commune, policy: 'A2', people: number, amount: number * 1_000_000 }] }
      return world().call('setPlan', { body }, province)
    }
    await plan(3)
    await plan(3)
    await plan(4)
    const query = { programme, unit: commune, policy: 'A2' }
    const { items } = await world().call('planHistory', { query }, officer)
    const planned = items.filter((sentence) => sentence.includes('chính sách: A2 Hộ kinh doanh'))
    expect([planned.length, items.length]).toEqual([2, 2])
    expect(planned[1]).toMatch(/nhập số kế hoạch \(xã: .+; chính sách: A2 .+; số người: 3 → 4; số tiền: 3.+ → 4/)

    const settings = await world().call('caseSettings', {}, province)
    const verifyDays = settings.verifyDays + 1
    await world().call('setCaseSettings', { body: { ...settings, verifyDays } }, province)
    await world().call('setCaseSettings', { body: settings }, province)
    const { items: set } = await world().call('caseSettingsHistory', { query: {} }, officer)
    expect(set.at(-1)).toContain(`hạn xã xác minh (ngày): ${verifyDays} → ${settings.verifyDays}`)

    const { domains } = await world().call('subscriptions', { query: {} }, province)
    const mail = {
      recipients: [`so@${domains[0]}`],
      time: '03:10',
      weekdays: [1 as const],
      kinds: ['policies' as const],
    }
    const body = { programme, units: ['66'], ...mail, isActive: true }
    const made = await world().call('createSubscription', { body }, province)
    const params = { subscriptionId: made.id }
    const off = { ...mail, version: made.version, isActive: false }
    await world().call('changeSubscription', { params, body: off }, province)
    const { items: mailed } = await world().call('subscriptionHistory', { params, query: {} }, province)
    expect(mailed.map((sentence) => sentence.replace(/^.*: (?=đặt|tạm)/, '').split(' (')[0])).toEqual([
      'đặt gửi báo cáo qua thư',
      'tạm ngừng gửi báo cáo qua thư.',
    ])
  })
})

describe('money that was paid wrongly to a household', () => {
  const household = 'HN-07'
  const members = async (): Promise<EntitlementView[]> => {
    const body = { programme, unit: commune, policy: 'A7a', limit: 200 }
    const { items } = await world().call('searchEntitlements', { body }, officer)
    return items.filter((one) => one.household === household)
  }
  const seen = (supports: readonly EntitlementView[]) =>
    supports.map(({ id, version }) => ({ entitlementId: id, version }))

  it('is asked back by one decision, returned in parts, and refused, with the sums of the counters', async () => {
    const rows = people(2, { policy: 'Hộ nghèo', amount: 750_000, hamlet: 'Buôn Knia', household })
    await takeIn(world(), officer, { commune }, await listFile({ rows }))
    for (const { id, version } of await members())
      await world().call(
        'recordPayment',
        { params: { entitlementId: id }, body: { version, paidOn: today(), receivedBy: 'self' } },
        officer,
      )
    const [first] = await members()
    const params = { entitlementId: first?.id ?? '' }
    const family = await world().call('household', { params }, officer)
    expect([family.household, family.supports.length, family.sums.asked]).toEqual([household, 2, 0])

    const decision = { number: '2345/QĐ-UBND', day: today() }
    const supports = seen(family.supports).map((one) => ({ ...one, amount: 750_000 }))
    const asking = { params, body: { decision, reason: 'sai đối tượng', supports } }
    expect((await world().refused('askBackHousehold', asking, officer)).code).toBe('forbidden')
    const asked = await world().call('askBackHousehold', asking, province)
    expect(asked.sums).toMatchObject({ supports: 2, asked: 1_500_000, left: 1_500_000 })

    const part = { amount: 800_000, returnedOn: today(), receipt: 'PT 15', supports: seen(await members()) }
    const idempotencyKey = crypto.randomUUID()
    for (let times = 0; times < 2; times++) {
      const { sums } = await world().call('returnHousehold', { params, body: part, idempotencyKey }, officer)
      expect(sums).toMatchObject({ returned: 800_000, left: 700_000 })
    }
    const open = (await members()).filter(({ status }) => status === 'to-recover')
    expect(open).toHaveLength(1)
    const named = { entitlementId: open[0]?.id ?? '' }
    const refusal = { reason: 'gia đình không trả', supports: seen(open) }
    await world().call('noReturnHousehold', { params: named, body: refusal }, officer)

    const list = await world().call('recoveries', { query: { programme, unit: commune } }, officer)
    const sum = (of: 'asked' | 'returned' | 'left'): number => list.items.reduce((all, { sums }) => all + sums[of], 0)
    expect({ asked: sum('asked'), returned: sum('returned'), left: sum('left') }).toEqual({
      asked: list.total.asked,
      returned: list.total.returned,
      left: list.total.left,
    })
    expect(list.items.find((one) => one.household === household)?.sums.refused).toBe(700_000)
  })

  it('is for one household alone', async () => {
    const [one] = await members()
    const rows = people(1, { policy: 'Hộ nghèo', amount: 750_000, hamlet: 'Buôn Knia', idNumber: newIdNumber() })
    await takeIn(world(), officer, { commune }, await listFile({ rows }))
    const body = { programme, unit: commune, name: rows[0]?.fullName ?? '' }
    const { items } = await world().call('searchEntitlements', { body }, officer)
    const both = seen([one, items[0]].flatMap((support) => support ?? []))
    const refused = await world().refused(
      'noReturnHousehold',
      { params: { entitlementId: one?.id ?? '' }, body: { reason: 'không trả', supports: both } },
      officer,
    )
    expect(refused.detail).toContain('không cùng một hộ')
  })
})
