import '../../support/silent-logs.ts'
import type { Complaint } from '../../../lambdas/domain/complaints/complaint.ts'
import { triesPerHour } from '../../../lambdas/domain/complaints/complaint-limits.ts'
import { complaintNumber } from '../../../lambdas/domain/complaints/complaint-number.ts'
import { decideComplaint, withdrawComplaint } from '../../../lambdas/domain/complaints/decide-complaint.ts'
import type { ComplaintWords } from '../../../lambdas/domain/complaints/open-complaint.ts'
import { openComplaint } from '../../../lambdas/domain/complaints/open-complaint.ts'
import { eventHand } from '../../../lambdas/domain/ledger/hand.ts'
import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { nq68 } from '../../../lambdas/domain/programmes/nq68-2021.ts'
import type { Programme } from '../../../lambdas/domain/programmes/programme.ts'
import { runningAmong } from '../../../lambdas/domain/province.ts'
import { ok, refuse } from '../../../lambdas/domain/result.ts'
import type { ComplainDesk } from '../../../lambdas/functions/complain/complain-desk.ts'
import { followComplaint } from '../../../lambdas/functions/complain/follow-complaint.ts'
import { publicCounts } from '../../../lambdas/functions/complain/public-counts.ts'
import { sendByApi, sendByForm } from '../../../lambdas/functions/complain/send-complaint.ts'
import { readComplaint } from '../../../lambdas/functions/complaints/read-complaint.ts'
import { noComplaint } from '../../../lambdas/pages/complaints/complaint-form.ts'
import { siteOf } from '../../../lambdas/pages/site.ts'
import type { ApiEvent } from '../../../lambdas/runtime/api-event.ts'
import { apiHandler, type Call, type Operations } from '../../../lambdas/runtime/api-handler.ts'
import {
  commitComplaint,
  complaintHistory,
  complaintsOfUnit,
  getComplaint,
  getContact,
} from '../../../lambdas/store/complaints/complaint-store.ts'
import { enterComplaint, secretOf } from '../../../lambdas/store/complaints/enter-complaint.ts'
import { ledgerEntries, noteReading, readingsOf } from '../../../lambdas/store/ledger/ledger-store.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { viewStanding } from '../../../lambdas/views/complaint-view.ts'
import { anActor, morning } from '../../support/builders.ts'
import { countCalls } from '../../support/counted-calls.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { lambdaContext, smallestCall } from '../../support/smallest-call.ts'
import { cuKuin, eaKtur, eaTieu, everything, marks, tree } from './desk.ts'

const engine = registerEngine()
let register: Register
beforeAll(async () => {
  register = await engine.freshRegister()
})

const programme = 'nq42-2020'
const settings = { answerDays: 10, perAddress: 2, perCommune: 3 }
const words: ComplaintWords = {
  programme,
  commune: eaTieu,
  subject: 'left-out',
  text: 'Nhà tôi bị sót tên.',
  supports: [],
}
const attempt = (sent: string, network: string, more: Partial<ComplaintWords> = {}) =>
  enterComplaint(
    { register, tree, marks },
    {
      ...openComplaint({ ...words, ...more }, { tree, actor: null, commandId: 'sender', answerDays: 10, now: morning }),
      contact: { name: "H'Ƀlă Niê", phone: '0905 123 456' },
      sent: { key: sent, words: JSON.stringify(more) },
    },
    { network, settings },
  )

const send = async (...parts: Parameters<typeof attempt>): Promise<Complaint | null> => {
  const sent = await attempt(...parts)
  if (sent === 'key-taken') throw new Error('the key stood for another complaint')
  return sent
}

it('takes so many a day from a network and about a commune, and the same words once', async () => {
  const first = await send('a', 'net-1')
  expect(await send('a', 'net-1')).toEqual(first)
  expect(await send('b', 'net-1')).not.toBeNull()
  expect(await send('c', 'net-1')).toBeNull()
  expect(await send('c', 'net-2')).not.toBeNull()
  expect(await send('d', 'net-3')).toBeNull()
  expect(await send('d', 'net-3', { commune: eaKtur })).not.toBeNull()
  expect(await complaintsOfUnit(register, tree, cuKuin, programme)).toHaveLength(4)
  expect(await complaintsOfUnit(register, tree, eaTieu, programme)).toHaveLength(3)
})

// Anybody could have all places of the province read, as often as he asked.
it('is counted for everybody once in half a minute, for each programme', async () => {
  const asked = engine.again(register)
  const calls = countCalls(asked)
  const queries = () => calls().Query?.calls ?? 0
  const counts = publicCounts(asked, tree)
  const first = await counts(programme, morning)
  expect(first.total.received).toBeGreaterThanOrEqual(1)
  const once = queries()
  await send('counted', 'net-8', { commune: tree.communes('643')[0]?.code ?? '' })
  expect(await Promise.all([counts(programme, morning), counts(programme, morning + 29_999)])).toEqual([first, first])
  expect(queries()).toBe(once)
  expect((await counts('nq68-2021', morning)).total.received).toBe(0)
  expect((await counts(programme, morning + 30_000)).total.received).toBe(first.total.received + 1)
  expect(queries()).toBe(3 * once)
})

// The Front was kept from the contact, and opened the record that named the sender.
it('tells by contact and by support who sent it to the office that it lies with, and those above, alone', async () => {
  const support = 's'.repeat(26)
  const commune = tree.communes(cuKuin).find(({ code }) => code !== eaTieu && code !== eaKtur)?.code ?? ''
  const sent = await send('named', 'net-9', { commune, supports: [support] })
  if (!sent) throw new Error('limited')
  const asRead = async (parts: Parameters<typeof anActor>[0]) => {
    const actor = anActor(parts)
    const call: Pick<Call<'complaint'>, 'params' | 'actor' | 'within' | 'now'> = {
      params: { complaintNumber: sent.number },
      actor,
      within: (found) => (found === undefined ? refuse('not-found', 'Không có.') : ok(found)),
      now: morning,
    }
    const read = await readComplaint({ register, tree, marks: async () => marks, answerDays: 10 }, call)
    if (!read.ok) throw new Error(read.error.message)
    return [read.value.contact?.name ?? null, ...read.value.supports]
  }
  const [own, district, front] = [
    { username: 'xa-can-bo', role: 'xa', unit: commune },
    { username: 'huyen-657', role: 'huyen', unit: cuKuin },
    { username: 'mttq-xa', role: 'observer', unit: commune },
  ] as const
  const [everything, nothing] = [["H'Ƀlă Niê", support], [null]]
  expect([await asRead(own), await asRead(district), await asRead(front)]).toEqual([everything, everything, nothing])

  const stored = await getComplaint(register, sent.number)
  if (!stored) throw new Error('not there')
  const context = { tree, actor: anActor(own), commandId: 'forward-of-a-test', now: morning }
  const forwarded = decideComplaint(stored.complaint, { kind: 'forward', reason: 'Vượt quá xã.' }, context)
  if (!forwarded.ok) throw new Error(forwarded.error.message)
  await commitComplaint(register, tree, stored, forwarded.value, null)
  expect([await asRead(own), await asRead(district), await asRead(front)]).toEqual([nothing, everything, nothing])
  const { newest } = await readingsOf(register, keys.complaint(sent.number).pk)
  expect(newest.map(({ actor }) => actor.username).toSorted()).toEqual(['huyen-657', 'xa-can-bo'])
})

// Only how to reach the sender was a reading.
it('is noted of whoever reads a whole number in its words, also where it lies with another office', async () => {
  const commune = tree.communes('645')[0]?.code ?? ''
  const sent = await send('numbered-forward', 'net-11', { commune, text: 'Thẻ của tôi là 066.185.004.321.' })
  const stored = sent && (await getComplaint(register, sent.number))
  if (!stored) throw new Error('not there')
  const own = anActor({ username: 'xa-khac', role: 'xa', unit: commune })
  const context = { tree, actor: own, commandId: 'forward-of-a-number', now: morning }
  const forwarded = decideComplaint(stored.complaint, { kind: 'forward', reason: 'Vượt quá xã.' }, context)
  if (!forwarded.ok) throw new Error(forwarded.error.message)
  await commitComplaint(register, tree, stored, forwarded.value, null)
  for (const actor of [own, anActor({ username: 'mttq-xa', role: 'observer', unit: commune })])
    await readComplaint(
      { register, tree, marks: async () => marks, answerDays: 10 },
      {
        params: { complaintNumber: stored.complaint.number },
        actor,
        within: (found) => (found === undefined ? refuse('not-found', 'Không có.') : ok(found)),
        now: morning,
      },
    )
  const { newest } = await readingsOf(register, keys.complaint(stored.complaint.number).pk)
  expect(newest).toMatchObject([{ type: 'id-number.read', actor: { username: 'xa-khac' } }])
})

// Whoever had read the number before it came to him read on the same day whom to call, and was noted of the number alone.
it('is noted of whom to call apart from the number in its words, on one day', async () => {
  const commune = tree.communes('645')[0]?.code ?? ''
  const sent = await send('numbered-contact', 'net-12', { commune, text: 'Thẻ của tôi là 066.185.004.321.' })
  if (!sent) throw new Error('limited')
  const actor = anActor({ username: 'xa-nua', role: 'xa', unit: commune })
  const read = { pk: keys.complaint(sent.number).pk, unit: commune }
  await noteReading(register, read, { type: 'id-number.read', at: morning, actor: eventHand(actor) })
  await readComplaint(
    { register, tree, marks: async () => marks, answerDays: 10 },
    {
      params: { complaintNumber: sent.number },
      actor,
      within: (found) => (found === undefined ? refuse('not-found', 'Không có.') : ok(found)),
      now: morning + 60_000,
    },
  )
  const { newest } = await readingsOf(register, read.pk)
  expect(newest.map(({ type }) => type)).toEqual(['complaint-contact.read', 'id-number.read'])
})

it('is read by the Fatherland Front without whole card numbers, also in its answer', async () => {
  const [commune = ''] = tree.communes('644').map(({ code }) => code)
  const sent = await send('n', 'net-10', { commune, text: 'Thẻ của tôi là 066.185.004.321.' })
  if (!sent) throw new Error('limited')
  const stored = await getComplaint(register, sent.number)
  if (!stored) throw new Error('not there')
  const actor = anActor({ unit: commune })
  const context = { tree, actor, commandId: 'numbered-answer', now: morning + 1 }
  const answered = decideComplaint(stored.complaint, { kind: 'answer', text: 'Đã ghi thẻ 066185004321.' }, context)
  if (!answered.ok) throw new Error(answered.error.message)
  await commitComplaint(register, tree, stored, answered.value, null)
  const seenBy = async (role: 'xa' | 'observer') => {
    const read = await readComplaint(
      { register, tree, marks: async () => marks, answerDays: 10 },
      {
        params: { complaintNumber: sent.number },
        actor: anActor({ role, unit: commune }),
        within: (found) => (found === undefined ? refuse('not-found', 'Không có.') : ok(found)),
        now: morning,
      },
    )
    if (!read.ok) throw new Error(read.error.message)
    return [read.value.text, read.value.answer?.text]
  }
  expect(await seenBy('xa')).toEqual(['Thẻ của tôi là 066.185.004.321.', 'Đã ghi thẻ 066185004321.'])
  expect(await seenBy('observer')).toEqual(['Thẻ của tôi là •••• 4321.', 'Đã ghi thẻ •••• 4321.'])
})

it('moves with its event and its place, on what was seen alone, and keeps words and sender out of lists and ledger', async () => {
  const sent = await send('e', 'net-4', { commune: eaKtur })
  if (!sent) throw new Error('limited')
  const stored = await getComplaint(register, sent.number)
  if (!stored) throw new Error('not there')
  const actor = anActor({ username: 'xa-24544', unit: eaKtur })
  const context = { tree, actor, commandId: 'answer-of-a-test', now: morning + 1 }
  const answered = decideComplaint(stored.complaint, { kind: 'answer', text: 'Đã bổ sung.' }, context)
  if (!answered.ok) throw new Error(answered.error.message)
  const order = { username: actor.username, id: 'answer-of-a-test', digest: 'd', now: morning }
  expect(await commitComplaint(register, tree, stored, answered.value, order)).toBe('done')
  expect(await commitComplaint(register, tree, stored, answered.value, order)).toBe('replayed')
  const withdrawn = withdrawComplaint(stored.complaint, morning + 2)
  if (!withdrawn.ok) throw new Error(withdrawn.error.message)
  expect(await commitComplaint(register, tree, stored, withdrawn.value, null)).toBe('stale')
  expect((await getComplaint(register, sent.number))?.complaint).toEqual(answered.value.after)
  expect((await complaintHistory(register, sent.number)).map(({ type }) => type)).toEqual([
    'complaint.received',
    'complaint.answered',
  ])
  const [listed] = (await complaintsOfUnit(register, tree, eaKtur, programme)).filter(
    ({ number }) => number === sent.number,
  )
  expect(listed?.state).toBe('answered')
  expect(await getContact(register, sent.number)).toEqual({ name: "H'Ƀlă Niê", phone: '0905 123 456' })

  const sealed = await ledgerEntries(register, eaKtur, { from: morning, until: morning + 10 })
  expect(sealed.some(({ open, event }) => open.type === 'complaint.answered' && event.actor !== null)).toBe(true)
  expect(sealed.find(({ open }) => open.type === 'complaint.received')?.open.office).toBeNull()
  const all = await everything(register)
  const outside = all.filter(({ sk }) => sk !== 'COMPLAINT' && sk !== 'CONTACT')
  expect(JSON.stringify(outside)).not.toMatch(/0905|Ƀlă|bị sót tên/)
  // Whoever copies the table cannot open a complaint with it.
  expect(JSON.stringify(all)).not.toContain(secretOf(marks, sent.number))
})

it('is opened so many times an hour, and answers a right code, a wrong one and a number that is none alike then', async () => {
  const sent = await send('f', 'net-5', { commune: eaKtur })
  if (!sent) throw new Error('limited')
  const desk = deskOf([nq42])
  const secret = secretOf(marks, sent.number)
  const tried = async (number: string, code: string, now = morning) => {
    const answer = await followComplaint(desk, 'look', { number, secret: code }, now)
    return answer.ok ? 'found' : answer.error.message
  }
  expect(await tried(sent.number, secret)).toBe('found')
  const none = complaintNumber(marks.id('of nobody'))
  for (const [number, before] of [
    [sent.number, 1],
    [none, 0],
  ] as const)
    for (let at = before; at < triesPerHour; at++)
      expect(await tried(number, 'AAAAA-AAAAA')).toContain('Không tìm thấy phản ánh với số và mã này')
  const over = await tried(none, 'AAAAA-AAAAA')
  expect(over).toContain('Số này đã được thử quá nhiều lần')
  expect([await tried(sent.number, 'AAAAA-AAAAA'), await tried(sent.number, secret)]).toEqual([over, over])
  expect(await tried(sent.number, secret, morning + 3_600_000)).toBe('found')
  // What cannot be a number is counted for nobody.
  expect(await tried('PA-1', secret)).toContain('Không tìm thấy')
})

/** As the function has it where these programmes run and the citizens' pages speak of them. */
const deskOf = (spokenOf: readonly [Programme, ...Programme[]]): ComplainDesk => ({
  ...{ register, tree, settings, marks: async () => marks },
  site: siteOf({ tree, spokenOf }),
  running: runningAmong(spokenOf),
})

describe('where two programmes run side by side', () => {
  const typed = { ...noComplaint, commune: '24553', subject: 'left-out', text: 'Nhà tôi bị sót tên.' }
  const sender = { from: '10.9.8.7', now: morning }
  const both = (): ComplainDesk => deskOf([nq68, nq42])
  const numberIn = (page: string): string => page.match(/PA-[2-9A-Z]{4}-[2-9A-Z]{3}/)?.[0] ?? ''

  it('a form without a script has to say which one it is about, and keeps what was typed', async () => {
    const { page, status } = await sendByForm(both(), typed, sender)
    expect(status).toBe(422)
    expect(page).toContain('<a href="#programme">Chọn chương trình hỗ trợ mà bạn phản ánh</a>')
    expect(page).toContain('<option value="nq42-2020">Nghị quyết 42</option>')
    expect(page).toContain(typed.text)
  })

  it('a form that names one which does not run comes back through the whole chain as the page, with what was typed', async () => {
    const desk = both()
    const sendComplaint = (call: Call<'sendComplaint'>) =>
      call.wantsPage ? sendByForm(desk, call.form, call) : sendByApi(desk, call.body, call)
    const handler = apiHandler('complain', desk, { sendComplaint } as Operations<'complain'>, {
      problemPage: () => 'none',
    })
    const post = (accept: string): ApiEvent => {
      const call = smallestCall('sendComplaint', { target: typed.commune, programme: 'nq99', claims: {} })
      const headers = { ...call.headers, accept, 'content-type': 'application/x-www-form-urlencoded' }
      return { ...call, headers, body: new URLSearchParams({ ...typed, programme: 'nq99' }).toString() }
    }
    const { statusCode, headers, body } = await handler(post('text/html'), lambdaContext)
    expect([statusCode, headers?.['content-type']]).toEqual([422, 'text/html; charset=utf-8'])
    expect(body).toContain('<a href="#programme">Chọn chương trình hỗ trợ mà bạn phản ánh</a>')
    expect(body).toContain(typed.text)
    // A program is refused by the chain, as everywhere.
    const told = await handler(post('application/json'), lambdaContext)
    expect([told.statusCode, JSON.parse(told.body ?? '').detail]).toEqual([422, expect.stringContaining('nq99')])
  })

  it('a form holds as much text as its field lets somebody type, lines of his own too', async () => {
    const line = `${'a'.repeat(99)}\n`
    const desk = both()
    const handler = apiHandler(
      'complain',
      desk,
      { sendComplaint: (call: Call<'sendComplaint'>) => sendByForm(desk, call.form, call) } as Operations<'complain'>,
      { problemPage: () => 'none' },
    )
    const send = async (text: string) => {
      const call = smallestCall('sendComplaint', { target: typed.commune, programme: typed.programme, claims: {} })
      // A browser counts a line's end once in the field and sends it as two signs.
      const body = new URLSearchParams({ ...typed, programme: 'nq42-2020', text: text.replace(/\n/g, '\r\n') })
      const headers = { ...call.headers, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }
      return handler({ ...call, headers, body: body.toString() }, lambdaContext)
    }
    const { statusCode, body } = await send(`${line.repeat(19)}${'a'.repeat(100)}`)
    expect(statusCode).toBe(200)
    const stored = await getComplaint(register, numberIn(body ?? ''))
    expect(stored?.complaint.text).toBe(`${line.repeat(19)}${'a'.repeat(100)}`)
    expect((await send(`${line.repeat(20)}a`)).statusCode).toBe(422)
  })

  it('a form that comes after too many of a day keeps what was typed', async () => {
    const desk = { ...both(), settings: { ...settings, perAddress: 1 } }
    const one = { ...typed, programme: 'nq42-2020', commune: '24550' }
    const from = { from: '10.7.7.7', now: morning }
    expect((await sendByForm(desk, one, from)).status).toBe(200)
    const { page, status } = await sendByForm(desk, { ...one, text: 'Hàng xóm tôi cũng bị sót.' }, from)
    expect(status).toBe(429)
    expect(page).toContain('Thử lại ngày mai')
    expect(page).toContain('>Hàng xóm tôi cũng bị sót.</textarea>')
  })

  it('a complaint is kept with the one that was chosen, and the same words about the other are another one', async () => {
    const about = async (programme: string) =>
      numberIn((await sendByForm(both(), { ...typed, programme }, sender)).page)
    const [older, newer] = [await about('nq42-2020'), await about('nq68-2021')]
    expect(older).not.toBe(newer)
    const stored = await Promise.all([older, newer].map((number) => getComplaint(register, number)))
    const names = stored.map((one) => one && viewStanding(one.complaint, tree, morning).programmeName)
    expect(names).toEqual(['Nghị quyết 42', 'Nghị quyết 68'])
  })

  it('a program has to say it too; where one runs nobody has to', async () => {
    const { programme: _none, ...body } = { ...typed, commune: '24556' }
    const call = { ...sender, from: '10.1.2.3', idempotencyKey: 'said-by-a-program' }
    expect(await sendByApi(both(), body, call)).toMatchObject({
      ok: false,
      error: { code: 'invalid', errors: [{ path: 'body.programme' }] },
    })
    const sent = await sendByApi(deskOf([nq68]), body, call)
    const stored = sent.ok ? await getComplaint(register, sent.value.number) : undefined
    expect(stored?.complaint.programme).toBe('nq68-2021')
  })
})

/** Where no other test counts. */
const eaBHok = '24550'

it('is another complaint under a key that stands for one, and refused', async () => {
  expect(await send('one-key', 'net-9', { commune: eaBHok })).toMatchObject({ commune: eaBHok })
  expect(await attempt('one-key', 'net-9', { commune: eaBHok, text: 'Việc khác hẳn.' })).toBe('key-taken')
})
