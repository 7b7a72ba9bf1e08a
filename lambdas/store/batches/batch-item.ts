import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import { batchKinds, batchStates, lineOutcomes } from '../../domain/batches/batch.ts'
import { batchAnswers } from '../../domain/batches/batch-answer.ts'
import type { AccountLine } from '../../domain/batches/payer-account.ts'
import type { Said } from '../../domain/batches/said.ts'
import { idNumberKinds } from '../../domain/ids/id-number.ts'
import { paymentPlaces, receiptMarks } from '../../domain/payments/paying-record.ts'
import { noIdNumberReasons, notPaidReasons } from '../../domain/payments/payment-status.ts'
import { questionItem, withAccount } from '../orders/question-item.ts'
import { eventHandItem } from '../table/hand-item.ts'

const tally = z.object({ lines: z.number(), amount: z.number() })

/** Whoever gave the word, as he signed in: the function acts as him. */
const hand = eventHandItem.extend({ sub: z.string() })

const details = z.object({
  paidOn: z.string(),
  paidAt: z.string().nullable(),
  place: z.enum(paymentPlaces).nullable(),
  mark: z.enum(receiptMarks).nullable(),
  lateReason: z.string().nullable(),
  noIdNumberReason: z.enum(noIdNumberReasons).nullable().default(null),
  dueMonthsOnly: z.boolean(),
  note: z.string().nullable(),
})

const part = z.object({ supports: z.number(), amount: z.number() })
const accountLine = z.object({
  given: part,
  paid: part,
  returned: part,
  held: part,
  heldNotPayable: part,
  unbalanced: part.default({ supports: 0, amount: 0 }),
}) satisfies z.ZodType<AccountLine>

export const batchItem = z.object({
  id: z.string(),
  kind: z.enum(batchKinds),
  programme: z.string(),
  unit: z.string(),
  by: hand,
  createdAt: z.number(),
  state: z.enum(batchStates),
  since: z.number(),
  /** Null for a file. */
  selection: z.preprocess(
    withAccount,
    z
      .object({
        ...questionItem.shape,
        hamlet: z.string().nullable(),
        from: z.number().nullable(),
        to: z.number().nullable(),
        except: z.array(z.string()),
      })
      .nullable(),
  ),
  /** The code of the signed list that it was made from. */
  payList: z.string().nullable().default(null),
  fileName: z.string().nullable(),
  /** Of the object that a reader has taken. */
  fileVersion: z.string().nullable(),
  file: z.object({ sha256: z.string(), bytes: z.number() }).nullable(),
  /** What holds for every line that says nothing else itself; null for an account. */
  details: details.nullable(),
  /** Who took the money in the stead of a line's person; of a file its lines say it. */
  standIns: z
    .array(z.object({ line: z.number(), name: z.string(), relation: z.string(), paper: z.string() }))
    .readonly()
    .default([]),
  chunks: z.number(),
  lines: z.number(),
  /** What the dry run found. */
  answers: z.partialRecord(z.enum(batchAnswers), tally),
  /** Of the lines that are written those of which somebody else took the money. */
  byOther: tally.default({ lines: 0, amount: 0 }),
  /** Of the lines that are to be written, and then of those that are, those that say that somebody was not paid; null of an older program's. */
  notPaid: tally.nullable().default(null),
  checkedAt: z.number().nullable(),
  /** What became of the lines that are written, or taken back, so far. */
  outcomes: z.partialRecord(z.enum(lineOutcomes), tally),
  /** Lines that this step is through with. */
  handled: z.number(),
  confirmedAt: z.number().nullable(),
  confirmedBy: hand.nullable(),
  finishedAt: z.number().nullable(),
  undo: z.object({ by: hand, at: z.number(), reason: z.string() }).nullable(),
  attempt: z.string().nullable(),
  leaseUntil: z.number(),
  /** Keys of the payer's file with the answers in it, or of his account: as a workbook, and on paper. */
  answerFile: z.string().nullable(),
  paperFile: z.string().nullable(),
  /** What a payer was given, has paid, has brought back and still holds. */
  account: accountLine.nullable(),
  /** Why it was refused, in words. */
  message: z.string().nullable(),
  /** Events so far: what a function notes on the way is none. */
  version: z.number().default(0),
})
export type StoredBatch = z.output<typeof batchItem>
export type BatchHand = z.output<typeof hand>

const order = batchItem.pick({
  kind: true,
  programme: true,
  unit: true,
  selection: true,
  payList: true,
  fileName: true,
  details: true,
  standIns: true,
})

/** Whether two batches under one key ask for the same: else somebody would confirm other people than his screen shows. */
export const isSameOrder = (stored: StoredBatch, asked: StoredBatch): boolean =>
  // As they are stored: what a selection leaves out has its default.
  isDeepStrictEqual(order.parse(stored), order.parse(asked))

/** A batch that nothing was done with yet. */
export const freshBatch = (
  id: string,
  by: BatchHand,
  now: number,
): Omit<StoredBatch, 'kind' | 'state' | 'programme' | 'unit' | 'details'> => ({
  id,
  by,
  createdAt: now,
  since: now,
  selection: null,
  payList: null,
  fileName: null,
  fileVersion: null,
  file: null,
  standIns: [],
  chunks: 0,
  lines: 0,
  answers: {},
  byOther: { lines: 0, amount: 0 },
  notPaid: null,
  checkedAt: null,
  outcomes: {},
  handled: 0,
  confirmedAt: null,
  confirmedBy: null,
  finishedAt: null,
  undo: null,
  attempt: null,
  leaseUntil: 0,
  answerFile: null,
  paperFile: null,
  account: null,
  message: null,
  version: 1,
})

const receiver = z.object({
  kind: z.enum(['self', 'other']),
  name: z.string().nullable(),
  relation: z.string().nullable(),
  paper: z.string().nullable(),
})

const months = z.array(z.string()).readonly().nullable().default(null)

const said = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('paid'),
    ...details.shape,
    receiver,
    leavesReceiver: z.literal(true).optional(),
    idNumbers: z
      .array(z.object({ kind: z.enum(idNumberKinds), number: z.string() }))
      .readonly()
      .default([]),
    months,
    amount: z.number().nullable(),
  }),
  z.object({
    outcome: z.literal('not-paid'),
    reason: z.enum(notPaidReasons),
    note: z.string().nullable(),
    paper: z.string().nullable(),
    months,
  }),
]) satisfies z.ZodType<Said>

export const batchLine = z.object({
  /** Number in the order of the paper list; in a file the row as Excel shows it. */
  number: z.number(),
  /** Of a file. */
  sheet: z.string().nullable(),
  /** Null where nobody was found. */
  id: z.string().nullable(),
  /**
   * The support's version as the last step of the batch has seen or left it: where it still is that, nobody has done anything since, this
   * batch neither. Null where nobody was found, or an older program laid the line down.
   */
  seen: z.number().nullable().default(null),
  fullName: z.string(),
  hamlet: z.string().nullable(),
  commune: z.string().nullable(),
  amount: z.number(),
  answer: z.enum(batchAnswers),
  message: z.string().nullable(),
  /** What the line of a file says, or of somebody in whose stead another signed; null where the batch says it for all. */
  said: said.nullable(),
  outcome: z.object({ kind: z.enum(lineOutcomes), at: z.number(), message: z.string().nullable() }).nullable(),
})
export type StoredLine = z.output<typeof batchLine>

/** Lines are one text: nobody asks the table for a part of one, and a hundred of them are 1,300 values less to write and to read. */
const textOfLines = z.string().transform((text): unknown => JSON.parse(text))

export const linesItem = z.object({
  sk: z.string(),
  lines: z.union([textOfLines, z.array(z.unknown())]).pipe(z.array(batchLine)),
  step: z.enum(batchStates),
})
