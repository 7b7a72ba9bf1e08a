import { encode } from 'uqr'

interface QrCodeProps {
  readonly text: string
  /** What it is, for whoever does not see it. */
  readonly label: string
}

/** The square as one path: sharp at any size of paper, without an inline style or a foreign image. */
export function QrCode({ text, label }: QrCodeProps) {
  // Four cells of white around it is what readers are promised; paper creases, so a part may be lost.
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  )
}
