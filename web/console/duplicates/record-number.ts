import type { CaseDetail } from '../../../lambdas/contract/cases.ts'

/** Under which a record stands side by side with the others: of two supports of one policy in one commune nothing else tells which is meant. */
export const recordNumber = ({ records }: Pick<CaseDetail, 'records'>, entitlementId: string): number =>
  records.findIndex((record) => record.entitlementId === entitlementId) + 1
