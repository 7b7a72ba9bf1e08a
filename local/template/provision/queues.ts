import * as z from 'zod'
import type { SqsEngine } from '../../engines/sqs/sqs-engine.ts'
import type { Resource } from '../assembly.ts'
import { generatedName } from '../naming.ts'
import type { Resolver } from '../resolver.ts'

const queueShape = z.looseObject({ QueueName: z.string().optional() })
const redriveShape = z.looseObject({ RedrivePolicy: z.looseObject({ deadLetterTargetArn: z.string() }).optional() })

/** Properties of CloudFormation alone, or that say nothing about this machine's queues. */
const notAttributes = ['QueueName', 'Tags', 'RedrivePolicy']

/**
 * Makes the queues, or brings existing ones in line, and tells the resolver their URLs and ARNs. In two rounds, since a queue's
 * dead letters go to a queue that must be there first.
 */
export async function provisionQueues(
  resolver: Resolver,
  queues: readonly Resource[],
  engine: SqsEngine,
): Promise<void> {
  const names = new Map<Resource, string>()
  for (const queue of queues) {
    // The names of other queues are not known yet.
    const { QueueName } = resolver.properties(queue, queueShape, ['RedrivePolicy', 'RedriveAllowPolicy'])
    const name = QueueName ?? generatedName(queue, 80)
    names.set(queue, name)
    const { region, accountId } = queue.stack.place
    const url = engine.queueUrl(name)
    resolver.bind(queue, {
      ref: url,
      attributes: { Arn: `arn:aws:sqs:${region}:${accountId}:${name}`, QueueName: name, QueueUrl: url },
    })
  }
  const hasDeadLetters = (queue: Resource): boolean =>
    resolver.properties(queue, redriveShape).RedrivePolicy !== undefined
  for (const queue of [...queues].sort((a, b) => Number(hasDeadLetters(a)) - Number(hasDeadLetters(b)))) {
    const given = resolver.properties(queue, redriveShape)
    const attributes = Object.fromEntries(Object.entries(given).filter(([key]) => !notAttributes.includes(key)))
    const { RedrivePolicy } = given
    await engine.createQueue({
      name: names.get(queue) ?? '',
      attributes: RedrivePolicy === undefined ? attributes : { ...attributes, RedrivePolicy },
    })
  }
}
