import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Complaint, ComplaintContact } from '../../domain/complaints/complaint.ts'
import { type ComplaintSettings, triesPerHour } from '../../domain/complaints/complaint-limits.ts'
import type { ComplaintEvent } from '../../domain/ledger/complaint-event.ts'
import { localDay, localTime } from '../../domain/time/local-day.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { type CommandCommit, type CommandOrder, commitCommand } from '../table/commit-command.ts'
import { tryWrite } from '../table/conditional-write.ts'
import { getItem } from '../table/get-items.ts'
import { type Key, keys } from '../table/keys.ts'
import { parentsOf } from '../table/parent-units.ts'
import { itemsBelow } from '../table/query-items.ts'
import type { Register } from '../table/table.ts'
import { ConditionsFailed, type TransactItem, transact } from '../table/transaction.ts'
import {
  fromComplaintEventItem,
  fromComplaintItem,
  fromComplaintPointer,
  fromContactItem,
  type ListedComplaint,
  toComplaintEventItem,
  toComplaintItem,
  toComplaintPointer,
} from './complaint-item.ts'

export interface StoredComplaint {
  readonly complaint: Complaint
  /** A mark of what was sent. */
  readonly sent: string
}

/** 1 consistent read. */
export async function getComplaint(register: Register, number: string): Promise<StoredComplaint | undefined> {
  const item = await getItem(register, keys.complaint(number))
  return item && { complaint: fromComplaintItem(item), sent: String(item.sent) }
}

/** 1 consistent read. Noted as a reading before it is shown. */
export async function getContact(register: Register, number: string): Promise<ComplaintContact | null> {
  const item = await getItem(register, keys.complaintContact(number))
  return item ? fromContactItem(item) : null
}

export interface NewComplaint {
  readonly complaint: Complaint
  readonly contact: ComplaintContact
  readonly event: ComplaintEvent
  readonly sent: string
}

/** Where a citizen's complaint comes from, as marks, and how many may; null for what an office files. */
export interface SenderLimits {
  readonly network: string
  readonly settings: ComplaintSettings
}

export type Sent =
  | { readonly kind: 'created' }
  | { readonly kind: 'limited' }
  /** The number is another complaint's, or this one's own from before. */
  | { readonly kind: 'known'; readonly stored: StoredComplaint }

/** The complaint with its contact, event, place and counts of the day: one transaction, some 20 WRU. */
export async function createComplaint(
  register: Register,
  tree: UnitTree,
  { complaint, contact, event, sent }: NewComplaint,
  limits: SenderLimits | null,
): Promise<Sent> {
  const { table: TableName } = register
  const counted = limits ? limitUpdates(register, complaint, limits) : []
  const hasContact = contact.name !== null || contact.phone !== null
  const record = toComplaintItem(complaint, sent)
  const items: TransactItem[] = [
    {
      Put: {
        TableName,
        Item: record,
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    ...counted,
    ...written(register, tree, complaint, event, record),
    ...(hasContact ? [{ Put: { TableName, Item: { ...keys.complaintContact(complaint.number), ...contact } } }] : []),
  ]
  try {
    await transact(register, items)
    return { kind: 'created' }
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error
    if (!error.positions.includes(0)) return { kind: 'limited' }
    const stored = await getComplaint(register, complaint.number)
    if (!stored) throw error
    return { kind: 'known', stored }
  }
}

/** Counts are forgotten after some days. */
const countedDays = 3

/** Counts one more, unless there are `most` already. */
const oneMore = ({ table: TableName }: Register, Key: Key, most: number, now: number) => ({
  TableName,
  Key,
  UpdateExpression: 'SET expiresAt = :expiresAt ADD #count :one',
  ConditionExpression: 'attribute_not_exists(#count) OR #count < :most',
  ExpressionAttributeNames: { '#count': 'count' },
  ExpressionAttributeValues: {
    ':expiresAt': Math.floor(now / 1000) + countedDays * 24 * 3600,
    ':one': 1,
    ':most': most,
  },
})

function limitUpdates(
  register: Register,
  { commune, receivedAt }: Complaint,
  { network, settings }: SenderLimits,
): TransactItem[] {
  const one = (mark: string, most: number): TransactItem => ({
    Update: oneMore(register, keys.complaintLimit(localDay(receivedAt), mark), most, receivedAt),
  })
  return [one(`NET#${network}`, settings.perAddress), one(`UNIT#${commune}`, settings.perCommune)]
}

/**
 * Takes one of the hour's tries for a number, before anything is read of it: the same write whether there is such a complaint or not, and
 * whether the code will be right. 1 WRU.
 * @returns false where none is left
 */
export async function takeTry(register: Register, mark: string, now: number): Promise<boolean> {
  const hour = `${localDay(now)}T${localTime(now).slice(0, 2)}`
  const one = oneMore(register, keys.complaintLimit(hour, `CODE#${mark}`), triesPerHour, now)
  return (await tryWrite(register.client.send(new UpdateCommand(one)))) !== undefined
}

const written = (
  { table: TableName }: Register,
  tree: UnitTree,
  after: Complaint,
  event: ComplaintEvent,
  record: Readonly<Record<string, unknown>>,
): TransactItem[] => [
  { Put: { TableName, Item: toComplaintEventItem(after, event, record) } },
  { Put: { TableName, Item: toComplaintPointer(tree, after) } },
]

/**
 * A step of a complaint, only on what the decision saw.
 * @param order the officer's command; null for the sender's own withdrawal, which can be asked for twice without harm
 */
export async function commitComplaint(
  register: Register,
  tree: UnitTree,
  before: StoredComplaint,
  { after, event }: { readonly after: Complaint; readonly event: ComplaintEvent },
  order: CommandOrder | null,
): Promise<CommandCommit> {
  const record = toComplaintItem(after, before.sent)
  const items: TransactItem[] = [
    {
      Put: {
        TableName: register.table,
        Item: record,
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': before.complaint.version },
      },
    },
    ...written(register, tree, after, event, record),
  ]
  return commitCommand(register, order, items)
}

/** Its events, oldest first. */
export async function complaintHistory(register: Register, number: string): Promise<ComplaintEvent[]> {
  const items = await itemsBelow(register, keys.complaint(number).pk, 'EVT#')
  return items.map(fromComplaintEventItem)
}

/**
 * What the communes of a unit have sent, by their places: one Query a district, 1 RRU for some twenty. Districts and the mail count
 * and sort them in memory; a province has some thousands.
 */
export async function complaintsOfUnit(
  register: Register,
  tree: UnitTree,
  unit: string,
  programme: string,
): Promise<ListedComplaint[]> {
  const communes = new Set(tree.communes(unit).map(({ code }) => code))
  const found = await Promise.all(parentsOf(tree, unit).map((parent) => complaintsBelow(register, parent)))
  return found.flat().filter((one) => communes.has(one.commune) && one.programme === programme)
}

async function complaintsBelow(register: Register, parent: string): Promise<ListedComplaint[]> {
  const items = await itemsBelow(register, keys.complaintByTime(parent, 0, '').pk)
  return items.map(fromComplaintPointer)
}
