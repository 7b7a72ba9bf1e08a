import fc from 'fast-check'
import { decide, grantsOf, type Policy, type Statement, unsupportedStatements } from '../../../local/aws/iam.ts'
import { policyStore } from '../../../local/aws/policies.ts'

const table = 'arn:aws:dynamodb:ap-southeast-1:123456789012:table/People'
const policy = (...statements: Statement[]): Policy[] => [{ name: 'own', statements }]
const allow = (more: Partial<Statement> = {}): Statement => ({
  Effect: 'Allow',
  Action: 'dynamodb:GetItem',
  Resource: table,
  ...more,
})
const deny = (more: Partial<Statement> = {}): Statement => ({ ...allow(more), Effect: 'Deny' })
const read = { action: 'dynamodb:GetItem', resource: table }
const variable = (name: string) => `$\{${name}}`
const isAllowed = (statements: Statement[], access: Parameters<typeof decide>[1] = read) =>
  decide(policy(...statements), access).isAllowed

describe('an IAM decision', () => {
  it('is no unless a statement says yes', () => {
    expect(isAllowed([])).toBe(false)
    expect(isAllowed([allow()])).toBe(true)
    expect(isAllowed([allow({ Action: 'dynamodb:PutItem' })])).toBe(false)
    expect(isAllowed([allow({ Resource: `${table}/index/*` })])).toBe(false)
  })

  it('is no as soon as one statement denies, wherever it stands', () => {
    for (const statements of [
      [allow({ Action: '*', Resource: '*' }), deny()],
      [deny({ Action: 'dynamodb:*', Resource: '*' }), allow()],
    ]) {
      expect(decide(policy(...statements), read)).toMatchObject({ isAllowed: false, isExplicitDeny: true, grants: [] })
    }
    const other = [
      { name: 'one', statements: [allow()] },
      { name: 'two', statements: [deny()] },
    ]
    expect(decide(other, read).isAllowed).toBe(false)
    expect(decide(policy(), read).isExplicitDeny).toBe(false)
  })

  it.each([
    ['dynamodb:*', true],
    ['DynamoDB:getitem', true],
    ['dynamodb:Get*', true],
    ['dynamodb:GetIte?', true],
    ['dynamodb:Get', false],
    ['dynamodb:GetItem?', false],
    ['dynamodb.GetItem', false],
    ['*', true],
  ])('takes the action pattern %s as %s', (Action, expected) => {
    expect(isAllowed([allow({ Action })])).toBe(expected)
  })

  it.each([
    [table, true],
    ['arn:aws:dynamodb:*:*:table/People', true],
    ['arn:aws:dynamodb:ap-southeast-?:123456789012:table/P*', true],
    [table.toLowerCase(), false],
    [`${table}*`, true],
    [`${table}?`, false],
    ['*/People', true],
    ['table/People', false],
  ])('takes the resource pattern %s as %s', (Resource, expected) => {
    expect(isAllowed([allow({ Resource })])).toBe(expected)
  })

  it('takes everything but what NotAction and NotResource name', () => {
    const { Action: _, ...withoutAction } = allow()
    expect(isAllowed([{ ...withoutAction, NotAction: 'dynamodb:Delete*' }])).toBe(true)
    expect(isAllowed([{ ...withoutAction, NotAction: ['s3:*', 'dynamodb:Get*'] }])).toBe(false)
    const { Resource: __, ...withoutResource } = allow()
    expect(isAllowed([{ ...withoutResource, NotResource: `${table}/index/*` }])).toBe(true)
    expect(isAllowed([{ ...withoutResource, NotResource: '*' }])).toBe(false)
    expect(isAllowed([withoutAction])).toBe(false)
  })

  it('reads a pattern as text but for its wildcards', () => {
    const text = fc.string().filter((given) => !/[*?]/.test(given))
    fc.assert(
      fc.property(text, text, (pattern, resource) => {
        expect(isAllowed([allow({ Resource: pattern })], { ...read, resource })).toBe(pattern === resource)
        expect(isAllowed([allow({ Resource: `${pattern}*` })], { ...read, resource: pattern + resource })).toBe(true)
      }),
    )
  })

  it('can only shrink when a deny is added', () => {
    const pattern = fc.constantFrom('*', 'dynamodb:*', 'dynamodb:Get*', 'dynamodb:PutItem')
    const statement = fc.record({
      Effect: fc.constantFrom('Allow' as const, 'Deny' as const),
      Action: pattern,
      Resource: fc.constant('*'),
    })
    fc.assert(
      fc.property(fc.array(statement), pattern, (statements, Action) => {
        const before = isAllowed(statements)
        const after = isAllowed([...statements, deny({ Action, Resource: '*' })])
        expect(after && !before).toBe(false)
      }),
    )
  })
})

describe('a condition', () => {
  const access = {
    ...read,
    context: {
      'kms:ViaService': 'dynamodb.ap-southeast-1.amazonaws.com',
      'aws:SourceAccount': '123456789012',
      'aws:SecureTransport': 'true',
    },
  }
  const allowedIf = (Condition: Statement['Condition']) =>
    isAllowed([allow(Condition === undefined ? {} : { Condition })], access)

  it.each([
    [{ StringEquals: { 'kms:ViaService': 'dynamodb.ap-southeast-1.amazonaws.com' } }, true],
    [{ StringEquals: { 'KMS:viaservice': ['s3.amazonaws.com', 'dynamodb.ap-southeast-1.amazonaws.com'] } }, true],
    [{ StringEquals: { 'kms:ViaService': 'dynamodb.*' } }, false],
    [{ StringLike: { 'kms:ViaService': 'dynamodb.*.amazonaws.com' } }, true],
    [{ Bool: { 'aws:SecureTransport': true } }, true],
    [{ Bool: { 'aws:SecureTransport': 'False' } }, false],
    [{ StringEquals: { 'aws:RequestedRegion': 'ap-southeast-1' } }, false],
    [
      {
        StringEquals: { 'aws:SourceAccount': '123456789012' },
        StringLike: { 'kms:ViaService': 's3.*' },
      },
      false,
    ],
  ])('%j is %s', (Condition, expected) => {
    expect(allowedIf(Condition)).toBe(expected)
  })

  it('compares ARNs part by part', () => {
    const within = (pattern: string, arn: string) =>
      isAllowed([allow({ Condition: { ArnLike: { 'aws:SourceAccount': pattern } } })], {
        ...read,
        context: { 'aws:SourceAccount': arn },
      })
    expect(within('arn:aws:s3:::up*', 'arn:aws:s3:::uploads')).toBe(true)
    expect(within('arn:aws:*:uploads', 'arn:aws:s3:::uploads')).toBe(false)
    expect(within('arn:aws:sns:*:*:a', 'arn:aws:sns:r:1:a')).toBe(true)
  })

  it.each<[string, NonNullable<Statement['Condition']>]>([
    ['operator NumericLessThan', { NumericLessThan: { 'aws:SourceAccount': '1' } }],
    ['operator StringEqualsIfExists', { StringEqualsIfExists: { 'kms:ViaService': 'x' } }],
    ['key dynamodb:LeadingKeys', { StringEquals: { 'dynamodb:LeadingKeys': ['x'] } }],
    ['policy variable in kms:ViaService', { StringLike: { 'kms:ViaService': variable('aws:userid') } }],
  ])('with an unknown %s is taken for a refusal, and said', (part, Condition) => {
    const allowed = decide(policy(allow({ Condition })), access)
    expect(allowed).toMatchObject({ isAllowed: false, unsupported: [`policy own, statement 0: ${part}`] })
    const denied = decide(policy(allow(), deny({ Condition })), access)
    expect(denied).toMatchObject({ isAllowed: false, isExplicitDeny: true })
    expect(unsupportedStatements(policy(allow(), allow({ Condition })))).toEqual([`policy own, statement 1: ${part}`])
  })

  it('that is unknown is not spoken of where the statement does not apply', () => {
    const Condition = { NumericLessThan: { 'aws:SourceAccount': '1' } }
    const decision = decide(policy(allow({ Condition, Resource: 'arn:other' }), allow()), access)
    expect(decision).toMatchObject({ isAllowed: true, unsupported: [] })
  })

  it('does not make a policy variable in a resource pass unseen', () => {
    expect(unsupportedStatements(policy(allow({ Resource: `arn:aws:s3:::b/${variable('aws:username')}/*` })))).toEqual([
      'policy own, statement 0: policy variable in Resource',
    ])
  })
})

describe('the grants of a policy', () => {
  const statements: Statement[] = [
    allow({ Action: ['dynamodb:GetItem', 'dynamodb:Get*'], Resource: [table, '*'] }),
    deny({ Action: 'dynamodb:PutItem' }),
    { Effect: 'Allow', NotAction: ['s3:*', 'sqs:*'], NotResource: 'arn:other' },
  ]

  it('are its action patterns on its resource patterns, but for denials', () => {
    expect(grantsOf(policy(...statements)).map(({ statement, action }) => [statement, action])).toEqual([
      [0, 'dynamodb:GetItem'],
      [0, 'dynamodb:GetItem'],
      [0, 'dynamodb:Get*'],
      [0, 'dynamodb:Get*'],
      [2, 'not(s3:*,sqs:*)'],
    ])
  })

  it('that a decision names are all of those', () => {
    const all = grantsOf(policy(...statements))
    const { grants } = decide(policy(...statements), read)
    expect(grants).toHaveLength(5)
    for (const grant of grants) expect(all).toContainEqual(grant)
  })
})

describe('the policies of a role', () => {
  it('are replaced by name and kept beside others', () => {
    const store = policyStore()
    store.put('role', { name: 'one', statements: [allow()] })
    store.put('role', { name: 'two', statements: [] })
    store.put('role', { name: 'one', statements: [] })
    expect(store.policiesOf('role')).toEqual([
      { name: 'two', statements: [] },
      { name: 'one', statements: [] },
    ])
    expect(store.policiesOf('unknown')).toEqual([])
  })
})
