import {
  AdminUpdateUserAttributesCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import * as z from 'zod'
import type { CasesResponse } from '../../lambdas/contract/cases.ts'
import type { SearchResponse } from '../../lambdas/contract/entitlements.ts'
import type { ReportResponse } from '../../lambdas/contract/reports.ts'
import type { SubscriptionView } from '../../lambdas/contract/subscriptions.ts'
import { registerGroups } from '../../lambdas/domain/register/register-groups.ts'
import { figureQuestion } from '../../lambdas/domain/reports/figure-question.ts'
import { reportKinds } from '../../lambdas/domain/reports/report.ts'
import { localDay, localTime } from '../../lambdas/domain/time/local-day.ts'
import { fireSchedule } from '../support/fire-schedule.ts'
import type { Officer } from '../support/sign-in.ts'
import { until } from '../support/until.ts'
import { world } from '../support/world.ts'
import { textsOf } from '../unit/lists/hand-made-workbook.ts'

const programme = 'nq42-2020'
const district = '657'
const patienceMs = 60_000

const messages = z.object({
  messages: z.array(z.object({ id: z.string(), to: z.array(z.string()), subject: z.string() })),
})
const mails = async () => messages.parse(JSON.parse((await world().ask({ path: '/_mail/api/messages' })).text)).messages

/** Waits for a mail to this address alone, beyond those that are there. */
const mailTo = (address: string, known: ReadonlySet<string>) =>
  until(
    async () => (await mails()).filter(({ id, to }) => !known.has(id) && to.includes(address)),
    (fresh) => fresh.length > 0,
    () => `no mail to ${address}`,
    patienceMs,
  )
const knownMails = async () => new Set((await mails()).map(({ id }) => id))

const runClock = (): Promise<void> => fireSchedule(world(), /subscriptions/i)

const address = 'phong-ldtbxh@daklak.example'
/** Whose mail comes back, here as with the simulator of SES. */
const wrongAddress = 'bounce@daklak.example'
const settings = {
  kinds: ['policies' as const, 'communes' as const, 'late' as const],
  recipients: [address],
  weekdays: [1, 2, 3, 4, 5, 6, 7] as (1 | 2 | 3 | 4 | 5 | 6 | 7)[],
  isActive: true,
}

let officer: Officer
/** Set before everything else, so that it is due when the reports have been looked at. */
let known: Set<string>
let made: SubscriptionView
let returned: SubscriptionView
/** Minutes are whole: half a minute at least is left for the order to be taken before its time, or it is due tomorrow. */
let dueAt: number
const order = () => ({
  body: { programme, units: [district], ...settings, time: localTime(dueAt) },
  idempotencyKey: 'report-of-a-journey',
})
const report = (query: object): Promise<ReportResponse> =>
  world().call('report', { query: { programme, unit: district, kind: 'policies', ...query } as never }, officer)

beforeAll(async () => {
  officer = await world().officer('huyen', district)
  known = await knownMails()
  dueAt = Math.floor((Date.now() + 90_000) / 60_000) * 60_000
  const first = order()
  made = await world().call('createSubscription', first, officer)
  expect(await world().call('createSubscription', first, officer)).toEqual(made)
  const wrong = {
    ...first,
    body: { ...first.body, recipients: [wrongAddress] },
    idempotencyKey: 'wrong-address-of-a-journey',
  }
  returned = await world().call('createSubscription', wrong, officer)
})

type Sums = Readonly<Record<'people' | 'approved' | 'paid', number>>
const walked = new Map<string, Promise<Sums>>()

/** The supports that a figure opens; figures that open the same list walk through it once. */
function listOf(row: ReportResponse['total'], column: ReportResponse['columns'][number] | undefined): Promise<Sums> {
  const { unit, ...asked } = figureQuestion(row?.filter ?? null, column?.filter ?? null) ?? { unit: null }
  const question = { programme, unit: unit ?? district, ...asked, limit: 200 }
  const key = JSON.stringify(question)
  const known = walked.get(key) ?? walkThrough(question)
  walked.set(key, known)
  return known
}

async function walkThrough(question: { readonly programme: string; readonly unit: string }): Promise<Sums> {
  const sums = { people: 0, approved: 0, paid: 0 }
  let cursor: string | null = null
  do {
    const page: SearchResponse = await world().call('searchEntitlements', { body: { ...question, cursor } }, officer)
    for (const { amount, paid } of page.items) {
      sums.people += 1
      sums.approved += amount
      sums.paid += paid
    }
    cursor = page.cursor
  } while (cursor)
  return sums
}

describe('reports of a running district', () => {
  it('all add up, in figures that hundreds of payments have moved', async () => {
    for (const kind of reportKinds) {
      const { check, title } = await report({ kind })
      expect([title, check.faults]).toEqual([title, []])
    }
    const { total, columns, check } = await report({})
    expect(Number(total?.values[columns.findIndex(({ key }) => key === 'paid.people')])).toBeGreaterThan(0)
    expect(check.done).toBeGreaterThan(100)
  })

  it('open with each figure exactly the list that makes it', async () => {
    const { rows, columns } = await report({ kind: 'policies' })
    const row = rows.find(({ key }) => key === 'A6') ?? null
    let compared = 0
    for (const [index, column] of columns.entries()) {
      if (!column.filter || column.filter.planned || row?.values[index] === null) continue
      const { people, approved, paid } = await listOf(row, column)
      const part = column.key.split('.')[0]
      const money = part === 'approved' ? approved : part === 'paid' ? paid : approved - paid
      expect([column.key, column.kind === 'money' ? money : people]).toEqual([column.key, row?.values[index]])
      compared += 1
    }
    expect(compared).toBeGreaterThanOrEqual(registerGroups.length - 2)
    const missing = await report({ kind: 'missing-numbers' })
    const at = missing.columns.findIndex(({ key }) => key === 'missing.people')
    expect((await listOf(missing.total, missing.columns[at])).people).toBe(missing.total?.values[at])
    const payers = await report({ kind: 'payers' })
    const money = payers.columns.findIndex(({ key }) => key === 'paid.amount')
    expect((await listOf(payers.total, payers.columns[money])).paid).toBe(payers.total?.values[money])
    // Post offices alone are given money: what the others' accounts say of nobody one of them says as well.
    const isPostOffice = ({ key }: { key: string }): boolean => key.startsWith('payer-')
    const another = payers.rows.filter((row) => !isPostOffice(row)).slice(0, 1)
    for (const row of [...payers.rows.filter(isPostOffice), ...another, ...(payers.total ? [payers.total] : [])])
      for (const [index, { key, kind, filter }] of payers.columns.entries()) {
        if (kind !== 'count' || !filter || key.startsWith('paid') || key.startsWith('late')) continue
        const { people } = await listOf(row, payers.columns[index])
        expect([row.name, key, people]).toEqual([row.name, key, row.values[index]])
      }
    const post = payers.rows.find(({ key }) => key === `payer-${district}`) ?? null
    const byPost = await listOf(post, payers.columns[money])
    expect([byPost.paid > 0, byPost.paid]).toEqual([Number(post?.values[money]) > 0, post?.values[money] ?? 0])
  })

  it('open with each figure of a period whoever was entered or paid on its days', async () => {
    const today = localDay(Date.now())
    const period = { from: today, to: today, policy: 'A6' }
    const compared = new Set<string>()
    for (const kind of ['units', 'late', 'payers'] as const) {
      const { rows, total, columns } = await report({ kind, ...period })
      for (const row of [...rows, ...(total ? [total] : [])])
        for (const [index, column] of columns.entries()) {
          const of = column.filter?.days?.of
          if (!of || column.kind !== 'count' || row.unlisted?.includes(of)) continue
          const { people } = await listOf(row, column)
          expect([kind, row.name, column.key, people]).toEqual([kind, row.name, column.key, row.values[index]])
          compared.add(`${kind} ${column.key}`)
        }
    }
    expect(compared.size).toBeGreaterThanOrEqual(4)
  })

  it('open with each figure of duplicates the cases that it counts, of the office that concludes them', async () => {
    const { rows, total, columns } = await report({ kind: 'duplicates' })
    expect(rows.length).toBeGreaterThan(0)
    for (const row of [...rows, ...(total ? [total] : [])])
      for (const [index, column] of columns.entries()) {
        if (column.kind !== 'count') continue
        const { unit = district, owner } = row.filter ?? {}
        const question = { programme, unit, figure: column.filter?.cases, ...(owner ? { owner } : {}) }
        let cases = 0
        for (let cursor: string | null | undefined; cursor !== null; ) {
          const query = cursor ? { ...question, cursor } : question
          const page: CasesResponse = await world().call('cases', { query }, officer)
          cases += page.items.length
          cursor = page.cursor
        }
        expect([row.name, column.name, cases]).toEqual([row.name, column.name, row.values[index]])
      }
  })

  it('know what the days have moved, and what stood before the first of them', async () => {
    const today = localDay(Date.now())
    const all = await report({ from: '2000-01-01', to: today })
    const value = ({ total, columns }: ReportResponse, key: string) =>
      total?.values[columns.findIndex((column) => column.key === key)]
    expect(value(all, 'periodPaid.amount')).toBe(value(all, 'paid.amount'))
    expect(value(all, 'periodHanded.amount')).toBe(value(all, 'paid.amount'))
    expect(value(all, 'periodApproved.people')).toBe(value(all, 'approved.people'))
    const before = await report({ from: '2000-01-01', to: '2000-01-02' })
    expect([before.isNow, value(before, 'approved.people'), before.check.faults]).toEqual([false, 0, []])
    const refusal = await world().refused(
      'report',
      { query: { programme, unit: district, kind: 'policies', from: today, to: '2000-01-01' } },
      officer,
    )
    expect(refusal.code).toBe('invalid')
  })

  it('are the same table as a workbook, as CSV and on paper', async () => {
    const file = async (format: 'xlsx' | 'csv' | 'pdf') => {
      const query = { programme, unit: district, kind: 'communes' as const, format }
      const { base64, fileName } = await world().call('reportFile', { query }, officer)
      expect(fileName).toMatch(new RegExp(`^bao-cao-theo-tung-xa-657-\\d{4}-\\d\\d-\\d\\d\\.${format}$`))
      return new Uint8Array(Buffer.from(base64, 'base64'))
    }
    const { rows, check } = await report({ kind: 'communes' })
    const workbook = (await textsOf(await file('xlsx'))).flat().join('\n')
    const csv = new TextDecoder().decode(await file('csv'))
    for (const text of [workbook, csv]) {
      for (const { name } of rows) expect(text).toContain(name)
      expect(text).toContain(check.sentence.slice(0, 20))
      expect(text).toMatch(/Người xuất: \S+ \(Phòng LĐ-TBXH Huyện Cư Kuin\)/)
    }
    expect(new TextDecoder('latin1').decode((await file('pdf')).slice(0, 8))).toBe('%PDF-1.7')
  })
})

describe('a report by mail', () => {
  it('is sent once when it is due, however often the clock strikes, and says so in the console', async () => {
    await Promise.all([runClock(), runClock()])
    const isSent = async (): Promise<boolean> =>
      (await mails()).some(({ id, to }) => !known.has(id) && to.includes(address))
    // Struck once before it is due, perhaps, and from then on by two at once.
    for (const end = dueAt + 2 * patienceMs; !(await isSent()) && Date.now() < end; ) {
      await new Promise((done) => setTimeout(done, Math.max(1_000, dueAt - Date.now())))
      await Promise.all([runClock(), runClock()])
    }
    await runClock()
    const sent = await mailTo(address, known)
    expect(sent.map(({ to }) => to)).toEqual([[address]])
    expect(sent[0]?.subject).toContain('Huyện Cư Kuin')
    const { items } = await world().call('subscriptions', { query: {} }, officer)
    expect(items.find(({ id }) => id === made.id)).toMatchObject({ lastSent: { recipients: 1 }, lastFailure: null })
    const { version } = made
    const input = {
      params: { subscriptionId: made.id },
      body: { ...settings, time: '03:00', isActive: false, version },
    }
    expect((await world().call('changeSubscription', input, officer)).isActive).toBe(false)
  }, 240_000)

  it('that comes back is told on its order, with the address to mend', async () => {
    const told = await until(
      async () => {
        const { items } = await world().call('subscriptions', { query: {} }, officer)
        return items.find(({ id }) => id === returned.id)
      },
      (found) => found?.lastFailure != null,
      () => 'nobody was told of the bounce',
      patienceMs,
    )
    expect(told).toMatchObject({ lastSent: { recipients: 1 } })
    expect(told?.lastFailure?.words).toBe(
      `Thư bị trả lại, địa chỉ không nhận được thư: ${wrongAddress}. Sửa địa chỉ nhận.`,
    )
    const { items } = await world().call('subscriptions', { query: {} }, officer)
    expect(items.find(({ id }) => id === made.id)?.lastFailure).toBeNull()
    const params = { subscriptionId: returned.id }
    const body = { ...settings, time: '03:00', isActive: false, version: returned.version }
    expect((await world().call('changeSubscription', { params, body }, officer)).isActive).toBe(false)
  }, 240_000)

  it('is tried on oneself alone', async () => {
    const { operator, environment } = world()
    // Of another district: the address stays with the account.
    const unit = '646'
    await world().officer('huyen', unit)
    const username = `thu-huyen-${unit}`
    const own = 'chinh-minh@daklak.example'
    await new CognitoIdentityProviderClient(operator).send(
      new AdminUpdateUserAttributesCommand({
        UserPoolId: environment.USER_POOL_ID ?? '',
        Username: username,
        UserAttributes: [{ Name: 'email', Value: own }],
      }),
    )
    const signedIn = await world().signIn(username, 'An-Sinh-thu-2020')
    const body = { programme, units: [unit], ...settings, time: '03:00', isActive: false }
    const { id } = await world().call('createSubscription', { body }, signedIn)
    const before = await knownMails()
    const answer = await world().call('testSubscription', { params: { subscriptionId: id } }, signedIn)
    expect(answer.address).toBe(own)
    const sent = await mailTo(own, before)
    expect(sent.map(({ to }) => to)).toEqual([[own]])
    expect(sent[0]?.subject.startsWith('[Gửi thử]')).toBe(true)
  })

  it('goes to no address outside the house, and is nobody’s below the district', async () => {
    const body = { programme, units: [district], ...settings, time: '03:00', recipients: ['ai@noi-khac.example'] }
    const refusal = await world().refused('createSubscription', { body }, officer)
    expect(refusal.detail).toContain('ai@noi-khac.example')
    const commune = await world().officer('xa', '24547')
    expect((await world().refused('subscriptions', { query: {} }, commune)).code).toBe('forbidden')
  })
})
