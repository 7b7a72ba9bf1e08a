import * as z from 'zod'
import { problem } from './problem.ts'
import type { Route } from './route.ts'
import { type RouteName, routes } from './routes.ts'

const schemaOf = (shape: z.ZodType, io: 'input' | 'output'): unknown =>
  z.toJSONSchema(shape, { io, target: 'draft-2020-12', unrepresentable: 'any' })

let made: Readonly<Record<string, unknown>> | undefined

/**
 * OpenAPI 3.1, made from the route table; served at /api/openapi.json and kept in docs/openapi.json, which a test compares. Made once: it
 * takes a fifth of a second, and anybody may ask for it.
 */
export function openApiDocument(): Readonly<Record<string, unknown>> {
  made ??= documentOfRoutes()
  return made
}

function documentOfRoutes(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const name of Object.keys(routes) as RouteName[]) {
    const route: Route = routes[name]
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(name, route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'An Sinh',
      version: '1',
      description:
        'Tiền hỗ trợ, theo dõi công khai. Lỗi trả về dạng problem+json (RFC 9457). Một tài khoản chỉ có một số việc chờ máy chủ làm cùng lúc (danh sách, đợt ghi chi trả, tệp xuất, danh sách ký nhận, tệp tỉnh khác); quá số đó trả 429 với mã rate-limited: chờ rồi gửi lại với cùng Idempotency-Key.',
    },
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'ID token của Cognito' },
      },
      schemas: { Problem: schemaOf(problem, 'output') },
    },
  }
}

function operation(name: RouteName, route: Route): Record<string, unknown> {
  const isPublic = route.access === 'public'
  return {
    operationId: name,
    summary: route.summary,
    ...(isPublic ? {} : { security: [{ token: [] }], 'x-permission': route.access }),
    parameters: [...pathParameters(route), ...queryParameters(route), ...(route.idempotent ? [idempotencyKey] : [])],
    ...(route.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } }
      : {}),
    responses: {
      [route.status]: {
        description: 'Thành công',
        content: { 'application/json': { schema: schemaOf(route.response, 'output') } },
      },
      default: {
        description: 'Không thực hiện được: lý do và cách xử lý',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Mã lệnh: gửi lại cùng mã là cùng một lệnh',
  schema: { type: 'string', pattern: '^[A-Za-z0-9-]{16,64}$' },
}

const pathParameters = (route: Route): unknown[] =>
  [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))

function queryParameters(route: Route): unknown[] {
  if (!(route.query instanceof z.ZodObject)) return []
  return Object.entries(route.query.shape as Record<string, z.ZodType>).map(([name, shape]) => ({
    name,
    in: 'query',
    required: !shape.safeParse(undefined).success,
    schema: schemaOf(shape, 'input'),
  }))
}
