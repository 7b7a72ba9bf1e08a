import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { simpleParser } from 'mailparser'
import '../../support/silent-logs.ts'
import { mostTries } from '../../../lambdas/domain/reports/subscription.ts'
import { ok, refuse } from '../../../lambdas/domain/result.ts'
import { sendDue, sendTest } from '../../../lambdas/functions/daily-report/due-reports.ts'
import { changeSubscription, listOwn, orderTest } from '../../../lambdas/functions/reports/subscriptions.ts'
import { openWorkbook } from '../../../lambdas/lists/workbook/open-workbook.ts'
import { officeEvents } from '../../../lambdas/store/ledger/office-event-item.ts'
import { getSubscription, saveSubscription } from '../../../lambdas/store/mails/subscription-store.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aKey, aRight, byProvince, cuKuin, order as pay, takenIn, tree } from './desk.ts'
import { half, mailDesk, minute, post, settings } from './mail-desk.ts'

const engine = registerEngine()
let register: Register
const root = tree.root.code
const [eaTieu, eaBHok, buonMaThuot] = ['24547', '24550', '643']
const several = { ...settings, units: [eaTieu, eaBHok], map: tree.map.id }

const save = (next: Parameters<typeof saveSubscription>[2]) => saveSubscription(register, root, next, null, byProvince)
const standing = () => getSubscription(register, root, settings.id)
const look = (ses: ReturnType<typeof post>['ses'], now = half + minute) => sendDue(mailDesk(register, ses), () => now)

const deskOf = () => ({ register, tree, domains: ['daklak.example'], sendTest: async () => {} })
const withinOf =
  (unit: string) =>
  <T>(found: T | undefined, unitOf: (found: T) => string) =>
    found !== undefined && tree.contains(unit, unitOf(found)) ? ok(found) : refuse('not-found', 'Không tìm thấy.')
const officer = anActor({ username: 'huyen-657', role: 'huyen', unit: cuKuin })
const seenBy = async (actor = officer) => {
  const listed = await listOwn(deskOf(), { query: {}, actor, mailbox: null, now: half })
  return listed.ok ? listed.value.items : []
}

async function change(
  units: string[] | undefined,
  parts: Partial<Parameters<typeof changeSubscription>[1]['body']> = {},
  actor = officer,
) {
  const { kinds, formats, recipients, time, weekdays } = settings
  const body = {
    ...{ kinds: [...kinds], formats: [...formats], recipients, time, weekdays: [...weekdays], monthDays: [] },
    ...{ version: 1, isActive: true, ...(units ? { units } : {}), ...parts },
  }
  const call = { body, params: { subscriptionId: settings.id }, actor, within: withinOf(actor.unit) }
  const changed = await changeSubscription(deskOf(), { ...call, now: half, idempotencyKey: aKey() })
  return changed.ok ? changed.value.units.map(({ code }) => code) : changed.error
}

beforeEach(async () => {
  register = await engine.freshRegister()
})

describe('a mail about several units', () => {
  it('tells of each what stands in its own register, and of the sum, in one mail', async () => {
    const [paid = aRight('A')] = await takenIn(register, aRight('A'), aRight('B'), aRight('C', { commune: eaBHok }))
    await pay(register, paid)
    await save(several)
    const { taken, ses } = post(0)
    expect(await look(ses)).toEqual({ sent: 1, failed: 0 })
    const { subject, text, attachments } = await simpleParser(taken[0] ?? '')
    expect(subject).toContain('– Xã Ea Tiêu và 1 địa bàn –')
    const told = (text ?? '').match(/Đã chi trả \d+ trên \d+ lượt/g)
    expect(told).toEqual(['Đã chi trả 1 trên 3 lượt', 'Đã chi trả 1 trên 2 lượt', 'Đã chi trả 0 trên 1 lượt'])
    const { sheets } = await openWorkbook(new Uint8Array(attachments[0]?.content ?? []), 'a.xlsx')
    expect(sheets.map(({ name }) => name)).toEqual([
      'Các địa bàn',
      ...['1 Theo chính sách Xã Ea Tiêu', '1 Đơn vị chi trả Xã Ea Tiêu'],
      ...['2 Theo chính sách Xã Ea BHốk', '2 Đơn vị chi trả Xã Ea BHốk'],
    ])
  })

  onOneEngine('is its office’s, which changes its units, but to none that it does not see', async () => {
    await save(several)
    expect(await seenBy()).toMatchObject([{ unit: cuKuin, units: [{ name: 'Xã Ea Tiêu' }, { name: 'Xã Ea BHốk' }] }])
    expect(await seenBy(anActor({ role: 'huyen', unit: buonMaThuot }))).toEqual([])
    expect(await change([eaTieu, buonMaThuot])).toMatchObject({ code: 'not-found' })
    expect(await change([eaTieu, cuKuin])).toMatchObject({ code: 'invalid' })
    expect(await change([eaBHok])).toEqual([eaBHok])
    expect(await standing()).toMatchObject({ unit: eaBHok, units: [eaBHok], map: tree.map.id })
    const told = await officeEvents(register, keys.subscriptionEvent(settings.id, 0))
    expect(told.map(({ changes }) => changes.units)).toEqual([
      [null, `${eaTieu}, ${eaBHok}`],
      [`${eaTieu}, ${eaBHok}`, eaBHok],
    ])
  })

  // Whoever paused it with a program of before lost the PDF that its readers have had.
  onOneEngine('keeps the files that a change does not name, and takes those that it names', async () => {
    await save({ ...several, formats: ['xlsx', 'pdf'] })
    const body = { formats: undefined, isActive: false }
    expect(await change(undefined, body)).toEqual([eaTieu, eaBHok])
    expect(await standing()).toMatchObject({ formats: ['xlsx', 'pdf'], isActive: false, version: 2 })
    await change(undefined, { formats: ['csv'], version: 2 })
    expect(await standing()).toMatchObject({ formats: ['csv'], isActive: true })
  })

  onOneEngine('does not go out when whoever set it was moved to another office, and says what to do', async () => {
    await save(several)
    const account = { username: 'huyen-657', role: 'huyen', unit: buonMaThuot, holder: 'Phòng', state: 'active' }
    const Item = { ...keys.account(root, 'huyen-657'), ...account, createdAt: 0, commandId: 'c', version: 1 }
    await register.client.send(new PutCommand({ TableName: register.table, Item }))
    const { taken, ses } = post(0)
    await expect(look(ses)).rejects.toThrow('wait for their office')
    await sendTest(mailDesk(register, ses), { subscriptionId: settings.id, address: 'a@b.vn', username: 'x' }, half)
    expect(taken).toEqual([])
    expect((await standing())?.lastFailure?.words).toMatch(/^Người đặt việc gửi này không còn phụ trách Xã Ea Tiêu/)
    const [seen] = await seenBy()
    expect(seen?.obstacle).toBe((await standing())?.lastFailure?.words)
    const trial = { params: { subscriptionId: settings.id }, actor: officer, mailbox: 'a@daklak.example' }
    const tried = await orderTest(deskOf(), { ...trial, within: withinOf(root), now: half, idempotencyKey: aKey() })
    expect(tried.ok ? 'sent' : tried.error.message).toBe(seen?.obstacle)
    // Whoever is in charge looks at it and saves it: today's mail goes out.
    await change([eaTieu, eaBHok], {}, anActor({ username: 'huyen-657-moi', role: 'huyen', unit: cuKuin }))
    expect(await look(ses, half + 6 * minute)).toEqual({ sent: 1, failed: 0 })
  })

  // Five looks of five minutes, and the mail of that day was gone for good.
  onOneEngine(
    'is told once that it is stopped, and goes out whenever its office mends it, with all of its tries',
    async () => {
      await save({ ...several, units: [eaTieu, '99999'] })
      const refusing = post(1)
      await expect(look(refusing.ses)).rejects.toThrow('1 reports are not mailed as they are ordered')
      const told = await standing()
      expect(told).toMatchObject({
        run: { state: 'held', tries: 0 },
        lastFailure: { at: half + minute },
        lastSent: null,
      })
      expect(told?.lastFailure?.words).toContain('99999')
      for (let looks = 2; looks <= mostTries + 5; looks++)
        expect(await look(refusing.ses, half + looks * 5 * minute)).toEqual({ sent: 0, failed: 0 })
      expect(await standing()).toEqual(told)
      // The mended order has its tries, one of which the post refuses.
      expect(await change([eaTieu])).toEqual([eaTieu])
      expect(await look(refusing.ses, half + 180 * minute)).toEqual({ sent: 0, failed: 1 })
      expect((await standing())?.run).toMatchObject({ state: 'failed', tries: 1 })
      expect(await look(refusing.ses, half + 186 * minute)).toEqual({ sent: 1, failed: 0 })
      expect(await standing()).toMatchObject({ run: { state: 'sent' }, lastSent: { at: half + 186 * minute } })
      expect(refusing.taken).toHaveLength(1)
    },
  )

  onOneEngine('that is stopped between two tries keeps those it has, and says what stops it now', async () => {
    await save({ ...several, units: [eaTieu] })
    const refusing = post(1)
    expect(await look(refusing.ses)).toEqual({ sent: 0, failed: 1 })
    const seen = (await standing()) ?? null
    await saveSubscription(register, root, { ...several, units: [eaTieu, '99999'] }, seen, byProvince)
    const both = await Promise.allSettled([7, 7].map((after) => look(refusing.ses, half + after * minute)))
    expect(both.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect(await standing()).toMatchObject({ run: { state: 'held', tries: 1 }, lastFailure: { at: half + 7 * minute } })
    expect(await change([eaTieu], { version: 2 })).toEqual([eaTieu])
    expect(await look(refusing.ses, half + 12 * minute)).toEqual({ sent: 1, failed: 0 })
  })

  // It stopped the whole look, and those behind it went to nobody.
  onOneEngine('that cannot be read keeps none of the others back, and uses up its own tries', async () => {
    await save({ ...several, units: [eaTieu] })
    const other = '2'.repeat(32)
    await save({ ...several, id: other, units: [eaBHok], setBy: 'huyen-khac' })
    const broken = { ...keys.account(root, settings.setBy), username: settings.setBy, role: 'no such office' }
    await register.client.send(new PutCommand({ TableName: register.table, Item: broken }))
    const { ses } = post(0)
    expect(await look(ses)).toEqual({ sent: 1, failed: 1 })
    expect((await getSubscription(register, root, other))?.run?.state).toBe('sent')
    for (let looks = 2; looks < mostTries; looks++)
      expect(await look(ses, half + looks * 5 * minute)).toEqual({ sent: 0, failed: 1 })
    await expect(look(ses, half + mostTries * 5 * minute)).rejects.toThrow('could not be mailed')
    // Called again for it the look ends well, so that no dead letter is left of a mail that was given up.
    expect(await look(ses, half + mostTries * 5 * minute + minute)).toEqual({ sent: 0, failed: 0 })
    const told = await standing()
    expect(told?.run).toMatchObject({ state: 'failed', tries: mostTries })
    expect(told?.lastFailure?.words).not.toContain('Máy chủ thư')
  })

  onOneEngine('of another map is the province’s, goes to nobody, and can be paused all the same', async () => {
    await save({ ...several, map: 'daklak-2025' })
    expect(await seenBy()).toEqual([])
    const chief = anActor({ username: 'so', role: 'tinh', unit: root })
    const [seen] = await seenBy(chief)
    expect(seen?.obstacle).toContain('Bản đồ đơn vị đã thay đổi')
    const call = { params: { subscriptionId: settings.id }, actor: officer, mailbox: 'a@daklak.example' }
    const tried = await orderTest(deskOf(), { ...call, within: withinOf(root), now: half, idempotencyKey: aKey() })
    expect(tried.ok ? 'sent' : tried.error.message).toBe(seen?.obstacle)
    const { taken, ses } = post(0)
    await expect(look(ses)).rejects.toThrow('wait for their office')
    expect(taken).toEqual([])
    expect(await change(undefined, { isActive: false })).toMatchObject({ code: 'not-found' })
    expect(await change(undefined, { isActive: false }, chief)).toEqual([eaTieu, eaBHok])
  })

  onOneEngine('keeps units that are in its way while it is paused', async () => {
    await save({ ...several, units: [eaTieu, '99999'] })
    expect((await seenBy())[0]?.obstacle).toContain('không còn trên bản đồ')
    expect(await change(undefined, { isActive: false })).toEqual([eaTieu, '99999'])
    expect(await standing()).toMatchObject({ isActive: false, unit: cuKuin, version: 2 })
  })
})

describe('a subscription that an older program has set', () => {
  onOneEngine('is of its one unit, by days of the week, as a workbook', async () => {
    const { units: _units, formats: _formats, monthDays: _days, ...old } = settings
    const Item = { ...keys.subscription(root, settings.id), ...old, version: 1 }
    await register.client.send(new PutCommand({ TableName: register.table, Item }))
    expect(await standing()).toMatchObject({ units: [cuKuin], formats: ['xlsx'], monthDays: [] })
    expect(await seenBy()).toMatchObject([{ units: [{ code: cuKuin }], obstacle: null }])
    const { taken, ses } = post(0)
    expect(await look(ses)).toEqual({ sent: 1, failed: 0 })
    expect(taken[0]).toContain('bao-cao-nq42-2020-2020-05-29.xlsx')
    expect(await change(undefined)).toEqual([cuKuin])
    expect((await standing())?.map).toBeUndefined()
  })
})

describe('a report by days of the month', () => {
  // It was held, and the last month of a merged ward was told to nobody.
  onOneEngine(
    'on the first tells of a unit that has ended on the last day, and is held from the next month on',
    async () => {
      const [first, next] = ['2024-11-01', '2024-12-01'].map((day) => Date.parse(`${day}T07:00:00+07:00`)) as [
        number,
        number,
      ]
      const ended = { ...settings, unit: buonMaThuot, units: ['24127'], map: tree.map.id, setBy: 'huyen-643' }
      await save({ ...ended, time: '07:00', weekdays: [], monthDays: [1], setAt: first - 60 * minute })
      const { taken, ses } = post(0)
      expect(await look(ses, first + minute)).toEqual({ sent: 1, failed: 0 })
      expect(taken).toHaveLength(1)
      await expect(look(ses, next + minute)).rejects.toThrow('wait for their office')
      expect((await standing())?.lastFailure?.words).toContain('đến 31/10/2024, sau đó là Phường Tân Tiến')
    },
  )

  onOneEngine(
    'on the first tells of the month that is over as it stood at its end, once, also a day late',
    async () => {
      await takenIn(register, aRight('A'))
      const due = Date.parse('2020-06-01T07:00:00+07:00')
      const monthly = { ...settings, time: '07:00', weekdays: [], monthDays: [1 as const, 'last' as const] }
      await save({ ...monthly, setAt: due - 60 * minute })
      const { taken, ses } = post(0)
      const day = 24 * 60 * minute
      for (const now of [due - minute, due + day, due + day + 5 * minute, due + 2 * day]) await look(ses, now)
      expect(taken).toHaveLength(1)
      const { subject, text, attachments } = await simpleParser(taken[0] ?? '')
      expect(subject).toContain('Báo cáo từ 01/05/2020 đến 31/05/2020 – Huyện Cư Kuin')
      expect(text).toContain('Số liệu chi trả đến hết ngày 31/05/2020')
      expect(attachments[0]?.filename).toBe('bao-cao-nq42-2020-2020-06-01.xlsx')
    },
  )
})
