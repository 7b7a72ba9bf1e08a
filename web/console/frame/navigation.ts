import type { Action } from '../../../lambdas/domain/permissions/permission-table.ts'
import { paths } from './addresses.ts'
import type { Place } from './place.ts'

export interface Destination {
  readonly path: string
  readonly words: string
  readonly needs: Action
  /** Not each day's work of most people: where the menu would be too long for a line, it stands behind a button. */
  readonly isFurther?: true
}

/** What the officer may open, for those who have the right. */
export function destinationsOf(place: Place): readonly Destination[] {
  const all: readonly Destination[] = [
    { path: paths.overview, words: 'Tổng quan', needs: 'statistics.read' },
    { path: paths.people, words: 'Đối tượng', needs: 'entitlement.read' },
    {
      path: paths.lists,
      words: place.can('list.create') ? 'Nhập danh sách' : 'Danh sách đã nhập',
      needs: 'list.read',
    },
    { path: paths.batches, words: 'Ghi chi trả theo đợt', needs: 'batch.read' },
    { path: paths.duplicates, words: 'Rà soát trùng lặp', needs: 'case.read' },
    { path: paths.complaints, words: 'Phản ánh', needs: 'complaint.read' },
    { path: paths.reports, words: 'Báo cáo', needs: 'statistics.read' },
    { path: paths.payLists, words: 'Danh sách ký nhận', needs: 'pay-list.read', isFurther: true },
    { path: paths.recoveries, words: 'Thu hồi', needs: 'recovery.read', isFurther: true },
    { path: paths.provinces, words: 'Đối chiếu tỉnh khác', needs: 'exchange.read', isFurther: true },
    { path: paths.accounts, words: 'Tài khoản', needs: 'account.read', isFurther: true },
  ]
  return all.filter(({ needs }) => place.can(needs))
}

export interface Menu {
  readonly direct: readonly Destination[]
  /** Behind a button. */
  readonly further: readonly Destination[]
}

/** As many stand beside each other on a screen of 1,280 px. */
const mostInLine = 7

/** Whoever has little to choose from sees all of it. */
export function menuOf(destinations: readonly Destination[]): Menu {
  if (destinations.length <= mostInLine) return { direct: destinations, further: [] }
  return {
    direct: destinations.filter(({ isFurther }) => !isFurther),
    further: destinations.filter(({ isFurther }) => isFurther),
  }
}
