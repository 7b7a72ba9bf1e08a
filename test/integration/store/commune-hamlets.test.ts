import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { listHamlets } from '../../../lambdas/functions/entitlements/list-hamlets.ts'
import { hamletsInRegister } from '../../../lambdas/store/register/commune-hamlets.ts'
import { toEntitlementItem } from '../../../lambdas/store/register/entitlement-item.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { aPerson } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aRight, cuKuin, eaKtur, eaTieu, marks, takenIn, tree } from './desk.ts'

const engine = registerEngine()
let register: Register

const programmes = [{ id: 'nq42-2020' }, { id: 'nq68-2021' }]
const inHamlet = (hamlet: string | null, nth: number, parts: Parameters<typeof aRight>[1] = {}) => ({
  ...aRight(`${hamlet}-${nth}-${parts.commune ?? ''}`, parts),
  person: aPerson({ fullName: `Y Bhiăt Êban ${nth}`, hamlet, idNumbers: [] }),
})
const hamletsOf = (unit: string) => listHamlets({ register, tree, programmes }, unit)
const ofThisOne = { programme: 'nq42-2020', commune: eaTieu }

describe('the hamlets of a commune', () => {
  beforeEach(async () => {
    register = await engine.freshRegister()
  })

  it('are all that its register names, of every programme, and no other commune’s', async () => {
    await takenIn(
      register,
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((nth) => inHamlet('Thôn 1', nth)),
      inHamlet(null, 1),
      inHamlet('Thôn 10', 1),
      inHamlet('thôn 10', 2),
      inHamlet('Thôn 10', 3),
      inHamlet('Buôn Ciết', 1),
      inHamlet('3', 1),
      inHamlet('Đoàn Kết', 1, { programme: 'nq68-2021' }),
      inHamlet('Buôn Ea Ktur', 1, { commune: eaKtur }),
    )
    expect(await hamletsOf(eaTieu)).toEqual({
      ok: true,
      value: { hamlets: ['3', 'Buôn Ciết', 'Đoàn Kết', 'Thôn 1', 'Thôn 10'], tooMany: false },
    })
    expect((await hamletsOf(cuKuin)).ok).toBe(false)
  })

  it('are found behind a street of houses', async () => {
    const houses = Array.from({ length: 20 }, (_, nth) => inHamlet(`${nth + 1} Nguyễn Tất Thành`, nth))
    await takenIn(register, ...houses, inHamlet('Tổ dân phố 1', 1))
    expect(await hamletsInRegister(register, ofThisOne)).toEqual(['Tổ dân phố 1'])
  })

  it('are none where there are too many to be hamlets', async () => {
    const addresses = Array.from({ length: 26 * 25 }, (_, nth) => inHamlet(`Hẻm ${nth} Nguyễn Tất Thành`, nth))
    for (let at = 0; at < addresses.length; at += 25)
      await register.client.send(
        new BatchWriteCommand({
          RequestItems: {
            [register.table]: addresses
              .slice(at, at + 25)
              .map((one) => ({ PutRequest: { Item: toEntitlementItem(one, marks) } })),
          },
        }),
      )
    expect(await hamletsInRegister(register, ofThisOne)).toBeNull()
    expect(await hamletsOf(eaTieu)).toEqual({ ok: true, value: { hamlets: [], tooMany: true } })
  })
})
