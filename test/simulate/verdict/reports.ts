import { GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import * as z from 'zod'
import type { StatisticsCell, StatisticsResponse } from '../../../lambdas/contract/statistics.ts'
import { localDay } from '../../../lambdas/domain/time/local-day.ts'
import { openWorkbook } from '../../../lambdas/lists/workbook/open-workbook.ts'
import type { StaffSession } from '../../../local/demo/staff-session.ts'
import { queueUrls } from '../queues.ts'
import type { SimulatedCloud } from '../simulated-cloud.ts'
import { type Finding, finding } from './checks.ts'
import type { WholeTable } from './whole-table.ts'

const mail = z.object({
  id: z.string(),
  subject: z.string(),
  to: z.array(z.string()),
  acceptedAt: z.string(),
  attachments: z.array(z.object({ filename: z.string(), url: z.string() })),
})
type Mail = z.infer<typeof mail>
/** Whom the configuration sends its own report. */
const address = 'so-ldtbxh@daklak.example'

/** Every level is the sum of the one below it. */
export function levelsAddUp(statistics: ReadonlyMap<string, StatisticsResponse>): Finding {
  const faults: string[] = []
  const figures = (cell: StatisticsCell): string => JSON.stringify(cell)
  const sum = (cells: readonly StatisticsCell[]): StatisticsCell => {
    const names = ['planned', 'approved', 'paid', 'notPayable', 'suspended', 'left'] as const
    const of = (name: keyof StatisticsCell) => ({
      people: cells.reduce((all, cell) => all + cell[name].people, 0),
      amount: cells.reduce((all, cell) => all + cell[name].amount, 0),
    })
    return Object.fromEntries(names.map((name) => [name, of(name)])) as unknown as StatisticsCell
  }
  for (const { unit, total, policies, units } of statistics.values()) {
    if (figures(sum(policies.map(({ cell }) => cell))) !== figures(total))
      faults.push(`${unit}: policies are not the total`)
    if (figures(sum(units.map(({ cell }) => cell))) !== figures(total))
      faults.push(`${unit}: its units are not the total`)
    for (const row of units) {
      const own = statistics.get(row.unit)
      if (own && figures(own.total) !== figures(row.cell))
        faults.push(`${row.unit}: its own table says otherwise than ${unit}'s`)
    }
  }
  return finding('every table is the sum of the level below it', `${statistics.size} units`, faults)
}

/**
 * One report a day, and each adds up on its own face.
 * Killed after the mail had gone and before it noted so, its function sends it once more.
 * @param lost days whose order lies among the dead letters: killed at every try, which rings the alarm
 */
export async function dailyMails(
  { site }: SimulatedCloud,
  days: readonly string[],
  {
    lost,
    province,
    hasFaults,
  }: { readonly lost: readonly string[]; readonly province: StaffSession; readonly hasFaults: boolean },
): Promise<Finding[]> {
  const { house } = await province.api.call('subscriptions', { query: {} })
  const isTold = hasFaults && house.some(({ lastFailure }) => lastFailure !== null)
  const { text } = await read(site, '/_mail/api/messages')
  const reports = z
    .object({ messages: z.array(mail) })
    .parse(JSON.parse(text))
    .messages.filter(({ attachments, to }) => attachments.length > 0 && to.includes(address))
  const dayOf = ({ attachments }: Mail): string =>
    /(\d{4}-\d{2}-\d{2})\.xlsx$/.exec(attachments[0]?.filename ?? '')?.[1] ?? ''
  let [twice, given] = [0, 0]
  const faults = days.flatMap((day) => {
    const many = reports.filter((one) => dayOf(one) === day).length
    if (many === 1) return []
    if (many > 1 && hasFaults) twice++
    // Ordered before its function was killed for the last time, it goes out at the next look of the clock; after five tries that were
    // killed it is given up, and the province is told.
    else if (many === 0 && (lost.includes(day) || isTold)) given++
    else return [`${day}: ${many} reports`]
    return []
  })
  const wrong: string[] = []
  for (const report of reports) wrong.push(...(await faultsOfWorkbook(site, report)))
  return [
    finding(
      'a report in the mailbox for each day',
      `${reports.length} mails for ${days.length} days, ${twice} sent once more, ${given} given up, which the province is told`,
      faults,
    ),
    finding('every mailed report adds up', `${reports.length} workbooks`, wrong),
  ]
}

async function faultsOfWorkbook(site: string, { subject, attachments: [attachment] }: Mail): Promise<string[]> {
  const answer = await fetch(new URL(attachment?.url ?? '', site))
  const workbook = await openWorkbook(new Uint8Array(await answer.arrayBuffer()), attachment?.filename ?? '')
  const faults: string[] = []
  for (const sheet of workbook.sheets.slice(0, 2)) {
    const rows: number[][] = []
    let total: number[] = []
    for await (const { cells } of sheet.rows()) {
      const figures = cells.flatMap(({ value }) => (typeof value === 'number' ? [value] : [])).slice(0, 12)
      if (figures.length < 12) continue
      if (cells[0]?.text === 'Tổng cộng') total = figures
      else rows.push(figures)
    }
    const sums = total.map((_, column) => rows.reduce((all, row) => all + (row[column] ?? 0), 0))
    if (total.length === 0 || sums.join() !== total.join())
      faults.push(`${subject}, ${sheet.name}: ${sums} is not ${total}`)
    // Plan, approved, paid, not payable, suspended, left: people and đồng each, before what the period moved.
    for (const row of [...rows, total])
      for (const kind of [0, 1])
        if (row[2 + kind] !== [4, 6, 8, 10].reduce((all, column) => all + (row[column + kind] ?? 0), 0))
          faults.push(`${subject}, ${sheet.name}: approved is not its parts in ${row}`)
  }
  return faults
}

/**
 * Nothing was given up: a message among the dead letters is a fault, unless its list has come to its end without it, or it is a nightly
 * order whose function was killed at every try: the night after did it, which the ledger and the recount show by themselves.
 */
export async function deadLetters(
  cloud: SimulatedCloud,
  { lists, batches, payLists }: WholeTable,
  hasFaults: boolean,
): Promise<{ finding: Finding; lostReports: readonly string[]; lostExports: readonly string[] }> {
  const sqs = new SQSClient(cloud.operator)
  const faults: string[] = []
  const [lostReports, lostExports]: [string[], string[]] = [[], []]
  let [explained, nightly] = [0, 0]
  for (const QueueUrl of await queueUrls(cloud, sqs, 'deadletters')) {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
    )
    for (let left = Number(Attributes?.ApproximateNumberOfMessages ?? 0); left > 0; left--) {
      const { Messages: [message] = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 600 }),
      )
      const body = message?.Body ?? ''
      const listId = /lists\/([a-z2-7]{26})/.exec(body)?.[1] ?? /"listId":"([a-z2-7]{26})"/.exec(body)?.[1]
      const list = lists.find(({ id }) => id === listId)
      const isNightly = hasFaults && /^{"(job|programme)":/.test(body)
      const exportId = /"exportId":"([a-z2-7]{26})"/.exec(body)?.[1]
      const dueAt = /"dueAt":"([^"]+)"/.exec(body)?.[1]
      if (hasFaults && dueAt) lostReports.push(localDay(Date.parse(dueAt)))
      else if (isNightly) nightly++
      else if (hasFaults && exportId) lostExports.push(exportId)
      else if (hasFaults && isEndedWithout(body, { batches, payLists })) explained++
      else if (list && ['finished', 'refused', 'withdrawn'].includes(list.state)) explained++
      else faults.push(`${QueueUrl.split('/').at(-1)}: ${body.slice(0, 160)}`)
    }
  }
  sqs.destroy()
  return {
    lostReports,
    lostExports,
    finding: finding(
      'dead letters are none, or what they wanted was done without them',
      `${explained} of lists and batches that have ended, ${lostExports.length} of files whose writer was killed at every try, ${nightly} of nights whose work the next one did, ${lostReports.length} of reports`,
      faults,
    ),
  }
}

/** Of a batch that has come to its end, or a pay list that was printed or has told that it was not. */
function isEndedWithout(body: string, { batches, payLists }: Pick<WholeTable, 'batches' | 'payLists'>): boolean {
  const batchId = /(?:results\/|"batchId":")([a-z2-7]{26})/.exec(body)?.[1]
  const code = /"code":"(DS-[\w-]+)"/.exec(body)?.[1]
  const isEnded = batches.some(
    ({ id, state }) => id === batchId && ['checked', 'done', 'undone', 'refused'].includes(state),
  )
  return isEnded || payLists.some((one) => one.code === code)
}

export function endedLists({ lists }: WholeTable): Finding {
  const open = lists.filter(({ state }) => !['finished', 'refused', 'withdrawn'].includes(state))
  const refused = lists.filter(({ state }) => state === 'refused')
  return finding('every list has come to its end', `${lists.length} lists`, [
    ...open.map(({ id, state }) => `${id} is ${state}`),
    ...refused.map(({ id, outcome }) => `${id} was refused: ${outcome}`),
    // No other programme runs here.
    ...lists.flatMap(({ id, otherProgrammes }) =>
      otherProgrammes > 0 ? [`${id} tells of ${otherProgrammes} people of another programme`] : [],
    ),
  ])
}

async function read(site: string, path: string): Promise<{ text: string }> {
  return { text: await (await fetch(new URL(path, site))).text() }
}
