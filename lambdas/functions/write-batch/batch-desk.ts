import type { PersonMatcher } from '../../domain/cases/person-matcher.ts'
import type { ExchangeKey } from '../../domain/exchange/exchange-file.ts'
import { leaseMs } from '../../domain/lists/list-duties.ts'
import type { PaymentContext } from '../../domain/payments/payment-context.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { officeName, owningOffice } from '../../domain/permissions/office-name.ts'
import type { Province } from '../../domain/province.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { UploadedFile } from '../../runtime/uploaded-file.ts'
import type { BatchHand, StoredBatch } from '../../store/batches/batch-item.ts'
import type { Marks } from '../../store/table/id-mark.ts'
import type { Register } from '../../store/table/table.ts'

export interface AnswerFile {
  readonly key: string
  readonly bytes: Uint8Array
  /** Without the extension; names nobody. */
  readonly fileName: string
  readonly extension: 'xlsx' | 'xlsm' | 'pdf'
}

export interface BatchDesk {
  readonly register: Register
  readonly tree: UnitTree
  readonly backlogUntil: Province['backlogUntil']
  readonly marks: Marks
  readonly matcher: PersonMatcher
  readonly exchange: () => Promise<ExchangeKey>
  readonly fileOf: (batchId: string, version: string) => Promise<UploadedFile>
  readonly putAnswer: (file: AnswerFile) => Promise<void>
  readonly now: () => number
  /** Milliseconds until this function is stopped. */
  readonly timeLeft: () => number
  /** Calls another function for the rest of a batch. */
  readonly callAgain: (batchId: string) => Promise<void>
  /** Chunks that are written side by side. */
  readonly lanes: number
}

/** More than the largest district has supports to be paid; a batch of the whole province is several. */
export const mostLines = 60_000

export const withSign = (desk: BatchDesk, batch: StoredBatch): StoredBatch => ({
  ...batch,
  leaseUntil: desk.now() + leaseMs,
})

/** An account as a call makes it: without an address where none was kept. */
export const actorOf = ({ from, ...hand }: BatchHand): Actor => ({ ...hand, ...(from === undefined ? {} : { from }) })

export interface Situation extends Pick<PaymentContext, 'actor' | 'commandId' | 'programme' | 'others'> {
  readonly now: number
  /** Whether open certain cases stop payments. */
  readonly holds: boolean
}

/** What a single payment is decided in. */
export const contextOf = (
  { tree, backlogUntil }: Pick<BatchDesk, 'tree' | 'backlogUntil'>,
  { holds, ...situation }: Situation,
): PaymentContext => ({
  ...situation,
  tree,
  backlogUntil: backlogUntil(situation.programme.id),
  payerName: ({ role, unit }) => officeName(tree, role, unit),
  review: { holds, officeOf: (unit) => owningOffice(tree, unit) },
})
