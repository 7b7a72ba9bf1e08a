import type { RouteName } from '../../../lambdas/contract/routes.ts'
import { defaultCaseSettings } from '../../../lambdas/domain/cases/case-settings.ts'
import { about, aSubscription, isCommune, own, programme, type WayToCall } from './stored-things.ts'

/** What offices have of their own: complaints, cases, other provinces, reports, accounts. */
export const officeWays = {
  publicComplaints: () => ({ input: {}, within: 200 }),
  // Nothing is written, and nothing is found.
  sendComplaint: (target) => ({ input: { body: { commune: target, subject: 'other', text: 'x' } }, within: 422 }),
  followComplaint: () => ({ input: { body: { number: 'PA-2222-222', secret: 'x' } }, within: 404 }),
  withdrawComplaint: () => ({ input: { body: { number: 'PA-2222-222', secret: 'x' } }, within: 404 }),
  followComplaintForm: () => ({ input: {}, within: 200 }),
  withdrawComplaintForm: () => ({ input: {}, within: 200 }),
  complaints: (target) => ({ input: { query: { programme, unit: target } }, within: 200 }),
  complaint: (target) => about('complaintNumber', target, undefined, 200),
  fileComplaint: (target) => ({
    input: { body: { programme, unit: target, subject: 'other', text: 'Ghi thay một người ở thôn.' } },
    within: isCommune(target) ? 201 : 422,
  }),
  // A version that was never there: decided, and not done.
  decideComplaint: (target) => about('complaintNumber', target, { kind: 'accept', version: 999 }, 409),
  cases: (target) => ({ input: { query: { programme, unit: target } }, within: 200 }),
  comparedCases: (target) => ({ input: { query: { programme, unit: target } }, within: 200 }),
  duplicateCase: (target) => about('caseId', target, undefined, 200),
  caseHistory: (target) => about('caseId', target, undefined, 200),
  // A version that was never there, or a state in which the case is not.
  decideCase: (target) =>
    about('caseId', target, { version: 999, outcome: 'different-people', reason: 'papers-seen' }, 409),
  confirmCase: (target) => about('caseId', target, { version: 999, accept: true }, 409),
  reportCase: (target) => about('caseId', target, { version: 999, finding: 'unclear', note: 'chưa gặp được' }, 409),
  reverseCase: (target) => about('caseId', target, { version: 999, note: 'nhầm người' }, 409),
  caseSettings: () => ({ input: {}, within: 200 }),
  caseSettingsHistory: () => ({ input: {}, within: 200 }),
  setCaseSettings: () => ({ input: { body: defaultCaseSettings }, within: 200 }),
  // What leaves the province or comes from another is the province's alone.
  // Of no programme: decided, and not written.
  requestExchangeFile: (target) => ({ input: { body: { programme: 'nq00-0000', unit: target } }, within: 422 }),
  openForeignFile: (target) => ({
    input: { body: { unit: target, fileName: 'a.jsonl', fileBytes: 1 } },
    within: target === own.province ? 201 : 422,
  }),
  foreignFiles: (target) => ({ input: { query: { unit: target } }, within: 200 }),
  removeForeignFile: () => ({
    input: { params: { foreignFileId: 'e'.repeat(26) }, body: { note: 'tải nhầm' } },
    within: 200,
    unit: undefined,
  }),
  foreignFindings: (target) => ({ input: { query: { programme, unit: target } }, within: 200 }),
  decideForeignFinding: (target) =>
    about(
      'entitlementId',
      target,
      { version: 999, province: '64', outcome: 'different-person', reason: 'papers-seen' },
      409,
    ),
  statistics: (target) => ({ input: { query: { programme, unit: target } }, within: 200 }),
  planHistory: (target) => ({ input: { query: { programme, unit: target } }, within: 200 }),
  setPlan: (target) => ({
    input: { body: { programme, entries: [{ commune: target, policy: 'A1', people: 0, amount: 0 }] } },
    within: isCommune(target) ? 200 : 422,
  }),
  report: (target) => ({ input: { query: { programme, unit: target, kind: 'policies' } }, within: 200 }),
  reportFile: (target) => ({
    input: { query: { programme, unit: target, kind: 'payers', format: 'csv' } },
    within: 200,
  }),
  subscriptions: () => ({ input: {}, within: 200 }),
  // To an address outside the house.
  createSubscription: (target) => ({
    input: { body: { programme, units: [target], ...aSubscription, recipients: ['ai@noi-khac.example'] } },
    within: 422,
  }),
  changeSubscription: (target) => about('subscriptionId', target, { version: 999, ...aSubscription }, 409),
  testSubscription: (target) => about('subscriptionId', target, undefined, 422),
  subscriptionHistory: (target) => about('subscriptionId', target, undefined, 200),
  accounts: (target) => ({ input: { query: { unit: target } }, within: 200 }),
  issueAccount: (target) => ({
    // A role that has no business at the unit's level.
    input: {
      body: {
        username: 'khong-thanh',
        role: isCommune(target) ? 'huyen' : 'xa',
        unit: target,
        holder: 'Một nơi',
        email: 'a@example.vn',
      },
    },
    within: 422,
  }),
  accountHistory: (target) => about('username', target, undefined, 200),
  lockAccount: (target) => about('username', target, { locked: false }, 200),
  resetPassword: (target) => about('username', target, undefined, 200),
} as const satisfies Partial<Record<RouteName, (target: string) => WayToCall>>
