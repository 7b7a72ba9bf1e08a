import type { SearchResponse } from '../../lambdas/contract/entitlements.ts'
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

/** All ids that a question about the register brings, and the answers as they came: other tests hold them to the contract. */
async function search(officer: Officer, unit: string, more: object = {}): Promise<{ ids: string[]; texts: string[] }> {
  const found: { ids: string[]; texts: string[] } = { ids: [], texts: [] }
  let cursor: string | null = null
  do {
    const body = { programme, unit, limit: 200, cursor, ...more }
    const { status, text } = await world().send('searchEntitlements', { body }, officer)
    if (status !== 200) throw new Error(`${status} ${text}`)
    const page: SearchResponse = JSON.parse(text)
    found.ids.push(...page.items.map(({ id }) => id))
    found.texts.push(text)
    cursor = page.cursor
  } while (cursor)
  return found
}

/** Ids of everything that lies outside of the district, as the province sees them. */
const foreignIds = new Set<string>()
/** Of the district's people those of whom the province sees a second record elsewhere: only their answers could name one. */
const hasForeignTwin = new Set<string>()
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
    for (const id of (await search(province, unit.code)).ids) foreignIds.add(id)
    const { items } = await world().call('lists', { query: { unit: unit.code } }, province)
    for (const { id } of items) foreignIds.add(id)
  }
  for (const text of (await search(province, district, { duplicatesOnly: true })).texts)
    for (const { id, warnings } of (JSON.parse(text) as SearchResponse).items)
      if (warnings.some(({ entitlementId }) => entitlementId && foreignIds.has(entitlementId))) hasForeignTwin.add(id)
  expect(hasForeignTwin).toContain(twinHere)
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
      await seen('searchEntitlements', { body: { programme, unit: cell, name: sharedName } })
      await seen('lists', { query: { unit: cell } })
      await seen('statistics', { query: { unit: cell, programme } })
      await seen('accounts', { query: { unit: cell } })
      await seen('cases', { query: { unit: cell, programme } })
    }
    texts.push(...(await search(officer, unit)).texts)
    const doubled = await search(officer, unit, { duplicatesOnly: true })
    texts.push(...doubled.texts)
    for (const id of doubled.ids.filter((one) => hasForeignTwin.has(one))) {
      await seen('entitlement', { params: { entitlementId: id } })
      await seen('entitlementElsewhere', { params: { entitlementId: id } })
    }
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
        sameName: null,
        isConcluded: false,
        // Nor whether its bearer has the same name: a number tried out would tell.
        message: 'Cùng số giấy tờ, với một khoản "Bảo trợ xã hội" tại Phường Tân Hòa. Đối chiếu trước khi chi.',
      },
    ])
    expect(history.map(({ type }) => type)).toEqual(['entitlement.approved', 'duplicate.warned', 'review.opened'])
  })

  it('is the id of a sibling too for a commune, and not for their district', async () => {
    const [sibling] = (await search(await world().officer('huyen', district), '24540')).ids
    const params = { entitlementId: sibling ?? '' }
    const commune = await world().send('entitlement', { params }, await world().officer('xa', here))
    const own = await world().send('entitlement', { params }, await world().officer('huyen', district))
    expect([commune.status, own.status]).toEqual([404, 200])
  })
})
