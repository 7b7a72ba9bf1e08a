import { escapeXml } from './escape-xml.ts'

export interface PaidBar {
  /** What the bar says, in words; read aloud in place of the picture. */
  readonly title: string
  /** Shares of the whole, 0..1: paid, and what will never be paid. The rest is still open. */
  readonly paid: number
  readonly lost?: number
  /** Size in CSS pixels; the width stretches with its box. */
  readonly width?: number
  readonly height?: number
  /** Colours for places without a style sheet (mail, PNG). Left out, the classes `chart-paid`, `chart-lost`, `chart-open` colour it. */
  readonly colours?: { readonly paid: string; readonly lost: string; readonly open: string }
}

/**
 * One horizontal bar of what is paid, as SVG. Presentation attributes and classes only: a `style` attribute would break the pages' policy.
 * The paid part is also marked by a dark edge, so that it can be told without colour.
 */
export function paidBarSvg(bar: PaidBar): string {
  const { width = 240, height = 12 } = bar
  const paid = width * share(bar.paid)
  const lost = Math.min(width * share(bar.lost ?? 0), width - paid)
  const part = (name: 'paid' | 'lost' | 'open', x: number, size: number): string =>
    size <= 0
      ? ''
      : `<rect class="chart-${name}" x="${round(x)}" y="0" width="${round(size)}" height="${height}"${bar.colours ? ` fill="${escapeXml(bar.colours[name])}"` : ''}/>`
  const edge =
    paid > 0 && paid < width
      ? `<rect class="chart-edge" x="${round(Math.max(0, paid - 2))}" y="0" width="2" height="${height}"/>`
      : ''
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" class="chart-bar" viewBox="0 0 ${width} ${height}" width="100%" height="${height}" preserveAspectRatio="none">` +
    `<title>${escapeXml(bar.title)}</title>` +
    `${part('open', 0, width)}${part('paid', 0, paid)}${part('lost', width - lost, lost)}${edge}</svg>`
  )
}

const share = (value: number): number => (Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0)
const round = (value: number): number => Math.round(value * 100) / 100
