import { type RouteName, routes } from '../../lambdas/contract/routes.ts'
import { actionNames } from '../../lambdas/domain/permissions/action-names.ts'
import { isAllowed, levelsOfRole, type Role, roles } from '../../lambdas/domain/permissions/permission-table.ts'
import { routeOf } from '../../web/shared/route-input.ts'
import { askInTurn } from '../support/ask-in-turn.ts'
import { listFile, newIdNumber, people } from '../support/list-files.ts'
import { tree } from '../support/test-machine.ts'
import { takeIn } from '../support/uploads.ts'
import {
  aSubscription,
  batchDetails,
  nothing,
  own,
  programme,
  stored,
  type WayToCall,
} from '../support/ways-to-call/stored-things.ts'
import { waysToCall } from '../support/ways-to-call/ways-to-call.ts'
import { type Answer, world } from '../support/world.ts'

const cousin = '24118'

/** From the actor's unit; an unknown code, and codes that begin with his or with which his begins, are no units at all. */
const relations = {
  province: { own: '66', child: '657', grandchild: '24547', unknown: '99999', longer: '661', shorter: '6' },
  district: {
    own: '657',
    child: '24547',
    sibling: '643',
    parent: '66',
    cousin,
    unknown: '99999',
    longer: '6570',
    shorter: '65',
  },
  commune: {
    own: '24547',
    sibling: '24540',
    parent: '657',
    grandparent: '66',
    cousin,
    uncle: '643',
    unknown: '99999',
    longer: '245470',
    shorter: '2454',
  },
} as const satisfies Record<keyof typeof own, Record<string, string>>

const actors = roles.flatMap((role) => levelsOfRole[role].map((level) => ({ role, level, unit: own[level] })))

function expectedStatus(name: RouteName, role: Role, unit: string, target: string): number {
  const route = routeOf(name)
  const way: WayToCall = waysToCall[name](target)
  if (route.access === 'public') return way.within
  if (!isAllowed(role, route.access)) return 403
  if (route.unit === 'none') return way.within
  const decisive = 'unit' in way ? way.unit : target
  return decisive !== undefined && tree.contains(unit, decisive) ? way.within : 404
}

const fileOf = (unit: string) => ({
  body: { programme, unit, fileName: 'a.xlsx', fileBytes: 1, details: batchDetails },
})

beforeAll(async () => {
  const province = await world().officer('tinh', '66')
  for (const commune of ['24547', '24540', cousin]) {
    const rows = people(2, { idNumber: newIdNumber() })
    await takeIn(world(), province, { commune }, await listFile({ rows }))
    const list = await takeIn(world(), province, { commune }, new Uint8Array([0]))
    const { items } = await world().call(
      'searchEntitlements',
      { body: { programme, unit: commune, policy: 'A6', limit: 1 } },
      province,
    )
    const cases = await world().call('cases', { query: { programme, unit: commune } }, province)
    const caseId = cases.items.find(({ owner }) => owner === commune)?.id ?? ''
    const { batch } = await world().call('createResultFile', fileOf(commune), province)
    const username = `thu-noi-${commune}`
    const body = { programme, unit: commune, policy: 'Z9' }
    const filed = { programme, unit: commune, subject: 'other' as const, text: 'Một việc ở xã này.' }
    const { number: complaintNumber } = await world().call('fileComplaint', { body: filed }, province)
    const { code: payListCode } = await world().call('printPayList', { body }, province)
    stored.set(commune, {
      ...nothing,
      entitlementId: items[0]?.id ?? '',
      listId: list.id,
      caseId,
      batchId: batch.id,
      payListCode,
      complaintNumber,
      username,
    })
  }
  for (const unit of ['66', '657', '643']) {
    const body = { programme, units: [unit], ...aSubscription }
    const idempotencyKey = `subscription-of-scope-${unit}`
    const { id } = await world().call('createSubscription', { body, idempotencyKey }, province)
    stored.set(unit, { ...nothing, username: `thu-noi-${unit}`, subscriptionId: id })
  }
  for (const [unit, { username }] of stored) {
    const body = { username, role: 'observer' as const, unit, holder: 'Nơi thử', email: 'thu@example.vn' }
    await world().call('issueAccount', { body, idempotencyKey: `account-of-scope-${unit}` }, province)
  }
})

/** Each run begins with another unit. */
const run = Date.now()

/**
 * What is asked over HTTP of all that could be: every role about every route, and of routes on which it has a right
 * - where the function itself has to find the unit of a stored thing: about every unit, the same question once,
 * - where the question names the unit: about all that lie within reach, and about one that does not. The chain before the functions
 *   decides about these, and scope-prefix.test.ts asks that chain about every unit, for every role and route.
 */
function questionsOf(actor: (typeof actors)[number]): { name: RouteName; relation: string; target: string }[] {
  const targets = Object.entries(relations[actor.level]).map(([relation, target]) => ({ relation, target }))
  const isFirstOfRole = actors.find(({ role }) => role === actor.role) === actor
  const reached = targets.filter(({ target }) => tree.contains(actor.unit, target))
  const others = targets.filter((one) => !reached.includes(one))
  return names.flatMap((name, at) => {
    const own = { name, relation: 'own', target: actor.unit }
    if (!looksAtUnit(name, actor.role)) return isFirstOfRole ? [own] : []
    const other = others[(run + at + actors.indexOf(actor)) % others.length]
    const asked = routeOf(name).unit === 'stored' ? targets : [...reached, ...(other ? [other] : [])]
    const inputs = asked.map(({ target }) => JSON.stringify(waysToCall[name](target).input))
    return asked.filter((_, index) => inputs.indexOf(inputs[index] ?? '') === index).map((one) => ({ name, ...one }))
  })
}

const names = Object.keys(routes) as RouteName[]

describe('the reach of every role on every route', () => {
  it('has a way to call each route of the contract', () => {
    expect(Object.keys(waysToCall).toSorted()).toEqual(Object.keys(routes).toSorted())
  })

  const refusals = new Map<string, Set<string>>()

  it.each(actors)(
    'is what the permission table and the tree say: $role of the $level',
    async (actor) => {
      const officer = await world().officer(actor.role, actor.unit)
      const found: Record<string, number> = {}
      const expected: Record<string, number> = {}
      await askInTurn(questionsOf(actor), async ({ name, relation, target }) => {
        const key = `${name} of ${relation}`
        const answer = await world().send(name, waysToCall[name](target).input, officer)
        found[key] = answer.status
        expected[key] = expectedStatus(name, actor.role, actor.unit, target)
        checkRefusal(name, answer)
        if (answer.status === 404 && routeOf(name).access !== 'public')
          refusals.set('404', (refusals.get('404') ?? new Set()).add(withoutIds(answer)))
      })
      expect(found).toEqual(expected)
    },
    120_000,
  )

  it('answers with the same bytes for what lies elsewhere and for what does not exist', () => {
    expect([...(refusals.get('404') ?? [])]).toHaveLength(1)
  })
})

/** Whether the answer can depend on where the thing lies: not where a role has no right at all, or where everybody has it. */
function looksAtUnit(name: RouteName, role: Role): boolean {
  const { access, unit } = routeOf(name)
  return access !== 'public' && unit !== 'none' && isAllowed(role, access)
}

/** A refusal names the right that is missing, and is a problem document. */
function checkRefusal(name: RouteName, { status, text }: Answer): void {
  const { access } = routeOf(name)
  if (status === 403)
    expect(JSON.parse(text)).toMatchObject({
      code: 'forbidden',
      detail: expect.stringContaining(`không có quyền ${access === 'public' ? access : actionNames[access]}.`),
    })
  if (status === 404) expect(JSON.parse(text)).toMatchObject({ code: 'not-found' })
}

/** An answer without what belongs to the one request: ids and the moment. */
function withoutIds({ status, headers, text }: Answer): string {
  const { date: _date, 'x-correlation-id': id = '', ...kept } = headers
  return JSON.stringify([status, kept, text.replaceAll(id, '(id)')])
}
