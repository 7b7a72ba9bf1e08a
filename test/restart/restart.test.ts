import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readMachine } from '../../bin/commands/machine.ts'
import { inventLists } from '../../local/demo/invented-lists.ts'
import { listWorkbook } from '../../local/demo/list-workbook.ts'
import { openSignInDesk, type StaffSession } from '../../local/demo/staff-session.ts'
import { synthesizedApp } from '../support/run-demo.ts'
import { newKey, testData, tree } from '../support/test-machine.ts'
import { until } from '../support/until.ts'

const data = `${testData}-restart`
const root = join(import.meta.dirname, '../..')
const programme = 'nq42-2020'
const commune = { code: '24547', name: 'Xã Ea Tiêu', districtName: 'Huyện Cư Kuin' }
const password = 'Mat-khau-2020'

let program: ChildProcess | undefined

/** The real command on the same folder, until it says that it is ready. */
async function start(): Promise<void> {
  const args = ['bin/ansinh.js', 'start', '--port', '0', '--data', data, '--demo', 'none', '--no-build']
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  program = child
  await new Promise<void>((ready, failed) => {
    child.stdout?.on('data', (chunk: Buffer) => chunk.includes('Sẵn sàng.') && ready())
    child.on('exit', (code) => failed(new Error(`ended with ${code}`)))
  })
}

/** As when the power goes: no goodbye. */
async function kill(): Promise<void> {
  const child = program
  if (!child) return
  const gone = new Promise((done) => child.on('exit', done))
  child.kill('SIGKILL')
  await gone
}

async function signIn(): Promise<StaffSession> {
  const machine = readMachine(data)
  if (!machine) throw new Error('not running')
  const desk = await openSignInDesk(machine.siteUrl)
  const { username, password: slip } = machine.province
  return desk.signIn(username, password).catch(() => desk.signIn(username, password, slip))
}

async function upload({ api }: StaffSession, people: number, seed: number): Promise<string> {
  const [invented] = inventLists([commune], people, seed)
  if (!invented) throw new Error('no list')
  const bytes = await listWorkbook(invented)
  const { list, upload: form } = await api.call('createList', {
    body: {
      programme,
      commune: commune.code,
      policy: null,
      decisionNumber: null,
      decisionDay: null,
      fileName: 'ds.xlsx',
      fileBytes: bytes.length,
      review: false,
    },
    idempotencyKey: newKey(),
  })
  const fields = new FormData()
  for (const [name, value] of Object.entries(form.fields)) fields.set(name, value)
  fields.set('file', new Blob([Buffer.from(bytes)]))
  expect((await fetch(form.url, { method: 'POST', body: fields })).status).toBe(204)
  return list.id
}

const finished = ({ api }: StaffSession, listId: string) =>
  until(
    () => api.call('list', { params: { listId } }),
    ({ state }) => state === 'finished' || state === 'refused',
    ({ state }) => `the list ${listId} is still ${state}`,
    400_000,
  )

const totals = async ({ api }: StaffSession) =>
  (await api.call('statistics', { query: { programme, unit: tree.root.code } })).total

describe('a program that is killed and started again', () => {
  beforeAll(async () => {
    rmSync(data, { recursive: true, force: true })
    if (synthesizedApp) cpSync(synthesizedApp, join(data, 'cdk.out'), { recursive: true })
    await start()
  }, 240_000)
  afterAll(async () => {
    await kill()
    rmSync(data, { recursive: true, force: true })
  })

  it('has everything that it acknowledged, and ends the list that it was reading with exactly the right counts', async () => {
    const before = await signIn()
    const done = await finished(before, await upload(before, 60, 1))
    const { items } = await before.api.call('searchEntitlements', { body: { programme, unit: commune.code, limit: 1 } })
    const [person] = items
    if (!person) throw new Error('nobody')
    const paid = await before.api.call('recordPayment', {
      params: { entitlementId: person.id },
      body: {
        version: person.version,
        paidOn: new Date(Date.now() + 7 * 3600_000).toISOString().slice(0, 10),
        receivedBy: 'self',
        noIdNumberReason: person.idNumbers.length > 0 ? null : 'lost-card',
      },
      idempotencyKey: newKey(),
    })
    const account = await before.api.call('issueAccount', {
      body: { username: 'xa-con-day', role: 'xa', unit: commune.code, holder: 'Cán bộ xã', email: 'xa@example.vn' },
      idempotencyKey: newKey(),
    })
    const known = await totals(before)
    const interrupted = await upload(before, 900, 2)
    for (;;) {
      const list = await before.api.call('list', { params: { listId: interrupted } })
      if (list.counts.rows > 0) break
      await new Promise((resolve) => setTimeout(resolve, 80))
    }

    await kill()
    await start()

    const after = await signIn()
    const detail = await after.api.call('entitlement', { params: { entitlementId: person.id } })
    expect(detail.entitlement).toEqual(paid.entitlement)
    expect((await after.api.call('list', { params: { listId: done.id } })).counts).toEqual(done.counts)
    const accounts = await after.api.call('accounts', { query: { unit: commune.code } })
    expect(accounts.items).toContainEqual(account.account)

    const resumed = await finished(after, interrupted)
    const { rows, added, refused, same } = resumed.counts
    expect([resumed.state, rows]).toEqual(['finished', 900])
    expect(added + refused + same).toBe(900)
    const total = await totals(after)
    expect(total.approved.people).toBe(known.approved.people + added)
    expect(total.approved.amount).toBe(known.approved.amount + resumed.counts.amount)
    expect(total.paid).toEqual(known.paid)
  }, 900_000)
})
