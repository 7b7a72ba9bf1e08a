import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { IssueAccountResponse } from '../../../lambdas/contract/accounts.ts'
import { roleNames } from '../../../lambdas/domain/permissions/permission-table.ts'
import { formatInstant } from '../../../lambdas/domain/time/local-day.ts'

interface SlipProps {
  readonly issued: IssueAccountResponse
  readonly onClose: () => void
}

/** The paper that goes to the account's holder. The password is shown this once; printing leaves everything else of the page out. */
export function Slip({ issued, onClose }: SlipProps) {
  const { account, temporaryPassword } = issued
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="slip" aria-labelledby="phieu-cap">
      <h2 id="phieu-cap" ref={heading} tabIndex={-1}>
        Phiếu cấp tài khoản
      </h2>
      <dl className="facts">
        <div>
          <dt>Đơn vị</dt>
          <dd>{account.unitName}</dd>
        </div>
        <div>
          <dt>Vai trò</dt>
          <dd>{roleNames[account.role]}</dd>
        </div>
        <div>
          <dt>Người giữ</dt>
          <dd>{account.holder}</dd>
        </div>
        <div>
          <dt>Tên đăng nhập</dt>
          <dd className="slip-code">{account.username}</dd>
        </div>
        <div>
          <dt>Mật khẩu tạm</dt>
          <dd className={temporaryPassword ? 'slip-code' : undefined}>
            {temporaryPassword ??
              'Đã hiện ở lần cấp trước và không hiện lại. Bấm “Đặt lại mật khẩu” để có mật khẩu mới.'}
          </dd>
        </div>
        <div>
          <dt>Cấp lúc</dt>
          <dd>{formatInstant(account.createdAt)}</dd>
        </div>
      </dl>
      {temporaryPassword ? (
        <ol className="slip-steps">
          <li>
            Mở trang <span className="slip-address">{`${location.origin}/console/`}</span>
          </li>
          <li>Tắt bộ gõ tiếng Việt, nhập tên đăng nhập và mật khẩu tạm ở trên.</li>
          <li>Đặt mật khẩu của riêng mình, từ 12 ký tự; không cho người khác biết. Huỷ phiếu này sau khi đã đặt.</li>
        </ol>
      ) : null}
      <div className="buttons no-print">
        {temporaryPassword ? <Button onClick={() => print()}>In phiếu</Button> : null}
        <Button variant="default" onClick={onClose}>
          {temporaryPassword ? 'Đã giao phiếu, đóng' : 'Đóng'}
        </Button>
      </div>
      {temporaryPassword ? (
        <p className="small no-print">Mật khẩu tạm chỉ hiện một lần. Đóng phiếu là không xem lại được.</p>
      ) : null}
    </section>
  )
}
