import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { aCloud, aFixture, scratch, type TestCloud } from './fixture/cloud.ts'

interface Template {
  Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>
}

/** Changes a synthesized template, as if the app had been written without something. */
function change(cdkOut: string, stack: string, edit: (template: Template) => void): void {
  const file = join(cdkOut, `${stack}.template.json`)
  const template = JSON.parse(readFileSync(file, 'utf8')) as Template
  edit(template)
  writeFileSync(file, JSON.stringify(template))
}

function removeWhere(template: Template, isMeant: (id: string, text: string) => boolean): void {
  for (const [id, resource] of Object.entries(template.Resources)) {
    if (isMeant(id, JSON.stringify(resource))) delete template.Resources[id]
  }
}

function replace(template: Template, idStart: string, action: string, other: string): void {
  for (const [id, resource] of Object.entries(template.Resources)) {
    if (id.startsWith(idStart)) {
      template.Resources[id] = JSON.parse(JSON.stringify(resource).replaceAll(`"${action}"`, `"${other}"`))
    }
  }
}

describe('permissions that a template leaves out', () => {
  let data: string
  let test: TestCloud

  beforeAll(async () => {
    const cdkOut = aFixture()
    change(cdkOut, 'FixtureMain', (template) => {
      removeWhere(template, (id) => id.startsWith('HttpGETapilimitedGETapilimitedPermission'))
      removeWhere(template, (id) => id.startsWith('HourlyAllowEventRule'))
      removeWhere(template, (id) => id.startsWith('InboxPolicy'))
      replace(template, 'workerServiceRoleDefaultPolicy', 'sqs:DeleteMessage', 'sqs:ListQueues')
      replace(template, 'SchedulerRole', 'lambda:InvokeFunction', 'lambda:GetFunction')
    })
    change(cdkOut, 'FixtureWeb', (template) => removeWhere(template, (id) => id.startsWith('ConsolePolicy')))
    data = scratch('local-permissions')
    test = await aCloud(cdkOut, data)
  })

  const reported = (pattern: RegExp): boolean => test.reports.some((line) => pattern.test(line))

  it('keep API Gateway from a function, on that route alone', async () => {
    expect((await fetch(test.url('/api/limited'))).status).toBe(500)
    expect((await fetch(test.url('/api/echo/1'))).status).toBe(200)
    expect(
      reported(
        /GET \/api\/limited: no AWS::Lambda::Permission lets apigateway.amazonaws.com .* invoke fixturemain-api/,
      ),
    ).toBe(true)
  })

  it('keep Lambda from reading a queue', () => {
    expect(
      reported(/EventSourceMapping\): the role .* lacks sqs:DeleteMessage on arn:aws:sqs:.*: the queue is not read/),
    ).toBe(true)
  })

  it('keep S3 from sending events to a queue', async () => {
    expect(reported(/the policy of arn:aws:sqs:.* does not let arn:aws:s3:::fixturemain-uploads.* send messages/)).toBe(
      true,
    )
    const bucket = new S3Client({ ...test.settings(), forcePathStyle: true })
    const Bucket = test.cloud.outputs['FixtureMain.BucketName']
    await bucket.send(new PutObjectCommand({ Bucket, Key: 'in/a.txt', Body: 'x' }))
    expect(await test.waiting()).toBe(0)
  })

  it('keep Scheduler and EventBridge from a function', async () => {
    await expect(test.cloud.fire('daily-report')).rejects.toThrow(/may not lambda:InvokeFunction on arn:aws:lambda:/)
    expect(await test.deadLetters()).toEqual(['{"kind":"daily"}'])
    await expect(test.cloud.fire('hourly')).rejects.toThrow(/no AWS::Lambda::Permission lets events.amazonaws.com/)
  })

  it('keep CloudFront from a bucket', async () => {
    expect((await fetch(test.url('/console/'))).status).toBe(404)
    expect((await fetch(test.url('/'))).status).toBe(200)
  })

  it('and grants that nothing has needed are named', () => {
    const unused = test.cloud.unusedGrants().map(({ action }) => action)
    expect(unused).toEqual(expect.arrayContaining(['dynamodb:BatchWriteItem', 'secretsmanager:GetSecretValue']))
  })
})
