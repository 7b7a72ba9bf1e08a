import { exchangeKey } from '../../lambdas/exchange/exchange-key.ts'
import { readExchangeFile } from '../../lambdas/exchange/read-file.ts'
import { anIdNumber } from '../support/builders.ts'
import { fireSchedule } from '../support/fire-schedule.ts'
import { foreignFile, foreignFileSettled, sendForeignFile, sharedKey } from '../support/foreign-files.ts'
import { listFile, newCmnd, newIdNumber, people } from '../support/list-files.ts'
import type { Officer } from '../support/sign-in.ts'
import { abandonForeignFile } from '../support/stood-still.ts'
import { takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'
import { writtenFile } from '../support/written-files.ts'

const programme = 'nq42-2020'
/** A commune of Thành phố Buôn Ma Thuột; Kon Tum and Lâm Đồng. */
const [commune, district, konTum, lamDong] = ['24142', '643', '62', '68']
const province = (): Promise<Officer> => world().officer('tinh', '66')

async function listed(idNumber: string) {
  const [row] = people(1, { idNumber })
  if (!row) throw new Error('nobody')
  await takeIn(world(), await province(), { commune }, await listFile({ rows: [row] }))
  const body = { programme, unit: commune, name: row.fullName }
  const { items } = await world().call('searchEntitlements', { body }, await province())
  const [found] = items
  if (!found) throw new Error('not in the register')
  return { params: { entitlementId: found.id }, fullName: row.fullName }
}

const findingsIn = async (unit: string, half: 'open' | 'closed', officer: Officer) =>
  world().call('foreignFindings', { query: { programme, unit, half } }, officer)

describe('a person who stands in the list of another province', () => {
  it('is told of, pays nobody’s fault, is concluded by the commune, stopped, reopened, and forgotten with the file', async () => {
    const [early, late] = [newIdNumber(), newCmnd()]
    const before = await listed(early)
    const chief = await province()
    const file = await sendForeignFile(
      world(),
      chief,
      await foreignFile(world(), konTum, { [early]: 'paid', [late]: 'approved' }),
    )
    expect(file).toMatchObject({ state: 'current', found: 1, head: { provinceName: 'tỉnh Kon Tum', marks: 2 } })
    // Whoever comes in after the file is looked up in it.
    const after = await listed(late)

    const payer = await world().officer('payer', district)
    const seen = await world().call('entitlement', { params: before.params }, payer)
    expect(seen.entitlement.foreign).toMatchObject([
      { province: konTum, state: 'paid', conclusion: null, mayDecide: false },
    ])
    expect(seen.entitlement.foreign[0]?.message).toContain(
      'có trong danh sách NQ 42 của tỉnh Kon Tum (đã chi trả), tệp ngày',
    )
    // A question is no hold.
    expect(seen.entitlement.commands).toContain('record-payment')

    const officer = await world().officer('xa', commune)
    const queue = await findingsIn(commune, 'open', officer)
    expect(queue.items.map(({ fullName }) => fullName)).toEqual(
      expect.arrayContaining([before.fullName, after.fullName]),
    )
    expect(queue.tally.open).toBe(queue.items.length)
    expect(queue.tally.amount).toBe(queue.items.reduce((sum, { amount }) => sum + amount, 0))

    const words = { version: seen.entitlement.version, province: konTum, note: 'Công văn 15/LĐTBXH' }
    const body = { ...words, outcome: 'entitled-there', reason: 'confirmed-by-province' } as const
    const key = crypto.randomUUID()
    const command = { params: before.params, body, idempotencyKey: key }
    const done = await world().call('decideForeignFinding', command, officer)
    expect(await world().call('decideForeignFinding', command, officer)).toMatchObject({ replayed: true })
    expect(done.entitlement.commands).not.toContain('record-payment')
    const pay = {
      version: done.entitlement.version,
      paidOn: '2020-06-01',
      lateReason: 'nhập từ sổ giấy',
      receivedBy: 'self' as const,
    }
    const refusal = await world().refused('recordPayment', { params: before.params, body: pay }, payer)
    expect(refusal).toMatchObject({ code: 'under-review', detail: expect.stringContaining('tỉnh Kon Tum') })
    const { history } = await world().call('entitlement', { params: before.params }, officer)
    expect(history.map(({ type }) => type)).toEqual(expect.arrayContaining(['foreign.found', 'foreign.concluded']))
    expect((await findingsIn(commune, 'closed', officer)).items.map(({ fullName }) => fullName)).toContain(
      before.fullName,
    )

    const again = {
      version: done.entitlement.version,
      province: konTum,
      outcome: 'reopen',
      note: 'Tỉnh kia trả lời lại',
    } as const
    const reopened = await world().call('decideForeignFinding', { params: before.params, body: again }, officer)
    expect(reopened.entitlement.commands).toContain('record-payment')

    await world().call('removeForeignFile', { params: { foreignFileId: file.id }, body: { note: 'gửi nhầm' } }, chief)
    expect(await foreignFileSettled(world(), chief, file.id)).toMatchObject({ state: 'removed' })
    for (const { params } of [before, after]) {
      const { entitlement } = await world().call('entitlement', { params }, officer)
      expect(entitlement.foreign).toEqual([])
    }
  })

  it('is not found by a file that is another’s, another key’s, or came broken: it says what is wrong', async () => {
    const chief = await province()
    const told = { [newIdNumber()]: 'paid' } as const
    const of = async (bytes: Uint8Array) => {
      const { state, outcome, found } = await sendForeignFile(world(), chief, bytes)
      return { state, outcome, found }
    }
    const refusedFor = (words: string) => ({ state: 'refused', outcome: expect.stringContaining(words), found: null })
    const whole = await foreignFile(world(), lamDong, told)
    expect(await of(await foreignFile(world(), '66', told))).toEqual(refusedFor('tệp của tỉnh nhà'))
    const key = exchangeKey('x'.repeat(40))
    expect(await of(await foreignFile(world(), lamDong, told, { key }))).toEqual(refusedFor('khoá trao đổi khác'))
    expect(await of(whole.subarray(0, whole.length - 20))).toEqual(refusedFor('Dòng 2'))
    expect(await of(Buffer.from('Họ tên;CMND'))).toEqual(refusedFor('không phải tệp trao đổi'))
    expect(await of(whole)).toMatchObject({ state: 'current', found: 0 })
    expect(await of(whole)).toEqual(refusedFor('đã nhận rồi'))
  })
})

describe('a file whose readers are all dead', () => {
  it('gets another one by the look for what stands still, and everybody is compared with it', async () => {
    const chief = await province()
    const idNumber = newIdNumber()
    await listed(idNumber)
    const { id } = await sendForeignFile(world(), chief, await foreignFile(world(), konTum, { [idNumber]: 'paid' }))
    await abandonForeignFile(world(), id, { hours: 2 })
    await fireSchedule(world(), /overdue/i)
    expect(await foreignFileSettled(world(), chief, id)).toMatchObject({ state: 'current', found: 1 })
  })
})

describe('the province’s own file', () => {
  it('holds marks that another province can read, and nobody’s name or number', async () => {
    const idNumber = newIdNumber()
    const { fullName } = await listed(idNumber)
    const chief = await province()
    const { id } = await world().call('requestExchangeFile', { body: { programme, unit: '66' } }, chief)
    const file = await writtenFile(world(), chief, id)
    const answer = await fetch(file.url ?? '')
    expect(answer.headers.get('content-disposition')).toContain('trao-doi-66-nq42-2020.jsonl')
    const text = await answer.text()
    expect(text).not.toContain(idNumber)
    expect(text).not.toContain(fullName)
    const key = await sharedKey(world())
    const receiver = { province: '64', key, knowsProgramme: () => true, now: Date.now() }
    const content = await readExchangeFile(text.trimEnd().split('\n'), receiver)
    if (!content.ok) throw new Error(content.error)
    expect(content.value.marks.get(key.markOf(anIdNumber(idNumber)))).toEqual({ group: 'cash', state: 'approved' })
    expect(file.sums).toMatchObject({ supports: content.value.marks.size, digest: content.value.head.hash })
  })
})
