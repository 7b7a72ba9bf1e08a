import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printerDeed } from '../../../lambdas/domain/ledger/pay-list-event.ts'
import { readingSentence } from '../../../lambdas/domain/ledger/reading-event.ts'
import { orderedPayList, type PayList, type PayListOrder } from '../../../lambdas/domain/paylists/pay-list.ts'
import { payListCode } from '../../../lambdas/domain/paylists/pay-list-code.ts'
import { reconcile } from '../../../lambdas/domain/paylists/reconcile.ts'
import { writePayList } from '../../../lambdas/functions/write-pay-list/write-pay-list.ts'
import { freshBatch, type StoredBatch } from '../../../lambdas/store/batches/batch-item.ts'
import { getBatch, moveBatch } from '../../../lambdas/store/batches/batch-store.ts'
import { ledgerEntries, noteReading, readingsOf } from '../../../lambdas/store/ledger/ledger-store.ts'
import { officeEvents } from '../../../lambdas/store/ledger/office-event-item.ts'
import { createPayListBatch } from '../../../lambdas/store/paylists/pay-list-batch.ts'
import {
  commitPayList,
  createPayList,
  getPayList,
  payListHistory,
  payListLines,
  payListsOfUnit,
  signedSupports,
} from '../../../lambdas/store/paylists/pay-list-store.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { aPerson, morning } from '../../support/builders.ts'
import { readPdf } from '../../support/read-pdf.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { textsOf } from '../../unit/lists/hand-made-workbook.ts'
import { aRight, cuKuin, eaKtur, eaTieu, order as pay, stored, takenIn, tree } from './desk.ts'

const engine = registerEngine()
const folder = mkdtempSync(join(tmpdir(), 'ansinh-pay-lists-'))
afterAll(() => rmSync(folder, { recursive: true }))

const inHamlet = (name: string, fullName: string, hamlet: string) => ({
  ...aRight(name),
  person: aPerson({ fullName, hamlet, idNumbers: [] }),
})
const people = [
  inHamlet('1', 'Y Bhiăt Êban', 'Thôn 10'),
  inHamlet('2', "H'Ƀlă Ñuôl", 'Thôn 2'),
  aRight('3', { fullName: 'Trần Thị Lĕ', number: '066185001111' }),
  inHamlet('4', 'Đã nhận rồi', 'Thôn 2'),
]

let register: Register
beforeAll(async () => {
  register = await engine.freshRegister()
  await takenIn(register, ...people, aRight('5', { commune: eaKtur }))
  await pay(register, await stored(register, people[3]?.id ?? ''))
})

const by = { username: 'xa-24547', role: 'xa', unit: eaTieu } as const
const ordered = (seed: string): PayListOrder => ({
  code: payListCode(seed),
  programme: 'nq42-2020',
  unit: eaTieu,
  policy: null,
  decision: null,
  hamlet: null,
  month: null,
  numbers: 'last-digits',
  by,
  at: morning,
  commandId: `command-${seed}`,
})
const files = new Map<string, Buffer>()
const printer = () => ({
  register,
  tree,
  put: async ({ key, path }: { key: string; path: string }) => {
    const copy = join(folder, key.replaceAll('/', '-'))
    copyFileSync(path, copy)
    files.set(key, readFileSync(copy))
  },
})
const event = { type: 'pay-list.ordered', at: morning, actor: by, commandId: 'command', what: null } as const

it('that shows whole numbers is told on the record of each whose number it shows, before it is there', async () => {
  const own = await engine.freshRegister()
  await takenIn(own, ...people)
  const order = { ...ordered('whole-numbers'), numbers: 'full' as const }
  await createPayList(own, tree, order, event)
  const papers: string[] = []
  const put = async ({ key }: { key: string }) => {
    expect((await readingsOf(own, keys.entitlement(people[2]?.id ?? '').pk)).newest).toHaveLength(1)
    papers.push(key)
  }
  await writePayList({ register: own, tree, put }, order.code, { run: 'first', now: morning })
  expect(papers).toHaveLength(2)
  const [reading] = (await readingsOf(own, keys.entitlement(people[2]?.id ?? '').pk)).newest
  expect(reading).toMatchObject({ type: 'id-number.printed', at: morning, actor: by })
  expect(reading && readingSentence(reading, tree)).toContain('in đủ số giấy tờ trên danh sách ký nhận')
  // Who has no number, and whoever is on a list with the last digits alone, has shown nothing.
  const none = { newest: [], hasEarlier: false }
  expect(await readingsOf(own, keys.entitlement(people[0]?.id ?? '').pk)).toEqual(none)
  expect(await readingsOf(register, keys.entitlement(people[2]?.id ?? '').pk)).toEqual(none)
})

// Whoever looked for an older one took the newest hundred for all.
it('tells the newest hundred readings of a record, and that there were others before', async () => {
  const own = await engine.freshRegister()
  const { pk } = keys.entitlement('often-read')
  const read = (time: number) =>
    noteReading(own, { pk, unit: eaTieu }, { type: 'id-number.read', at: morning + time * 86_400_000, actor: by })
  for (let time = 0; time < 100; time++) await read(time)
  expect(await readingsOf(own, pk)).toMatchObject({ newest: { length: 100 }, hasEarlier: false })
  await read(100)
  const { newest, hasEarlier } = await readingsOf(own, pk)
  expect([newest.length, newest[0]?.at, hasEarlier]).toEqual([100, morning + 100 * 86_400_000, true])
})

it('is printed once, read on paper, and gives back who signed, in the order of the paper', async () => {
  const order = ordered('one')
  await createPayList(register, tree, order, event)
  const printed = await writePayList(printer(), order.code, { run: 'first', now: morning })
  // The message came twice while somebody was paid: another paper, and the list keeps the first.
  await writePayList(printer(), order.code, { run: 'second', now: morning })
  expect(printed).toMatchObject({ state: 'printed', run: 'first', sums: { people: 3, amount: 4_500_000 } })
  expect(await getPayList(register, order.code)).toEqual(printed)

  const texts = (await textsOf(files.get(`exports/${order.code}/first.xlsx`) ?? Buffer.of())).map((row) =>
    row.join('|'),
  )
  expect(texts.filter((text) => /^\d+\|/.test(text)).map((text) => text.split('|')[1])).toEqual([
    'Trần Thị Lĕ',
    "H'Ƀlă Ñuôl",
    'Y Bhiăt Êban',
  ])
  const whole = texts.join('\n')
  expect(whole).toContain('Bằng chữ: Bốn triệu năm trăm nghìn đồng')
  expect(whole).toContain('|1111|')
  expect(whole).not.toContain('066185001111')
  const { pages } = readPdf(files.get(`exports/${order.code}/first.pdf`) ?? Buffer.of())
  expect(pages.map((page) => page.includes(order.code))).toEqual([true, true, true])
  expect(pages[1]).toContain("H'Ƀlă Ñuôl")
  expect(pages[2]).toContain('Trang 3/3')

  if (!printed) throw new Error('nothing was printed')
  const lines = await payListLines(register, printed)
  const said = { signed: { people: 2, amount: 3_000_000 }, notSignedLines: [2], paidOn: '2020-05-29' }
  const paper = reconcile(printed, lines, said, '2020-05-29')
  if (!paper.ok) throw new Error(paper.error.message)
  const after = {
    ...printed,
    state: 'reconciled' as const,
    reconciliation: { ...paper.value, by, at: morning },
    version: printed.version + 1,
  }
  const change = { before: printed, after, event: { ...event, type: 'pay-list.reconciled' as const } }
  const command = { username: by.username, id: 'reconcile-of-a-test', digest: 'd', now: morning }
  expect(await signedSupports(register, order.code)).toBeUndefined()
  expect(await commitPayList(register, change, command)).toBe('done')
  expect(await commitPayList(register, change, command)).toBe('replayed')
  expect(await commitPayList(register, change, { ...command, id: 'another-officer' })).toBe('stale')
  expect((await signedSupports(register, order.code))?.map(({ entitlementId }) => entitlementId)).toEqual([
    people[2]?.id,
    people[0]?.id,
  ])

  // One batch is made of it, whoever is first; the one that nobody has confirmed makes room, and one that was confirmed does not.
  const of = await getPayList(register, order.code)
  if (!of) throw new Error('the list is gone')
  const made = (id: string, before: PayList, replaced: StoredBatch | null = null) => {
    const batch: StoredBatch = {
      ...freshBatch(id, { ...by, sub: 'sub' }, morning),
      ...{ kind: 'pay-list', state: 'checked', programme: before.programme, unit: eaTieu, details: null },
      payList: before.code,
    }
    const batched = {
      ...event,
      ...{ type: 'pay-list.batched' as const, commandId: id, actor: { ...event.actor, username: `xa-${id[0]}` } },
    }
    const after = { ...before, batch: id, version: before.version + 1 }
    return createPayListBatch(register, tree, { batch, before, after, event: batched, replaced })
  }
  const [first, second, third] = ['f', 's', 't'].map((letter) => letter.repeat(26)) as [string, string, string]
  const one = await made(first, of)
  expect(await made(second, of)).toBeUndefined()
  expect(await made(first, of)).toEqual(one)
  const now = await getPayList(register, order.code)
  if (!now || !one) throw new Error('the list is gone')
  expect(await made(second, now, { ...one, state: 'refused' })).toMatchObject({ id: second })
  expect(await getBatch(register, first)).toMatchObject({ state: 'refused' })
  // By whoever made the other one, which is not who had opened it.
  expect((await officeEvents(register, keys.batch(first))).at(-1)).toMatchObject({
    ...{ type: 'batch.refused', commandId: second, actor: { username: 'xa-s' } },
  })
  const then = await getPayList(register, order.code)
  if (!then) throw new Error('the list is gone')
  await moveBatch(register, { ...one, id: second, state: 'writing' }, 'checked')
  expect(await made(third, then, { ...one, id: second, state: 'refused' })).toBeUndefined()
  expect((await getPayList(register, order.code))?.batch).toBe(second)

  const history = await payListHistory(register, order.code)
  const types = ['ordered', 'printed', 'reconciled', 'batched', 'batched']
  expect(history.map(({ type }) => type)).toEqual(types.map((type) => `pay-list.${type}`))
  const sealed = await ledgerEntries(register, eaTieu, { from: morning, until: morning + 1 })
  expect(sealed.filter(({ open }) => open.ref.startsWith(`PAYLIST#${order.code}/`))).toHaveLength(5)
})

it('says so when nobody is to be paid, and stands among the lists of its units alone', async () => {
  const order = { ...ordered('none'), hamlet: 'Thôn không có', at: morning + 1 }
  await createPayList(register, tree, order, event)
  const known = await writePayList(printer(), order.code, { run: 'first', now: morning })
  expect(known).toEqual({ ...orderedPayList(order), state: 'empty', version: 2 })
  expect(printerDeed(orderedPayList(order), morning, null).type).toBe('pay-list.failed')
  const page = { before: null, limit: 10, programme: 'nq42-2020' }
  const codes = async (unit: string) => (await payListsOfUnit(register, tree, unit, page)).lists.map(({ code }) => code)
  expect(await codes(cuKuin)).toEqual([order.code, ordered('one').code])
  expect(await codes(eaTieu)).toEqual(await codes(cuKuin))
  expect(await codes(eaKtur)).toEqual([])
})
