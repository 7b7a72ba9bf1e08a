import { paidBarSvg } from '../../shared/charts/paid-bar.ts'
import { formatPercent, percentOf } from '../../shared/formats/figures.ts'

interface PaidShareProps {
  /** Of what: completes "Đã chi trả … kinh phí của". */
  readonly of: string
  readonly paid: number
  readonly lost: number
  readonly approved: number
  /** Where there is no room for the bar. */
  readonly numberAlone?: boolean
}

/** Paid share of approved money as a bar with its number in words. */
export function PaidShare({ of, paid, lost, approved, numberAlone = false }: PaidShareProps) {
  const percent = formatPercent(percentOf(paid, approved))
  if (numberAlone) return <span className="paid-share-number">{percent}</span>
  const title = `Đã chi trả ${percent} kinh phí phê duyệt của ${of}`
  const svg = paidBarSvg({ title, paid: paid / approved, lost: lost / approved })
  return (
    <span className="paid-share">
      {/* The markup is made by paidBarSvg, which escapes every text. */}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the same SVG text is used in pages and mails */}
      <span className="paid-share-bar" dangerouslySetInnerHTML={{ __html: svg }} />
      <span className="paid-share-number">{percent}</span>
    </span>
  )
}
