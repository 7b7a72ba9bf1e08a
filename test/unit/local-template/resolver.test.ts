// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are CloudFormation's
import { z } from 'zod'
import { loadAssembly } from '../../../local/template/assembly.ts'
import type { Json } from '../../../local/template/json.ts'
import { TemplateError } from '../../../local/template/template-error.ts'
import { anAssembly } from './an-assembly.ts'

const fail = (message: string): void => {
  throw new Error(message)
}

const resources = {
  Bucket: { Type: 'AWS::S3::Bucket' },
  Named: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': 'x-${AWS::Region}' } } },
  Table: { Type: 'AWS::DynamoDB::GlobalTable' },
  Fn: { Type: 'AWS::Lambda::Function' },
  Queue: { Type: 'AWS::SQS::Queue' },
  Machine: { Type: 'AWS::StepFunctions::StateMachine' },
}

/** Resolves one value in a stack `Main` with the resources above. */
function resolve(value: Json, more: object = {}): Json {
  const resolver = anAssembly({ Main: { Resources: resources, ...more } })
  const [stack] = resolver.assembly.stacks
  if (stack === undefined) throw new Error('no stack')
  return resolver.value(stack, value, 'Main/Test')
}

describe('the resolver', () => {
  it.each<[string, Json, Json]>([
    ['a plain value', { a: [1, true, 'x'] }, { a: [1, true, 'x'] }],
    ['Ref of a bucket', { Ref: 'Bucket' }, 'main-bucket'],
    ['Ref of a bucket with a name', { Ref: 'Named' }, 'x-ap-southeast-1'],
    ['Fn::GetAtt', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'arn:aws:dynamodb:ap-southeast-1:123456789012:table/main-table'],
    ['Fn::GetAtt in one string', { 'Fn::GetAtt': 'Bucket.Arn' }, 'arn:aws:s3:::main-bucket'],
    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::AccountId' }]] }, 'a-123456789012'],
    [
      'Fn::Sub',
      { 'Fn::Sub': '${Fn.Arn}:${!Kept}' },
      'arn:aws:lambda:ap-southeast-1:123456789012:function:main-fn:${Kept}',
    ],
    ['Fn::Sub with variables', { 'Fn::Sub': ['${A}/${Bucket}', { A: { Ref: 'AWS::Partition' } }] }, 'aws/main-bucket'],
    ['Fn::Select and Fn::Split', { 'Fn::Select': ['2', { 'Fn::Split': ['/', 'https://host'] }] }, 'host'],
    ['Fn::Base64', { 'Fn::Base64': 'đ' }, 'xJE='],
    ['AWS::NoValue in an object', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
    ['AWS::NoValue in a list', ['a', { Ref: 'AWS::NoValue' }], ['a']],
    ['AWS::StackId', { Ref: 'AWS::StackId' }, 'arn:aws:cloudformation:ap-southeast-1:123456789012:stack/Main/local'],
    ['a policy condition', { Condition: { Bool: { x: 'false' } } }, { Condition: { Bool: { x: 'false' } } }],
  ])('resolves %s', (_name, value, expected) => {
    expect(resolve(value)).toEqual(expected)
  })

  it('resolves conditions, mappings and parameters with a default', () => {
    const more = {
      Conditions: {
        Here: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'ap-southeast-1'] },
        Never: { 'Fn::And': [{ Condition: 'Here' }, { 'Fn::Not': [{ 'Fn::Or': [{ Condition: 'Here' }] }] }] },
      },
      Mappings: { M: { 'ap-southeast-1': { k: 'v' } } },
      Parameters: { P: { Type: 'String', Default: 'd' } },
    }
    const value = {
      a: { 'Fn::If': ['Here', { Ref: 'P' }, 'no'] },
      b: { 'Fn::If': ['Never', 'no', { 'Fn::FindInMap': ['M', { Ref: 'AWS::Region' }, 'k'] }] },
    }
    expect(resolve(value, more)).toEqual({ a: 'd', b: 'v' })
  })

  it('leaves out resources whose condition does not hold', () => {
    const resolver = anAssembly({
      Main: {
        Conditions: { No: { 'Fn::Equals': ['a', 'b'] } },
        Resources: { Meta: { Type: 'AWS::CDK::Metadata', Condition: 'No' }, ...resources },
      },
    })
    expect(resolver.resources('AWS::CDK::Metadata', 'AWS::SQS::Queue').map(({ logicalId }) => logicalId)).toEqual([
      'Queue',
    ])
  })

  it('follows exports, outputs of other stacks, and values carried between regions', () => {
    const resolver = anAssembly({
      Edge: {
        Resources: {
          Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Name: 'acl', Scope: 'CLOUDFRONT' } },
          Writer: {
            Type: 'Custom::CrossRegionExportWriter',
            Properties: { WriterProps: { exports: { '/cdk/exports/acl': { 'Fn::GetAtt': ['Acl', 'Arn'] } } } },
          },
        },
      },
      Data: {
        Resources: resources,
        Outputs: { Out: { Value: { Ref: 'Table' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}:Table' } } } },
      },
      Main: { Resources: { Reader: { Type: 'Custom::CrossRegionExportReader' } } },
    })
    const main = resolver.assembly.stacks.find(({ name }) => name === 'Main')
    if (main === undefined) throw new Error('no stack')
    const value = {
      imported: { 'Fn::ImportValue': 'Data:Table' },
      weak: { 'Fn::GetStackOutput': { StackName: 'Data', OutputName: 'Out' } },
      carried: { 'Fn::GetAtt': ['Reader', '/cdk/exports/acl'] },
    }
    expect(resolver.value(main, value, 'test')).toEqual({
      imported: 'data-table',
      weak: 'data-table',
      carried: expect.stringMatching(/^arn:aws:wafv2:us-east-1:123456789012:global\/webacl\/acl\/[0-9a-f-]{36}$/),
    })
    expect(resolver.outputs(fail)).toEqual({ 'Data.Out': 'data-table' })
  })

  it.each<[string, Json, string, RegExp]>([
    ['an unknown intrinsic', { 'Fn::Cidr': ['a', 1] }, 'UNKNOWN_INTRINSIC', /Main\/Test: .*Fn::Cidr/],
    ['an unknown attribute', { 'Fn::GetAtt': ['Bucket', 'Colour'] }, 'UNKNOWN_ATTRIBUTE', /Main\/Bucket.*Colour/],
    [
      'a type that is not known',
      { Ref: 'Machine' },
      'NOT_SUPPORTED',
      /Main\/Machine \(AWS::StepFunctions::StateMachine\)/,
    ],
    ['a resource that is not there', { Ref: 'Nobody' }, 'UNKNOWN_REFERENCE', /Nobody/],
    ['an export that is not there', { 'Fn::ImportValue': 'x' }, 'UNKNOWN_REFERENCE', /exports x/],
    ['a resource not yet created', { Ref: 'Queue' }, 'NOT_SUPPORTED', /before it has been created/],
    ['a dynamic reference', 'x{{resolve:secretsmanager:a:SecretString:::}}', 'DYNAMIC_REFERENCE', /read at run time/],
    [
      'a dynamic reference made by Fn::Join',
      { 'Fn::Join': ['', ['{{resolve:ssm:', { Ref: 'Bucket' }, '}}']] },
      'DYNAMIC_REFERENCE',
      /ssm/,
    ],
  ])('refuses %s, naming the place', (_name, value, code, message) => {
    expect(() => resolve(value)).toThrow(TemplateError)
    expect(() => resolve(value)).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }))
  })

  it('answers what an engine called the resource, and the rewritten address of the front', () => {
    const resolver = anAssembly({ Main: { Resources: resources } })
    const [queue] = resolver.resources('AWS::SQS::Queue')
    if (queue === undefined) throw new Error('no queue')
    resolver.bind(queue, { ref: 'https://d1.cloudfront.net/q', attributes: { Arn: 'arn:q' } })
    resolver.rewrite('https://d1.cloudfront.net', 'http://127.0.0.1:8080')
    expect(resolver.value(queue.stack, { Ref: 'Queue' }, 'test')).toBe('http://127.0.0.1:8080/q')
    expect(resolver.attribute(queue, 'Arn')).toBe('arn:q')
  })

  it('names the resource whose property is not as expected', () => {
    const resolver = anAssembly({
      Main: { Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: {} } } } },
    })
    const [queue] = resolver.resources('AWS::SQS::Queue')
    if (queue === undefined) throw new Error('no queue')
    expect(() => resolver.properties(queue, z.object({ DelaySeconds: z.number() }))).toThrow(
      /^Main\/Q \(AWS::SQS::Queue\)/,
    )
  })

  it('gives long names an ending that keeps them apart, the same at each start', () => {
    const long = `L${'o'.repeat(80)}`
    const names = () => {
      const resolver = anAssembly({
        Main: { Resources: { [`${long}A`]: { Type: 'AWS::S3::Bucket' }, [`${long}B`]: { Type: 'AWS::S3::Bucket' } } },
      })
      return resolver.resources('AWS::S3::Bucket').map((bucket) => resolver.ref(bucket))
    }
    const [a, b] = names()
    expect(a).toHaveLength(63)
    expect(a).not.toBe(b)
    expect(names()).toEqual([a, b])
  })
})

describe('an assembly that was not synthesized', () => {
  it('is refused with what to do', () => {
    expect(() => loadAssembly('/nowhere')).toThrow(/manifest\.json: this file is missing\. Synthesize/)
  })
})
