import type { Account, IssueAccountResponse } from '../../../lambdas/contract/accounts.ts'
import { accountStateNames } from '../../../lambdas/domain/ledger/account-event.ts'
import { roleNames } from '../../../lambdas/domain/permissions/permission-table.ts'
import { formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import { type Column, DataTable } from '../frame/data-table.tsx'
import { Tag } from '../frame/status-tag.tsx'
import { AccountActions } from './account-actions.tsx'
import { AccountHistory } from './account-history.tsx'

interface AccountTableProps {
  readonly accounts: readonly Account[]
  readonly mayChange: boolean
  readonly onReset: (issued: IssueAccountResponse) => void
}

const looks = {
  new: { icon: 'clock', tone: 'open' },
  active: { icon: 'check', tone: 'good' },
  locked: { icon: 'lock', tone: 'bad' },
} as const satisfies Record<Account['state'], object>

export function AccountTable({ accounts, mayChange, onReset }: AccountTableProps) {
  const columns: readonly Column<Account>[] = [
    { key: 'username', header: 'Tên đăng nhập', isRowName: true, cell: ({ username }) => username },
    { key: 'role', header: 'Vai trò', cell: ({ role }) => roleNames[role] },
    { key: 'unit', header: 'Đơn vị', cell: ({ unitName }) => unitName },
    { key: 'holder', header: 'Người giữ', cell: ({ holder }) => holder },
    {
      key: 'state',
      header: 'Trạng thái',
      cell: ({ state }) => <Tag {...looks[state]}>{accountStateNames[state]}</Tag>,
    },
    { key: 'created', header: 'Cấp lúc', cell: ({ createdAt }) => formatInstant(createdAt) },
    { key: 'history', header: 'Nhật ký', cell: ({ username }) => <AccountHistory username={username} /> },
    ...(mayChange
      ? [
          {
            key: 'actions',
            header: 'Thao tác',
            cell: (account: Account) => <AccountActions account={account} onReset={onReset} />,
          },
        ]
      : []),
  ]
  return (
    <DataTable
      caption="Tài khoản đã cấp"
      captionHidden
      columns={columns}
      rows={accounts}
      rowKey={({ username }) => username}
    />
  )
}
