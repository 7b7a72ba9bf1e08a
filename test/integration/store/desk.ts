import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { PaymentResponse } from '../../../lambdas/contract/entitlements.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import type { PaymentCommand } from '../../../lambdas/domain/payments/payment-command.ts'
import { type Actor, authorise } from '../../../lambdas/domain/permissions/authorise.ts'
import { ok, type Result } from '../../../lambdas/domain/result.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { exchangeKey } from '../../../lambdas/exchange/exchange-key.ts'
import { type CommandCall, type Counter, carryOut } from '../../../lambdas/functions/payments/carry-out.ts'
import { registerMatcher } from '../../../lambdas/matching/register/register-matcher.ts'
import { keepCases } from '../../../lambdas/store/cases/keep-cases.ts'
import type { Chunk } from '../../../lambdas/store/lists/chunk.ts'
import { applyChunk } from '../../../lambdas/store/lists/intake-store.ts'
import { noAnswers, noCounts, type StoredList, type StoredRow } from '../../../lambdas/store/lists/list-item.ts'
import { moveList } from '../../../lambdas/store/lists/list-moves.ts'
import { getList } from '../../../lambdas/store/lists/list-store.ts'
import { warnOfSharedNumbers } from '../../../lambdas/store/register/duplicate-store.ts'
import { getEntitlement } from '../../../lambdas/store/register/entitlement-store.ts'
import { idMarksOf, makeMarks } from '../../../lambdas/store/table/id-mark.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, anEntitlement, anIdNumber, aPayment, aPerson, morning } from '../../support/builders.ts'

export const tree = unitTree('daklak-2020')
export const marks = makeMarks('a secret of thirty-two characters')
export const matcher = registerMatcher()
export const exchange = exchangeKey('a key that provinces have in common')

/** Ea Tiêu and Ea Ktur of Huyện Cư Kuin, and a commune of another district. */
export const eaTieu = '24547'
export const eaKtur = '24544'
export const cuKuin = '657'
export const elsewhere = tree.communes('643')[0]?.code ?? ''

export const counterAt = (register: Register): Counter => ({
  register,
  tree,
  backlogUntil: () => null,
  marks: async () => marks,
  matcher,
  exchange: async () => exchange,
})

/** An entitlement with an id of its own; `number: null` is a person without one. */
export function aRight(
  name: string,
  { number, ...parts }: Partial<Entitlement> & { readonly number?: string | null; readonly fullName?: string } = {},
): Entitlement {
  const { fullName = `Người ${name}`, ...rest } = parts
  const idNumbers = number === undefined || number === null ? [] : [anIdNumber(number)]
  return anEntitlement({ id: marks.id('test', name), person: aPerson({ fullName, idNumbers }), ...rest })
}

export const aRow = (parts: Partial<StoredRow> = {}): StoredRow => ({
  sheet: 'Danh sách',
  row: 8,
  outcome: 'added',
  fullName: null,
  policy: null,
  amount: null,
  entitlementId: null,
  changes: null,
  problems: [],
  ...parts,
})

/** The rights as rows of one list, one below the other. */
export function aChunk(rights: readonly Entitlement[], { listId = 'l'.repeat(26), number = 0 } = {}): Chunk {
  const rows = rights.map((right, index) => {
    const place = { sheet: 'Danh sách', row: 8 + number * 30 + index }
    const entitlement = { ...right, list: { id: listId, ...place } }
    return { row: aRow(place), listed: { entitlement, line: right.id, isOnly: true, isShared: false } }
  })
  return { listId, number, attempt: null, former: null, isInFile: () => false, rows, actor: anActor(), now: morning }
}

export const applied = async (register: Register, chunk: Chunk): Promise<readonly StoredRow[]> =>
  (await applyChunk(register, tree, marks, chunk)).rows

/** The second step of the intake: what the chunk's numbers share with others. */
export async function warned(register: Register, { rows, listId, actor, now }: Chunk): Promise<Set<string>> {
  const idMarks = new Set(rows.flatMap(({ listed }) => (listed ? idMarksOf(listed.entitlement, marks) : [])))
  return new Set((await warnOfSharedNumbers(register, marks, [...idMarks], { actor, commandId: listId, now })).keys())
}

/** Whose list it is that finds cases. */
export const finder = { actor: anActor(), commandId: 'l'.repeat(26), now: morning }

/** The third step of the intake: the cases of whoever shares a number with these. */
export async function kept(register: Register, ...rights: readonly Entitlement[]): Promise<void> {
  await keepCases(
    { register, tree, marks, matcher, exchange: async () => exchange },
    rights.map(({ id }) => id),
    finder,
  )
}

/** The rights come in as the lists of their communes do; answers them as they are stored then. */
export async function takenIn(register: Register, ...rights: readonly Entitlement[]): Promise<Entitlement[]> {
  for (const commune of new Set(rights.map((right) => right.commune))) {
    const chunk = aChunk(
      rights.filter((right) => right.commune === commune),
      { listId: marks.id('list', commune) },
    )
    await applied(register, chunk)
    await warned(register, chunk)
  }
  return Promise.all(rights.map(({ id }) => stored(register, id)))
}

export async function stored(register: Register, id: string): Promise<Entitlement> {
  const found = await getEntitlement(register, id)
  if (!found) throw new Error(`there is no entitlement ${id}`)
  return found
}

export interface Order {
  readonly actor?: Actor
  readonly key?: string
  readonly command?: PaymentCommand
  readonly now?: number
}

let keys = 0
export const aKey = (): string => `command-of-a-test-${keys++}`

/** What an officer does who sees the right as given: by default he pays it. */
export function order(
  register: Register,
  seen: Entitlement,
  { actor = anActor({ unit: seen.commune }), key = aKey(), command = anyPayment(seen), now = morning }: Order = {},
): Promise<Result<PaymentResponse>> {
  const call: CommandCall = {
    params: { entitlementId: seen.id },
    body: { version: seen.version },
    actor,
    within: (found, unitOf) => {
      const right = authorise(tree, actor, 'payment.record', found === undefined ? undefined : unitOf(found))
      if (!right.ok) return right
      if (found === undefined) throw new Error('nothing within reach')
      return ok(found)
    },
    idempotencyKey: key,
    now,
  }
  return carryOut(counterAt(register), call, command)
}

/** A payment that the rules of the counter allow: a person without a number shows none for a reason. */
export const anyPayment = (seen: Entitlement): PaymentCommand =>
  aPayment(seen.person.idNumbers.length > 0 ? {} : { noIdNumberReason: 'lost-card' })

export const notPaid = (reason: Extract<PaymentCommand, { kind: 'record-not-paid' }>['reason']): PaymentCommand => ({
  kind: 'record-not-paid',
  reason,
  note: null,
  paper: reason === 'refused' ? 'giấy viết tay ngày 28/05/2020, hồ sơ xã số 14' : null,
})

export const undo: PaymentCommand = { kind: 'undo-payment', reason: 'nhập nhầm người' }

/** `done`, `replayed`, or the code of the refusal. */
export const outcomeOf = (result: Result<PaymentResponse>): string =>
  result.ok ? (result.value.replayed ? 'replayed' : 'done') : result.error.code

/** Whose hand sets what a province decides. */
export const byProvince = { by: { username: 'so', role: 'tinh', unit: '66' }, at: morning, commandId: 'set' } as const

/** An officer's word about a list, as it stands now. */
export async function saidOf(register: Register, id: string, word: Parameters<typeof moveList>[2]): Promise<void> {
  const list = await getList(register, id)
  if (!list) throw new Error('there is no such list')
  await moveList(register, list, word, { by: list.createdBy, commandId: 'said' })
}

export const aList = (parts: Partial<StoredList> = {}): StoredList => ({
  id: marks.id('test', 'list'),
  programme: 'nq42-2020',
  commune: eaTieu,
  policy: null,
  fileName: 'Danh sách.xlsx',
  decisionNumber: null,
  decisionDay: null,
  state: 'awaiting-upload',
  since: morning,
  createdAt: morning,
  createdBy: { username: 'xa-24547', role: 'xa', unit: eaTieu },
  finishedAt: null,
  leaseUntil: 0,
  attempt: null,
  calledAt: 0,
  tries: 0,
  nextChunk: 0,
  ranges: null,
  saidOtherwise: 0,
  counts: noCounts,
  file: null,
  outcome: null,
  version: 1,
  review: false,
  answers: noAnswers,
  declines: [],
  columns: [],
  openTable: null,
  appliedBy: null,
  withdrawal: null,
  sums: null,
  onlyHere: null,
  onlyHereAmount: null,
  elsewhere: [],
  former: null,
  kind: null,
  isRefusedWhole: false,
  ...parts,
})

/** Every item of the table, as no function of the product may read it. */
export async function everything({ client, table }: Register): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = []
  let position: Record<string, unknown> | undefined
  do {
    const page = await client.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ...(position && { ExclusiveStartKey: position }) }),
    )
    items.push(...(page.Items ?? []))
    position = page.LastEvaluatedKey
  } while (position)
  return items
}
