import { apiFunctions } from '../../../lambdas/contract/route.ts'
import { routes } from '../../../lambdas/contract/routes.ts'
import type { Synthesized } from '../synthesis.ts'
import { at, isObject, listOf, type Template } from '../template.ts'
import { nameOf, ourFunctions } from './functions.ts'

/** One allowed action on one resource, of one role. */
interface Grant {
  readonly role: string
  readonly action: string
  readonly resource: string
}

interface Wildcard {
  readonly role: RegExp
  readonly action: RegExp
  readonly resource: RegExp
  readonly why: string
}

/** Every `*` that a role of this cloud may hold. One that matches nothing any more fails the test as well. */
const explained: readonly Wildcard[] = [
  {
    role: /./,
    action: /^xray:Put(TraceSegments|TelemetryRecords)$/,
    resource: /^\*$/,
    why: 'X-Ray knows no resource for these two actions',
  },
  {
    role: /\/lists/,
    action: /^s3:PutObject$/,
    resource: /^<[^>]+UploadsBucket[^>]+>\/lists\/\*$/,
    why: 'the key of a list that is to be uploaded does not exist yet',
  },
  {
    role: /\/foreignfiles/,
    action: /^s3:PutObject$/,
    resource: /^<[^>]+UploadsBucket[^>]+>\/foreign\/\*$/,
    why: 'the key of another province’s file that is to be uploaded does not exist yet',
  },
  {
    role: /\/takeforeignfile/,
    action: /^s3:GetObjectVersion$/,
    resource: /^<[^>]+UploadsBucket[^>]+>\/foreign\/\*$/,
    why: 'whichever file of another province arrives is read',
  },
  {
    role: /\/intake/,
    action: /^s3:GetObjectVersion$/,
    resource: /^<[^>]+UploadsBucket[^>]+>\/lists\/\*$/,
    why: 'the intake reads whichever list arrives',
  },
  {
    role: /\/intake/,
    action: /^s3:(PutObject|GetObject)$/,
    resource: /^<[^>]+UploadsBucket[^>]+>\/parts\/\*$/,
    why: 'a long list is laid down in parts, whose names do not exist before',
  },
  {
    role: /\/(exports|paylists|batches)/,
    action: /^s3:GetObject$/,
    resource: /^<[^>]+ExportsBucket[^>]+>\/exports\/\*$/,
    why: 'the address of whichever file its owner asks for is signed',
  },
  {
    role: /\/(writeexport|writepaylist|writebatch)/,
    action: /^s3:PutObject$/,
    resource: /^<[^>]+ExportsBucket[^>]+>\/exports\/\*$/,
    why: 'the key of a file that is to be written does not exist yet',
  },
  {
    role: /\/(batches|writebatch)/,
    action: /^s3:(PutObject|GetObjectVersion)$/,
    resource: /^<[^>]+UploadsBucket[^>]+>\/results\/\*$/,
    why: 'each file of results has a key of its own, which does not exist before it is sent',
  },
  {
    role: /\/overduelists/,
    action: /^s3:GetObject$/,
    resource: /^<[^>]+UploadsBucket[^>]+>\/lists\/\*$/,
    why: 'a file of any list may have come without its message; without the key only its being there can be seen',
  },
  {
    role: /\/sealledger/,
    action: /^s3:PutObject$/,
    resource: /^<[^>]+SiteBucket[^>]+>\/so-cai\/\*$/,
    why: 'the files of a day that is not over do not exist yet',
  },
  {
    role: /\/CustomCDKBucketDeployment/,
    action: /^s3:(GetBucket|GetObject|List|Abort|DeleteObject)\*$|^s3:PutObject/,
    resource: /^(<[^>]+(Site|Console)Bucket[^>]+>|arn:[^*]*cdk-hnb659fds-assets-[^*]*)(\/\*)?$/,
    why: "CDK's own copying of web files, at deployment only, from CDK's assets to the two web buckets",
  },
  {
    role: /\/CustomCDKBucketDeployment/,
    action: /^cloudfront:(CreateInvalidation|GetInvalidation)$/,
    resource: /^\*$/,
    why: 'CDK does not name the distribution; the action empties a cache',
  },
]

/** AWS's managed policies that a role may carry. */
const managedPolicies: readonly RegExp[] = [/\/(CustomCDKBucketDeployment|BucketNotificationsHandler)/]

const hasWildcard = ({ action, resource }: Grant) => action.includes('*') || resource.includes('*')

function grantsOf(template: Template): Grant[] {
  const fromPolicies = template
    .of('AWS::IAM::Policy')
    .flatMap(({ stack, properties }) =>
      listOf(properties.Roles).flatMap((role) =>
        grantsIn(template, stack, template.target(stack, role) ?? '?', at(properties, 'PolicyDocument', 'Statement')),
      ),
    )
  const inline = template
    .of('AWS::IAM::Role')
    .flatMap(({ stack, name, properties }) =>
      listOf(properties.Policies).flatMap((policy) =>
        grantsIn(template, stack, name, at(policy, 'PolicyDocument', 'Statement')),
      ),
    )
  return [...fromPolicies, ...inline]
}

function grantsIn(template: Template, stack: string, role: string, statements: ReturnType<typeof at>): Grant[] {
  return listOf(statements).flatMap((statement) => {
    if (!isObject(statement)) throw new Error(`a statement of ${role} is no object`)
    expect(statement).not.toHaveProperty('NotAction')
    expect(statement).not.toHaveProperty('NotResource')
    if (statement.Effect !== 'Allow') return []
    return listOf(statement.Action).flatMap((action) =>
      listOf(statement.Resource).map((resource) => ({
        role,
        action: String(action),
        resource: template.text(stack, resource),
      })),
    )
  })
}

export function permissions(cloud: () => Synthesized): void {
  const roleOf = () => {
    const { template } = cloud()
    return new Map(
      ourFunctions(template).map((lambda) => [nameOf(lambda), template.target(lambda.stack, lambda.properties.Role)]),
    )
  }

  it('allows no role a * in an action or a resource, except those that are explained', () => {
    const wild = grantsOf(cloud().template).filter(hasWildcard)
    const matches = (grant: Grant, { role, action, resource }: Wildcard) =>
      role.test(grant.role) && action.test(grant.action) && resource.test(grant.resource)
    expect(wild.filter((grant) => !explained.some((rule) => matches(grant, rule)))).toEqual([])
    expect(explained.filter((rule) => !wild.some((grant) => matches(grant, rule)))).toEqual([])
  })

  it('attaches a managed policy of AWS to no role of ours', () => {
    const { template } = cloud()
    expect(template.of('AWS::IAM::ManagedPolicy')).toEqual([])
    const carrying = template
      .of('AWS::IAM::Role')
      .filter(({ properties }) => listOf(properties.ManagedPolicyArns).length > 0)
    for (const { name } of carrying) expect(managedPolicies.some((known) => known.test(name))).toBe(true)
  })

  it('gives every function a role of its own', () => {
    const roles = [...roleOf().values()]
    expect(new Set(roles).size).toBe(roles.length)
  })

  it('lets no function scan the register, delete from it or reach around its items with SQL', () => {
    const actions = grantsOf(cloud().template).map(({ action }) => action)
    expect(actions).not.toContainEqual(expect.stringMatching(/^dynamodb:(Scan|Delete|PartiQL|Export)/))
  })

  it('names every index that a function may read: none may read them all', () => {
    const indexed = grantsOf(cloud().template).filter(({ resource }) => resource.includes('/index/'))
    expect(indexed.length).toBeGreaterThan(0)
    for (const { action, resource } of indexed) {
      expect(action).toBe('dynamodb:Query')
      expect(resource).toMatch(/\/index\/(byIdNumber|byCommune|byOpenLists)$/)
    }
  })

  it('lets functions that anybody may call read and nothing else, but for the one that takes complaints', () => {
    const open = new Set(Object.values(routes).flatMap((route) => (route.access === 'public' ? [route.function] : [])))
    const roles = roleOf()
    for (const name of open) {
      const actions = grantsOf(cloud().template).filter(({ role }) => role === roles.get(name))
      for (const { action } of actions) {
        // What a citizen sends is put, and how many came that day is counted: nothing else can be written with these.
        if (name === 'complain' && /:(PutItem|UpdateItem|GenerateDataKey)$/.test(action)) continue
        expect(action).toMatch(/:(Query|GetItem|BatchGetItem|Decrypt|GetSecretValue)$|^(logs|xray):/)
      }
    }
    expect(apiFunctions).toEqual(expect.arrayContaining([...open]))
  })

  it('lets a function use the key only through the service that the data lies in', () => {
    const { template } = cloud()
    const statements = template
      .of('AWS::IAM::Policy')
      .flatMap(({ properties }) => listOf(at(properties, 'PolicyDocument', 'Statement')))
    const ofKeys = statements.filter((one) =>
      listOf(at(one, 'Action')).some((action) => String(action).startsWith('kms:')),
    )
    expect(ofKeys.length).toBeGreaterThan(0)
    for (const one of ofKeys) {
      expect(String(at(one, 'Condition', 'StringEquals', 'kms:ViaService'))).toMatch(
        /^(dynamodb|s3|secretsmanager)\.ap-southeast-1\.amazonaws\.com$/,
      )
    }
  })
}
