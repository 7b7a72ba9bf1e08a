import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'
import type { EntitlementView } from '../../lambdas/contract/entitlements.ts'
import type { StatisticsCell, StatisticsResponse } from '../../lambdas/contract/statistics.ts'
import { openWorkbook } from '../../lambdas/lists/workbook/open-workbook.ts'
import type { Officer } from '../support/sign-in.ts'
import { world } from '../support/world.ts'

const programme = 'nq42-2020'
const root = join(import.meta.dirname, '../..')

const mailShape = z.object({
  id: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  bcc: z.array(z.string()),
  from: z.string(),
  subject: z.string(),
  acceptedAt: z.string(),
  attachments: z.array(z.object({ filename: z.string(), contentType: z.string(), url: z.string() })),
})
const messageShape = mailShape.extend({ text: z.string(), html: z.string() })
type Message = z.infer<typeof messageShape>

const run = (name: string, method = 'POST', headers: Record<string, string> = {}) =>
  world().ask({ method, path: `/_run/${name}`, headers })

/** The one schedule that reports on the day; the address tells all names when it is asked for none of them. */
async function dailySchedule(): Promise<string> {
  const { schedules }: { schedules: string[] } = JSON.parse((await run('nothing')).text)
  const [name = '', ...others] = schedules.filter((one) => /daily/i.test(one))
  expect(others).toEqual([])
  return name
}

async function mails(): Promise<z.infer<typeof mailShape>[]> {
  const { text } = await world().ask({ path: '/_mail/api/messages' })
  return z.object({ messages: z.array(mailShape) }).parse(JSON.parse(text)).messages
}

/** The mail that the action brings. */
async function mailOf(action: () => Promise<unknown>): Promise<Message> {
  const known = new Set((await mails()).map(({ id }) => id))
  await action()
  const fresh = (await mails()).filter(({ id }) => !known.has(id))
  expect(fresh).toHaveLength(1)
  return messageShape.parse(JSON.parse((await world().ask({ path: `/_mail/api/messages/${fresh[0]?.id}` })).text))
}

/** The rows of every sheet of the attachment as text and numbers. */
async function sheetsOf({ attachments: [attachment] }: Message): Promise<Map<string, (string | number)[][]>> {
  const answer = await fetch(new URL(attachment?.url ?? '', world().site))
  const workbook = await openWorkbook(new Uint8Array(await answer.arrayBuffer()), attachment?.filename ?? '')
  const sheets = new Map<string, (string | number)[][]>()
  for (const sheet of workbook.sheets) {
    const rows: (string | number)[][] = []
    for await (const { cells } of sheet.rows())
      rows.push(cells.map(({ text, value }) => (typeof value === 'number' ? value : text)))
    sheets.set(sheet.name, rows)
  }
  return sheets
}

const figures = (cell: StatisticsCell): number[] =>
  (['planned', 'approved', 'paid', 'notPayable', 'suspended', 'left'] as const).flatMap((part) => [
    cell[part].people,
    cell[part].amount,
  ])

let province: Officer
const statistics = (): Promise<StatisticsResponse> =>
  world().call('statistics', { query: { programme, unit: '66' } }, province)

/** A report and the figures of its moment: those before and after it are the same. */
async function quietReport(): Promise<{ mail: Message; seen: StatisticsResponse }> {
  const name = await dailySchedule()
  for (;;) {
    const before = await statistics()
    const mail = await mailOf(async () => expect((await run(name)).status).toBe(200))
    const after = await statistics()
    if (JSON.stringify({ ...before, at: 0 }) === JSON.stringify({ ...after, at: 0 })) return { mail, seen: after }
  }
}

describe('the daily report', () => {
  let mail: Message
  let seen: StatisticsResponse
  let sheets: Map<string, (string | number)[][]>
  beforeAll(async () => {
    province = await world().officer('tinh', '66')
    ;({ mail, seen } = await quietReport())
    sheets = await sheetsOf(mail)
  })

  it('arrives at the people of the schedule, with a workbook', async () => {
    const { today } = await world().call('session', {}, province)
    expect(mail).toMatchObject({ to: ['so-ldtbxh@daklak.example'], cc: [], bcc: [], from: 'ansinh@daklak.example' })
    expect(mail.subject).toContain(today.split('-').toReversed().join('/'))
    expect(mail.attachments).toEqual([
      expect.objectContaining({
        filename: `bao-cao-nq42-2020-${today}.xlsx`,
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      }),
    ])
  })

  it('says in its workbook what the statistics say, by policy and by district, to the đồng', () => {
    // Planned, approved, paid, not payable, suspended, left: the first twelve numbers of a row.
    const line = (sheet: string, first: string) =>
      sheets
        .get(sheet)
        ?.find((row) => row[0] === first)
        ?.filter((value) => typeof value === 'number')
        .slice(0, 12)
    expect([...sheets.keys()]).toEqual(['Theo chính sách', 'Theo địa bàn', 'Nhập muộn'])
    for (const { policy, policyName, cell } of seen.policies)
      expect([policyName, line('Theo chính sách', `${policy} · ${policyName}`)]).toEqual([policyName, figures(cell)])
    expect(seen.units).toHaveLength(15)
    for (const { unitName, cell } of seen.units)
      expect([unitName, line('Theo địa bàn', unitName)]).toEqual([unitName, figures(cell)])
    for (const sheet of ['Theo chính sách', 'Theo địa bàn'])
      expect([sheet, line(sheet, 'Tổng cộng')]).toEqual([sheet, figures(seen.total)])
    expect(seen.total.paid.people).toBeGreaterThan(0)
  })

  it('says the same in its words, in letters for those who read no HTML too', () => {
    const grouped = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, '.')
    const { paid, approved, left } = seen.total
    for (const text of [mail.text, mail.html]) {
      for (const { people } of [paid, approved, left]) expect(text).toContain(grouped(people))
      expect(text).toContain(grouped(paid.amount))
    }
    expect(mail.text).toContain(
      `Đã chi trả ${grouped(paid.people)} trên ${grouped(approved.people)} lượt hỗ trợ được phê duyệt`,
    )
    expect(mail.text).toContain(`${world().site}console/`)
  })

  it('names no person and holds no number of anybody', async () => {
    const found: EntitlementView[] = []
    let cursor: string | null = null
    do {
      const body: { programme: string; unit: string; limit: number; cursor: string | null } = {
        programme,
        unit: '657',
        limit: 200,
        cursor,
      }
      const page: { items: EntitlementView[]; cursor: string | null } = await world().call(
        'searchEntitlements',
        { body },
        province,
      )
      found.push(...page.items)
      cursor = page.cursor
    } while (cursor)
    expect(found.length).toBeGreaterThan(1_000)
    const cells = [...sheets.values()].flat(2).join('\n')
    const all = [mail.subject, mail.text, mail.html, cells].join('\n')
    expect(found.filter(({ fullName }) => all.includes(fullName))).toEqual([])
    expect(all).not.toMatch(/•••• \d{4}/)
    // Nine digits in a row are an ID number; sums are grouped in the words, and numbers in the cells.
    expect([mail.subject, mail.text, mail.html].join('\n')).not.toMatch(/\d{9}/)
  })

  it('can be sent again by the command line, and is another mail', async () => {
    const command = [join(root, 'bin/ansinh.js'), 'fire', await dailySchedule(), '--data', world().data]
    const again = await mailOf(() => promisify(execFile)(process.execPath, command))
    expect(again.id).not.toBe(mail.id)
  })
})

describe('the address that runs a schedule now', () => {
  it('is for the command line alone: no page of any origin may call it, and reading does nothing', async () => {
    const name = await dailySchedule()
    const before = (await mails()).length
    for (const origin of ['https://evil.example', world().site.replace(/\/$/, ''), 'null'])
      expect((await run(name, 'POST', { origin })).status).toBe(403)
    expect((await run(name, 'GET')).status).toBe(405)
    expect((await run('no-such-schedule')).status).toBe(404)
    expect((await run('%E0%A4%A')).status).toBe(404)
    expect((await mails()).length).toBe(before)
  })
})
