import type { EntitlementView } from '../../lambdas/contract/entitlements.ts'
import { roles } from '../../lambdas/domain/permissions/permission-table.ts'
import { listFile, newCmnd, people } from '../support/list-files.ts'
import type { Officer } from '../support/sign-in.ts'
import { tree } from '../support/test-machine.ts'
import { rowsOf, takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'

const programme = 'nq42-2020'
const district = '657'
const here = '24547'
const elsewhere = '24121'
const sharedName = 'Trần Thị Hai Nơi'

const search = async (officer: Officer, unit: string, more: object = {}): Promise<EntitlementView[]> => {
  const found: EntitlementView[] = []
  let cursor: string | null = null
  do {
    const body = { programme, unit, limit: 200, cursor, ...more }
    const page: { items: EntitlementView[]; cursor: string | null } = await world().call(
      'searchEntitlements',
      { body },
      officer,
    )
    found.push(...page.items)
    cursor = page.cursor
  } while (cursor)
  return found
}

/** Ids of everything that lies outside of the district, as the province sees them. */
const foreignIds = new Set<string>()
let twinHere = ''
let twinElsewhere = ''

beforeAll(async () => {
  const province = await world().officer('tinh', '66')
  const person = people(1, { fullName: sharedName, idNumber: newCmnd() })
  for (const commune of [here, elsewhere]) {
    const list = await takeIn(world(), province, { commune }, await listFile({ rows: [...person, ...people(3)] }))
    const [row] = (await rowsOf(world(), province, list.id)).filter(({ fullName }) => fullName === sharedName)
    if (commune === here) twinHere = row?.entitlementId ?? ''
    else twinElsewhere = row?.entitlementId ?? ''
  }
  for (const unit of tree.children(tree.root.code).filter(({ code }) => code !== district)) {
    for (const { id } of await search(province, unit.code)) foreignIds.add(id)
    const { items } = await world().call('lists', { query: { unit: unit.code } }, province)
    for (const { id } of items) foreignIds.add(id)
  }
})

describe('an id of another district', () => {
  it('is known to the province, which sees both ends of a duplicate', async () => {
    const province = await world().officer('tinh', '66')
    const { entitlement } = await world().call('entitlement', { params: { entitlementId: twinHere } }, province)
    expect(entitlement.warnings.map(({ entitlementId }) => entitlementId)).toEqual([twinElsewhere])
    expect(foreignIds.has(twinElsewhere)).toBe(true)
  })

  it.each(roles.filter((role) => role !== 'tinh'))('appears in no answer to %s', async (role) => {
    const unit = role === 'xa' ? here : district
    const officer = await world().officer(role, unit)
    const texts: string[] = []
    const seen = async (name: Parameters<ReturnType<typeof world>['send']>[0], input: object): Promise<void> => {
      texts.push((await world().send(name, input, officer)).text)
    }
    await seen('session', {})
    for (const cell of [unit, here]) {
      await seen('searchEntitlements', { body: { programme, unit: cell, limit: 200, duplicatesOnly: true } })
      await seen('searchEntitlements', { body: { programme, unit: cell, name: sharedName } })
      await seen('lists', { query: { unit: cell } })
      await seen('statistics', { query: { unit: cell, programme } })
      await seen('accounts', { query: { unit: cell } })
      await seen('cases', { query: { unit: cell, programme } })
    }
    texts.push(JSON.stringify(await search(officer, unit)))
    for (const { id } of await search(officer, unit, { duplicatesOnly: true }))
      await seen('entitlement', { params: { entitlementId: id } })
    const cases = await world().send('cases', { query: { unit, programme } }, officer)
    const queue: { items?: { id: string }[] } = JSON.parse(cases.text)
    for (const { id } of queue.items ?? []) await seen('duplicateCase', { params: { caseId: id } })
    const lists = await world().send('lists', { query: { unit } }, officer)
    const { items = [] }: { items?: { id: string }[] } = JSON.parse(lists.text)
    for (const { id } of items) await seen('listRows', { params: { listId: id } })
    const all = texts.join('\n')
    expect([...foreignIds].filter((id) => all.includes(id))).toEqual([])
  })

  it('is null in a duplicate warning, which names the unit and the policy', async () => {
    const officer = await world().officer('xa', here)
    const { entitlement, history } = await world().call('entitlement', { params: { entitlementId: twinHere } }, officer)
    expect(entitlement.warnings).toEqual([
      {
        entitlementId: null,
        programme,
        policy: 'A6',
        policyName: expect.any(String),
        commune: elsewhere,
        communeName: 'Phường Tân Hòa',
        sameName: true,
        message: expect.stringContaining('Phường Tân Hòa'),
      },
    ])
    expect(history.map(({ type }) => type)).toEqual(['entitlement.approved', 'duplicate.warned', 'review.opened'])
  })

  it('is the id of a sibling too for a commune, and not for their district', async () => {
    const [sibling] = await search(await world().officer('huyen', district), '24540')
    const params = { entitlementId: sibling?.id ?? '' }
    const commune = await world().send('entitlement', { params }, await world().officer('xa', here))
    const own = await world().send('entitlement', { params }, await world().officer('huyen', district))
    expect([commune.status, own.status]).toEqual([404, 200])
  })
})
