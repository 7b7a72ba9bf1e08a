import * as z from 'zod'
import { sayableFieldNames } from '../../domain/columns/sayable-fields.ts'
import { listKinds } from '../../domain/lists/list-kind.ts'
import { listStates } from '../../domain/lists/list-states.ts'
import { eventHandItem } from '../table/hand-item.ts'

const tally = z.object({ people: z.number().nullable(), amount: z.number().nullable() })

export const listCounts = z.object({
  rows: z.number(),
  added: z.number(),
  changed: z.number(),
  same: z.number(),
  refused: z.number(),
  warnings: z.number(),
  duplicates: z.number(),
  otherProgrammes: z.number().default(0),
  /** Of those that are there already: what the list says otherwise of them and cannot change, because it has happened. */
  settled: z.number().default(0),
  amount: z.number(),
})

export const decline = z.object({ code: z.string(), by: z.string(), at: z.number() })

/** A list as the register keeps it: what was uploaded by whom for where, and how far its reading has come. */
export const listItem = z.object({
  id: z.string(),
  programme: z.string(),
  commune: z.string(),
  policy: z.string().nullable(),
  fileName: z.string(),
  decisionNumber: z.string().nullable(),
  decisionDay: z.string().nullable(),
  state: z.enum(listStates),
  /** When it came into this state. */
  since: z.number(),
  createdAt: z.number(),
  createdBy: eventHandItem,
  /** Whether the officer wants to see what it would change before it does. */
  review: z.boolean(),
  /** What he has answered to the check's questions: problems whose suggestions he takes, tables that are to be paid by, and whether old letters are converted. */
  answers: z.object({
    accepted: z.array(z.string()),
    /** Problems whose suggestions he does not take. */
    declined: z.array(z.string()).default([]),
    convert: z.boolean(),
    columns: z.record(z.string(), z.enum(sayableFieldNames).nullable()),
    /** Texts of the file that read as an old font and are right as they stand. */
    kept: z.array(z.string()).default([]),
  }),
  /** Who has said no to which kind of suggestion, in this list or the one that it mends. */
  declines: z.array(decline).default([]),
  columns: z.array(
    z.object({
      sheet: z.string(),
      column: z.string(),
      header: z.string(),
      /** Columns of lists from before are spoken of by their header. */
      key: z.string().optional(),
      field: z.string().nullable(),
      confidence: z.number(),
      reason: z.string().nullable().default(null),
    }),
  ),
  /** The sheet of which nothing but an officer's word tells who stands in it; null where there is none. Its rows are the list's, with `cells`. */
  openTable: z
    .object({
      sheet: z.string(),
      headerRow: z.number().nullable(),
      columns: z.array(z.object({ column: z.string(), key: z.string() })),
    })
    .nullable()
    .default(null),
  /** Who gave the word to bring it in; null while nobody has, or without a review. */
  appliedBy: eventHandItem.nullable(),
  withdrawal: z.object({ by: eventHandItem, at: z.number(), reason: z.string() }).nullable(),
  /** What the file itself says its sums are, and what was read. */
  sums: z.object({ declared: tally, read: tally }).nullable(),
  /** Rows of which the file itself says that their people should not be paid: dead, moved away, paid elsewhere. */
  saidOtherwise: z.number().default(0),
  /** People of this commune and decision whom the register has and the file has not; null while not compared. */
  onlyHere: z.number().nullable(),
  /** What they were granted; null of lists from before it was summed, too. */
  onlyHereAmount: z.number().nullable().default(null),
  /** Other decisions by which people of the file have the same support, with how many of them. */
  elsewhere: z.array(z.object({ decision: z.string(), people: z.number() })).default([]),
  /** Of those the one that most of them have it by, as it was found when nobody had said that the list corrects it. */
  former: z.object({ number: z.string(), day: z.string() }).nullable().default(null),
  /** What the list is to those before it; null while not compared. */
  kind: z.enum(listKinds).nullable().default(null),
  /** The file as a whole was not taken: it is another commune's, or no decision stands behind it. */
  isRefusedWhole: z.boolean().default(false),
  finishedAt: z.number().nullable(),
  /** Which version of the object under the list's key is read: the first that a reader took. */
  fileVersion: z.string().optional(),
  /** Of the bytes that were read. */
  file: z.object({ sha256: z.string(), bytes: z.number() }).nullable().default(null),
  /** Until when the attempt that reads it now may be believed alive. */
  leaseUntil: z.number(),
  attempt: z.string().nullable(),
  /** When a reader was last called because none had come; 0 for never. */
  calledAt: z.number(),
  /** Readings begun since the list last got further. */
  tries: z.number(),
  /** Chunks that are brought in, with their counts: where the next function goes on. */
  nextChunk: z.number(),
  /** So many ranges of it are brought in or compared side by side; null while there are none. And what the check asks of the officer. */
  ranges: z.object({ count: z.number(), questions: z.number() }).nullable().default(null),
  counts: listCounts,
  outcome: z.string().nullable(),
  /** Events so far: what a reader notes on the way is none. */
  version: z.number().default(0),
})
export type StoredList = z.infer<typeof listItem>

export const noAnswers: StoredList['answers'] = { accepted: [], declined: [], convert: false, columns: {}, kept: [] }

export const noCounts: StoredList['counts'] = {
  rows: 0,
  added: 0,
  changed: 0,
  same: 0,
  refused: 0,
  warnings: 0,
  duplicates: 0,
  otherProgrammes: 0,
  settled: 0,
  amount: 0,
}

/** Of two parts of a list together. */
export const sumCounts = (a: StoredList['counts'], b: StoredList['counts']): StoredList['counts'] => ({
  rows: a.rows + b.rows,
  added: a.added + b.added,
  changed: a.changed + b.changed,
  same: a.same + b.same,
  refused: a.refused + b.refused,
  warnings: a.warnings + b.warnings,
  duplicates: a.duplicates + b.duplicates,
  otherProgrammes: a.otherProgrammes + b.otherProgrammes,
  settled: a.settled + b.settled,
  amount: a.amount + b.amount,
})

export type ListEnding = Partial<StoredList> & Pick<StoredList, 'state' | 'outcome'>

/** The list as a reader leaves it who has brought it to an end, or before its officer. */
export const letGo = (list: StoredList, at: number, end: ListEnding): StoredList => ({
  ...list,
  ...end,
  since: at,
  tries: 0,
  finishedAt: end.state === 'checked' ? null : at,
  leaseUntil: 0,
})

// What is null or empty of a row is not written (`rowsText`), and read as what it was.
const said = z.string().nullable().default(null)

export const storedRow = z.object({
  sheet: z.string(),
  row: z.number(),
  outcome: z.enum(['added', 'changed', 'same', 'refused', 'skipped', 'only-here']),
  /** Of a changed row: field → [old, new] in words. */
  changes: z
    .record(z.string(), z.tuple([z.string().nullable(), z.string().nullable()]))
    .nullable()
    .default(null),
  fullName: said,
  policy: said,
  amount: z.number().nullable().default(null),
  entitlementId: said,
  problems: z
    .array(
      z.object({
        sheet: z.string(),
        row: z.number(),
        column: said,
        field: said,
        severity: z.enum(['error', 'warning']),
        code: z.string(),
        value: said,
        message: z.string(),
        suggestion: said,
        declined: z.literal(true).optional(),
      }),
    )
    .default([]),
  /** What stands in a row that waits for an officer to say what its columns are, and by what he speaks of them where it is their header. */
  cells: z.array(z.object({ column: z.string(), text: z.string(), key: z.string() })).optional(),
})
export type StoredRow = z.infer<typeof storedRow>

/**
 * Results as they lie in the table: one text, since nobody asks for a part of one, and 29 of them would be 300 values to write and to read.
 */
export const rowsText = (rows: readonly StoredRow[]): string =>
  JSON.stringify(rows, (key, part: unknown) =>
    part === null || (key === 'problems' && Array.isArray(part) && part.length === 0) ? undefined : part,
  )

const textOfRows = z.string().transform((text): unknown => JSON.parse(text))

export const rowsItem = z.object({ rows: z.union([textOfRows, z.array(z.unknown())]).pipe(z.array(storedRow)) })
