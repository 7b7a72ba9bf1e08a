import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { InvocationResult } from '../lambda/function-spec.ts'
import { failedItems } from './batch-answer.ts'
import { sqsEvent } from './sqs-event.ts'

/** An `AWS::Lambda::EventSourceMapping` of a queue, resolved. */
export interface QueueMapping {
  /** As in the template, for messages to people. */
  readonly name: string
  readonly queueUrl: string
  readonly queueArn: string
  readonly functionArn: string
  readonly batchSize: number
  readonly windowSeconds: number
  readonly reportsItemFailures: boolean
  /** Batches at the same time. */
  readonly concurrency: number
}

export interface QueuePollerOptions {
  /** Signs with the keys of the function's role: Lambda polls on its behalf. */
  readonly client: SQSClient
  /** @param causes trace headers of the messages, by which Lambda knows a loop */
  invoke(functionArn: string, event: string, causes: readonly string[]): Promise<InvocationResult>
  report(message: string): void
}

export interface QueuePoller {
  /** Resolves when the batches under way are done with. */
  close(): Promise<void>
}

/** SQS's own limit of one receive call. */
const receiveLimit = 10
const longPollSeconds = 20
const pauseAfterErrorMs = 1000

/**
 * Reads a queue for a function as Lambda does. What the function did not take stays in the queue and comes back after the
 * visibility timeout, until the queue's own redrive policy moves it to the dead letters.
 */
export function startQueuePoller(mapping: QueueMapping, { client, invoke, report }: QueuePollerOptions): QueuePoller {
  let isStopping = false
  let waiting: AbortController | undefined
  const running = new Set<Promise<void>>()
  const reported = new Set<string>()

  async function receive(limit: number, waitSeconds: number): Promise<Message[]> {
    const command = new ReceiveMessageCommand({
      QueueUrl: mapping.queueUrl,
      MaxNumberOfMessages: Math.min(limit, receiveLimit),
      WaitTimeSeconds: waitSeconds,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
    })
    // One for each call: listeners on a signal that lives as long as the poller would add up.
    waiting = new AbortController()
    const { Messages } = await client.send(command, { abortSignal: waiting.signal })
    return Messages ?? []
  }

  /** Waits for a first message, then gathers more until the batch is full or its window is over. */
  async function nextBatch(): Promise<Message[]> {
    const batch = await receive(mapping.batchSize, longPollSeconds)
    const end = Date.now() + mapping.windowSeconds * 1000
    while (batch.length > 0 && batch.length < mapping.batchSize && !isStopping) {
      const left = Math.ceil((end - Date.now()) / 1000)
      if (left <= 0) break
      batch.push(...(await receive(mapping.batchSize - batch.length, Math.min(left, longPollSeconds))))
    }
    return batch
  }

  async function process(batch: readonly Message[]): Promise<void> {
    const causes = batch.flatMap(({ Attributes }) => Attributes?.AWSTraceHeader ?? [])
    const result = await invoke(mapping.functionArn, JSON.stringify(sqsEvent(batch, mapping.queueArn)), causes)
    const failed = failedItems(
      result,
      batch.map(({ MessageId }) => MessageId ?? ''),
      mapping.reportsItemFailures,
    )
    if (failed.reason !== undefined) report(`${mapping.name}: ${failed.reason}`)
    const done = batch.filter(({ MessageId }) => !failed.ids.has(MessageId ?? ''))
    for (let at = 0; at < done.length; at += receiveLimit) await remove(done.slice(at, at + receiveLimit))
  }

  async function remove(messages: readonly Message[]): Promise<void> {
    const Entries = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }))
    const { Failed } = await client.send(new DeleteMessageBatchCommand({ QueueUrl: mapping.queueUrl, Entries }))
    for (const { Message: reason } of Failed ?? [])
      reportOnce(`${mapping.name}: a message could not be deleted: ${reason}`)
  }

  function reportOnce(message: string): void {
    if (!reported.has(message)) report(message)
    reported.add(message)
  }

  async function poll(): Promise<void> {
    while (!isStopping) {
      try {
        if (running.size >= mapping.concurrency) await Promise.race(running)
        // Closed while it waited: nobody would end another wait for messages.
        if (isStopping) return
        const batch = await nextBatch()
        if (batch.length === 0) continue
        const work: Promise<void> = process(batch)
          .catch((error: unknown) => reportOnce(`${mapping.name}: ${messageOf(error)}`))
          .finally(() => running.delete(work))
        running.add(work)
      } catch (error) {
        if (isStopping) return
        reportOnce(`${mapping.name}: ${messageOf(error)}`)
        await pause()
      }
    }
  }

  const polling = poll()
  return {
    async close() {
      isStopping = true
      waiting?.abort()
      await polling
      await Promise.all(running)
    },
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pauseAfterErrorMs))

const messageOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error)
