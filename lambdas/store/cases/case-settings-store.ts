import * as z from 'zod'
import { type CaseSettings, defaultCaseSettings as house } from '../../domain/cases/case-settings.ts'
import { caseSettingsEvent } from '../../domain/cases/case-settings-event.ts'
import { openReview } from '../../domain/cases/review.ts'
import { openFindings } from '../../domain/exchange/foreign-finding.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { officeEventPut } from '../ledger/office-event-item.ts'
import { getItem } from '../table/get-items.ts'
import { keys } from '../table/keys.ts'
import { commitSetting, type SettingOrder } from '../table/setting-command.ts'
import type { Register } from '../table/table.ts'

const settingsItem = z.object({
  certainStopsPayment: z.boolean().default(house.certainStopsPayment),
  possibleWarnsPayer: z.boolean().default(house.possibleWarnsPayer),
  certainDays: z.number().int().positive().default(house.certainDays),
  possibleDays: z.number().int().positive().default(house.possibleDays),
  verifyDays: z.number().int().positive().default(house.verifyDays),
  mostSuspected: z.number().int().min(1).max(100).default(house.mostSuspected),
  version: z.number().default(0),
})

/** What the province has set, and the house's defaults for the rest: 1 consistent read. */
export async function getCaseSettings(register: Register, tree: UnitTree): Promise<CaseSettings> {
  const { version: _events, ...settings } = settingsItem.parse((await storedSettings(register, tree.root.code)) ?? {})
  return settings
}

const storedSettings = (register: Register, root: string) => getItem(register, keys.caseSettings(root))

/** The same for whoever shows or pays these records: read only where an open case or another province's file makes them matter. */
export async function caseSettingsFor(
  register: Register,
  tree: UnitTree,
  records: readonly Pick<Entitlement, 'reviews' | 'foreign'>[],
): Promise<CaseSettings> {
  return records.some((record) => openReview(record) || openFindings(record).length > 0)
    ? getCaseSettings(register, tree)
    : house
}

const attempts = 3

/** With its event: 10 WRU. What is set so already is left alone, and the same command again writes nothing. */
export async function putCaseSettings(
  register: Register,
  tree: UnitTree,
  settings: CaseSettings,
  order: SettingOrder,
): Promise<'done' | 'key-taken'> {
  const root = tree.root.code
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const { version, ...before } = settingsItem.parse((await storedSettings(register, root)) ?? {})
    const event = caseSettingsEvent(before, settings, order)
    const next = {
      ...keys.caseSettings(root),
      ...settings,
      setBy: order.by.username,
      setAt: order.at,
      version: version + 1,
    }
    const writes = event && [
      { Put: { TableName: register.table, Item: next } },
      officeEventPut(register, keys.caseSettingsEvent(root, version + 1), root, event, next),
    ]
    const outcome = await commitSetting(register, order, settings, writes ?? [])
    if (outcome !== 'stale') return outcome
  }
  throw new Error('too many set the cases at once')
}
