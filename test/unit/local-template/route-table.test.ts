import { routeTable } from '../../../local/front/http-api/route-table.ts'

const keys = [
  'GET /people',
  'GET /people/{id}',
  'GET /people/search',
  'POST /people/{id}/payments',
  'ANY /people/{id}/payments',
  'ANY /files/{proxy+}',
  'GET /files/list',
  '$default',
]
const match = routeTable(keys.map((routeKey) => ({ routeKey, target: routeKey })))

describe('the route table', () => {
  it.each([
    ['GET', '/people', 'GET /people', {}],
    ['GET', '/people/12', 'GET /people/{id}', { id: '12' }],
    ['GET', '/people/search', 'GET /people/search', {}],
    ['GET', '/people/a%2Fb', 'GET /people/{id}', { id: 'a/b' }],
    ['GET', '/people/100%', 'GET /people/{id}', { id: '100%' }],
    ['POST', '/people/12/payments', 'POST /people/{id}/payments', { id: '12' }],
    ['PUT', '/people/12/payments', 'ANY /people/{id}/payments', { id: '12' }],
    ['GET', '/files/a/b.txt', 'ANY /files/{proxy+}', { proxy: 'a/b.txt' }],
    ['GET', '/files/list', 'GET /files/list', {}],
    ['GET', '/files/', '$default', {}],
    ['GET', '/people/', '$default', {}],
    ['DELETE', '/people', '$default', {}],
  ])('finds for %s %s the route %s', (method, path, routeKey, pathParameters) => {
    expect(match(method, path)).toMatchObject({ route: { routeKey }, pathParameters })
  })

  it('finds nothing where there is no default', () => {
    const few = routeTable([{ routeKey: 'GET /a', target: 1 }])
    expect([few('POST', '/a'), few('GET', '/b'), few('GET', '/a/')]).toEqual([undefined, undefined, undefined])
  })
})
