import * as z from 'zod'
import { sayableFieldNames } from '../domain/columns/sayable-fields.ts'
import { nextActors } from '../domain/lists/list-duties.ts'
import { listKinds } from '../domain/lists/list-kind.ts'
import { listStates } from '../domain/lists/list-states.ts'
import { isTakenTogether } from '../domain/lists/suggestion-kinds.ts'
import { mostLetters } from './most-letters.ts'
import {
  cursor,
  day,
  dongAmount,
  instant,
  line,
  listId,
  page,
  policyCode,
  programmeId,
  reason,
  unitCode,
  uploadForm,
} from './shapes.ts'

/** Largest workbook taken, bytes. A commune's list is some hundred kilobytes; a province's of a million rows is under 80 MB. */
export const maximumWorkbookBytes = 100 * 1024 * 1024

/** What the browser has chosen, before it is sent. */
export const workbookFile = z.object({
  fileName: z.string().trim().min(1).max(200),
  fileBytes: z.number().int().min(1).max(maximumWorkbookBytes),
})

export const createListRequest = z.object({
  programme: programmeId,
  commune: unitCode,
  /** The policy of every row, when the list is of one policy; else each row's own column tells. */
  policy: policyCode.nullable(),
  /** May be left out when the workbook's title rows name the decision. */
  decisionNumber: line(mostLetters.decisionNumber).min(1).nullable(),
  decisionDay: day.nullable(),
  ...workbookFile.shape,
  /**
   * Compare it with the register first and wait for the officer's word. Whoever says `false` has it brought in at once, and with it what
   * would have stopped it as a whole: a list whose people are mostly there already.
   */
  review: z.boolean().default(true),
})
export type CreateListRequest = z.input<typeof createListRequest>

export const listState = z.enum(listStates)

export const listStateNames = {
  'awaiting-upload': 'Chờ tải tệp',
  processing: 'Đang đọc',
  checked: 'Chờ xác nhận',
  applying: 'Đang nhập',
  withdrawing: 'Đang rút',
  finished: 'Đã xong',
  refused: 'Không nhập được',
  withdrawn: 'Đã rút',
} as const satisfies Record<(typeof listStates)[number], string>

export const listCommands = ['review', 'apply', 'withdraw'] as const
export type ListCommand = (typeof listCommands)[number]

/** What a person says of the file's columns, by their `key`; null for one that is not to be read. */
const saidColumns = z
  .record(z.string().min(1).max(300), z.enum(sayableFieldNames).nullable())
  .refine((columns) => Object.keys(columns).length <= 60)

/** More of them are no exceptions, and one answer has no room for them. */
export const mostKept = 100
/** The check cuts what it quotes of a longer cell. */
export const longestKept = 200

const codes = z.array(z.string().regex(/^[a-z-]{3,40}$/)).max(40)

export const listAnswers = z.object({
  /** Codes of problems whose suggestions are taken, all of a kind at once; of tables that look like none to be paid by: that they are. */
  accepted: codes,
  /** Of the same codes those whose suggestions are not taken: nobody is asked about them again until they are accepted after all. */
  declined: codes,
  /** The file is in the letters of TCVN3 or VNI, as the check says, and is to be converted. */
  convert: z.boolean(),
  columns: saidColumns,
  /** Texts of cells that read as an old font (`legacy-in-doubt`) and are right as they stand: they are not converted with the file. */
  kept: z.array(z.string().min(1).max(longestKept)).max(mostKept),
})
export type ListAnswers = z.infer<typeof listAnswers>

/** A sheet in which nothing tells who stands: an officer says in which row its header is, and what its columns are. */
const openTable = z.object({
  sheet: z.string(),
  /** Where its header seems to stand; null where it seems to have none. */
  headerRow: z.number().int().nullable(),
  /** Its columns by Excel's letters, and by what answers speak of them where they have no header. */
  columns: z.array(z.object({ column: z.string(), key: z.string() })),
})

export const listColumn = z.object({
  sheet: z.string(),
  /** Excel's letter. */
  column: z.string(),
  /** Empty where nothing stands above the column. */
  header: z.string(),
  /** By which answers speak of it: its header; with the letter where that stands twice, or is empty. */
  key: z.string(),
  /** Null: not understood, so not read. */
  field: z.string().nullable(),
  /** 0..1; below 0.7 a person should look. */
  confidence: z.number(),
  /** What it was read from besides its header, or why it could not be. With less than 0.7 nobody is brought in before it is answered. */
  reason: z.string().nullable(),
})
export type ListColumn = z.infer<typeof listColumn>

const openTally = z.object({ people: z.number().int().nullable(), amount: dongAmount.nullable() })

export const listSummary = z.object({
  id: listId,
  programme: programmeId,
  commune: unitCode,
  communeName: z.string(),
  policy: policyCode.nullable(),
  fileName: z.string(),
  state: listState,
  /** Who has to move it on: a reader, an officer (also one whose refused rows wait to be mended), or nobody any more. */
  next: z.enum(nextActors),
  /** Refused rows that wait to be mended; 0 once the list was sent again. */
  openRows: z.number().int().min(0),
  /** When it came into this state. */
  since: instant,
  /** The last sign of life of its reader; null while it waits for one. */
  lastSignAt: instant.nullable(),
  /** When its time in this state is over: it is ended then, with a sentence that says why. Null when it has come to its end. */
  deadline: instant.nullable(),
  createdAt: instant,
  createdBy: z.string(),
  finishedAt: instant.nullable(),
  decision: z.object({ number: z.string(), day }).nullable(),
  /** Of the bytes that were read: whoever has the file can compare. Null while none has been read. */
  file: z.object({ sha256: z.string(), bytes: z.number().int() }).nullable(),
  counts: z.object({
    /** Rows of people found so far. */
    rows: z.number().int(),
    added: z.number().int(),
    /** In the register from an earlier list of this decision, and corrected by this one. */
    changed: z.number().int(),
    /** Already in the register from an earlier list: nothing changed. */
    same: z.number().int(),
    refused: z.number().int(),
    warnings: z.number().int(),
    duplicates: z.number().int(),
    /** Of `same` those of whom the list says something else that it cannot change, because it has happened. */
    settled: z.number().int(),
    /** New people who may have a support of another programme, too: nothing forbids them both. */
    otherProgrammes: z.number().int(),
    amount: dongAmount,
  }),
  /** What the file's own total rows say, null where they say nothing, and what was read. */
  sums: z.object({ declared: openTally, read: openTally }).nullable(),
  /** People of this commune and decision in the register whom the file does not name; null while not compared. */
  onlyHere: z.number().int().nullable(),
  /** What the system has granted them; null also of lists that were compared before it was summed. */
  onlyHereAmount: dongAmount.nullable(),
  /** Other decisions by which people of the file have the same support, most people first. */
  elsewhere: z
    .array(z.object({ decision: z.string(), people: z.number().int() }))
    .describe('Các quyết định khác của xã có những người này'),
  /** The decision that this one corrects if its officer says so: most of its people have the same support by it. */
  former: z.object({ number: z.string(), day }).nullable(),
  /** A first list of its decision, a supplement, a correction, a repeat, or one whose people another decision has; null while not compared. */
  kind: z.enum(listKinds).nullable(),
  /** What the officer has answered to the check's questions. */
  answers: listAnswers,
  /** Who has said no to which kind of suggestion, here or in the list that this one mends. */
  declines: z.array(z.object({ code: z.string(), by: z.string(), at: instant })).describe('Các loại gợi ý đã từ chối'),
  /** How the columns of the file were understood, sheet by sheet; empty while it has not been read. */
  columns: z.array(listColumn).describe('Các cột của một tệp'),
  /** Where the file waits for that; its rows are those with `cells`. */
  openTable: openTable.nullable().describe('Bảng chưa nhận ra cột họ tên'),
  /** Who gave the word to bring it in. */
  appliedBy: z.string().nullable(),
  withdrawal: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
  /** What this reader may do with it now. */
  commands: z.array(z.enum(listCommands)),
  /** One sentence: what happened, and for a refused list what to do. */
  outcome: z.string().nullable(),
})
export type ListSummary = z.infer<typeof listSummary>

export const createListResponse = z.object({
  list: listSummary,
  upload: uploadForm,
})
export type CreateListResponse = z.infer<typeof createListResponse>

export const rowProblem = z.object({
  sheet: z.string(),
  row: z.number().int(),
  column: z.string().nullable(),
  field: z.string().nullable(),
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  value: z.string().nullable(),
  /** Reason and mend in one or two sentences. */
  message: z.string(),
  suggestion: z.string().nullable(),
  /** An officer has said no to the suggestion; left out where none has. */
  declined: z.literal(true).optional(),
})
export type RowProblem = z.infer<typeof rowProblem>

export const rowOutcomes = ['added', 'changed', 'same', 'refused', 'skipped', 'only-here'] as const

const listCell = z.object({ column: z.string(), text: z.string(), key: z.string() })

export const listRow = z.object({
  sheet: z.string(),
  row: z.number().int(),
  outcome: z.enum(rowOutcomes),
  fullName: z.string().nullable(),
  policy: z.string().nullable(),
  amount: dongAmount.nullable(),
  entitlementId: z.string().nullable(),
  /** Of a changed row: field → [old, new] in words. */
  changes: z.record(z.string(), z.tuple([z.string().nullable(), z.string().nullable()])).nullable(),
  problems: z.array(rowProblem),
  /** What stands in a row of an `openTable`, and by what answers speak of its columns where this row is their header; left out of all others. */
  cells: z.array(listCell).optional(),
})
export type ListRow = z.infer<typeof listRow>

/** `waiting`: those alone that wait for an officer. */
export const listsQuery = z.object({
  unit: unitCode,
  programme: programmeId.optional(),
  only: z.enum(['waiting']).optional(),
  cursor: cursor.optional(),
})
export const listsResponse = page(listSummary)

/**
 * Rows with a remark; those that correct somebody in the register; people of the decision whom the file does not name; and of a corrected
 * decision, or of people who are settled, what a list does not do and somebody has to.
 */
export const listRowFilters = ['problems', 'changed', 'only-here', 'to-do'] as const
export type ListRowFilter = (typeof listRowFilters)[number]
export const listRowsQuery = z.object({ cursor: cursor.optional(), only: z.enum(listRowFilters).optional() })
export const listRowsResponse = page(listRow)

/** Answers to the check's questions; the file is checked and compared again with them. */
export const reviewListRequest = listAnswers
  .extend({
    declined: codes
      .refine((all) => all.every(isTakenTogether), 'Có loại gợi ý không từ chối được: tải lại trang rồi chọn lại.')
      .refine((all) => new Set(all).size === all.length, 'Một loại gợi ý được ghi hai lần: tải lại trang rồi chọn lại.')
      .default([]),
    columns: saidColumns.default({}),
    kept: listAnswers.shape.kept.default([]),
  })
  .refine(({ accepted, declined }) => !declined.some((code) => accepted.includes(code)), {
    message: 'Một loại gợi ý vừa được nhận vừa bị từ chối: chọn một rồi gửi lại.',
    path: ['declined'],
  })
export type ReviewListRequest = z.infer<typeof reviewListRequest>

export const withdrawListRequest = z.object({ reason })
