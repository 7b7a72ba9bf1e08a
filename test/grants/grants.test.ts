import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RoleGrant } from '../../local/aws/iam-usage.ts'
import { startCloud } from '../../local/start.ts'
import { synthesizedApp } from '../support/run-demo.ts'
import { usageFolder } from '../support/test-machine.ts'

/**
 * Grants that no journey needs, each with the reason why it is given all the same. Whatever else no test used is either a grant too
 * many or a test too few.
 */
const explained: readonly {
  readonly action: RegExp
  /** Where the action alone says too little. */
  readonly role?: RegExp
  readonly resource?: RegExp
  readonly why: string
}[] = [
  {
    action: /^(logs|xray|cloudwatch):/,
    why: 'Logs, traces and metrics go to files here; the services are not embedded.',
  },
  {
    action: /^sqs:SendMessage$/,
    resource: /deadlettersqueue[0-9a-f]{8}$/,
    why: 'Dead letters are sent by AWS itself when something fails for good.',
  },
  {
    action: /^sqs:SendMessage$/,
    role: /-intake-(intake|writebatch)role[0-9a-f]{8}$/,
    resource: /-intake-(lists|batches)queue[0-9a-f]{8}$/,
    why: 'A worker calls for another one when its fifteen minutes end; no journey works so long, the tests of the store cut it short.',
  },
  {
    action: /^sqs:(ChangeMessageVisibility|GetQueueUrl)$/,
    why: "CDK's grant for an event source gives them with the rest.",
  },
  {
    action: /^ses:SendEmail$/,
    why: 'SES v2 takes a raw mail by SendRawEmail; its documents name SendEmail as well, so both are given.',
  },
]

const explains = ({ action, role, resource }: (typeof explained)[number], grant: RoleGrant): boolean =>
  action.test(grant.action) && (role?.test(grant.roleArn) ?? true) && (resource?.test(grant.resource) ?? true)

/** A secret's ARN ends in six letters of its own in every installation. */
const withoutSuffix = (text: string): string => text.replace(/(:secret:[^ ]+)-[A-Za-z0-9]{6}$/, '$1')

/** Loading the CDK takes longer than all the rest: it is not loaded where a program of this run has been. */
async function synthesizeInto(outdir: string): Promise<void> {
  const { synthesize } = await import('../../bin/commands/synthesize.ts')
  await synthesize({ root: join(import.meta.dirname, '../..'), outdir })
}

/** Runs last: it reads what the programs of the journeys and of the browser tests wrote down. */
describe('the grants of every function', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ansinh-grants-'))
  let unused: readonly RoleGrant[] = []

  beforeAll(async () => {
    const used = readdirSync(usageFolder).flatMap(
      (file) => JSON.parse(readFileSync(join(usageFolder, file), 'utf8')) as string[],
    )
    const needed = new Set(used.map(withoutSuffix))
    const cdkOut = synthesizedApp ?? join(folder, 'cdk.out')
    if (!synthesizedApp) await synthesizeInto(cdkOut)
    const data = join(folder, 'data')
    const cloud = await startCloud({ cdkOut, data, port: 0, ownsProcess: false, report: () => undefined })
    // A fresh program has needed nothing yet: these are all grants there are.
    const grants = cloud.unusedGrants()
    await cloud.close()
    unused = grants.filter(
      ({ roleArn, policy, statement, action, resource }) =>
        !needed.has(withoutSuffix([roleArn, policy, statement, action, resource].join(' | '))),
    )
  }, 240_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('were each needed by a test, or say why they are given', () => {
    const unexplained = unused.filter((grant) => !explained.some((one) => explains(one, grant)))
    expect(
      unexplained.map(({ roleArn, action, resource }) => `${roleArn.split('/').pop()} ${action} ${resource}`),
    ).toEqual([])
  })

  it.each(explained.map((one) => [one.why, one] as const))('has something to explain by "%s"', (_why, one) => {
    expect(unused.some((grant) => explains(one, grant))).toBe(true)
  })
})
