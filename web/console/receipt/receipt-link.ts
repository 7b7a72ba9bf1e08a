import type { EntitlementDetail } from '../../../lambdas/contract/entitlements.ts'
import { receiptAddress } from '../../../lambdas/pages/site.ts'

export type Receipt = NonNullable<EntitlementDetail['receipt']>

/** Everything about the person stands behind the `#`: no server, log or referrer sees it. */
export const receiptLink = ({ content }: Receipt): string => `${location.origin}${receiptAddress(content, 'vi')}`
