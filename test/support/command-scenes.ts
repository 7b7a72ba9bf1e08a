import { randomInt } from 'node:crypto'
import type { RouteName } from '../../lambdas/contract/routes.ts'
import type { AnyRouteInput } from '../../web/shared/route-input.ts'
import { details, selected, settledBatch } from './batches.ts'
import { openedCase } from './cases.ts'
import { type ListedRow, listFile, people } from './list-files.ts'
import type { Officer } from './sign-in.ts'
import { settled, takeIn } from './uploads.ts'
import { world } from './world.ts'
import { printedList, writtenFile } from './written-files.ts'

/** What stands ready for a command of each kind, in one commune of the running program. */
export const programme = 'nq42-2020'
export const commune = '24178'
export const district = '643'
export const province = '66'
const neighbour = '24175'

interface Answered {
  readonly id: string
  readonly code: string
}

/** A command, and another one that is sent under the same key. */
export interface Twice {
  readonly by: Officer | null
  readonly input: AnyRouteInput
  readonly other: AnyRouteInput
  /** What the command leaves behind once it is carried out, where others do that after its answer; else the answer itself tells. */
  readonly effect?: (answer: Answered) => Promise<unknown>
}

/** What an answer says of the thing; forms, links, slips and the clock of work that goes on are made anew with each answer. */
const passing = new Set([
  'replayed',
  'upload',
  'temporaryPassword',
  'files',
  'file',
  'url',
  'answerUrl',
  'paperUrl',
  'state',
  'stateName',
  'since',
])
export const lasting = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(lasting)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => (passing.has(name) ? [] : [[name, lasting(part)]])),
  )
}

export const chief = (): Promise<Officer> => world().officer('tinh', province)
export const xa = (): Promise<Officer> => world().officer('xa', commune)
export const postOffice = (): Promise<Officer> => world().officer('payer', district)
export const huyen = (): Promise<Officer> => world().officer('huyen', district)

export const taken = async (rows: readonly ListedRow[], at = commune, more = {}) =>
  takeIn(world(), await chief(), { commune: at, ...more }, await listFile({ rows }))

async function listed(rows: readonly ListedRow[]) {
  const { id: list } = await taken(rows)
  const body = { programme, unit: commune, list, limit: 50 }
  return (await world().call('searchEntitlements', { body }, await chief())).items
}
const supports = (count: number, parts: Partial<ListedRow> = {}) => listed(people(count, parts))

/** People whom no command has touched yet. A list for each of them would cost more than the command itself. */
const untouched: Awaited<ReturnType<typeof supports>> = []
const atOnce = 12

/** Somebody new of the commune: whoever asks for nobody in particular gets the next one of a list. */
export const one = async (parts?: Partial<ListedRow>) => {
  const isAnybody = parts === undefined
  if (isAnybody && untouched.length === 0) untouched.push(...(await supports(atOnce)))
  const support = isAnybody ? untouched.pop() : (await supports(1, parts))[0]
  if (!support) throw new Error('nobody came in')
  return support
}

interface Placed {
  readonly id: string
  readonly version: number
}
/** The next version of a support after a command. */
export async function after(name: RouteName, { id, version }: Placed, words: object, by: Officer): Promise<Placed> {
  const answer = await world().send(name, { params: { entitlementId: id }, body: { version, ...words } }, by)
  if (answer.status !== 200) throw new Error(`${name}: ${answer.text}`)
  return { id, version: JSON.parse(answer.text).entitlement.version }
}

const about = ({ id, version }: Placed, words: object): AnyRouteInput => ({
  params: { entitlementId: id },
  body: { version, ...words },
})

/** Two commands about one support that differ in a word. */
export const ofSupport = (by: Officer, support: Placed, words: object, otherWords: object): Twice => ({
  by,
  input: about(support, words),
  other: about(support, { ...words, ...otherWords }),
})

export const { paidOn } = details
export const pay = { paidOn, receivedBy: 'self' as const }
export const decision = { number: '77/QĐ-UBND', day: paidOn }
export const paid = async (): Promise<Placed> => after('recordPayment', await one(), pay, await xa())
export const asked = async (): Promise<Placed> =>
  after('askBack', await paid(), { decision, amount: 500_000, reason: 'không thuộc diện' }, await chief())

export const withBody = (
  by: Officer | null,
  params: Record<string, string>,
  body: object,
  otherBody: object,
): Twice => ({
  by,
  input: { params, body },
  other: { params, body: { ...body, ...otherBody } },
})

/** Households that nobody has paid yet, all of one list. */
const families: (readonly Placed[])[] = []

export async function household() {
  if (families.length === 0) {
    const names = Array.from({ length: 3 }, () => `HN-${crypto.randomUUID().slice(0, 8)}`)
    const poor = { policy: 'Hộ nghèo', amount: 750_000, hamlet: 'Buôn Thử' }
    const members = await listed(names.flatMap((name) => people(2, { ...poor, household: name })))
    families.push(...names.map((name) => members.filter((member) => member.household === name)))
  }
  const family = families.pop() ?? []
  const first = family[0]?.id ?? ''
  const standing: Placed[] = []
  for (const member of family) standing.push(await after('recordPayment', member, pay, await xa()))
  return { params: { entitlementId: first }, standing }
}
export async function owing() {
  const { params, standing } = await household()
  const body = {
    decision,
    reason: 'không thuộc diện',
    supports: standing.map(({ id, version }) => ({ entitlementId: id, version, amount: 500_000 })),
  }
  await world().call('askBackHousehold', { params, body }, await chief())
  const family = await world().call('household', { params }, await chief())
  return { params, supports: family.supports.map(({ id, version }) => ({ entitlementId: id, version })) }
}

/** A batch that nobody works on any more, whatever command was given about it. */
export const batchEffect =
  (by: Officer) =>
  async ({ id }: Answered) => ({ id, batch: lasting(await settledBatch(world(), by, id)) })
export const exportEffect =
  (by: Officer) =>
  async ({ id }: Answered) =>
    lasting(await writtenFile(world(), by, id))

export async function aBatch(by: Officer) {
  const { id: list } = await taken(people(2))
  return selected(world(), by, { unit: commune, list })
}

export const newHamlet = (): string => `Buôn Thử ${100 + randomInt(900_000)}`

export async function printed(by: Officer) {
  const hamlet = newHamlet()
  await taken(people(2, { hamlet }))
  const { code } = await world().call('printPayList', { body: { programme, unit: commune, hamlet } }, by)
  const done = await printedList(world(), by, code)
  return { params: { payListCode: code }, sums: done.sums ?? { people: 0, amount: 0 } }
}
export async function signed(by: Officer) {
  const { params, sums } = await printed(by)
  const body = { signed: sums, notSignedLines: [], paidOn }
  await world().call('reconcilePayList', { params, body }, by)
  return params
}

/** People who stand in the lists of two communes, each a case of the district; the last of them with one and the same sum. */
const doubled: { readonly fullName: string; readonly sameSum: boolean }[] = []

export async function aCase(sameSum = false) {
  const isWanted = (one: (typeof doubled)[number]): boolean => one.sameSum === sameSum
  if (!doubled.some(isWanted)) {
    const persons = people(4)
    const last = persons.length - 1
    await taken(persons)
    await taken(
      persons.map((person, at) => (at === last ? person : { ...person, policy: 'Hộ nghèo', amount: 750_000 })),
      neighbour,
    )
    doubled.push(...persons.map(({ fullName }, at) => ({ fullName, sameSum: at === last })))
  }
  const [person] = doubled.splice(doubled.findIndex(isWanted), 1)
  if (!person) throw new Error('nobody')
  return openedCase(world(), await huyen(), district, person.fullName)
}
export const caseAt = ({ summary }: { summary: { id: string } }) => ({ caseId: summary.id })
export const decided = async (detail: Awaited<ReturnType<typeof aCase>>, body: object) => {
  const answer = await world().send(
    'decideCase',
    { params: caseAt(detail), body: { version: detail.version, ...body } },
    await huyen(),
  )
  if (answer.status !== 200) throw new Error(answer.text)
  return JSON.parse(answer.text).detail as typeof detail
}

export const filed = async (): Promise<{ complaintNumber: string }> => {
  const body = { programme, unit: commune, subject: 'other' as const, text: `Việc ${crypto.randomUUID()}` }
  return { complaintNumber: (await world().call('fileComplaint', { body }, await xa())).number }
}
export const accountOf = (username: string) => ({
  username,
  role: 'xa' as const,
  unit: commune,
  holder: 'Cán bộ thử',
  email: 'a@example.vn',
})
export const newName = (): string => `lenh-${crypto.randomUUID().slice(0, 8)}`
export async function anAccount(): Promise<{ username: string }> {
  const username = newName()
  await world().call('issueAccount', { body: accountOf(username) }, await chief())
  return { username }
}
export const mailed = {
  kinds: ['policies' as const],
  recipients: ['so-ldtbxh@daklak.example'],
  time: '03:00',
  weekdays: [1 as const],
  isActive: false,
}
export const aSubscription = async () =>
  world().call('createSubscription', { body: { programme, units: [district], ...mailed } }, await huyen())

export const listBody = {
  programme,
  commune,
  policy: null,
  decisionNumber: null,
  decisionDay: null,
  fileName: 'a.xlsx',
  fileBytes: 1000,
}
export const checkedList = async () => (await taken(people(1), commune, { review: true })).id

export const listEffect = (listId: string) => async () => {
  const { lastSignAt: _, ...list } = await settled(world(), await xa(), listId)
  const { items } = await world().call('listHistory', { params: { listId }, query: {} }, await xa())
  return { list, items }
}
