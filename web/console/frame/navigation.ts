import type { Action } from '../../../lambdas/domain/permissions/permission-table.ts'
import { paths } from './addresses.ts'
import type { Place } from './place.ts'

export interface Destination {
  readonly path: string
  readonly words: string
  readonly needs: Action
}

/** What stands in the menu, for those who have the right. */
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
    { path: paths.payLists, words: 'Danh sách ký nhận', needs: 'pay-list.read' },
    { path: paths.recoveries, words: 'Thu hồi', needs: 'recovery.read' },
    { path: paths.duplicates, words: 'Rà soát trùng lặp', needs: 'case.read' },
    { path: paths.provinces, words: 'Đối chiếu tỉnh khác', needs: 'exchange.read' },
    { path: paths.complaints, words: 'Phản ánh', needs: 'complaint.read' },
    { path: paths.reports, words: 'Báo cáo', needs: 'statistics.read' },
    { path: paths.accounts, words: 'Tài khoản', needs: 'account.read' },
  ]
  return all.filter(({ needs }) => place.can(needs))
}
