import '../../support/silent-logs.ts'
import * as z from 'zod'
import type { Route } from '../../../lambdas/contract/route.ts'
import { type RouteName, routes } from '../../../lambdas/contract/routes.ts'
import { isAllowed, levelsOfRole, roles } from '../../../lambdas/domain/permissions/permission-table.ts'
import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { nq68 } from '../../../lambdas/domain/programmes/nq68-2021.ts'
import { runningAmong } from '../../../lambdas/domain/province.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { apiHandler } from '../../../lambdas/runtime/api-handler.ts'
import { claimsOf, lambdaContext, smallestCall } from '../../support/smallest-call.ts'

const tree = unitTree('daklak-2020')
const commune = '24547'
const names = Object.keys(routes) as RouteName[]

/** The places of a request where a programme may stand: `programme`, `entries.programme`. */
function placesOfProgramme(schema: unknown, path: readonly string[] = []): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key !== 'properties') return placesOfProgramme(value, path)
    return Object.entries(value as object).flatMap(([name, inner]) => [
      ...(/programme/i.test(name) ? [[...path, name].join('.')] : []),
      ...placesOfProgramme(inner, [...path, name]),
    ])
  })
}
const shapeOf = (schema: z.ZodType | undefined): unknown => schema && z.toJSONSchema(schema, { io: 'input' })
const namingRoutes = names.filter((name) => {
  const { query, body }: Route = routes[name]
  return [query, body].some((schema) => placesOfProgramme(shapeOf(schema)).length > 0)
})

/** Calls a route where Resolution 42 alone runs, as somebody who may; the operation says which programme it was given. */
async function ask(name: RouteName, programme: string): Promise<[number, string]> {
  const { access, function: part } = routes[name]
  const role = roles.find((one) => access === 'public' || isAllowed(one, access))
  const level = role && levelsOfRole[role][0]
  const unit = level === 'commune' ? commune : level === 'district' ? '657' : tree.root.code
  const reached = async (call: { programme: { id: string } | undefined }) => ({ page: `${call.programme?.id}` })
  const handler = apiHandler(part, { tree, running: runningAmong([nq42]) }, { [name]: reached } as never, {
    standing: async () => 'good',
  })
  const call = smallestCall(name, {
    target: unit === tree.root.code ? unit : commune,
    programme,
    claims: claimsOf(`[${role}]`, unit),
  })
  const { statusCode, body } = await handler(call, lambdaContext)
  return [statusCode ?? 0, body ?? '']
}

describe('a programme that a request names', () => {
  it('stands where the one look for all routes finds it', () => {
    const places = names.flatMap((name) => {
      const { query, body }: Route = routes[name]
      return [query, body].flatMap((schema) => placesOfProgramme(shapeOf(schema)))
    })
    expect(new Set(places)).toEqual(new Set(['programme']))
    expect(namingRoutes.length).toBeGreaterThan(15)
  })

  it.each(namingRoutes)('%s: is refused where it is defined and does not run', async (name) => {
    const [status, body] = await ask(name, nq68.id)
    expect([status, JSON.parse(body)]).toEqual([
      422,
      expect.objectContaining({
        code: 'invalid',
        detail: 'Chương trình NQ 68 không chạy ở đây. Chọn lại chương trình; ở đây có: NQ 42.',
      }),
    ])
  })

  it.each(namingRoutes)('%s: is refused where nobody has ever defined it', async (name) => {
    const [status, body] = await ask(name, 'nq99')
    expect([status, JSON.parse(body).detail]).toEqual([422, expect.stringContaining('Chương trình "nq99" không chạy')])
  })

  it.each(namingRoutes)('%s: is handed on where it runs', async (name) => {
    expect(await ask(name, nq42.id)).toEqual([200, nq42.id])
  })
})
