import { type Html, html } from '../html.ts'

/**
 * A bar filled to `part` of `whole`. Decoration beside the figure that says the same, hence hidden from screen readers; the
 * frame around it keeps the whole visible without colour.
 */
export function shareBar(part: number, whole: number): Html {
  const filled = whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="bar-whole" width="100" height="8"/><rect class="bar-part" width="${Math.round(filled * 1000) / 10}" height="8"/></svg>`
}
