import { randomUUID } from 'node:crypto'
import type { AwsRequest, Engine, Place } from '../../aws/engine.ts'
import { type Clock, systemClock } from './clock.ts'
import type { Queue } from './queue.ts'
import { openQueues } from './queues.ts'
import { sqsAccesses } from './sqs-accesses.ts'
import { errorAnswer, SqsError } from './sqs-error.ts'
import { type Input, isSqsOperation, readInput, type SqsOperation } from './sqs-inputs.ts'
import { operations, type SqsCall } from './sqs-operations.ts'

export interface QueueSpec {
  readonly name: string
  /** Names as in CloudFormation and the API; numbers and objects are taken as they stand in a template. */
  readonly attributes?: Readonly<Record<string, unknown>>
}

export interface SqsEngineOptions {
  /** Everything is kept below it; made when it is not there. */
  readonly directory: string
  readonly place: Place
  /** `http://127.0.0.1:PORT`, asked for when a queue's URL is shown, so that the port may be found later. */
  readonly baseUrl: () => string
  /** The machine's clock by default. */
  readonly clock?: Clock
}

export interface SqsEngine extends Engine {
  /**
   * Makes a queue, or gives an existing one these attributes; the messages stay. A dead-letter queue must be made first.
   * @throws SqsError
   */
  createQueue(spec: QueueSpec): Promise<Queue>
  /** By name or ARN; for those who poll in this process. */
  queue(nameOrArn: string): Queue | undefined
  queueUrl(name: string): string
}

interface ReadCall {
  readonly operation: SqsOperation
  readonly body: Readonly<Record<string, unknown>>
}

function readCall(request: AwsRequest): ReadCall {
  const target = request.headers['x-amz-target'] ?? ''
  const operation = target.replace(/^AmazonSQS\./, '')
  if (!target.startsWith('AmazonSQS.') || !isSqsOperation(operation)) {
    throw new SqsError('UnknownOperationException', `The local SQS has no operation ${target || '(none named)'}.`)
  }
  let body: unknown
  try {
    body = JSON.parse(request.body.toString('utf8'))
  } catch {
    throw new SqsError('SerializationException', 'The body is no JSON.')
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new SqsError('SerializationException', 'The body is no JSON object.')
  }
  return { operation, body: body as Record<string, unknown> }
}

const attributeText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

/** Standard queues on this machine's disk, behind SQS's JSON protocol and for callers in this process. */
export async function openSqsEngine(options: SqsEngineOptions): Promise<SqsEngine> {
  const { directory, place, baseUrl, clock = systemClock } = options
  const queues = await openQueues(directory, place, clock)
  const urlOf = (name: string) => `${baseUrl()}/${place.accountId}/${name}`
  const shared: Omit<SqsCall, 'principal' | 'traceHeader'> = {
    queues,
    place,
    clock,
    urlOf,
    memory: { purgedAt: new Map(), moves: [] },
  }

  const run = <Operation extends SqsOperation>(operation: Operation, body: unknown, call: SqsCall): Promise<object> => {
    const input: Input<Operation> = readInput(operation, body)
    return operations[operation](input, call)
  }

  return {
    service: 'sqs',
    queueUrl: urlOf,
    queue: (nameOrArn) => queues.find(nameOrArn) ?? queues.byArn(nameOrArn),
    createQueue({ name, attributes = {} }) {
      const values = Object.entries(attributes).map(([key, value]) => [key, attributeText(value)])
      return queues.put(name, Object.fromEntries(values))
    },
    accesses(request) {
      try {
        const { operation, body } = readCall(request)
        return sqsAccesses(operation, body, queues, place)
      } catch (error) {
        // `handle` meets the same error before it does anything, and tells it.
        if (error instanceof SqsError) return []
        throw error
      }
    },
    async handle(request) {
      const requestId = randomUUID()
      try {
        const { operation, body } = readCall(request)
        const answer = await run(operation, body, {
          ...shared,
          principal: request.principal,
          traceHeader: request.headers['x-amzn-trace-id'],
        })
        return {
          status: 200,
          headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': requestId },
          body: JSON.stringify(answer),
        }
      } catch (error) {
        if (error instanceof SqsError) return errorAnswer(error, requestId)
        throw error
      }
    },
    close: () => queues.close(),
  }
}
