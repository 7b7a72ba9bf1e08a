import '../../support/silent-logs.ts'
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { defaultCaseSettings } from '../../../lambdas/domain/cases/case-settings.ts'
import { decideComplaint } from '../../../lambdas/domain/complaints/decide-complaint.ts'
import { openComplaint } from '../../../lambdas/domain/complaints/open-complaint.ts'
import { changeAccount, getAccount } from '../../../lambdas/store/accounts/account-store.ts'
import { putCaseSettings } from '../../../lambdas/store/cases/case-settings-store.ts'
import { commitComplaint, getComplaint } from '../../../lambdas/store/complaints/complaint-store.ts'
import { enterComplaint } from '../../../lambdas/store/complaints/enter-complaint.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, morning } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { a, decide, found, higher, lower, programme } from './case-desk.ts'
import { byProvince, eaTieu, everything, marks, tree } from './desk.ts'
import { recordFaults } from './record-faults.ts'
import { aListBroughtIn, aReportMailed, aSignedListPaid } from './told-orders.ts'

const engine = registerEngine()
const chief = { username: 'so-ldtbxh', role: 'tinh', unit: '66' } as const

let register: Register
/** What did not fit while a list was read, a batch written and a mail sent. */
const onTheWay: string[][] = []
beforeAll(async () => {
  register = await engine.freshRegister()
  await found(register, higher, lower)
  await decide(register, higher, a('keep-highest'))
  await aComplaintSentOn()
  for (const days of [7, 9])
    await putCaseSettings(
      register,
      tree,
      { ...defaultCaseSettings, certainDays: days },
      { ...byProvince, commandId: `set-${days}` },
    )
  for (const work of [aListBroughtIn, aSignedListPaid, aReportMailed])
    await work(register, async () => void onTheWay.push(await recordFaults(register)))
  // A locked account brings no list.
  await anAccountLocked()
})

async function aComplaintSentOn(): Promise<void> {
  const words = { programme, commune: eaTieu, subject: 'left-out', text: 'Nhà tôi bị sót tên.', supports: [] } as const
  const opened = openComplaint(words, { tree, actor: null, commandId: 'sender', answerDays: 10, now: morning })
  const sent = await enterComplaint(
    { register, tree, marks },
    { ...opened, contact: { name: null, phone: null }, sent: { key: 'a', words: 'b' } },
    null,
  )
  const before = sent && sent !== 'key-taken' ? await getComplaint(register, sent.number) : undefined
  if (!before) throw new Error('not there')
  const context = { tree, actor: anActor(), commandId: 'forward-of-a-test', now: morning }
  const forwarded = decideComplaint(before.complaint, { kind: 'forward', reason: 'Vượt quá xã.' }, context)
  if (!forwarded.ok) throw new Error(forwarded.error.message)
  await commitComplaint(register, tree, before, forwarded.value, null)
}

async function anAccountLocked(): Promise<void> {
  const after = {
    username: 'xa-24547',
    role: 'xa' as const,
    unit: eaTieu,
    holder: 'Cán bộ',
    state: 'new' as const,
    createdAt: morning,
    commandId: 'issue-the-account',
  }
  const change = { commander: null, guard: null }
  const event = { at: morning, actor: chief, commandId: after.commandId, changes: {} }
  await changeAccount(register, '66', { ...change, before: null, after, event: { ...event, type: 'account.issued' } })
  const before = (await getAccount(register, '66', after.username)) ?? null
  await changeAccount(register, '66', {
    ...change,
    before,
    after: { ...after, state: 'locked' },
    event: { ...event, type: 'account.locked', commandId: 'lock-the-account' },
  })
}

const subjects = [
  ['a case', 'CASE#', 'moneyAtRisk'],
  ['a complaint', 'COMPLAINT#', 'deadline'],
  ['the settings of cases', 'SETTINGS#', 'certainDays'],
  ['an account', 'ACCOUNTS#', 'holder'],
  ['a support', 'ENT#', 'told'],
  ['the state of a support', 'ENT#', 'status'],
  ['the totals that a list declares', 'LIST#', 'sums'],
  ['the decision of a list', 'LIST#', 'decisionNumber'],
  ['who had a list brought in', 'LIST#', 'appliedBy'],
  ['the sums of a pay list that was signed', 'PAYLIST#', 'sums'],
  ['what the signed paper says', 'PAYLIST#', 'reconciliation'],
  ['what became of a batch', 'BATCH#', 'outcomes'],
  ['who confirmed a batch', 'BATCH#', 'confirmedBy'],
  ['whom a report is mailed to', 'SUBSCRIPTIONS#', 'recipients'],
  ['which units a mail is about', 'SUBSCRIPTIONS#', 'units'],
] as const

describe('a record whose changes are told', () => {
  it('is what its last event says, whatever it is', async () => {
    expect(await recordFaults(register)).toEqual([])
    expect(onTheWay).toEqual([[], [], []])
  })

  it.each(subjects)('gives away who changed or deleted %s past the program', async (_, partition, attribute) => {
    const item = (await everything(register)).find(
      ({ pk, version }) => String(pk).startsWith(partition) && version !== undefined,
    )
    if (!item) throw new Error(`no ${partition}`)
    const { client, table: TableName } = register
    const Key = { pk: item.pk, sk: item.sk }
    expect(item).toHaveProperty(attribute)
    await client.send(new PutCommand({ TableName, Item: { ...item, [attribute]: 'khác' } }))
    const changed = await recordFaults(register)
    await client.send(new DeleteCommand({ TableName, Key }))
    const deleted = await recordFaults(register)
    await client.send(new PutCommand({ TableName, Item: item }))
    expect(changed).toEqual([expect.stringMatching(/^record-changed /)])
    expect(deleted).toEqual([changed[0]?.replace('changed', 'deleted')])
    expect(await recordFaults(register)).toEqual([])
  })
})
