import { type ListSummary, listStateNames } from '../../../lambdas/contract/lists.ts'
import { formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import { groupThousands } from '../../shared/formats/figures.ts'

type Standing = Pick<ListSummary, 'state' | 'next' | 'openRows' | 'since' | 'lastSignAt' | 'deadline'>

/** Who moves an open list on, and by when; what of one that has ended waits to be mended; null where nobody has to do anything. */
export function listStanding(list: Standing, now: number): string | null {
  const { state, next, openRows, since, lastSignAt, deadline } = list
  if (openRows > 0) return `Còn ${groupThousands(openRows)} dòng chưa nhập được, chờ cán bộ sửa tệp rồi tải lên lại`
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
