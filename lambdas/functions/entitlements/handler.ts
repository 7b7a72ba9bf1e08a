import type { AuditEventView, SearchResponse } from '../../contract/entitlements.ts'
import type { AuditEvent } from '../../domain/ledger/audit-event.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import { readingSentence } from '../../domain/ledger/reading-event.ts'
import { openedEntry } from '../../domain/ledger/seals/ledger-entry.ts'
import { receiptOf } from '../../domain/ledger/seals/receipt.ts'
import { sentenceOf, withoutNumbers } from '../../domain/ledger/sentence.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { officeName } from '../../domain/permissions/office-name.ts'
import { isAllowed } from '../../domain/permissions/permission-table.ts'
import { provinceOf } from '../../domain/province.ts'
import { ok } from '../../domain/result.ts'
import { apiHandler } from '../../runtime/api-handler.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { readSecret } from '../../runtime/secret.ts'
import { sha256 } from '../../runtime/sha256.ts'
import { accountStanding } from '../../store/accounts/account-standing.ts'
import { caseSettingsFor } from '../../store/cases/case-settings-store.ts'
import { noteReading, paymentEntry, type Read, readingsOf } from '../../store/ledger/ledger-store.ts'
import { entitlementHistory, getEntitlement } from '../../store/register/entitlement-store.ts'
import { householdOf } from '../../store/register/recoveries-store.ts'
import { makeMarks } from '../../store/table/id-mark.ts'
import { keys } from '../../store/table/keys.ts'
import { openRegister } from '../../store/table/table.ts'
import { viewEntitlement } from '../../views/entitlement-view.ts'
import { viewHousehold } from '../../views/household-view.ts'
import { hiddenWords, type Written, writtenFor } from '../../views/written-words.ts'
import { listHamlets } from './list-hamlets.ts'
import { listRecoveries } from './list-recoveries.ts'
import { historyHasNumbers, recordHasNumbers } from './numbers-shown.ts'
import { searchByIdNumber } from './search-by-id-number.ts'
import { searchRegister } from './search-register.ts'

const environment = readEnvironment('entitlements', process.env)
const province = provinceOf(environment)
const { tree } = province
const register = openRegister(environment.REGISTER_TABLE)

const readOf = ({ id, commune }: Entitlement): Read => ({ pk: keys.entitlement(id).pk, unit: commune })

const marks = async () => makeMarks(await readSecret(environment.ID_KEY_SECRET_ARN))

async function viewFound(
  { entitlements, cursor }: { readonly entitlements: readonly Entitlement[]; readonly cursor: string | null },
  { actor, now }: { readonly actor: Actor; readonly now: number },
): Promise<SearchResponse> {
  const settings = await caseSettingsFor(register, tree, entitlements)
  return { items: entitlements.map((one) => viewEntitlement(one, actor, tree, settings, now)), cursor }
}

/** Before they are shown to who may read ID numbers in full. */
async function noteNumbersRead(entitlement: Entitlement, actor: Actor, now: number): Promise<void> {
  if (isAllowed(actor.role, 'entitlement.read-id-number'))
    await noteReading(register, readOf(entitlement), { type: 'id-number.read', at: now, actor: eventHand(actor) })
}

/** What was done with a support, as the officer may read it. */
function viewEvent(event: AuditEvent, { unit, role }: Actor): AuditEventView {
  const isOwn = tree.contains(unit, event.actor.unit)
  return {
    type: event.type,
    at: event.at,
    by: event.actor.username,
    byUnitName: unitName(event.actor.unit),
    sentence: sentenceOf(
      isAllowed(role, 'entitlement.read-id-number') ? event : withoutNumbers(event),
      officeName(tree, event.actor.role, event.actor.unit),
      unitName,
    ),
    // A command of another office may be the id of a list or a case of its own.
    from: isOwn ? event.actor.from || null : null,
    commandId: isOwn ? event.commandId : null,
  }
}

const unitName = (code: string): string => tree.find(code)?.name ?? code

export const handler = apiHandler(
  'entitlements',
  province,
  {
    searchEntitlements: async ({ body, ...reader }) => {
      const page = await searchRegister(register, tree, body)
      return page.ok ? ok(await viewFound(page.value, reader)) : page
    },
    searchByIdNumber: async ({ body, ...reader }) => {
      const found = await searchByIdNumber({ register, tree, marks }, body)
      return found.ok ? ok(await viewFound({ entitlements: found.value, cursor: null }, reader)) : found
    },
    communeHamlets: ({ query }) => listHamlets({ register, tree, programmes: province.programmes }, query.unit),
    recoveries: (call) => listRecoveries({ register, tree }, call),
    household: async ({ params, within, actor, now }) => {
      const found = within(await getEntitlement(register, params.entitlementId ?? ''), ({ commune }) => commune)
      if (!found.ok) return found
      const supports = await householdOf(register, found.value)
      return ok(
        viewHousehold(supports, { actor, tree, settings: await caseSettingsFor(register, tree, supports), now }),
      )
    },
    entitlement: async ({ params, within, actor, now }) => {
      const found = within(await getEntitlement(register, params.entitlementId ?? ''), ({ commune }) => commune)
      if (!found.ok) return found
      const entitlement = found.value
      const seesNumbers = isAllowed(actor.role, 'entitlement.read-id-number')
      const [history, paid, settings] = await Promise.all([
        entitlementHistory(register, entitlement.id, undefined),
        paymentEntry(register, entitlement),
        caseSettingsFor(register, tree, [entitlement]),
      ])
      const viewAs = (written: Written) => viewEntitlement(entitlement, actor, tree, settings, now, written)
      const view = viewAs(writtenFor(actor.role))
      if (recordHasNumbers({ view, hidden: viewAs(hiddenWords) }) || historyHasNumbers(history.events))
        await noteNumbersRead(entitlement, actor, now)
      const readings = await readingsOf(register, readOf(entitlement).pk)
      return ok({
        entitlement: view,
        idNumbersInFull: seesNumbers ? entitlement.person.idNumbers.map(({ number }) => number) : null,
        postOffices: tree
          .path(entitlement.commune)
          .map(({ code }) => ({ unit: code, name: officeName(tree, 'payer', code) })),
        history: history.events.map((event) => viewEvent(event, actor)),
        historyCursor: history.cursor,
        readings: readings.newest.map((reading) => ({
          at: reading.at,
          sentence: readingSentence(reading, tree),
          from: tree.contains(actor.unit, reading.actor.unit) ? reading.actor.from || null : null,
        })),
        hasEarlierReadings: readings.hasEarlier,
        receipt: paid ? await receiptOf(sha256, await openedEntry(sha256, paid)) : null,
      })
    },
    entitlementHistory: async ({ params, query, within, actor, now }) => {
      const found = within(await getEntitlement(register, params.entitlementId ?? ''), ({ commune }) => commune)
      if (!found.ok) return found
      const { events, cursor } = await entitlementHistory(register, found.value.id, query.cursor)
      if (found.value.person.idNumbers.length > 0 || historyHasNumbers(events))
        await noteNumbersRead(found.value, actor, now)
      return ok({ items: events.map((event) => viewEvent(event, actor)), cursor })
    },
  },
  { standing: accountStanding(register, tree) },
)
