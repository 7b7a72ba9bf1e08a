import type { RouteName } from '../../../lambdas/contract/routes.ts'
import { tree } from '../test-machine.ts'
import { about, isCommune, programme, type WayToCall } from './stored-things.ts'

/** The public's routes, lists and the register. */
export const registerWays = {
  openapi: () => ({ input: {}, within: 200 }),
  programmes: () => ({ input: {}, within: 200 }),
  publicStatistics: (target) => ({
    input: { query: { programme, unit: target } },
    within: tree.find(target) ? 200 : 404,
  }),
  lookUp: () => ({ input: { body: { idNumber: '066085004321', fullName: 'Ai Đó' } }, within: 200 }),
  lookUpForm: () => ({ input: {}, within: 200 }),
  session: () => ({ input: {}, within: 200 }),
  createList: (target) => ({
    input: {
      body: {
        programme,
        commune: target,
        policy: null,
        decisionNumber: null,
        decisionDay: null,
        fileName: 'a.xlsx',
        fileBytes: 1,
      },
    },
    within: isCommune(target) ? 201 : 422,
  }),
  lists: (target) => ({ input: { query: { unit: target } }, within: 200 }),
  list: (target) => about('listId', target, undefined, 200),
  listRows: (target) => about('listId', target, undefined, 200),
  listHistory: (target) => about('listId', target, undefined, 200),
  // Of a list that was refused nothing can be brought in or taken back.
  reviewList: (target) => about('listId', target, { accepted: [], convert: false }, 409),
  applyList: (target) => about('listId', target, undefined, 409),
  withdrawList: (target) => about('listId', target, { reason: 'nhầm tệp' }, 409),
  searchEntitlements: (target) => ({ input: { body: { programme, unit: target } }, within: 200 }),
  searchByIdNumber: (target) => ({
    input: { body: { programme, unit: target, idNumbers: ['240999999'] } },
    within: 200,
  }),
  communeHamlets: (target) => ({ input: { query: { unit: target } }, within: isCommune(target) ? 200 : 422 }),
  entitlement: (target) => about('entitlementId', target, undefined, 200),
  entitlementHistory: (target) => about('entitlementId', target, undefined, 200),
  entitlementElsewhere: (target) => about('entitlementId', target, undefined, 200),
  // Of nobody: the file is written for everyone who may ask.
  requestExport: (target) => ({
    input: { body: { programme, unit: target, name: 'không ai có tên này' } },
    within: 201,
  }),
  // Whoever asks is given his own files and nobody else's.
  exportedFile: () => ({ input: { params: { exportId: 'd'.repeat(26) } }, within: 200, unit: undefined }),
} as const satisfies Partial<Record<RouteName, (target: string) => WayToCall>>
