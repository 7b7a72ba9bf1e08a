import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { UnitTree } from '../../../lambdas/domain/units/unit-tree.ts'
import { toEntitlementItem } from '../../../lambdas/store/register/entitlement-item.ts'
import { makeMarks } from '../../../lambdas/store/table/id-mark.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { inventHamlets, inventName } from '../../../local/demo/invented-names.ts'
import { seededRandom } from '../../../local/demo/random.ts'
import { anEntitlement, anIdNumber } from '../../support/builders.ts'

export const programme = 'nq42-2020'

/** The CCCD of the nth of them, if he has one. */
export const numberOf = (index: number): string => `0661${50 + (index % 49)}${String(index).padStart(6, '0')}`

/** People laid into the table by its operator, as lists would have brought them: what is measured afterwards only reads them. */
export async function fillRegister({ client, table }: Register, tree: UnitTree, people: number): Promise<void> {
  const random = seededRandom(2020)
  const marks = makeMarks('another secret than the cloud has')
  const communes = tree.communes(tree.root.code).map(({ code }) => code)
  const hamlets = inventHamlets(random, 12, 0.3)
  const puts = Array.from({ length: people }, (_, index) => {
    const sex = random.chance(0.5) ? 'nam' : ('nữ' as const)
    const entitlement = anEntitlement({
      id: marks.id('bench', String(index)),
      commune: communes[index % communes.length] ?? '',
      policy: random.pick(['A5', 'A6', 'A7a', 'A7b']),
      person: {
        fullName: inventName(random, sex, random.chance(0.3)),
        birth: { year: 1940 + random.below(60), month: null, day: null },
        sex,
        hamlet: random.pick(hamlets),
        household: null,
        isHead: null,
        idNumbers: random.chance(0.8) ? [anIdNumber(numberOf(index))] : [],
      },
      status: random.chance(0.02) ? 'refused' : 'approved',
    })
    return { PutRequest: { Item: toEntitlementItem(entitlement, marks) } }
  })
  const batches = Array.from({ length: Math.ceil(people / 25) }, (_, index) => puts.slice(index * 25, index * 25 + 25))
  const writer = async (): Promise<void> => {
    for (let batch = batches.pop(); batch; batch = batches.pop())
      await client.send(new BatchWriteCommand({ RequestItems: { [table]: batch } }))
  }
  await Promise.all(Array.from({ length: 6 }, writer))
}
