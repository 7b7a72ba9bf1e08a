import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import { paths as sitePaths } from '../../../lambdas/pages/site.ts'
import { QrCode } from './qr-code.tsx'
import { type Receipt, receiptLink } from './receipt-link.ts'
import { slipFacts } from './slip-facts.ts'

interface PaySlipProps {
  readonly entitlement: EntitlementView
  readonly payment: NonNullable<EntitlementView['payment']>
  readonly receipt: Receipt
  readonly onPrinted: () => void
}

/** The paper that goes to whoever was paid. It is there for the printer alone, and gone when the printer has it. */
export function PaySlip({ entitlement, payment, receipt, onPrinted }: PaySlipProps) {
  useEffect(() => {
    addEventListener('afterprint', onPrinted)
    print()
    return () => removeEventListener('afterprint', onPrinted)
  }, [onPrinted])
  return createPortal(
    <article className="pay-slip">
      <h1>Phiếu xác nhận chi trả</h1>
      <dl className="facts">
        {slipFacts(entitlement, payment).map(([words, value]) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="receipt">
        <QrCode text={receiptLink(receipt)} label={`Mã vuông của biên nhận ${receipt.code}`} />
        <div>
          <p className="receipt-code">{receipt.code}</p>
          <p>
            Quét mã vuông bằng điện thoại, hoặc mở {`${location.host}${sitePaths.receipt.vi}`} và gõ mã trên đây, để tự
            kiểm tra khoản chi này đã vào sổ niêm phong công khai (từ ngày hôm sau). Không cần đăng nhập, không mất phí.
          </p>
          <p>Mã vuông chứa tên và số tiền trên phiếu này. Giữ phiếu như giấy tờ của mình.</p>
        </div>
      </div>
      <div className="signatures">
        <p>
          Người nhận tiền
          <br />
          (ký hoặc điểm chỉ, ghi rõ họ tên)
        </p>
        <p>
          Người chi trả
          <br />
          (ký, ghi rõ họ tên)
        </p>
      </div>
    </article>,
    document.body,
  )
}
