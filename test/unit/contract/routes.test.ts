import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openApiDocument } from '../../../lambdas/contract/openapi.ts'
import { apiFunctions, type Route } from '../../../lambdas/contract/route.ts'
import { routes } from '../../../lambdas/contract/routes.ts'
import { actions } from '../../../lambdas/domain/permissions/permission-table.ts'

const all = Object.entries(routes) as [string, Route][]

describe('the route table', () => {
  it('has every method and path once, all below /api/', () => {
    const keys = all.map(([, { method, path }]) => `${method} ${path}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(all.every(([, { path }]) => path.startsWith('/api/'))).toBe(true)
  })

  it('is open to the public only where nobody is named', () => {
    const open = all.filter(([, { access }]) => access === 'public').map(([name]) => name)
    expect(open).toEqual([
      'openapi',
      'programmes',
      'publicStatistics',
      'lookUp',
      'lookUpForm',
      'publicComplaints',
      'sendComplaint',
      'followComplaint',
      'withdrawComplaint',
      'followComplaintForm',
      'withdrawComplaintForm',
    ])
  })

  it.each(all)('%s: a write carries an idempotency key, a read does not change anything', (name, route) => {
    // A complaint is taken back with its number and code, which are a key of their own: twice is once.
    const isOpenRead = route.access === 'public' && name !== 'sendComplaint'
    const isRead = isOpenRead || /\.read(?:-id-number)?$/.test(route.access)
    expect(route.idempotent).toBe(!isRead)
  })

  it.each(all)('%s: no ID number or name can stand in its path or query', (_name, { path, query }) => {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const asked = JSON.stringify(query ? Object.keys((query as unknown as { shape: object }).shape) : [])
    expect(
      names.filter(
        (name = '') =>
          ![
            'listId',
            'entitlementId',
            'exportId',
            'payListCode',
            'complaintNumber',
            'caseId',
            'foreignFileId',
            'batchId',
            'username',
            'subscriptionId',
          ].includes(name),
      ),
    ).toEqual([])
    expect(asked).not.toMatch(/name|number/i)
  })

  it('uses every function and every permission that guards a route', () => {
    expect(new Set(all.map(([, route]) => route.function))).toEqual(new Set(apiFunctions))
    const guards = new Set(all.map(([, { access }]) => access))
    expect(actions.filter((action) => !guards.has(action))).toEqual([])
  })
})

describe('the OpenAPI document', () => {
  it('is the one in docs/openapi.json (npm run openapi)', () => {
    const kept = JSON.parse(readFileSync(join(import.meta.dirname, '../../../docs/openapi.json'), 'utf8'))
    expect(JSON.parse(JSON.stringify(openApiDocument()))).toEqual(kept)
    // Anybody may have it made.
    expect(openApiDocument()).toBe(openApiDocument())
  })

  it('describes every route with its permission', () => {
    const { paths } = openApiDocument() as {
      paths: Record<string, Record<string, { operationId: string; 'x-permission'?: string }>>
    }
    for (const [name, { path, method, access }] of all) {
      const operation = paths[path]?.[method.toLowerCase()]
      expect(operation?.operationId).toBe(name)
      expect(operation?.['x-permission'] ?? 'public').toBe(access)
    }
  })
})
