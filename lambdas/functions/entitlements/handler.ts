import { sentenceOf } from '../../domain/ledger/sentence.ts'
import { officeName } from '../../domain/permissions/office-name.ts'
import { isAllowed } from '../../domain/permissions/permission-table.ts'
import { ok } from '../../domain/result.ts'
import { unitTree } from '../../domain/units/unit-maps.ts'
import { apiHandler } from '../../runtime/api-handler.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { accountStanding } from '../../store/account-standing.ts'
import { caseSettingsFor } from '../../store/case-settings-store.ts'
import { getEntitlement, getHistory } from '../../store/entitlement-store.ts'
import { openRegister } from '../../store/table.ts'
import { viewEntitlement } from '../../views/entitlement-view.ts'
import { searchRegister } from './search-register.ts'

const environment = readEnvironment('entitlements', process.env)
const tree = unitTree(environment.UNIT_MAP)
const register = openRegister(environment.REGISTER_TABLE)

const unitName = (code: string): string => tree.find(code)?.name ?? code

export const handler = apiHandler(
  'entitlements',
  tree,
  {
    searchEntitlements: async ({ body, actor, now }) => {
      const page = await searchRegister(register, tree, body)
      if (!page.ok) return page
      const { entitlements, cursor } = page.value
      const settings = await caseSettingsFor(register, tree, entitlements)
      return ok({ items: entitlements.map((one) => viewEntitlement(one, actor, tree, settings, now)), cursor })
    },
    entitlement: async ({ params, within, actor, now }) => {
      const found = within(await getEntitlement(register, params.entitlementId ?? ''), ({ commune }) => commune)
      if (!found.ok) return found
      const entitlement = found.value
      const history = await getHistory(register, entitlement.id)
      return ok({
        entitlement: viewEntitlement(
          entitlement,
          actor,
          tree,
          await caseSettingsFor(register, tree, [entitlement]),
          now,
        ),
        idNumbersInFull: isAllowed(actor.role, 'entitlement.read-id-number')
          ? entitlement.person.idNumbers.map(({ number }) => number)
          : null,
        postOffices: tree
          .path(entitlement.commune)
          .map(({ code }) => ({ unit: code, name: officeName(tree, 'payer', code) })),
        history: history.map((event) => ({
          type: event.type,
          at: event.at,
          by: event.actor.username,
          byUnitName: unitName(event.actor.unit),
          sentence: sentenceOf(event, officeName(tree, event.actor.role, event.actor.unit), unitName),
        })),
      })
    },
  },
  { standing: accountStanding(register, tree) },
)
