import { silentMs } from '../../../lambdas/domain/exports/export-duties.ts'
import { environments, type FunctionName, functionNames } from '../../../lambdas/runtime/environment.ts'
import type { Synthesized } from '../synthesis.ts'
import { at, isObject, listOf, type Resource, type Template } from '../template.ts'

/** Functions that CDK itself puts into the template, and why they are no concern of ours. */
const cdkHandlers: Readonly<Record<string, string>> = {
  CustomCDKBucketDeployment: 'copies web files while somebody deploys',
  BucketNotificationsHandler: "writes a bucket's notifications while somebody deploys",
}

const ownVariables = ['STAGE', 'POWERTOOLS_SERVICE_NAME', 'POWERTOOLS_METRICS_NAMESPACE', 'POWERTOOLS_LOG_LEVEL']

export const variablesOf = (lambda: Resource) => {
  const variables = at(lambda.properties, 'Environment', 'Variables')
  return isObject(variables) ? variables : {}
}

export const nameOf = (lambda: Resource): FunctionName | undefined =>
  functionNames.find((name) => name === variablesOf(lambda).POWERTOOLS_SERVICE_NAME)

const all = (template: Template) => template.of('AWS::Lambda::Function')
export const ourFunctions = (template: Template) => all(template).filter((lambda) => nameOf(lambda) !== undefined)

export function functions(cloud: () => Synthesized): void {
  const ours = () => ourFunctions(cloud().template)

  it('has each function of the code once, and beside them only those of CDK that are explained', () => {
    const { template } = cloud()
    expect(ours().map(nameOf).sort()).toEqual([...functionNames].sort())
    const others = all(template).filter((lambda) => nameOf(lambda) === undefined)
    for (const { id } of others) expect(Object.keys(cdkHandlers)).toContainEqual(expect.stringMatching(prefixOf(id)))
    expect(others.length).toBe(Object.keys(cdkHandlers).length)
  })

  it('runs every function on Node 22 or newer, on ARM, traced', () => {
    for (const { properties } of ours()) {
      expect(Number(/^nodejs(\d+)\.x$/.exec(String(properties.Runtime))?.[1])).toBeGreaterThanOrEqual(22)
      expect(properties).toMatchObject({ Architectures: ['arm64'], TracingConfig: { Mode: 'Active' } })
    }
  })

  it('gives every function the variables that its schema wants, and no others', () => {
    for (const lambda of ours()) {
      const name = nameOf(lambda) as FunctionName
      const variables = variablesOf(lambda)
      const own = Object.fromEntries(
        Object.entries(variables)
          .filter(([key]) => !ownVariables.includes(key))
          .map(([key, value]) => [key, cloud().template.text(lambda.stack, value)]),
      )
      expect(environments[name].strict().parse(own)).toEqual(own)
      expect(Object.keys(variables)).toEqual(expect.arrayContaining(ownVariables))
    }
  })

  it("gives every function a log of its own that ends, CDK's too", () => {
    const { template } = cloud()
    const groups = all(template).map((lambda) => {
      const group = template.named(template.target(lambda.stack, at(lambda.properties, 'LoggingConfig', 'LogGroup')))
      // A function without one writes into a group that Lambda makes, and nobody ends.
      expect([lambda.id, group?.type]).toEqual([lambda.id, 'AWS::Logs::LogGroup'])
      return group?.name
    })
    expect(new Set(groups).size).toBe(groups.length)
    for (const { properties } of template.of('AWS::Logs::LogGroup')) {
      expect(Number(properties.RetentionInDays)).toBe(cloud().config.logRetention)
    }
  })

  it('answers HTTP within the 30 seconds that API Gateway waits', () => {
    const { template } = cloud()
    for (const integration of template.of('AWS::ApiGatewayV2::Integration')) {
      const lambda = template.named(template.target(integration.stack, integration.properties.IntegrationUri))
      expect(Number(lambda?.properties.Timeout)).toBeLessThan(30)
    }
  })

  it('has a dead-letter path for every function that nobody waits for', () => {
    const { template } = cloud()
    const byName = new Map(ours().map((lambda) => [lambda.name, lambda]))
    const scheduled = new Set(
      template
        .of('AWS::Scheduler::Schedule')
        .map(({ stack, properties }) => template.target(stack, at(properties, 'Target', 'Arn'))),
    )
    const mappings = template.of('AWS::Lambda::EventSourceMapping')
    const invoked = new Set(
      template
        .of('AWS::ApiGatewayV2::Integration')
        .map((one) => template.target(one.stack, one.properties.IntegrationUri)),
    )
    for (const name of scheduled) {
      const lambda = byName.get(String(name))
      const queue = template.target(lambda?.stack ?? '', at(lambda?.properties, 'DeadLetterConfig', 'TargetArn'))
      expect(template.named(queue)?.type).toBe('AWS::SQS::Queue')
    }
    for (const mapping of mappings) {
      const queue = template.named(template.target(mapping.stack, mapping.properties.EventSourceArn))
      expect(queue?.properties).toHaveProperty('RedrivePolicy.deadLetterTargetArn')
      expect(listOf(mapping.properties.FunctionResponseTypes)).toContain('ReportBatchItemFailures')
    }
    const polled = [
      ...new Set(mappings.map(({ stack, properties }) => template.target(stack, properties.FunctionName))),
    ]
    // Every function is called in one of the three ways, so none has slipped past the checks above.
    expect([...byName.keys()].filter((name) => !invoked.has(name))).toEqual(
      expect.arrayContaining([...scheduled, ...polled]),
    )
    // The function that mails is called in two of them: by clocks, and by the queue of trials.
    expect([...new Set([...invoked, ...scheduled, ...polled])].sort()).toEqual([...byName.keys()].sort())
  })

  it('reads lists and the ranges of long lists from queues of their own, so that one long list stands before no other', () => {
    const { template, config } = cloud()
    const intake = ourFunctions(template).find((lambda) => nameOf(lambda) === 'intake')
    const mappings = template
      .of('AWS::Lambda::EventSourceMapping')
      .filter(({ stack, properties }) => template.target(stack, properties.FunctionName) === intake?.name)
    const readers = mappings.map(({ stack, properties }) => [
      template.target(stack, properties.EventSourceArn),
      at(properties, 'ScalingConfig', 'MaximumConcurrency'),
    ])
    expect(readers.map(([, atOnce]) => atOnce).sort()).toEqual([20, 8])
    expect(new Set(readers.map(([queue]) => queue)).size).toBe(2)
    // A whole virtual CPU; a list's own memory is a fifth of it at most.
    expect(intake?.properties).toMatchObject({ MemorySize: 1769, Timeout: 900 })
    expect(at(intake?.properties, 'Environment', 'Variables', 'ROWS_PER_RANGE')).toBe(String(config.rowsPerRange))
  })

  it('hides a message longer than its worker may take, but not for hours: a killed worker must not hold a list up', () => {
    const { template } = cloud()
    for (const { stack, properties } of template.of('AWS::Lambda::EventSourceMapping')) {
      const queue = template.named(template.target(stack, properties.EventSourceArn))
      const worker = template.named(template.target(stack, properties.FunctionName))
      const hidden = Number(queue?.properties.VisibilityTimeout)
      const timeout = Number(worker?.properties.Timeout)
      expect(hidden).toBeGreaterThan(timeout)
      expect(hidden).toBeLessThan(2 * timeout)
    }
  })

  it('lets whoever sends messages to a queue that it reads go on after sixteen of them, and nobody else', () => {
    const { template } = cloud()
    const reads = template.of('AWS::Lambda::EventSourceMapping').map(({ stack, properties }) => ({
      lambda: template.target(stack, properties.FunctionName),
      queue: template.target(stack, properties.EventSourceArn),
    }))
    const mayLoop = ours().filter((lambda) => {
      const role = template.target(lambda.stack, lambda.properties.Role)
      const queues = reads.filter((one) => one.lambda === lambda.name).map(({ queue }) => queue)
      return sentTo(template, role).some((queue) => queues.includes(queue))
    })
    expect(mayLoop.map(nameOf).sort()).toEqual(['intake', 'take-foreign-file', 'write-batch'])
    // Lambda's own word for the default is Terminate.
    for (const lambda of ours())
      expect([nameOf(lambda), lambda.properties.RecursiveLoop]).toEqual([
        nameOf(lambda),
        mayLoop.includes(lambda) ? 'Allow' : undefined,
      ])
  })

  it('gives an export up only after its message has had the time to come again', () => {
    const { template } = cloud()
    const hidden = template
      .of('AWS::Lambda::EventSourceMapping')
      .filter(({ stack, properties }) => {
        const worker = template.named(template.target(stack, properties.FunctionName))
        return worker !== undefined && nameOf(worker) === 'write-export'
      })
      .map(({ stack, properties }) =>
        Number(template.named(template.target(stack, properties.EventSourceArn))?.properties.VisibilityTimeout),
      )
    expect(hidden).toHaveLength(1)
    for (const seconds of hidden) expect(silentMs).toBeGreaterThanOrEqual(2 * seconds * 1_000)
  })
}

/** Queues that a role may send to. */
const sentTo = (template: Template, role: string | undefined): (string | undefined)[] =>
  template
    .of('AWS::IAM::Policy')
    .filter(({ stack, properties }) => listOf(properties.Roles).some((one) => template.target(stack, one) === role))
    .flatMap(({ stack, properties }) =>
      listOf(at(properties, 'PolicyDocument', 'Statement'))
        .filter((statement) => listOf(at(statement, 'Action')).includes('sqs:SendMessage'))
        .flatMap((statement) => listOf(at(statement, 'Resource')).map((one) => template.target(stack, one))),
    )

const prefixOf = (id: string) =>
  new RegExp(`^(${Object.keys(cdkHandlers).find((handler) => id.startsWith(handler)) ?? `unexplained: ${id}`})$`)
