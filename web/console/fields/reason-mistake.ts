import { leastReason } from '../../../lambdas/domain/least-reason.ts'

/** What has to be mended in a reason, as the server will judge it; null where nothing has. @param words what to do, without a stop */
export const reasonMistake = (text: string, words = 'Ghi lý do'): string | null =>
  text.trim().length < leastReason ? `${words}, ít nhất ${leastReason} ký tự.` : null
