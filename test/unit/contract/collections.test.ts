import * as z from 'zod'
import type { Route } from '../../../lambdas/contract/route.ts'
import { routes } from '../../../lambdas/contract/routes.ts'

interface Shape {
  readonly type?: string
  readonly description?: string
  readonly maxItems?: number
  readonly items?: Shape & { readonly enum?: readonly string[] }
  readonly properties?: Readonly<Record<string, Shape>>
  readonly anyOf?: readonly Shape[]
}

const shapeOf = (schema: z.ZodType | undefined, io: 'input' | 'output'): Shape =>
  schema ? (z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Shape) : {}

const isList = ({ type, anyOf = [] }: Shape): boolean => type === 'array' || anyOf.some(isList)
const isBounded = (shape: Shape): boolean =>
  shape.description !== undefined ||
  shape.maxItems !== undefined ||
  shape.items?.enum !== undefined ||
  (shape.anyOf ?? []).some((one) => one.type === 'array' && isBounded(one))

/** The lists that stand in an answer by themselves. */
const lists = (Object.entries(routes) as [string, Route][]).flatMap(([name, { query, body, response }]) => {
  const { properties = {} } = shapeOf(response, 'output')
  const asked = [shapeOf(query, 'input'), shapeOf(body, 'input')].some(({ properties: of = {} }) => 'cursor' in of)
  return Object.entries(properties)
    .filter(([, shape]) => isList(shape))
    .map(([key, shape]) => ({
      name: `${name}.${key}`,
      hasCursor: key === 'items' ? 'cursor' in properties : `${key}Cursor` in properties,
      isAsked: asked || key !== 'items',
      isBounded: isBounded(shape),
    }))
})

describe('a list in an answer of the API', () => {
  it('comes by pages, or the contract says what bounds it', () => {
    expect(lists.filter(({ hasCursor, isBounded: says }) => !hasCursor && !says).map(({ name }) => name)).toEqual([])
  })

  it('that comes by pages can be asked for from a cursor on', () => {
    const paged = lists.filter(({ hasCursor }) => hasCursor)
    expect(paged.length).toBeGreaterThan(20)
    expect(paged.filter(({ isAsked }) => !isAsked).map(({ name }) => name)).toEqual(['searchByIdNumber.items'])
  })
})
