import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { isSameHousehold } from '../../domain/payments/household-recovery.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { communeKey } from '../table/keys.ts'
import { queryPages } from '../table/query-items.ts'
import { indexes, type Register } from '../table/table.ts'
import { fromEntitlementItem, hamletOrder } from './entitlement-item.ts'
import { getEntitlements } from './entitlement-store.ts'
import { recoveriesKey } from './recovery-place.ts'

/** Places that a page reads at once; a household of more supports than this goes on on the next one. */
const placesPerPage = 200

export interface RecoveryPage {
  /** Supports of one debtor each. */
  readonly households: readonly (readonly Entitlement[])[]
  /** After which place the next page begins; null at the end. It names nobody. */
  readonly after: string | null
}

/**
 * Households of the unit that money is asked back from, commune by commune, whole: some 15 RRU for the places and 1 a support. Places
 * of communes beside the unit's, whose codes lie between, are read and left out.
 */
export async function recoveriesOf(
  register: Register,
  tree: UnitTree,
  { programme, unit }: { readonly programme: string; readonly unit: string },
  after: string | null,
  most = placesPerPage,
): Promise<RecoveryPage> {
  const communes = tree.communes(unit).map(({ code }) => code)
  const { first, last } = spanOf(tree, unit)
  const { Items = [], LastEvaluatedKey: more } = await register.client.send(
    new QueryCommand({
      TableName: register.table,
      IndexName: indexes.commune,
      KeyConditionExpression: 'communeKey = :programme AND communeOrder BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':programme': recoveriesKey(programme),
        ':from': after === null ? first : `${after}#`,
        ':to': `${last}~`,
      },
      Limit: most,
    }),
  )
  const places = Items.map(({ entitlementId, communeOrder }) => ({
    id: String(entitlementId),
    order: String(communeOrder),
  }))
  // The last household of a page may go on behind it: it is the next page's.
  const ended = places.filter(({ order }) => debtorOf(order) !== debtorOf(places.at(-1)?.order ?? ''))
  const whole = more && ended.length > 0 ? ended : places
  const own = whole.filter(({ order }) => communes.includes(order.split('#')[0] ?? ''))
  const records = new Map(
    (
      await getEntitlements(
        register,
        own.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  )
  const households = new Map<string, Entitlement[]>()
  for (const { id, order } of own) {
    const record = records.get(id)
    // The index may be milliseconds behind the record.
    if (!record?.recovery) continue
    households.set(debtorOf(order), [...(households.get(debtorOf(order)) ?? []), record])
  }
  return { households: [...households.values()], after: more ? (whole.at(-1)?.order ?? null) : null }
}

/** Between which places those of the unit's communes lie. */
function spanOf(tree: UnitTree, unit: string): { readonly first: string; readonly last: string } {
  const codes = tree.communes(unit).map(({ code }) => `${code}#`)
  return { first: codes.toSorted()[0] ?? '', last: codes.toSorted().at(-1) ?? '' }
}

/** Whether a page of the unit may end there: DynamoDB refuses a range that ends before it begins with an error. */
export function isPlaceIn(tree: UnitTree, unit: string, place: string): boolean {
  const { first, last } = spanOf(tree, unit)
  return place >= first && place < `${last}~`
}

const debtorOf = (order: string): string => order.slice(0, order.lastIndexOf('#'))

/** Every support of the programme that the household of this one has, itself too: its hamlet in the index, some 20 RRU, and 1 each. */
export async function householdOf(register: Register, support: Entitlement): Promise<Entitlement[]> {
  if (support.person.household === null) return [support]
  const ids: string[] = []
  const hamlet = queryPages(register, {
    IndexName: indexes.commune,
    KeyConditionExpression: 'communeKey = :commune AND begins_with(communeOrder, :hamlet)',
    ExpressionAttributeValues: {
      ':commune': communeKey(support.programme, support.commune),
      ':hamlet': hamletOrder(support.person.hamlet),
    },
  })
  for await (const page of hamlet)
    for (const one of page.map(fromEntitlementItem))
      if (one.id !== support.id && isSameHousehold(support, one)) ids.push(one.id)
  return [support, ...(await getEntitlements(register, ids))]
}
