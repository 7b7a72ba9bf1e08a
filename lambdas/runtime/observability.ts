import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics } from '@aws-lambda-powertools/metrics'

/** Service name, namespace and level come from the environment that the CDK sets. One of each a process. */
export const logger = new Logger()

/** A call that counted nothing is no fault; Powertools would write an error line for each of them. */
class CountedMetrics extends Metrics {
  override publishStoredMetrics(): this {
    return this.hasStoredMetrics() ? super.publishStoredMetrics() : this
  }
}

export const metrics = new CountedMetrics()

/** Every message that is ever logged. Codes and counts only: never a person, a number, an event or a body. */
export const logCodes = {
  started: 'STARTED',
  completed: 'COMPLETED',
  refused: 'REFUSED',
  failed: 'FAILED',
  messageUnreadable: 'MESSAGE_UNREADABLE',
  listStarted: 'LIST_STARTED',
  listHandedOn: 'LIST_HANDED_ON',
  listFinished: 'LIST_FINISHED',
  listRefused: 'LIST_REFUSED',
  listBusy: 'LIST_BUSY',
  listUnknown: 'LIST_UNKNOWN',
  listCalled: 'LIST_CALLED_AGAIN',
  listEnded: 'LIST_ENDED',
  rangeStarted: 'RANGE_STARTED',
  rangeDone: 'RANGE_DONE',
  comparedAnew: 'COMPARED_ANEW',
  listPutAgain: 'LIST_PUT_AGAIN',
  accountRemade: 'ACCOUNT_REMADE',
  accountMissing: 'ACCOUNT_MISSING',
  ledgerSealed: 'LEDGER_SEALED',
  recounted: 'RECOUNTED',
  exportWritten: 'EXPORT_WRITTEN',
  exportGivenUp: 'EXPORT_GIVEN_UP',
  payListGivenUp: 'PAY_LIST_GIVEN_UP',
  foreignFile: 'FOREIGN_FILE',
  foreignFileCalled: 'FOREIGN_FILE_CALLED_AGAIN',
  foreignFileGivenUp: 'FOREIGN_FILE_GIVEN_UP',
  followedLate: 'FOLLOWED_LATE',
  notFollowed: 'NOT_FOLLOWED',
  batchStarted: 'BATCH_STARTED',
  batchEnded: 'BATCH_ENDED',
  payListPrinted: 'PAY_LIST_PRINTED',
  reportSent: 'REPORT_SENT',
  mailReturned: 'MAIL_RETURNED',
  reportFailed: 'REPORT_FAILED',
} as const
