import { deadlineOf, listDuties } from '../../../../lambdas/domain/lists/list-duties.ts'
import type { listStates } from '../../../../lambdas/domain/lists/list-states.ts'
import { listStanding } from '../../../../web/console/lists/list-standing.ts'

/** 11/05/2020, 08:00 in Vietnam. */
const since = Date.UTC(2020, 4, 11, 1)
const minute = 60_000
const standingOf = (
  state: (typeof listStates)[number],
  lastSignAt: number | null = null,
  openRows = 0,
): string | null =>
  listStanding(
    { state, next: listDuties[state].next, openRows, since, lastSignAt, deadline: deadlineOf({ state, since }) },
    since + 150 * minute,
  )

describe('where a list stands, for whoever waits for it', () => {
  it.each([
    ['awaiting-upload', null, 'Chưa nhận được tệp, hết hạn lúc 09:00 11/05/2020'],
    ['checked', null, 'Chờ cán bộ xã quyết định, hạn 08:00 10/06/2020'],
    ['processing', null, 'Đang đọc: chờ đến lượt từ 08:00 11/05/2020'],
    ['processing', since + 148 * minute, 'Đang đọc, cập nhật lần cuối 2 phút trước'],
    ['applying', since + 151 * minute, 'Đang nhập, cập nhật lần cuối vừa xong'],
    ['withdrawing', since, 'Đang rút, cập nhật lần cuối 2 giờ trước'],
    ['finished', null, null],
    ['refused', null, null],
    ['withdrawn', null, null],
  ] as const)('%s: last sign %s', (state, lastSignAt, words) => {
    expect(standingOf(state, lastSignAt)).toBe(words)
  })

  it('tells of rows that wait to be mended, although the list has come to its end', () => {
    const words = 'Còn 1.200 dòng chưa nhập được, chờ cán bộ sửa tệp rồi tải lên lại'
    expect(standingOf('finished', null, 1200)).toBe(words)
  })
})
