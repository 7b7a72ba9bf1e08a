import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { isHouse } from '../../domain/units/known-hamlets.ts'
import { communeKey } from '../table/keys.ts'
import { indexes, type Register } from '../table/table.ts'
import { fromEntitlementItem, hamletOrder } from './entitlement-item.ts'

/** People at whom one look sees how the hamlet is written: some 8 KB, 1 RRU. */
const peopleOfALook = 8
/** A commune has some forty hamlets at most; where more than this stand in its register they are addresses. */
const mostLooks = 80
/** Behind every name that begins with a digit: whole streets are passed over by one look. */
const behindHouses = ':'

/**
 * The hamlets of a commune's register as they are written in it, some of them several times; null where there are too many to be
 * hamlets. Each look jumps behind the hamlets that it has seen, so that a commune of 5,000 people costs as much as one of 50.
 */
export async function hamletsInRegister(
  register: Register,
  { programme, commune }: { readonly programme: string; readonly commune: string },
): Promise<string[] | null> {
  const written: string[] = []
  let behind = hamletBehind('')
  for (let look = 0; look < mostLooks; look++) {
    const { Items: people = [] } = await register.client.send(
      new QueryCommand({
        TableName: register.table,
        IndexName: indexes.commune,
        KeyConditionExpression: 'communeKey = :commune AND communeOrder > :behind',
        ExpressionAttributeValues: { ':commune': communeKey(programme, commune), ':behind': behind },
        Limit: peopleOfALook,
      }),
    )
    const hamlets = people.flatMap((item) => fromEntitlementItem(item).person.hamlet ?? [])
    const last = hamlets.at(-1)
    if (last === undefined) return written
    written.push(...hamlets.filter((hamlet) => !isHouse(hamlet)))
    behind = isHouse(last) ? behindHouses : hamletBehind(last)
  }
  return null
}

/** Behind everybody of a hamlet in the commune's index: the sign after the one that ends the hamlet there. */
const hamletBehind = (hamlet: string): string => `${hamletOrder(hamlet).slice(0, -1)}$`
