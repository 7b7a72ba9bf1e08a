import { Duration } from 'aws-cdk-lib'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { Construct } from 'constructs'
import type { EnvironmentOf, FunctionName } from '../../lambdas/runtime/environment.ts'
import type { Need } from './need.ts'
import { WorkQueue } from './queues.ts'
import { ServiceFunction } from './service-function.ts'

export interface OrderedWorkProps<Name extends FunctionName> {
  readonly id: string
  /** In Vietnamese: what people lose while the worker fails, when an order has failed for good, and while orders wait. */
  readonly whenWorkerFails: string
  readonly whenItFails: string
  readonly whenItWaits: string
  readonly needs: (orders: WorkQueue) => Need<EnvironmentOf<Name>>
  /** Workers at the same time. */
  readonly atOnce: number
  /** As the function's own. */
  readonly callsItself?: boolean
}

/** order -> queue -> function: what takes longer than an answer may. A whole virtual CPU, since all of it is work for the processor. */
export function orderedWork<Name extends FunctionName>(
  scope: Construct,
  name: Name,
  { id, whenWorkerFails, needs, atOnce, callsItself = false, ...words }: OrderedWorkProps<Name>,
): WorkQueue {
  const timeout = Duration.minutes(15)
  const orders = new WorkQueue(scope, id, { name, workerTimeout: timeout, ...words })
  const worker = new ServiceFunction(scope, name, {
    whenItFails: whenWorkerFails,
    needs: needs(orders),
    timeout,
    memorySize: 1769,
    callsItself,
  })
  worker.lambda.addEventSource(
    new SqsEventSource(orders.queue, { batchSize: 1, reportBatchItemFailures: true, maxConcurrency: atOnce }),
  )
  return orders
}
