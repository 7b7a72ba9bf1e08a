import '../support/silent-logs.ts'
import { apiFunctions } from '../../lambdas/contract/route.ts'
import { type RouteName, routes } from '../../lambdas/contract/routes.ts'
import { isAllowed, levelsOfRole, roles } from '../../lambdas/domain/permissions/permission-table.ts'
import { nq42 } from '../../lambdas/domain/programmes/nq42-2020.ts'
import { runningAmong } from '../../lambdas/domain/province.ts'
import type { ok } from '../../lambdas/domain/result.ts'
import { buildUnitTree, type Unit } from '../../lambdas/domain/units/unit-tree.ts'
import { apiHandler } from '../../lambdas/runtime/api-handler.ts'
import { inventedMap } from '../support/sites.ts'
import { claimsOf, lambdaContext, smallestCall } from '../support/smallest-call.ts'

/**
 * A map such as the codes of the country do not forbid: siblings whose codes begin with each other's, and children whose codes do
 * not begin with their parent's. Whoever compares letters instead of parents is wrong on every line of it.
 */
const units: Unit[] = [
  { code: '6', name: 'Tỉnh', level: 'province', parent: null },
  { code: '64', name: 'Huyện Một', level: 'district', parent: '6' },
  { code: '643', name: 'Huyện Hai', level: 'district', parent: '6' },
  { code: '6431', name: 'Xã của Một', level: 'commune', parent: '64' },
  { code: '64312', name: 'Xã của Hai', level: 'commune', parent: '643' },
  { code: '9', name: 'Xã khác của Một', level: 'commune', parent: '64' },
]
/** No units at all; two of them begin like one. */
const nowhere = ['99999', '643120', '1']
const tree = buildUnitTree(inventedMap({ id: 'made', units }))

/** Every function with operations that only ask where a stored thing's unit lies, and say what they were given. */
const handlers = new Map(
  apiFunctions.map((name) => {
    const own = (Object.keys(routes) as RouteName[]).filter((route) => routes[route].function === name)
    const operations = Object.fromEntries(own.map((route) => [route, operationOf(route)]))
    return [
      name,
      apiHandler(name, { tree, running: runningAmong([nq42]) }, operations as never, { standing: async () => 'good' }),
    ]
  }),
)

/** Where the stored thing lies that is asked for by an id. */
let asked = ''

function operationOf(name: RouteName) {
  return async ({ within }: { within: Within }) => {
    if (routes[name].unit !== 'stored') return { page: 'reached' }
    const found = within({ unit: asked }, ({ unit }) => unit)
    return found.ok ? { page: 'reached' } : found
  }
}
type Within = (found: { unit: string }, unitOf: (found: { unit: string }) => string) => ReturnType<typeof ok>

const ask = (name: RouteName, target: string, claims: Record<string, string>) => {
  asked = target
  return handlers.get(routes[name].function)?.(
    smallestCall(name, { target, programme: nq42.id, claims }),
    lambdaContext,
  )
}

describe('a unit whose code begins with another one', () => {
  const actors = roles.flatMap((role) =>
    units
      .filter(({ level }) => (levelsOfRole[role] as readonly string[]).includes(level))
      .map(({ code }) => [role, code]),
  )

  it.each(actors)('is not within its reach for that alone: %s of %s', async (role, unit) => {
    const claims = claimsOf(`[${role}]`, unit)
    const found: Record<string, number> = {}
    const expected: Record<string, number> = {}
    for (const name of Object.keys(routes) as RouteName[]) {
      const { access, unit: where } = routes[name]
      for (const target of [...units.map(({ code }) => code), ...nowhere]) {
        const key = `${name} about ${target}`
        found[key] = (await ask(name, target, claims))?.statusCode ?? 0
        const mayDo = access === 'public' || isAllowed(role as 'xa', access)
        const isWithin = access === 'public' || where === 'none' || below(unit, target)
        expected[key] = mayDo ? (isWithin ? 200 : 404) : 403
      }
    }
    expect(found).toEqual(expected)
  })
})

describe('an account that is not whole', () => {
  const whole = claimsOf('[xa]', '6431')

  it('may do nothing on any route', async () => {
    const broken: Record<string, Record<string, string>> = {
      'an access token': { ...whole, token_use: 'access' },
      'in no group': claimsOf('[]', '6431'),
      'in two groups': claimsOf('[xa tinh]', '6431'),
      'in two groups of its level': claimsOf('[xa payer]', '6431'),
      'in two groups that only look': claimsOf('[observer payer]', '6'),
      'without a unit': claimsOf('[xa]', undefined),
      'of a unit that the map does not know': claimsOf('[xa]', '99999'),
      'of a district, in the group of communes': claimsOf('[xa]', '64'),
      'of a commune, in the group of districts': claimsOf('[huyen]', '6431'),
      'of a district, in the group of the province': claimsOf('[tinh]', '64'),
      'of the province, in the group of districts': claimsOf('[huyen]', '6'),
      'of a unit written with a blank': claimsOf('[xa]', ' 6431'),
    }
    const opened: string[] = []
    for (const name of Object.keys(routes) as RouteName[]) {
      if (routes[name].access === 'public') continue
      for (const [what, claims] of Object.entries(broken))
        if ((await ask(name, '6431', claims))?.statusCode !== 403) opened.push(`${name}: ${what}`)
    }
    expect(opened).toEqual([])
    expect((await ask('session', '6431', whole))?.statusCode).toBe(200)
  })
})

/** By the parents, as a person would draw it. */
function below(scope: string, code: string): boolean {
  for (let at = units.find((unit) => unit.code === code); at; at = units.find((unit) => unit.code === at?.parent))
    if (at.code === scope) return true
  return false
}
