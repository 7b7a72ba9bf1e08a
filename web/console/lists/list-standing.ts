import { type ListSummary, listStateNames } from '../../../lambdas/contract/lists.ts'
import { formatInstant } from '../../../lambdas/domain/time/local-day.ts'

type Standing = Pick<ListSummary, 'state' | 'next' | 'since' | 'lastSignAt' | 'deadline'>

/** Who moves an open list on, and by when; null for a list that has come to its end. */
export function listStanding({ state, next, since, lastSignAt, deadline }: Standing, now: number): string | null {
  if (next === 'nobody' || deadline === null) return null
  if (next === 'reader')
    return lastSignAt === null
      ? `${listStateNames[state]}: chờ đến lượt từ ${formatInstant(since)}`
      : `${listStateNames[state]}, cập nhật lần cuối ${ago(now - lastSignAt)}`
  return state === 'awaiting-upload'
    ? `Chưa nhận được tệp, hết hạn lúc ${formatInstant(deadline)}`
    : `Chờ cán bộ xã quyết định, hạn ${formatInstant(deadline)}`
}

/** The clocks of the two machines may differ by some seconds. */
function ago(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return 'vừa xong'
  return minutes < 60 ? `${minutes} phút trước` : `${Math.floor(minutes / 60)} giờ trước`
}
