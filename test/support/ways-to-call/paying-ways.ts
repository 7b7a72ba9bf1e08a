import type { RouteName } from '../../../lambdas/contract/routes.ts'
import { localDay } from '../../../lambdas/domain/time/local-day.ts'
import { about, batchDetails, isCommune, programme, type WayToCall } from './stored-things.ts'

const stranger = { entitlementId: 'd'.repeat(26), version: 1 }

/** What is done with a support's money. */
export const payingWays = {
  // A version that was never there: decided, and not done.
  recordPayment: (target) =>
    about(
      'entitlementId',
      target,
      {
        version: 999,
        paidOn: '2020-06-01',
        lateReason: 'nhập từ sổ giấy',
        receivedBy: 'self',
        noIdNumberReason: 'child',
      },
      409,
    ),
  recordNotPaid: (target) => about('entitlementId', target, { version: 999, reason: 'absent' }, 409),
  undoPayment: (target) => about('entitlementId', target, { version: 999, reason: 'nhầm người' }, 409),
  handOver: (target) => about('entitlementId', target, { version: 999, unit: '66' }, 409),
  takeBack: (target) => about('entitlementId', target, { version: 999, reason: 'xã tự chi' }, 409),
  resumeSupport: (target) =>
    about('entitlementId', target, { version: 999, reason: 'xin nhận lại', paper: 'đơn' }, 409),
  amendSupport: (target) =>
    about(
      'entitlementId',
      target,
      { version: 999, decision: { number: '1', day: localDay(Date.now()) }, amount: 1_500_000, reason: 'sai mức' },
      409,
    ),
  cancelSupport: (target) =>
    about(
      'entitlementId',
      target,
      { version: 999, decision: { number: '1', day: localDay(Date.now()) }, reason: 'không thuộc diện' },
      409,
    ),
  askBack: (target) =>
    about(
      'entitlementId',
      target,
      { version: 999, decision: { number: '1', day: localDay(Date.now()) }, amount: 1, reason: 'không thuộc diện' },
      409,
    ),
  recordReturn: (target) =>
    about('entitlementId', target, { version: 999, amount: 1, returnedOn: '2020-06-01', receipt: 'PT 1' }, 409),
  recordNoReturn: (target) => about('entitlementId', target, { version: 999, reason: 'không trả' }, 409),
  recoveries: (target) => ({ input: { query: { programme, unit: target } }, within: 200 }),
  household: (target) => about('entitlementId', target, undefined, 200),
  // Of another household than the one that the address names.
  askBackHousehold: (target) =>
    about(
      'entitlementId',
      target,
      {
        supports: [{ ...stranger, amount: 1 }],
        decision: { number: '1', day: localDay(Date.now()) },
        reason: 'không thuộc diện',
      },
      422,
    ),
  returnHousehold: (target) =>
    about('entitlementId', target, { supports: [stranger], amount: 1, returnedOn: '2020-06-01', receipt: 'PT 1' }, 422),
  noReturnHousehold: (target) => about('entitlementId', target, { supports: [stranger], reason: 'không trả' }, 422),
  // A range that ends before it begins: refused behind the door.
  createBatch: (target) => ({
    input: { body: { programme, unit: target, from: 2, to: 1, details: batchDetails } },
    within: 422,
  }),
  createResultFile: (target) => ({
    input: { body: { programme, unit: target, fileName: 'a.xlsx', fileBytes: 1, details: batchDetails } },
    within: 201,
  }),
  createAccount: (target) => ({ input: { body: { programme: 'nq00-0000', unit: target } }, within: 422 }),
  batches: () => ({ input: { query: { programme } }, within: 200 }),
  batch: (target) => about('batchId', target, undefined, 200),
  batchLines: (target) => about('batchId', target, undefined, 200),
  batchHistory: (target) => about('batchId', target, undefined, 200),
  // Of a batch that waits for its file nothing can be written or taken back.
  confirmBatch: (target) => about('batchId', target, undefined, 409),
  undoBatch: (target) => about('batchId', target, { reason: 'nhầm tệp' }, 409),
  payListChoices: (target) => ({
    input: { body: { programme, unit: target } },
    within: isCommune(target) ? 200 : 422,
  }),
  // Of a policy that nobody has: nothing is printed.
  printPayList: (target) => ({
    input: { body: { programme, unit: target, policy: 'Z9' } },
    within: isCommune(target) ? 201 : 422,
  }),
  payLists: (target) => ({ input: { query: { programme, unit: target } }, within: 200 }),
  payList: (target) => about('payListCode', target, undefined, 200),
  // Nobody stood on it: it cannot be taken out of use, and nobody has signed it.
  voidPayList: (target) => about('payListCode', target, { reason: 'in nhầm' }, 409),
  payFromPayList: (target) => about('payListCode', target, { details: {} }, 409),
  reconcilePayList: (target) =>
    about('payListCode', target, { signed: { people: 1, amount: 1 }, notSignedLines: [] }, 409),
} as const satisfies Partial<Record<RouteName, (target: string) => WayToCall>>
