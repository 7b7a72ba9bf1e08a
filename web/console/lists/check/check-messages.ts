import type { Remark } from '../../../../lambdas/lists/annotate/remarks.ts'
import type { ListProblem, ListTotals } from '../../../../lambdas/lists/checked-list.ts'
import type { NotAList } from '../../../../lambdas/lists/not-a-list.ts'

/** Remarks that a workbook sent back carries; a file with more is wrong as a whole. */
export const mostRemarks = 200_000

/**
 * What the page asks of the worker: a file is checked, and the checked file fetched back with its remarks; or a file that was uploaded,
 * with what the cloud has remarked of it.
 */
export type CheckOrder =
  | {
      readonly kind: 'check'
      /** How the province's own CMND begin. */
      readonly cmndSeries: readonly string[]
      readonly file: File
      readonly programme: string
      /** Chosen for the whole file; null where its rows say their own. */
      readonly policy: string | null
      readonly communeName: string
      readonly today: string
    }
  | { readonly kind: 'annotate' }
  | {
      readonly kind: 'mark'
      readonly file: File
      /** Of the bytes that the cloud has read. */
      readonly sha256: string
      readonly remarks: readonly Remark[]
      /** It was read as text of an old font, converted. */
      readonly convert: boolean
      /** But for these. */
      readonly kept: readonly string[]
    }

/** What was found in a file, on this machine, before anything is sent. */
export interface CheckSummary {
  readonly totals: ListTotals
  /** Whether the file says its decision's number itself. */
  readonly namesDecision: boolean
  readonly namesDecisionDay: boolean
  /** People of whom neither their row nor the title says under which policy they are. */
  readonly withoutPolicy: number
  /** The commune that the file names, when it is not the one that the list is for. */
  readonly otherCommune: string | null
  /** What is told of a title that names another policy than the chosen one. */
  readonly otherPolicy: string | null
  readonly refused: number
  /** Columns that were taken for something by their cells alone: the officer confirms them before anybody is brought in. */
  readonly unconfirmed: number
  /** Places whose suggestion he may take as he looks the list over, all of a kind at once. */
  readonly suggested: number
  /** It is in the letters of an old font, which he may have converted then. */
  readonly isLegacy: boolean
  readonly errors: number
  readonly warnings: number
  readonly encoding: string
  /** The first of them; the workbook sent back has all. */
  readonly problems: readonly ListProblem[]
}

export type CheckAnswer =
  | { readonly kind: 'progress'; readonly rows: number }
  | { readonly kind: 'checked'; readonly summary: CheckSummary }
  /** Not a list; the words say why and what to do. */
  | { readonly kind: 'refused'; readonly message: string; readonly open: NotAList['open'] }
  /** The remarks are about other bytes. */
  | { readonly kind: 'other-file' }
  | { readonly kind: 'annotated'; readonly workbook: Blob; readonly extension: string }
  | { readonly kind: 'failed' }
