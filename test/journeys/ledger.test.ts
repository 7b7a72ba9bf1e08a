import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { EntitlementDetail, EntitlementView } from '../../lambdas/contract/entitlements.ts'
import { parseReceipt } from '../../lambdas/domain/ledger/seals/receipt.ts'
import { listFile, newIdNumber, people } from '../support/list-files.ts'
import type { Officer } from '../support/sign-in.ts'
import { testData } from '../support/test-machine.ts'
import { takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'
import { type PaidYesterday, paidYesterday } from '../support/yesterdays-payment.ts'

const commune = '24259'
const idNumber = newIdNumber()
const root = join(import.meta.dirname, '../..')

let officer: Officer
let person: EntitlementView

beforeAll(async () => {
  officer = await world().officer('xa', commune)
  await takeIn(
    world(),
    officer,
    { commune },
    await listFile({ rows: people(1, { idNumber, fullName: 'Lê Thị Sổ Cái' }) }),
  )
  const body = { programme: 'nq42-2020', unit: commune, name: 'Lê Thị Sổ Cái' }
  const [found] = (await world().call('searchEntitlements', { body }, officer)).items
  if (!found) throw new Error('not taken in')
  person = found
})

const detail = (reader: Officer): Promise<EntitlementDetail> =>
  world().call('entitlement', { params: { entitlementId: person.id } }, reader)

describe('the history of a support', () => {
  it('says from where each change came, and by which command', async () => {
    const [approved] = (await detail(officer)).history
    expect(approved).toMatchObject({ type: 'entitlement.approved', from: '127.0.0.1' })
    expect(approved?.commandId).toMatch(/^[a-z2-7]{26}$/)
  })

  it('notes who sees ID numbers in full, once a day, and nobody who sees them masked', async () => {
    const observer = await world().officer('observer', commune)
    const district = await world().officer('huyen', '646')
    await detail(officer)
    await detail(observer)
    const { readings } = await detail(observer)
    expect(readings.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(
        new RegExp(`^\\d\\d:\\d\\d \\d\\d/\\d\\d/\\d{4} – thu-xa-${commune}, UBND .*: xem đủ số giấy tờ\\.$`),
      ),
    ])
    const seen = await world().send('entitlement', { params: { entitlementId: person.id } }, district)
    expect((await detail(observer)).readings).toHaveLength(seen.status === 200 ? 2 : 1)
  })

  it('notes whoever reads it by itself with the numbers in full, too', async () => {
    const observer = await world().officer('observer', commune)
    const province = await world().officer('tinh', '66')
    const { length } = (await detail(observer)).readings
    const read = { params: { entitlementId: person.id }, query: {} }
    for (const reader of [observer, province, province]) await world().call('entitlementHistory', read, reader)
    const { readings } = await detail(observer)
    expect(readings).toHaveLength(length + 1)
    expect(readings.map(({ sentence }) => sentence)).toContainEqual(
      expect.stringMatching(new RegExp(` – ${province.username}, .*: xem đủ số giấy tờ\\.$`)),
    )
  })
})

describe('a receipt', () => {
  it('is given with the payment, the same to the officer and to the person himself, and gone when it is undone', async () => {
    expect((await detail(officer)).receipt).toBeNull()
    const { today } = await world().call('session', {}, officer)
    const params = { entitlementId: person.id }
    await world().call(
      'recordPayment',
      { params, body: { version: person.version, paidOn: today, receivedBy: 'self' } },
      officer,
    )
    const { receipt, entitlement } = await detail(officer)
    const shown = parseReceipt(receipt?.content ?? '')
    expect(shown?.open).toMatchObject({
      ref: `ENT#${person.id}/EVT#${String(entitlement.version).padStart(6, '0')}`,
      unit: commune,
      office: { role: 'xa', unit: commune },
      of: {
        amount: person.amount,
        status: 'paid',
        paidOn: today,
        fullName: 'Lê Thị Sổ Cái',
        policy: person.policyName,
      },
    })
    const look = () => world().call('lookUp', { body: { idNumber, fullName: 'le thi so cai' } }, null)
    expect((await look()).supports[0]?.receipt).toEqual(receipt)
    await world().call('undoPayment', { params, body: { version: entitlement.version, reason: 'nhầm người' } }, officer)
    expect((await detail(officer)).receipt).toBeNull()
    expect((await look()).supports[0]?.receipt).toBeNull()
  })
})

describe('the sealed ledger of a running system', () => {
  const { client } = (() => {
    const { operator } = world()
    return { client: DynamoDBDocumentClient.from(new DynamoDBClient(operator)) }
  })()
  afterAll(() => client.destroy())
  const table = () => ({ TableName: world().environment.REGISTER_TABLE })

  let paid: PaidYesterday
  beforeAll(async () => {
    paid = await paidYesterday(world())
    const run = (name: string) => world().ask({ method: 'POST', path: `/_run/${name}` })
    const { schedules }: { schedules: string[] } = JSON.parse((await run('nothing')).text)
    const name = schedules.find((one) => one.includes('ledger')) ?? ''
    // Twice: the second time there is nothing left to do. Just after midnight the clock itself may have come before the first.
    await run(name)
    const second = JSON.parse((await run(name)).text)
    expect(JSON.parse(second.result.payload)).toEqual({ sealed: 0, published: 0 })
  })

  const verify = () =>
    new Promise<{ status: number; stdout: string }>((done) => {
      const args = ['bin/ansinh.js', 'ledger', 'verify', '--data', testData]
      execFile(process.execPath, args, { cwd: root }, (error, stdout) =>
        done({ status: Number(error?.code ?? 0), stdout }),
      )
    })

  it('is published for everybody, and names nobody', async () => {
    for (const path of ['so-cai.json', `${paid.day}/ngay.json`, `${paid.day}/24547.json`]) {
      const { status, text } = await world().ask({ path: `/so-cai/${path}` })
      expect(status).toBe(200)
      expect(text).not.toMatch(new RegExp(`${paid.id}|${paid.fullName}|xa-24547`))
    }
  })

  it('names each event and record that somebody past the program changed or deleted, and verifies when all is as it was', async () => {
    const keys = ['EVT#000001', 'EVT#000002'].map((sk) => ({ pk: `ENT#${paid.id}`, sk }))
    const [first, second] = await Promise.all(
      keys.map(async (Key) => (await client.send(new GetCommand({ ...table(), Key }))).Item),
    )
    await client.send(new PutCommand({ ...table(), Item: { ...first, reason: 'viết lại' } }))
    await client.send(new DeleteCommand({ ...table(), Key: keys[1] }))
    // What the offices did in this run left their own records as their events say; one of them is paid by nobody.
    const record = { pk: `ENT#${person.id}`, sk: 'ENT' }
    const { Item: before } = await client.send(new GetCommand({ ...table(), Key: record }))
    await client.send(new PutCommand({ ...table(), Item: { ...before, status: 'paid' } }))
    const { status, stdout } = await verify()
    expect(status).toBe(1)
    expect(stdout).toMatch(new RegExp(`\\(${commune}\\): hồ sơ đã bị sửa thẳng.*\\. Hồ sơ: ENT#${person.id}\\.`))
    expect(stdout.match(/: ENT#/g)).toHaveLength(3)
    for (const [event, words] of [
      ['EVT#000001', 'đã bị sửa sau khi niêm phong'],
      ['EVT#000002', 'sự kiện đã bị xoá'],
    ])
      expect(stdout).toMatch(new RegExp(`Xã Ea Tiêu.*${words}\\. Sự kiện: ENT#${paid.id}/${event}`))
    for (const Item of [first, second, before]) await client.send(new PutCommand({ ...table(), Item }))
    expect(await verify()).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^Sổ nguyên vẹn: 2 sự kiện của 1 ngày/),
    })
  })
})
