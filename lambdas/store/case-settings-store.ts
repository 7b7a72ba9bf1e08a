import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { type CaseSettings, defaultCaseSettings as house } from '../domain/cases/case-settings.ts'
import { openReview } from '../domain/cases/review.ts'
import { openFindings } from '../domain/exchange/foreign-finding.ts'
import type { Entitlement } from '../domain/payments/entitlement.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { keys } from './keys.ts'
import type { Register } from './table.ts'

const settingsItem = z.object({
  certainStopsPayment: z.boolean().default(house.certainStopsPayment),
  possibleWarnsPayer: z.boolean().default(house.possibleWarnsPayer),
  certainDays: z.number().int().positive().default(house.certainDays),
  possibleDays: z.number().int().positive().default(house.possibleDays),
  verifyDays: z.number().int().positive().default(house.verifyDays),
  mostSuspected: z.number().int().min(1).max(100).default(house.mostSuspected),
})

/** What the province has set, and the house's defaults for the rest: 1 consistent read. */
export async function getCaseSettings(register: Register, tree: UnitTree): Promise<CaseSettings> {
  const { Item } = await register.client.send(
    new GetCommand({ TableName: register.table, Key: keys.caseSettings(tree.root.code), ConsistentRead: true }),
  )
  return settingsItem.parse(Item ?? {})
}

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

/** Setting the same twice is the same as once. */
export async function putCaseSettings(
  register: Register,
  tree: UnitTree,
  settings: CaseSettings,
  hand: { readonly username: string; readonly now: number },
): Promise<void> {
  const Item = { ...keys.caseSettings(tree.root.code), ...settings, setBy: hand.username, setAt: hand.now }
  await register.client.send(new PutCommand({ TableName: register.table, Item }))
}
