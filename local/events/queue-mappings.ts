import * as z from 'zod'
import type { FunctionDeclaration } from '../template/functions.ts'
import { placeName } from '../template/naming.ts'
import type { Resolver } from '../template/resolver.ts'
import { TemplateError } from '../template/template-error.ts'
import type { QueueMapping } from './queue-poller.ts'

const count = z.coerce.number()
const flag = z.union([z.boolean(), z.stringbool()])
const mappingShape = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: count.default(10),
  MaximumBatchingWindowInSeconds: count.default(0),
  FunctionResponseTypes: z.array(z.string()).default([]),
  ScalingConfig: z.object({ MaximumConcurrency: count.optional() }).optional(),
  Enabled: flag.default(true),
  FilterCriteria: z.undefined('filters of an event source mapping are not run on this machine').optional(),
})
const queueShape = z.object({ VisibilityTimeout: count.default(30) })

/** What the function's role needs for Lambda to read the queue on its behalf. */
const neededActions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']

export interface MappingOptions {
  findFunction(nameOrArn: string): FunctionDeclaration | undefined
  may(roleArn: string, action: string, resource: string): boolean
  /** Batches of one function at the same time, where the template sets no limit. */
  readonly defaultConcurrency: number
  report(message: string): void
}

export interface DeclaredMapping {
  readonly mapping: QueueMapping
  readonly roleArn: string
}

/** The queues that functions read. A mapping that AWS would refuse to make is reported and left out. */
export function queueMappings(resolver: Resolver, options: MappingOptions): readonly DeclaredMapping[] {
  return resolver.resources('AWS::Lambda::EventSourceMapping').flatMap((resource) => {
    const name = placeName(resource)
    const given = resolver.properties(resource, mappingShape)
    const queue = resolver
      .resources('AWS::SQS::Queue')
      .find((one) => resolver.attribute(one, 'Arn') === given.EventSourceArn)
    const declared = options.findFunction(given.FunctionName)
    if (queue === undefined || declared === undefined) {
      throw new TemplateError(
        'NOT_SUPPORTED',
        name,
        `only queues of the template are read on this machine, not ${given.EventSourceArn}`,
      )
    }
    if (!given.Enabled) return []
    const { VisibilityTimeout } = resolver.properties(queue, queueShape, ['RedrivePolicy'])
    const { timeoutSeconds } = declared.spec
    if (VisibilityTimeout < timeoutSeconds) {
      const reason = `Queue visibility timeout: ${VisibilityTimeout} seconds is less than Function timeout: ${timeoutSeconds} seconds`
      throw new TemplateError('BAD_PROPERTY', name, reason)
    }
    const missing = neededActions.filter((action) => !options.may(declared.roleArn, action, given.EventSourceArn))
    if (missing.length > 0) {
      options.report(
        `${name}: the role ${declared.roleArn} lacks ${missing.join(', ')} on ${given.EventSourceArn}: the queue is not read`,
      )
      return []
    }
    const mapping: QueueMapping = {
      name,
      queueUrl: resolver.ref(queue),
      queueArn: given.EventSourceArn,
      functionArn: declared.spec.arn,
      batchSize: given.BatchSize,
      windowSeconds: given.MaximumBatchingWindowInSeconds,
      reportsItemFailures: given.FunctionResponseTypes.includes('ReportBatchItemFailures'),
      concurrency: Math.min(
        given.ScalingConfig?.MaximumConcurrency ?? Number.POSITIVE_INFINITY,
        options.defaultConcurrency,
      ),
    }
    return [{ mapping, roleArn: declared.roleArn }]
  })
}
