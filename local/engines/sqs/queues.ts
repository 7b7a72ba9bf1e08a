import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Place } from '../../aws/engine.ts'
import { changesOn } from './changes.ts'
import type { Clock } from './clock.ts'
import { openJournal } from './journal.ts'
import type { QueueEntry } from './journal-entries.ts'
import type { QueuedMessage } from './message.ts'
import { openQueue, type Queue, type QueueDescription } from './queue.ts'
import { type AttributeValues, queueSettings } from './queue-attributes.ts'
import { type QueueState, queueState } from './queue-state.ts'
import { invalidValue } from './sqs-error.ts'

export interface Queues {
  /** Makes a queue or gives an existing one these attributes; the messages stay. @throws SqsError */
  put(name: string, values: AttributeValues): Promise<Queue>
  find(name: string): Queue | undefined
  byArn(arn: string): Queue | undefined
  all(): readonly Queue[]
  /**
   * Moves what can be received from a dead-letter queue as new messages: to `to`, or to the queue that each came from.
   * @returns how many were moved
   */
  redrive(from: Queue, to: Queue | undefined): Promise<number>
  /** Ends all waiting receivers. */
  close(): Promise<void>
}

interface Opened {
  description: QueueDescription
  readonly state: QueueState
  readonly changes: ReturnType<typeof changesOn>
  readonly queue: Queue
}

/** All queues of one folder, in one journal: a move from one queue to another is one line, so it happens or it does not. */
export async function openQueues(directory: string, place: Place, clock: Clock): Promise<Queues> {
  const opened = new Map<string, Opened>()
  let isClosed = false
  const arnOf = (name: string) => `arn:aws:sqs:${place.region}:${place.accountId}:${name}`

  function addTo(name: string, message: QueuedMessage): void {
    const target = opened.get(name)
    target?.state.add(message)
    target?.changes.announce()
  }

  function replay(entry: QueueEntry): void {
    if (entry.op === 'queue') {
      const { queue: name, values, createdAt, changedAt } = entry
      describe({ name, values, settings: queueSettings(values), createdAt, changedAt })
      return
    }
    const state = opened.get(entry.queue)?.state
    if (entry.op === 'send') state?.add(entry.message)
    else if (entry.op === 'deliver') state?.deliver(entry.id, entry.delivery)
    else if (entry.op === 'purge') state?.clear()
    else {
      state?.remove(entry.id)
      if (entry.op === 'move') addTo(entry.to, entry.message)
    }
  }

  function* snapshot(): Iterable<QueueEntry> {
    for (const [queue, { description, state }] of opened) {
      const { values, createdAt, changedAt } = description
      yield { op: 'queue', queue, values, createdAt, changedAt }
      for (const message of state.all()) yield { op: 'send', queue, message }
    }
  }

  function describe(description: QueueDescription): Opened {
    const { name } = description
    const known = opened.get(name)
    if (known !== undefined) {
      known.description = description
      return known
    }
    const state = queueState()
    const changes = changesOn(clock)
    const arn = arnOf(name)
    const entry: Opened = {
      description,
      state,
      changes,
      queue: openQueue({
        arn,
        state,
        changes,
        clock,
        // The journal is opened by replaying it into queues that already need it.
        journal: { append: (entries, apply) => journal.append(entries, apply), close: () => journal.close() },
        description: () => entry.description,
        giveUp: (messages) => bury(entry, messages),
        isClosed: () => isClosed,
      }),
    }
    opened.set(name, entry)
    return entry
  }

  function move(from: Opened, moves: readonly { id: string; to: string; message: QueuedMessage }[]): Promise<void> {
    const queue = from.queue.name
    return journal.append(
      moves.map((one) => ({ op: 'move', queue, ...one })),
      () => {
        for (const { id, to, message } of moves) {
          from.state.remove(id)
          addTo(to, message)
        }
      },
    )
  }

  /** Moves messages that were received too often; they keep id, age and count. */
  async function bury(from: Opened, messages: readonly QueuedMessage[]): Promise<void> {
    const target = from.description.settings.redrive?.deadLetterTargetArn ?? ''
    const to = byArn(target)
    if (to === undefined) throw new Error(`${from.queue.arn} has a dead-letter queue that is gone: ${target}`)
    const moves = messages.map((message) => {
      const delivery = { ...message.delivery, visibleAt: clock.now(), countHere: 0 }
      return { id: message.id, to: to.name, message: { ...message, source: from.queue.arn, delivery } }
    })
    await move(from, moves)
  }

  const byArn = (arn: string): Queue | undefined => {
    const queue = opened.get(arn.split(':').at(-1) ?? '')?.queue
    return queue?.arn === arn ? queue : undefined
  }

  const journal = await openJournal<QueueEntry>(join(directory, 'queues.jsonl'), replay, snapshot)
  releaseInFlight(opened.values(), clock.now())

  return {
    async put(name, values) {
      const settings = queueSettings(values)
      const target = settings.redrive?.deadLetterTargetArn
      if (target !== undefined && byArn(target) === undefined) {
        throw invalidValue(values.RedrivePolicy ?? '', 'RedrivePolicy', 'Dead letter target does not exist.')
      }
      const now = clock.now()
      const createdAt = opened.get(name)?.description.createdAt ?? now
      const entry: QueueEntry = { op: 'queue', queue: name, values, createdAt, changedAt: now }
      await journal.append([entry], () => {
        describe({ name, values, settings, createdAt, changedAt: now }).changes.announce()
      })
      const made = opened.get(name)
      if (made === undefined) throw new Error(`${name} was not made`)
      return made.queue
    },
    find: (name) => opened.get(name)?.queue,
    byArn,
    all: () => Array.from(opened.values(), ({ queue }) => queue),
    async redrive(from, to) {
      const source = opened.get(from.name)
      if (source === undefined) return 0
      const now = clock.now()
      const { redrive: _, ...settings } = source.description.settings
      const taken = source.state.take(Number.POSITIVE_INFINITY, 0, settings, now).delivered
      const moves = taken.flatMap(({ source: origin, ...message }) => {
        const target = to ?? byArn(origin ?? '')
        if (target === undefined) return []
        const delivery = { visibleAt: now, count: 0, countHere: 0 }
        return [{ id: message.id, to: target.name, message: { ...message, id: randomUUID(), sentAt: now, delivery } }]
      })
      await move(source, moves)
      source.changes.announce()
      return moves.length
    },
    async close() {
      isClosed = true
      for (const { changes } of opened.values()) changes.announce()
      await journal.close()
    },
  }
}

/** Whoever had received messages before a restart is gone as well: waiting for their timeouts would help nobody. */
function releaseInFlight(queues: Iterable<Opened>, now: number): void {
  for (const { state } of queues) {
    for (const { id, delivery } of [...state.all()]) {
      if (delivery.count > 0 && delivery.visibleAt > now) state.deliver(id, { ...delivery, visibleAt: now })
    }
  }
}
