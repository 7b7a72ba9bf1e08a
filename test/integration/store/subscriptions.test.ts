import { simpleParser } from 'mailparser'
import '../../support/silent-logs.ts'
import type { Actor } from '../../../lambdas/domain/permissions/authorise.ts'
import { reportKinds } from '../../../lambdas/domain/reports/report.ts'
import { mostTries } from '../../../lambdas/domain/reports/subscription.ts'
import { ok, refuse } from '../../../lambdas/domain/result.ts'
import { sendDue } from '../../../lambdas/functions/daily-report/due-reports.ts'
import { mailFeedback, takeFeedback } from '../../../lambdas/functions/daily-report/mail-feedback.ts'
import type { MailDesk } from '../../../lambdas/functions/daily-report/send-report.ts'
import { createSubscription, listOwn, orderTest } from '../../../lambdas/functions/reports/subscriptions.ts'
import { officeEvents } from '../../../lambdas/store/ledger/office-event-item.ts'
import { beginRun } from '../../../lambdas/store/mails/mail-run-store.ts'
import {
  listSubscriptions,
  orderHouseReport,
  saveSubscription,
} from '../../../lambdas/store/mails/subscription-store.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { textsOf } from '../../unit/lists/hand-made-workbook.ts'
import { aKey, aRight, byProvince, cuKuin, order as pay, takenIn, tree } from './desk.ts'
import { half, mailDesk, minute, post, settings } from './mail-desk.ts'

const engine = registerEngine()
let register: Register

const deskOf = (ses: MailDesk['ses']): MailDesk => mailDesk(register, ses)

/** What an officer is shown. */
async function ownOf(actor: Actor, cursor?: string) {
  const desk = { register, tree, domains: [], sendTest: async () => {} }
  const listed = await listOwn(desk, { query: { cursor }, actor, mailbox: null, now: half })
  if (!listed.ok) throw new Error('there is no list')
  return listed.value
}

const standing = async () => (await listSubscriptions(register, tree.root.code)).subscriptions[0]

beforeEach(async () => {
  register = await engine.freshRegister()
  await takenIn(register, aRight('A'), aRight('B'))
  expect(await saveSubscription(register, tree.root.code, settings, null, byProvince)).toBe(true)
})

describe('a command', () => {
  const actor = anActor({ username: 'huyen-657', role: 'huyen', unit: cuKuin })
  const { id: _id, unit: _unit, setBy: _by, setAt: _at, ...words } = settings
  const body = {
    ...{ ...words, units: [...words.units], kinds: [...words.kinds], formats: [...words.formats] },
    weekdays: [...words.weekdays],
  }
  const orders: unknown[] = []
  const desk = () => ({
    ...{ register, tree, domains: ['daklak.example'] },
    sendTest: async (order: unknown) => void orders.push(order),
  })
  const made = (parts: Partial<typeof body>, idempotencyKey: string) =>
    createSubscription(desk(), { body: { ...body, ...parts }, actor, idempotencyKey, now: half })
  const outcome = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'done' : result.error?.code)

  it('that makes a subscription is answered alike when it comes again, and refused with other words', async () => {
    const key = aKey()
    expect(outcome(await made({}, key))).toBe('done')
    expect(outcome(await made({}, key))).toBe('done')
    expect(outcome(await made({ time: '08:00' }, key))).toBe('conflict')
    expect((await listSubscriptions(register, tree.root.code)).subscriptions).toHaveLength(2)
  })

  it('that tries a mail sends one, however often it comes', async () => {
    const within: Parameters<typeof orderTest>[1]['within'] = (found) =>
      found ? ok(found) : refuse('not-found', 'Không tìm thấy.')
    const call = { params: { subscriptionId: settings.id }, actor, mailbox: 'phong@daklak.example', within, now: half }
    const key = aKey()
    for (const idempotencyKey of [key, key, aKey()])
      expect(outcome(await orderTest(desk(), { ...call, idempotencyKey }))).toBe('done')
    expect(orders).toHaveLength(2)
  })
})

describe('a report that is due', () => {
  it('goes out once, whoever looks at the same moment and afterwards', async () => {
    const { taken, ses } = post(0)
    const look = (after: number) => sendDue(deskOf(ses), () => half + after)
    expect(await look(-minute)).toEqual({ sent: 0, failed: 0 })
    await Promise.all([look(minute), look(minute), look(minute)])
    await look(6 * minute)
    expect(taken).toHaveLength(1)
    expect(taken[0]).toMatch(/^To: phong@daklak\.example/m)
    expect(await standing()).toMatchObject({ lastSent: { at: half + minute, recipients: 1 }, lastFailure: null })
    // A week later it is another due time.
    await look(7 * 24 * 60 * minute)
    expect(taken).toHaveLength(2)
  })

  onOneEngine('has nothing of a person in its text, its HTML or its workbook, whatever it reports', async () => {
    const twice = { number: '066185004777', fullName: 'Nguyễn Thị Bịa' }
    const people = await takenIn(register, aRight('C', twice), aRight('D', { ...twice, policy: 'A7a' }))
    await pay(register, people[0] ?? aRight('C'))
    const all = { ...settings, id: '2'.repeat(32), kinds: reportKinds }
    expect(await saveSubscription(register, tree.root.code, all, null, byProvince)).toBe(true)
    const { taken, ses } = post(0)
    await sendDue(deskOf(ses), () => half + minute)
    expect(taken).toHaveLength(2)
    for (const mail of await Promise.all(taken.map((raw) => simpleParser(raw)))) {
      const { subject, text, html, attachments } = mail
      const book = new Uint8Array(attachments[0]?.content ?? [])
      const sheets = text?.split('/console/bao-cao?').slice(1) ?? []
      const tables = await Promise.all(sheets.map((_link, sheet) => textsOf(book, sheet)))
      const told = [subject, text, html, ...tables.flat(2)].join('\n').toLowerCase()
      for (const { id, person } of people)
        for (const one of [id, person.fullName, person.hamlet, ...person.idNumbers.map(({ number }) => number)])
          expect(told).not.toContain(one?.toLowerCase())
      expect([attachments.length, tables.flat(2).join().includes('Cư Kuin')]).toEqual([1, true])
    }
  })

  onOneEngine(
    'that comes back is told on the order that its tag names, and an older word changes nothing',
    async () => {
      const { inputs, ses } = post(0)
      const desk = deskOf(ses)
      await sendDue(desk, () => half + minute)
      expect(inputs[0]).toMatchObject({
        ConfigurationSetName: 'ansinh-test',
        EmailTags: [{ Name: 'order', Value: settings.id }],
      })
      const timestamp = new Date(half + minute).toISOString()
      const event = (at: number, detail: object) => ({
        source: 'aws.ses',
        time: new Date(at).toISOString(),
        detail: { mail: { timestamp, tags: { order: [settings.id] } }, ...detail },
      })
      const recipients = [{ emailAddress: 'phong@daklak.example' }]
      const bounce = (bounceType: string) => ({ bounce: { bounceType, bouncedRecipients: recipients } })
      const take = (at: number, detail: object) => takeFeedback(desk, mailFeedback.parse(event(at, detail)))
      await take(half + 3 * minute, bounce('Permanent'))
      const words = 'Thư bị trả lại, địa chỉ không nhận được thư: phong@daklak.example. Sửa địa chỉ nhận.'
      const failure = { at: half + 3 * minute, words }
      expect(await standing()).toMatchObject({ lastSent: { at: half + minute }, lastFailure: failure })
      await take(half + 2 * minute, { complaint: { complainedRecipients: recipients } })
      expect((await standing())?.lastFailure).toMatchObject(failure)
      await take(half + 4 * minute, { complaint: { complainedRecipients: recipients } })
      expect((await standing())?.lastFailure?.words).toContain('thư này là thư rác: phong@daklak.example')
      await take(half + 5 * minute, bounce('Transient'))
      expect((await standing())?.lastFailure?.words).toContain('hộp thư đầy')
      // An order that is gone, and a trial, which has no tag: nothing is made of them.
      await takeFeedback(
        desk,
        mailFeedback.parse({
          ...event(half, bounce('Permanent')),
          detail: { mail: { timestamp, tags: { order: ['x'.repeat(26)] } }, ...bounce('Permanent') },
        }),
      )
      await takeFeedback(
        desk,
        mailFeedback.parse({ ...event(half, {}), detail: { mail: { timestamp }, ...bounce('Permanent') } }),
      )
      expect((await listSubscriptions(register, tree.root.code)).subscriptions).toHaveLength(1)
    },
  )

  it('that comes back from several addresses, in words of their own at one time, is told with them all', async () => {
    const names = ['a', 'b', 'c'].map((name) => `${name}@daklak.example`)
    const take = (emailAddress: string, at: number, day = 0) =>
      takeFeedback(
        deskOf(post(0).ses),
        mailFeedback.parse({
          source: 'aws.ses',
          time: new Date(at + day).toISOString(),
          detail: {
            mail: { timestamp: new Date(half + day).toISOString(), tags: { order: [settings.id] } },
            bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress }] },
          },
        }),
      )
    const shown = async () => {
      const actor = anActor({ username: 'huyen-657', role: 'huyen', unit: cuKuin })
      return (await ownOf(actor)).items[0]?.lastFailure
    }
    await Promise.all(names.map((name, index) => take(name, half + index * minute)))
    expect(await shown()).toEqual({ at: half + 2 * minute, words: expect.any(String) })
    for (const name of names) expect((await shown())?.words).toContain(name)
    await take('d@daklak.example', half, 7 * 24 * 60 * minute)
    expect((await shown())?.words).toBe(
      'Thư bị trả lại, địa chỉ không nhận được thư: d@daklak.example. Sửa địa chỉ nhận.',
    )
  })

  onOneEngine('is tried again when it was refused, and says so', async () => {
    const { taken, ses } = post(1)
    expect(await sendDue(deskOf(ses), () => half + minute)).toEqual({ sent: 0, failed: 1 })
    const failed = await standing()
    expect(failed).toMatchObject({ lastSent: null, lastFailure: { at: half + minute } })
    expect(failed?.lastFailure?.words).toContain('MessageRejected')
    expect(await sendDue(deskOf(ses), () => half + 6 * minute)).toEqual({ sent: 1, failed: 0 })
    expect(taken).toHaveLength(1)
    expect((await standing())?.lastSent?.at).toBe(half + 6 * minute)
  })

  onOneEngine('goes out today to whom an officer has put in the place of a wrong address', async () => {
    const { taken, ses } = post(1)
    expect(await sendDue(deskOf(ses), () => half + minute)).toEqual({ sent: 0, failed: 1 })
    const mended = { ...settings, recipients: ['moi@daklak.example'], setAt: half + 10 * minute }
    expect(await saveSubscription(register, tree.root.code, mended, (await standing()) ?? null, byProvince)).toBe(true)
    expect(await sendDue(deskOf(ses), () => half + 11 * minute)).toEqual({ sent: 1, failed: 0 })
    expect(taken[0]).toMatch(/^To: moi@daklak\.example/m)
  })

  onOneEngine('says so when its last try broke off, and rings', async () => {
    const { taken, ses } = post(0)
    const run = { due: half, state: 'sending', leaseUntil: half + 7 * minute, tries: mostTries } as const
    await beginRun(register, keys.subscription(tree.root.code, settings.id), run, { now: half, unsent: [] })
    expect(await sendDue(deskOf(ses), () => half + minute)).toEqual({ sent: 0, failed: 0 })
    await expect(sendDue(deskOf(ses), () => half + 8 * minute)).rejects.toThrow('could not be mailed')
    expect(await standing()).toMatchObject({ run: { state: 'failed' }, lastFailure: { at: half + 8 * minute } })
    expect((await standing())?.lastFailure?.words).toContain('bị ngắt giữa chừng')
    expect(await sendDue(deskOf(ses), () => half + 13 * minute)).toEqual({ sent: 0, failed: 0 })
    expect(taken).toEqual([])
  })

  onOneEngine('rings once it has failed for good, and is left alone then', async () => {
    const { taken, ses } = post(99)
    for (let tries = 1; tries < mostTries; tries++) await sendDue(deskOf(ses), () => half + tries * minute)
    await expect(sendDue(deskOf(ses), () => half + 20 * minute)).rejects.toThrow('could not be mailed')
    expect(await sendDue(deskOf(ses), () => half + 25 * minute)).toEqual({ sent: 0, failed: 0 })
    expect(taken).toEqual([])
    expect((await standing())?.lastFailure?.words).toContain('không gửi nữa')
  })

  // Its days stood in the columns of no later mail, and nobody who reads mails alone knew.
  onOneEngine(
    'that has failed for good is told of by the next one, with the link to its report, and no longer',
    async () => {
      const week = 7 * 24 * 60 * minute
      const failing = deskOf(post(99).ses)
      for (let tries = 1; tries < mostTries; tries++) await sendDue(failing, () => half + tries * minute)
      await expect(sendDue(failing, () => half + 20 * minute)).rejects.toThrow('could not be mailed')
      // On the Friday behind it the machine was off.
      const { taken, ses } = post(1)
      expect(await sendDue(deskOf(ses), () => half + 2 * week + minute)).toEqual({ sent: 0, failed: 1 })
      expect(await sendDue(deskOf(ses), () => half + 2 * week + 6 * minute)).toEqual({ sent: 1, failed: 0 })
      const told = await simpleParser(taken[0] ?? '')
      const days = ['từ 23/05/2020 đến 29/05/2020', 'từ 30/05/2020 đến 05/06/2020']
      for (const body of [told.text ?? '', String(told.html)]) {
        expect(body).toContain(`không gửi được, hoặc không rõ đã đến chưa: ${days.join('; ')}.`)
        for (const day of days) expect(body).toContain(`Kết quả hỗ trợ theo chính sách, ${day}`)
        expect(body).toMatch(/loai=policies&(?:amp;)?tu-ngay=2020-05-23&(?:amp;)?den-ngay=2020-05-29/)
      }
      expect(await sendDue(deskOf(ses), () => half + 3 * week + minute)).toEqual({ sent: 1, failed: 0 })
      expect((await simpleParser(taken[1] ?? '')).text).not.toContain('không gửi được')
    },
  )

  onOneEngine(
    'of the house is sent, tried again and told in the same way, dated by the time that its clock ordered it for',
    async () => {
      const { taken, ses } = post(1)
      const before = Date.parse('2020-05-28T23:58:00+07:00')
      const order = { programme: 'nq42-2020', recipients: ['so@daklak.example'], due: before }
      await orderHouseReport(register, tree.root.code, order)
      expect(await sendDue(deskOf(ses), () => before + minute)).toEqual({ sent: 0, failed: 1 })
      await orderHouseReport(register, tree.root.code, order)
      expect(await sendDue(deskOf(ses), () => before + 6 * minute)).toEqual({ sent: 1, failed: 0 })
      await orderHouseReport(register, tree.root.code, { ...order, due: before - minute })
      expect(await sendDue(deskOf(ses), () => before + 11 * minute)).toEqual({ sent: 0, failed: 0 })
      expect(taken).toHaveLength(1)
      expect(taken[0]).toContain('bao-cao-nq42-2020-2020-05-28.xlsx')
      const { house } = await listSubscriptions(register, tree.root.code)
      expect(house).toMatchObject([{ lastSent: { at: before + 6 * minute }, lastFailure: { at: before + minute } }])
    },
  )

  it('is set by one hand at a time, and what became of its mails stays', async () => {
    const { ses } = post(0)
    await sendDue(deskOf(ses), () => half + minute)
    const change = { ...settings, time: '08:00' }
    const seen = (await standing()) ?? null
    const save = (next: typeof settings) => saveSubscription(register, tree.root.code, next, seen, byProvince)
    expect(await Promise.all([save(change), save(change)])).toEqual(expect.arrayContaining([true, false]))
    expect(await save({ ...settings, time: '09:00' })).toBe(false)
    expect(await standing()).toMatchObject({ time: '08:00', version: 2, lastSent: { recipients: 1 } })
    const told = await officeEvents(register, keys.subscriptionEvent(settings.id, 0))
    expect(told.map(({ type, changes }) => [type, changes.time])).toEqual([
      ['subscription.made', [null, '17:30']],
      ['subscription.changed', ['17:30', '08:00']],
    ])
  })

  it('comes by pages to whoever governs its unit, each of them once, by the hour', async () => {
    const hours = Array.from({ length: 51 }, (_, at) => String(at % 24).padStart(2, '0'))
    for (const [at, hour] of hours.entries()) {
      const one = { ...settings, id: String(at).padStart(32, '0'), time: `${hour}:00` }
      expect(await saveSubscription(register, tree.root.code, one, null, byProvince)).toBe(true)
    }
    const district = anActor({ username: 'huyen-657', role: 'huyen', unit: cuKuin })
    const first = await ownOf(district)
    const second = await ownOf(district, first.cursor ?? '-')
    expect([first.items.length, second.items.length, second.cursor]).toEqual([50, 2, null])
    const all = [...first.items, ...second.items]
    expect(all.map(({ time }) => time)).toEqual(all.map(({ time }) => time).toSorted())
    expect(new Set(all.map(({ id }) => id)).size).toBe(52)
    expect(await ownOf(anActor({ username: 'huyen-643', role: 'huyen', unit: '643' }))).toMatchObject({
      items: [],
      cursor: null,
    })
  })
})
