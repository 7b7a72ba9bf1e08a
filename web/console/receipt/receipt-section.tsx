import { Button } from '@mantine/core'
import { useCallback, useState } from 'react'
import type { EntitlementDetail } from '../../../lambdas/contract/entitlements.ts'
import { PaySlip } from './pay-slip.tsx'
import { QrCode } from './qr-code.tsx'
import './receipt.css'
import { receiptLink } from './receipt-link.ts'

/** The proof of a recorded payment, to be shown, scanned or printed for whoever was paid. */
export function ReceiptSection({ detail }: { readonly detail: EntitlementDetail }) {
  const [isPrinting, setIsPrinting] = useState(false)
  const onPrinted = useCallback(() => setIsPrinting(false), [])
  const { entitlement, receipt } = detail
  const { payment } = entitlement
  if (!receipt || !payment) return null
  return (
    <section aria-labelledby="bien-nhan">
      <h3 id="bien-nhan">Biên nhận</h3>
      <div className="receipt">
        <QrCode text={receiptLink(receipt)} label={`Mã vuông của biên nhận ${receipt.code}`} />
        <div>
          <p className="receipt-code">{receipt.code}</p>
          <p className="small">
            Người nhận quét mã này, không cần đăng nhập, là tự kiểm tra được khoản chi đã vào sổ niêm phong. Sổ của mỗi
            ngày niêm phong lúc 2 giờ sáng hôm sau.
          </p>
          <div className="buttons">
            <Button variant="default" onClick={() => setIsPrinting(true)}>
              In phiếu xác nhận
            </Button>
            <Button component="a" variant="default" href={receiptLink(receipt)} target="_blank" rel="noreferrer">
              Mở trang kiểm tra
            </Button>
          </div>
        </div>
      </div>
      {isPrinting ? (
        <PaySlip entitlement={entitlement} payment={payment} receipt={receipt} onPrinted={onPrinted} />
      ) : null}
    </section>
  )
}
