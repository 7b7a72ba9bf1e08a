import * as z from 'zod'
import { batchKinds, batchStates, lineOutcomes } from '../domain/batches/batch.ts'
import { batchAnswers } from '../domain/batches/batch-answer.ts'
import { mostStandIns } from '../domain/batches/stand-in.ts'
import { paymentPlaces, receiptMarks } from '../domain/payments/paying-record.ts'
import { noIdNumberReasons } from '../domain/payments/payment-status.ts'
import { searchRequest, timeOfDay } from './entitlements.ts'
import { workbookFile } from './lists.ts'
import { mostLetters } from './most-letters.ts'
import { payListCode } from './pay-lists.ts'
import {
  batchId,
  cursor,
  day,
  dongAmount,
  entitlementId,
  instant,
  line,
  note,
  page,
  programmeId,
  reason,
  role,
  unitCode,
  uploadForm,
} from './shapes.ts'

/** What holds for every line that says nothing else itself; as a single payment has it. */
const batchDetails = z.object({
  paidOn: day,
  paidAt: timeOfDay.nullable().default(null),
  place: z.enum(paymentPlaces).nullable().default(null),
  mark: z.enum(receiptMarks).nullable().default(null),
  /** Needed where the day is over and lies after the programme's back-log. */
  lateReason: note.nullable().default(null),
  /** For whoever has no ID number on the record; without it he is left for a payment of his own. */
  noIdNumberReason: z.enum(noIdNumberReasons).nullable().default(null),
  /** Of supports by the month only those that are over or running on the day of payment. */
  dueMonthsOnly: z.boolean().default(true),
  note: note.nullable().default(null),
})

const orderNumber = z.number().int().min(1).max(1_000_000)

/**
 * Who took the money and signed in the stead of a person of the list, by that one's number: on the signed paper, or in the order of the
 * screen. Whoever is not named here is recorded as having signed himself.
 */
const standIns = z
  .array(
    z.object({
      line: orderNumber,
      name: line(mostLetters.name).min(1),
      relation: line(mostLetters.relation).min(1),
      paper: line(mostLetters.paper).min(1),
    }),
  )
  .max(mostStandIns)
  .default([])

/** The filter of the screen, a range of its order, and who is left out. */
export const createBatchRequest = searchRequest.omit({ cursor: true, limit: true }).extend({
  hamlet: line(mostLetters.hamlet).min(1).nullable().default(null),
  from: orderNumber.nullable().default(null),
  to: orderNumber.nullable().default(null),
  except: z.array(entitlementId).max(500).default([]),
  standIns,
  details: batchDetails,
})
export type CreateBatchRequest = z.input<typeof createBatchRequest>

export const createResultFileRequest = z.object({
  programme: programmeId,
  unit: unitCode,
  ...workbookFile.shape,
  details: batchDetails,
})
export type CreateResultFileRequest = z.input<typeof createResultFileRequest>

/** Everybody who has signed a pay list. The day is the one that was read from its paper where none is told. */
export const payFromPayListRequest = z.object({
  details: batchDetails.omit({ dueMonthsOnly: true }).extend({
    paidOn: day.nullable().default(null),
    /** The paper says itself for which months it is. */
    dueMonthsOnly: z.literal(false).default(false),
  }),
  standIns,
})
export type PayFromPayListRequest = z.input<typeof payFromPayListRequest>

const lineTally = z.object({ lines: z.number().int().nonnegative(), amount: dongAmount })

export const batchCommands = ['confirm', 'go-on', 'undo'] as const
export type BatchCommand = (typeof batchCommands)[number]

const officer = z.object({ username: z.string(), role, unit: unitCode, officeName: z.string() })

const accountPart = z.object({ supports: z.number().int().nonnegative(), amount: dongAmount })

/** The account of the post office of this unit. */
export const createAccountRequest = z.object({ programme: programmeId, unit: unitCode })

export const batchSummary = z.object({
  id: batchId,
  kind: z.enum(batchKinds),
  programme: programmeId,
  unit: unitCode,
  unitName: z.string(),
  by: officer,
  createdAt: instant,
  state: z.enum(batchStates),
  stateName: z.string(),
  since: instant,
  /** Whom it is about, in words. */
  about: z.string(),
  /** The code of the signed list that it was made from. */
  payList: payListCode.nullable(),
  fileName: z.string().nullable(),
  file: z.object({ sha256: z.string(), bytes: z.number().int().nonnegative() }).nullable(),
  details: batchDetails.nullable(),
  lines: z.number().int().nonnegative(),
  /** What the dry run found, by answer. */
  answers: z
    .array(lineTally.extend({ answer: z.enum(batchAnswers), name: z.string(), acts: z.boolean() }))
    .describe('Mỗi câu trả lời của lần chạy thử một dòng'),
  /** The lines that are written when it is confirmed, and their đồng. */
  acting: lineTally,
  /** Those of them of which somebody else took the money. */
  byOther: lineTally,
  /** Of those that are to be written, then of those that are: that somebody was not paid. Null where it was not counted. */
  notPaid: lineTally.nullable(),
  outcomes: z.partialRecord(z.enum(lineOutcomes), lineTally),
  /** Lines that the step is through with. */
  handled: z.number().int().nonnegative(),
  /** Nobody works on it although it waits for that: it may be called again. */
  isStalled: z.boolean(),
  confirmedAt: instant.nullable(),
  confirmedBy: z.string().nullable(),
  finishedAt: instant.nullable(),
  undo: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
  message: z.string().nullable(),
  /** Where the payer's file with the answers, or his account, can be fetched for some minutes; null where there is none. */
  answerUrl: z.string().nullable(),
  /** The account on paper, likewise. */
  paperUrl: z.string().nullable(),
  account: z
    .object({
      given: accountPart,
      paid: accountPart,
      returned: accountPart,
      held: accountPart,
      heldNotPayable: accountPart,
      /** Supports whose parts do not add up, and by how much. */
      unbalanced: accountPart,
    })
    .nullable(),
  commands: z.array(z.enum(batchCommands)),
})
export type BatchSummary = z.infer<typeof batchSummary>

export const createResultFileResponse = z.object({ batch: batchSummary, upload: uploadForm })
export type CreateResultFileResponse = z.infer<typeof createResultFileResponse>

export const batchesQuery = z.object({ programme: programmeId, cursor: cursor.optional() })
export const batchesResponse = page(batchSummary)

export const batchLineView = z.object({
  number: z.number().int(),
  sheet: z.string().nullable(),
  entitlementId: entitlementId.nullable(),
  fullName: z.string(),
  hamlet: z.string().nullable(),
  communeName: z.string().nullable(),
  amount: dongAmount,
  answer: z.enum(batchAnswers),
  answerName: z.string(),
  message: z.string().nullable(),
  outcome: z.object({ kind: z.enum(lineOutcomes), at: instant, message: z.string().nullable() }).nullable(),
})
export type BatchLineView = z.infer<typeof batchLineView>

/** `left`: those that are not written, or could not be. `by-other`: those of which somebody else took the money. */
const linesShown = ['all', 'left', 'by-other'] as const
export type LinesShown = (typeof linesShown)[number]

export const batchLinesQuery = z.object({
  only: z.enum(linesShown).default('left'),
  cursor: cursor.optional(),
})
export const batchLinesResponse = page(batchLineView)

export const undoBatchRequest = z.object({ reason })
