import { escapeXml } from './escape-xml.ts'

export interface PaidBar {
  /** What the bar says, in words; read aloud in place of the picture. */
  readonly title: string
  /** Shares of the whole, 0..1: paid, and what will never be paid. The rest is still open. */
  readonly paid: number
  readonly lost?: number
  /** Size in CSS pixels. Without a width it fills its box. */
  readonly width?: number
  readonly height?: number
  /** Colours for places without a style sheet (mail, PNG). Left out, the classes `chart-paid`, `chart-lost`, `chart-open` colour it. */
  readonly colours?: { readonly paid: string; readonly lost: string; readonly open: string }
}

/**
 * One horizontal bar of what is paid, as SVG. Presentation attributes and classes only: a `style` attribute would break the pages' policy.
 * The paid part also ends in a dark edge, so that it can be told without colour.
 */
export function paidBarSvg(bar: PaidBar): string {
  const { width = '100%', height = 12, colours } = bar
  const paid = share(bar.paid)
  const lost = Math.min(share(bar.lost ?? 0), 1 - paid)
  const part = (name: 'paid' | 'lost' | 'open', start: number, size: number): string =>
    size <= 0
      ? ''
      : `<rect class="chart-${name}" x="${percent(start)}" y="0" width="${percent(size)}" height="${height}"${colours ? ` fill="${escapeXml(colours[name])}"` : ''}/>`
  const edge =
    paid > 0 && paid < 1
      ? `<rect class="chart-edge" x="${percent(paid)}" y="0" width="2" height="${height}" transform="translate(-2 0)"/>`
      : ''
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" class="chart-bar" width="${width}" height="${height}">` +
    `<title>${escapeXml(bar.title)}</title>` +
    `${part('open', 0, 1)}${part('paid', 0, paid)}${part('lost', 1 - lost, lost)}${edge}</svg>`
  )
}

const share = (value: number): number => (Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0)
const percent = (value: number): string => `${Math.round(value * 10_000) / 100}%`
