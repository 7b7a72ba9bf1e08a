import { setTimeout as pause } from 'node:timers/promises'
import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Unit, UnitTree } from '../../lambdas/domain/units/unit-tree.ts'
import { type InventedList, type InventedRow, inventLists } from '../../local/demo/invented-lists.ts'
import { listWorkbook } from '../../local/demo/list-workbook.ts'
import type { Random } from '../../local/demo/random.ts'
import type { StaffSession } from '../../local/demo/staff-session.ts'
import type { Book } from './book.ts'
import { queueUrls } from './queues.ts'
import { insist, newKey } from './send.ts'
import type { SimulatedCloud } from './simulated-cloud.ts'

export const programme = 'nq42-2020'

/** A list that a commune brings on a day of the month. */
export interface PlannedList {
  readonly day: number
  readonly list: InventedList
  /** A supplement or correction of its first list: the same decision, all its lines and some more. */
  readonly isSecond: boolean
  /** The officer sees at once that it was the wrong file, and takes it back. */
  readonly isMistake: boolean
}

/** First lists in the first two thirds of the month, supplements later; some people stand in two communes' lists. */
export function planLists(
  communes: readonly Unit[],
  order: { readonly people: number; readonly days: number; readonly seed: number; readonly tree: UnitTree },
  random: Random,
): PlannedList[] {
  const { people, days, seed, tree } = order
  const named = communes.map(({ code, name, parent }) => ({
    code,
    name,
    districtName: tree.find(parent ?? '')?.name ?? '',
  }))
  const invented = inventLists(named, people, seed).map((list, index, all) => withGuests(list, all[index - 1], random))
  const firstDays = Math.max(1, Math.floor((days * 2) / 3))
  return invented.flatMap((list) => {
    const day = random.below(firstDays)
    const plans: PlannedList[] = [{ day, list, isSecond: false, isMistake: false }]
    const later = day + 1 + random.below(Math.max(1, days - day - 1))
    if (random.chance(0.3) && later < days)
      plans.push({ day: later, list: supplemented(list, seed, random), isSecond: true, isMistake: false })
    if (random.chance(0.06) && later < days)
      plans.push({ day: later, list: mistaken(list, seed, random), isSecond: true, isMistake: true })
    return plans
  })
}

/** One or two people of the commune before stand here too, under another policy: the same number and name. */
function withGuests(list: InventedList, before: InventedList | undefined, random: Random): InventedList {
  const known = before?.rows.filter(({ idNumber, policy }) => idNumber.length >= 9 && policy !== 'Hộ nghèo') ?? []
  if (known.length === 0 || list.rows.length < 5) return list
  const guest = {
    ...alone(random.pick(known)),
    policy: 'Hộ nghèo' as const,
    amount: 750_000,
    hamlet: list.rows[0]?.hamlet ?? '',
  }
  const at = list.rows.findIndex(({ policy }) => policy === 'Hộ nghèo')
  return { ...list, rows: at < 0 ? [...list.rows, guest] : list.rows.toSpliced(at, 0, guest) }
}

const place = ({ commune, communeName, districtName }: InventedList) => ({
  code: commune,
  name: communeName,
  districtName,
})
const fresh = (list: InventedList, people: number, seed: number): InventedList['rows'] =>
  inventLists([place(list)], people + 5, seed)[0]
    ?.rows.slice(-people)
    .map(alone) ?? []

/** Out of his household, whose code means another one in another list. */
const alone = ({ household: _household, ...row }: InventedRow): InventedRow => row

/** Three people who were left out, and a number that was missing. */
function supplemented(list: InventedList, seed: number, random: Random): InventedList {
  const added = fresh(list, 3, seed + Number(list.commune) + random.below(1_000_000))
  const missing = list.rows.findIndex(({ idNumber, birthYear }) => idNumber === '' && birthYear < 2000)
  const number = (year: number): string =>
    `0660${String(year).slice(2)}${String(random.below(1_000_000)).padStart(6, '0')}`
  const rows = list.rows.map((row, index) => (index === missing ? { ...row, idNumber: number(row.birthYear) } : row))
  return { ...list, rows: [...rows, ...added] }
}

const mistaken = (list: InventedList, seed: number, random: Random): InventedList => ({
  ...list,
  decisionNumber: `${2000 + random.below(900)}/QĐ-UBND`,
  rows: fresh(list, 4, seed + 7 + Number(list.commune)),
})

export interface UploadedList {
  readonly id: string
  readonly plan: PlannedList
  readonly officer: StaffSession
}

export async function bringList(book: Book, officer: StaffSession, plan: PlannedList): Promise<UploadedList> {
  const { list } = plan
  const bytes = await listWorkbook(list)
  const idempotencyKey = newKey()
  const { list: created, upload } = await insist(book, () =>
    officer.api.call('createList', {
      body: {
        programme,
        commune: list.commune,
        policy: null,
        decisionNumber: null,
        decisionDay: null,
        fileName: `Danh sách ${list.communeName}${plan.isSecond ? ' bổ sung' : ''}.xlsx`,
        fileBytes: bytes.length,
      },
      idempotencyKey,
    }),
  )
  const form = new FormData()
  for (const [name, value] of Object.entries(upload.fields)) form.set(name, value)
  form.set('file', new Blob([Buffer.from(bytes)]))
  const answer = await fetch(upload.url, { method: 'POST', body: form })
  if (!answer.ok) book.surprise(`an upload was refused: ${answer.status} ${await answer.text()}`)
  book.didOther(plan.isMistake ? 'a wrong list brought' : plan.isSecond ? 'a supplement brought' : 'a list brought')
  return { id: created.id, plan, officer }
}

/** Waits a while: a list whose reader was killed comes back when its message does, later in the day. */
export async function waitForLists(
  book: Book,
  lists: readonly UploadedList[],
  seconds: number,
): Promise<UploadedList[]> {
  let open = [...lists]
  const end = performance.now() + seconds * 1_000
  for (let wait = 250; open.length > 0 && performance.now() < end; wait = Math.min(wait * 1.5, 2_000)) {
    const states = await Promise.all(open.map((one) => stateOf(book, one)))
    open = open.filter((_, index) => !['finished', 'refused', 'withdrawn'].includes(states[index] ?? ''))
    if (open.length > 0) await pause(wait)
  }
  return open
}

export const stateOf = async (book: Book, { id, officer }: UploadedList): Promise<string> =>
  (await insist(book, () => officer.api.call('list', { params: { listId: id } }))).state

/** The bucket says once more that a file has come, at once or minutes later. */
export async function sayArrivedAgain(cloud: SimulatedCloud, listId: string, delaySeconds: number): Promise<void> {
  const s3 = new S3Client({ ...cloud.operator, forcePathStyle: true })
  const sqs = new SQSClient(cloud.operator)
  try {
    const Key = `lists/${listId}`
    const { VersionId: versionId } = await s3.send(new HeadObjectCommand({ Bucket: cloud.uploads, Key }))
    const [QueueUrl] = await queueUrls(cloud, sqs, 'intake-listsqueue')
    const s3Part = { bucket: { name: cloud.uploads }, object: { key: Key, size: 1, versionId } }
    const Records = [{ eventVersion: '2.1', eventSource: 'aws:s3', eventName: 'ObjectCreated:Post', s3: s3Part }]
    await sqs.send(
      new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ Records }), DelaySeconds: delaySeconds }),
    )
  } finally {
    s3.destroy()
    sqs.destroy()
  }
}
