import type { PaymentStatus } from '../../domain/payments/payment-status.ts'
import { type Html, html } from '../html.ts'

/** Three looks for all states: it is done, it will come, something is in the way. The words always stand beside it. */
const looks = {
  approved: 'waiting',
  'with-payer': 'waiting',
  'part-paid': 'waiting',
  paid: 'done',
  'not-received': 'waiting',
  refused: 'stopped',
  deceased: 'stopped',
  suspended: 'stopped',
  'to-recover': 'stopped',
  recovered: 'stopped',
  'return-refused': 'stopped',
  cancelled: 'stopped',
} as const satisfies Record<PaymentStatus, 'done' | 'waiting' | 'stopped'>

const signs = {
  done: 'M6 12.5l4 4 8-9',
  waiting: 'M12 6.5V12l3.5 2.5',
  stopped: 'M7 12h10',
}

/** @param name the status in words of the page's language */
export function statusTag(status: PaymentStatus, name: string): Html {
  const look = looks[status]
  return html`<strong class="tag tag-${look}"><svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="10"/><path d="${signs[look]}"/></svg>${name}</strong>`
}
