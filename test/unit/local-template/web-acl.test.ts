import type { EdgeRequest } from '../../../local/front/exchange.ts'
import { type WebAcl, webAclOf } from '../../../local/front/web-acl.ts'
import { anAssembly } from './an-assembly.ts'

const body = (OversizeHandling: string) => ({
  SizeConstraintStatement: { FieldToMatch: { Body: { OversizeHandling } }, ComparisonOperator: 'GT', Size: 20_000 },
})
const startsWith = (SearchString: string) => ({
  ByteMatchStatement: { FieldToMatch: { UriPath: {} }, PositionalConstraint: 'STARTS_WITH', SearchString },
})
const block = (ResponseCode = 403) => ({ Block: { CustomResponse: { ResponseCode } } })

function anAcl(
  rules: readonly object[],
  more: object = {},
  options: { now?: () => number; withoutRateLimits?: boolean } = {},
) {
  const notes: string[] = []
  const Rules = rules.map((rule, Priority) => ({ Name: `rule${Priority}`, Priority, ...rule }))
  const resolver = anAssembly({
    Edge: { Resources: { Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules, ...more } } } },
  })
  const [resource] = resolver.resources('AWS::WAFv2::WebACL')
  if (resource === undefined) throw new Error('no acl')
  const acl = webAclOf(resolver, resource, {
    now: Date.now,
    withoutRateLimits: false,
    note: (line) => notes.push(line),
    ...options,
  })
  return { acl, notes }
}

const aRequest = (over: Partial<EdgeRequest> = {}): EdgeRequest => ({
  method: 'POST',
  path: '/api/lists',
  query: '',
  headers: {},
  body: Buffer.alloc(0),
  viewerAddress: '127.0.0.1',
  ...over,
})
const status = (acl: WebAcl, over: Partial<EdgeRequest>): number | undefined => acl(aRequest(over))?.status

describe('the firewall', () => {
  it.each([
    ['MATCH', 16_385, 403],
    ['MATCH', 16_384, undefined],
    ['NO_MATCH', 30_000, undefined],
    ['CONTINUE', 30_000, undefined],
  ])('sees 16 KB of a body: with %s, %i bytes give %s', (handling, size, expected) => {
    const { acl } = anAcl([{ Action: block(), Statement: body(handling) }])
    expect(status(acl, { body: Buffer.alloc(size) })).toBe(expected)
  })

  it('sees as much of a body as the association says', () => {
    const association = { AssociationConfig: { RequestBody: { CLOUDFRONT: { DefaultSizeInspectionLimit: 'KB_64' } } } }
    const { acl } = anAcl([{ Action: block(413), Statement: body('CONTINUE') }], association)
    expect([status(acl, { body: Buffer.alloc(20_000) }), status(acl, { body: Buffer.alloc(20_001) })]).toEqual([
      undefined,
      413,
    ])
  })

  it('combines statements and takes the first rule that decides', () => {
    const { acl } = anAcl([
      { Action: { Count: {} }, Statement: startsWith('/') },
      { Action: { Allow: {} }, Statement: startsWith('/api/open') },
      {
        Action: block(),
        Statement: {
          AndStatement: {
            Statements: [startsWith('/api/'), { NotStatement: { Statement: startsWith('/api/lists') } }],
          },
        },
      },
      { Action: block(405), Statement: { OrStatement: { Statements: [startsWith('/x'), startsWith('/y')] } } },
    ])
    const paths = ['/api/open/1', '/api/lists', '/api/people', '/y', '/']
    expect(paths.map((path) => status(acl, { path }))).toEqual([undefined, undefined, 403, 405, undefined])
  })

  it('counts by address in a window that moves', () => {
    let now = 0
    const rate = { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 10, EvaluationWindowSec: 60 } }
    const { acl } = anAcl([{ Action: block(429), Statement: rate }], {}, { now: () => now })
    const statuses = Array.from({ length: 11 }, () => status(acl, {}))
    expect(statuses).toEqual([...Array(10).fill(undefined), 429])
    expect(status(acl, { viewerAddress: '10.0.0.1' })).toBeUndefined()
    now = 61_000
    expect(status(acl, {})).toBeUndefined()
  })

  it('puts the labels of a rule on what it counts, for the rules behind it to look at', () => {
    const rate = { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 1, EvaluationWindowSec: 60 } }
    const marked = { LabelMatchStatement: { Scope: 'LABEL', Key: 'much' } }
    const asked = {
      ByteMatchStatement: {
        FieldToMatch: { SingleHeader: { Name: 'Accept' } },
        PositionalConstraint: 'CONTAINS',
        SearchString: 'html',
      },
    }
    const { acl } = anAcl([
      { Action: block(400), Statement: marked },
      { Action: { Count: {} }, RuleLabels: [{ Name: 'much' }], Statement: rate },
      { Action: block(413), Statement: { AndStatement: { Statements: [marked, asked] } } },
      { Action: block(429), Statement: marked },
    ])
    const page = { headers: { accept: 'text/html' } }
    expect([status(acl, page), status(acl, page), status(acl, {}), status(acl, { viewerAddress: '10.0.0.1' })]).toEqual(
      [undefined, 413, 429, undefined],
    )
  })

  it('says that it cannot evaluate labels of groups that it does not have', () => {
    const namespace = { LabelMatchStatement: { Scope: 'NAMESPACE', Key: 'awswaf:managed:aws:core-rule-set:' } }
    expect(anAcl([{ Action: block(), Statement: namespace }]).notes).toEqual([
      'WAF: not evaluated on this machine: rule0',
    ])
  })

  const asRead = ['URL_DECODE', 'NORMALIZE_PATH', 'LOWERCASE'].map((Type, Priority) => ({ Type, Priority }))
  const read = (TextTransformations: readonly object[]) => ({
    ByteMatchStatement: { ...startsWith('/api/lookup').ByteMatchStatement, TextTransformations },
  })

  it.each([
    ['/api/lookup', 403, 403],
    ['/api/%6cookup', undefined, 403],
    ['/api/%6Cookup', undefined, 403],
    ['/api//lookup', undefined, 403],
    ['/api/./lookup', undefined, 403],
    ['/api/x/../lookup', undefined, 403],
    ['/API/LookUp', undefined, 403],
    ['/api/%256cookup', undefined, undefined],
    ['/api/look%', undefined, undefined],
    ['/api/session', undefined, undefined],
  ])('compares the path %s as it is sent with %s, as it is read with %s', (path, plain, wise) => {
    const asSent = anAcl([{ Action: block(), Statement: read([{ Type: 'NONE', Priority: 0 }]) }])
    const decoded = anAcl([{ Action: block(), Statement: read(asRead) }])
    expect([status(asSent.acl, { path }), status(decoded.acl, { path })]).toEqual([plain, wise])
  })

  it('says that it cannot evaluate a rule with a reading that it does not know', () => {
    const { notes } = anAcl([{ Action: block(), Statement: read([{ Type: 'JS_DECODE', Priority: 0 }]) }])
    expect(notes).toEqual(['WAF: not evaluated on this machine: rule0'])
  })

  it('counts nothing when limits are switched off for a measurement', () => {
    const rate = { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 1 } }
    const { acl } = anAcl([{ Action: block(), Statement: rate }], {}, { withoutRateLimits: true })
    expect([status(acl, {}), status(acl, {}), status(acl, {})]).toEqual([undefined, undefined, undefined])
  })

  it('leaves out a rule that it cannot evaluate, even in part, and says so', () => {
    const countries = { GeoMatchStatement: { CountryCodes: ['VN'] } }
    const { acl, notes } = anAcl([
      { OverrideAction: { None: {} }, Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'x' } } },
      { Action: block(), Statement: { AndStatement: { Statements: [startsWith('/'), countries] } } },
    ])
    expect(status(acl, {})).toBeUndefined()
    expect(notes).toEqual(['WAF: not evaluated on this machine: rule0, rule1'])
  })
})
