import { join } from 'node:path'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { CredentialStore } from '../aws/credentials.ts'
import type { Place } from '../aws/engine.ts'
import { startAsyncInvoker } from '../events/async-invoker.ts'
import { queueMappings } from '../events/queue-mappings.ts'
import { startQueuePoller } from '../events/queue-poller.ts'
import { type Scheduler, startScheduler } from '../events/scheduler.ts'
import { scheduleEntries } from '../events/schedules.ts'
import type { LambdaRuntime } from '../lambda/lambda-runtime.ts'
import type { FunctionPermissions } from '../template/function-permissions.ts'
import type { FunctionDeclaration } from '../template/functions.ts'
import type { Resolver } from '../template/resolver.ts'
import type { Engines } from './engines.ts'
import { failurePolicies } from './failure-destinations.ts'
import type { Roles } from './roles.ts'

export interface EventOptions {
  readonly dataDirectory: string
  readonly endpoint: string
  readonly place: Place
  readonly credentials: CredentialStore
  readonly engines: Engines
  readonly functions: readonly FunctionDeclaration[]
  readonly lambda: LambdaRuntime
  readonly roles: Roles
  readonly permissions: FunctionPermissions
  readonly concurrency: number
  readonly retryDelaysMs: readonly number[] | undefined
  readonly now: () => Date
  report(message: string): void
}

export interface EventSources {
  readonly scheduler: Scheduler
  /** Takes no more events. What is under way is awaited by the second step, after the functions have been ended. */
  stop(): { settled(): Promise<void> }
}

/** Everything that calls functions by itself: queues, schedules, and what is tried again. */
export function startEvents(resolver: Resolver, options: EventOptions): EventSources {
  const { lambda, roles, report } = options
  const clients = new Map<string, SQSClient>()

  /** Lambda and Scheduler work with the keys of a role, so that IAM decides about them as about the function itself. */
  function clientOf(roleArn: string): SQSClient {
    const { endpoint, place, credentials } = options
    const client =
      clients.get(roleArn) ?? new SQSClient({ endpoint, region: place.region, credentials: credentials.issue(roleArn) })
    clients.set(roleArn, client)
    return client
  }

  const sendAs = async (roleArn: string, queueArn: string, body: string): Promise<void> => {
    const QueueUrl = options.engines.sqs.queueUrl(queueArn.split(':').at(-1) ?? '')
    await clientOf(roleArn).send(new SendMessageCommand({ QueueUrl, MessageBody: body }))
  }

  const invoker = startAsyncInvoker({
    directory: join(options.dataDirectory, 'async'),
    invoke: (functionArn, event) => lambda.invoke(functionArn, event),
    policyOf: failurePolicies(resolver, options.functions, sendAs),
    report,
    ...(options.retryDelaysMs && { retryDelaysMs: options.retryDelaysMs }),
  })
  const scheduler = startScheduler(
    scheduleEntries(resolver, {
      invoker,
      permissions: options.permissions,
      roleOf: roles.find,
      may: roles.may,
      isFunction: (arn) => lambda.find(arn) !== undefined,
      deadLetter: async (queueArn, body, roleArn) => {
        if (roleArn !== undefined) await sendAs(roleArn, queueArn, body)
        else await options.engines.sqs.queue(queueArn)?.send({ body })
      },
    }),
    { stateFile: join(options.dataDirectory, 'schedules.json'), now: options.now, report },
  )
  const declared = queueMappings(resolver, {
    findFunction: (nameOrArn) => options.functions.find(({ spec }) => lambda.find(nameOrArn) === spec),
    may: roles.may,
    defaultConcurrency: options.concurrency,
    report,
  })
  const pollers = declared.map(({ mapping, roleArn }) =>
    startQueuePoller(mapping, { client: clientOf(roleArn), invoke: lambda.invoke, report }),
  )

  return {
    scheduler,
    stop() {
      scheduler.close()
      invoker.close()
      const closing = pollers.map((poller) => poller.close())
      return {
        async settled() {
          await Promise.all(closing)
          for (const client of clients.values()) client.destroy()
        },
      }
    },
  }
}
