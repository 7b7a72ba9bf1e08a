import type { SubscriptionView } from '../../contract/subscriptions.ts'
import { keyTaken } from '../../domain/key-taken.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import { officeSentence } from '../../domain/ledger/office-event.ts'
import { accountOffice } from '../../domain/permissions/office-name.ts'
import { checkMailedUnits, officeOfMail, unitAround } from '../../domain/reports/mailed-units.ts'
import { checkRecipients, type Subscription } from '../../domain/reports/subscription.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { localDay } from '../../domain/time/local-day.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { Call } from '../../runtime/api-handler.ts'
import { digestOf, sha256 } from '../../runtime/sha256.ts'
import { officeEventPage } from '../../store/ledger/office-event-item.ts'
import type { StoredSubscription } from '../../store/mails/subscription-item.ts'
import { getSubscription, listSubscriptions, saveSubscription } from '../../store/mails/subscription-store.ts'
import { unitsOfMail } from '../../store/mails/units-of-mail.ts'
import { commitCommand, findCommand, nameCommand } from '../../store/table/commit-command.ts'
import { keys } from '../../store/table/keys.ts'
import type { Register } from '../../store/table/table.ts'
import { failureInWords, viewSubscription } from './view-subscription.ts'

interface SubscriptionDesk {
  readonly register: Register
  readonly tree: UnitTree
  readonly domains: readonly string[]
  readonly sendTest: (order: TestOrder) => Promise<void>
}

/** What the queue of trials brings to the one who mails them. */
export interface TestOrder {
  readonly subscriptionId: string
  readonly address: string
  readonly username: string
}

const subscriptionsPerPage = 50

/** In whose order they are shown, and where a page ends. */
const placeOf = ({ time, id }: StoredSubscription): string => `${time}#${id}`

/** A page of those of the caller's units; the house's own report is the province's business. */
export async function listOwn(
  desk: SubscriptionDesk,
  { query, actor, mailbox, now }: Pick<Call<'subscriptions'>, 'query' | 'actor' | 'mailbox' | 'now'>,
) {
  const { register, tree, domains } = desk
  const { subscriptions, house } = await listSubscriptions(register, tree.root.code)
  const own = subscriptions
    .filter((one) => tree.contains(actor.unit, officeOfMail(tree, one)))
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
    .filter((one) => placeOf(one) > (query.cursor ?? ''))
  const shown = own.slice(0, subscriptionsPerPage)
  const last = own.length > shown.length ? shown.at(-1) : undefined
  return ok({
    items: await Promise.all(shown.map((one) => viewSubscription(desk, one, now))),
    cursor: last ? placeOf(last) : null,
    house:
      actor.unit === tree.root.code
        ? house.map(({ programme, lastSent, lastFailure }) => ({
            programme,
            lastSent,
            lastFailure: failureInWords(lastFailure),
          }))
        : [],
    domains: [...domains],
    ownAddress: mailbox,
  })
}

/** Its id is the command's: the same command again finds it there. */
export async function createSubscription(
  desk: SubscriptionDesk,
  { body, actor, idempotencyKey, now }: Pick<Call<'createSubscription'>, 'body' | 'actor' | 'idempotencyKey' | 'now'>,
): Promise<Result<SubscriptionView>> {
  const { register, tree, domains } = desk
  const recipients = checkRecipients(body.recipients, domains)
  if (!recipients.ok) return recipients
  const places = placesOf(tree, body.units, now)
  if (!places.ok) return places
  const id = Buffer.from(await sha256(Buffer.from(`${actor.username}\n${idempotencyKey}`)))
    .toString('hex')
    .slice(0, 32)
  const asked = digestOf(body)
  const settings = {
    ...{ ...body, ...places.value, recipients: recipients.value },
    ...{ setBy: actor.username, setAt: now, asked },
  }
  const order = { by: eventHand(actor), at: now, commandId: idempotencyKey }
  if (!(await saveSubscription(register, tree.root.code, { id, ...settings }, null, order))) {
    const before = await getSubscription(register, tree.root.code, id)
    if (before?.asked !== undefined && before.asked !== asked) return keyTaken
  }
  return stored(desk, id, now)
}

/** What it is about, and the map by which that was chosen. */
function placesOf(
  tree: UnitTree,
  codes: readonly string[],
  now: number,
): Result<Pick<Subscription, 'unit' | 'units' | 'map'>> {
  const units = checkMailedUnits(tree, codes, localDay(now))
  return units.ok ? ok({ unit: unitAround(tree, units.value), units: units.value, map: tree.map.id }) : units
}

/** Who pauses one, or mends an address, leaves its units as they are, also where they are in its way. */
function changedPlaces(
  tree: UnitTree,
  before: StoredSubscription,
  { body, within, now }: Pick<Call<'changeSubscription'>, 'body' | 'within' | 'now'>,
): ReturnType<typeof placesOf> {
  if (!body.units) {
    const { unit, units, map } = before
    return ok({ unit, units, ...(map === undefined ? {} : { map }) })
  }
  for (const code of body.units) {
    const reached = within(code, (one) => one)
    if (!reached.ok) return reached
  }
  return placesOf(tree, body.units, now)
}

type ChangeCall = Pick<Call<'changeSubscription'>, 'body' | 'params' | 'actor' | 'within' | 'now' | 'idempotencyKey'>

export async function changeSubscription(desk: SubscriptionDesk, call: ChangeCall): Promise<Result<SubscriptionView>> {
  const { body, params, actor, within, now, idempotencyKey } = call
  const { register, tree, domains } = desk
  const found = await ownSubscription(desk, params, within)
  if (!found.ok) return found
  const { version, ...wanted } = body
  const recipients = checkRecipients(wanted.recipients, domains)
  if (!recipients.ok) return recipients
  const places = changedPlaces(tree, found.value, call)
  if (!places.ok) return places
  const { id, programme } = found.value
  const digest = digestOf({ change: id, body })
  const { username } = actor
  if (!(await nameCommand(register, { username, id: idempotencyKey, digest, now }))) return keyTaken
  const settings = {
    ...{ ...wanted, ...places.value, recipients: recipients.value },
    ...{ formats: wanted.formats ?? found.value.formats, programme, setBy: actor.username, setAt: now },
  }
  const order = { by: eventHand(actor), at: now, commandId: idempotencyKey }
  const isSaved =
    found.value.version === version &&
    (await saveSubscription(register, tree.root.code, { id, ...settings }, found.value, order))
  const after = await getSubscription(register, tree.root.code, id)
  // The same command again: what it wanted stands there already, by the same hand.
  if (isSaved || (after?.version === version + 1 && isSame(after, settings))) return stored(desk, id, now)
  return refuse('conflict', 'Người khác vừa sửa việc gửi báo cáo này. Tải lại trang, xem lại rồi sửa tiếp.')
}

/** Who has set it how. */
export async function subscriptionHistory(
  desk: SubscriptionDesk,
  { params, query, within }: Pick<Call<'subscriptionHistory'>, 'params' | 'query' | 'within'>,
): Promise<Result<{ items: string[]; cursor: string | null }>> {
  const found = await ownSubscription(desk, params, within)
  if (!found.ok) return found
  const key = keys.subscriptionEvent(found.value.id, 0)
  const { events, cursor } = await officeEventPage(desk.register, key, query.cursor)
  return ok({ items: events.map((event) => officeSentence(event, desk.tree)), cursor })
}

type TestCall = Pick<Call<'testSubscription'>, 'params' | 'actor' | 'mailbox' | 'within' | 'idempotencyKey' | 'now'>

/**
 * To the caller alone, whoever else would get it; once a command. Killed between the order and the note of it, it may go out twice: better
 * than an officer who waits for a mail that nobody sends.
 */
export async function orderTest(
  desk: SubscriptionDesk,
  { params, actor, mailbox, within, idempotencyKey: id, now }: TestCall,
): Promise<Result<{ address: string }>> {
  const found = await ownSubscription(desk, params, within)
  if (!found.ok) return found
  if (mailbox === null)
    return refuse(
      'invalid',
      `Tài khoản của anh/chị chưa có địa chỉ thư. Liên hệ ${accountOffice(desk.tree)} để bổ sung.`,
    )
  const units = await unitsOfMail(desk.register, desk.tree, found.value, localDay(now))
  if (!units.ok) return units
  const order = { subscriptionId: found.value.id, address: mailbox, username: actor.username }
  const digest = digestOf({ test: found.value.id })
  const done = await findCommand(desk.register, actor.username, id)
  if (done !== undefined) return done === digest ? ok({ address: mailbox }) : keyTaken
  await desk.sendTest(order)
  const noted = await commitCommand(desk.register, { username: actor.username, id, digest, now }, [])
  return noted === 'key-taken' ? keyTaken : ok({ address: mailbox })
}

const ownSubscription = async (
  { register, tree }: SubscriptionDesk,
  params: Readonly<Record<string, string>>,
  within: Call<'changeSubscription'>['within'],
): Promise<Result<StoredSubscription>> =>
  within(await getSubscription(register, tree.root.code, params.subscriptionId ?? ''), (one) => officeOfMail(tree, one))

async function stored(desk: SubscriptionDesk, id: string, now: number): Promise<Result<SubscriptionView>> {
  const found = await getSubscription(desk.register, desk.tree.root.code, id)
  if (!found) throw new Error('a subscription that was saved is not there')
  return ok(await viewSubscription(desk, found, now))
}

const settingNames = [
  ...(['units', 'kinds', 'formats', 'recipients', 'time', 'weekdays', 'monthDays', 'isActive', 'setBy'] as const),
] as const
type Settings = Pick<Subscription, (typeof settingNames)[number]>

const isSame = (after: Settings, wanted: Settings): boolean => {
  const said = (one: Settings): string => JSON.stringify(settingNames.map((name) => one[name]))
  return said(after) === said(wanted)
}
