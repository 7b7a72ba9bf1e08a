import { anyOffice, type DaysQuestion, type RegisterQuestion } from '../../domain/register/register-question.ts'
import { instantOf } from '../../domain/time/local-day.ts'

interface Test {
  readonly text: string
  readonly names: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, string | number | boolean>>
}

/** Of a policy by the month that many payments can stand before the last one. */
const mostEarlier = 11

const payments = ['#payment', ...Array.from({ length: mostEarlier }, (_, index) => `#earlier[${index}]`)]

const day = 86_400_000

const enteredBy = (payment: string): string => `${payment}.#payer.#role = :role AND ${payment}.#payer.#unit = :unit`

/** Out of that office's money, whoever entered it. */
function paidOutOf(payment: string, role: string): string {
  const own = `attribute_not_exists(${payment}.#outOf) AND ${enteredBy(payment)}`
  return role === 'payer' ? `(${payment}.#outOf = :unit OR (${own}))` : own
}

/** Whether it happened on the days, as DynamoDB's own filter; a payment's office and lateness are asked of that same payment. */
export function daysTest(
  { of, from, to }: DaysQuestion,
  { payer, late }: Pick<RegisterQuestion, 'payer' | 'late'>,
): Test {
  const values = { ':since': instantOf(from, '00:00'), ':until': instantOf(to, '00:00') + day - 1 }
  const entered = (place: string): string => `${place} BETWEEN :since AND :until`
  if (of === 'granted') return { text: entered('#enteredAt'), names: { '#enteredAt': 'enteredAt' }, values }
  if (of === 'paid')
    return {
      text: entered('#payment.#enteredAt'),
      names: { '#payment': 'payment', '#enteredAt': 'enteredAt' },
      values,
    }
  const [role = '', unit = ''] = payer === null || payer === anyOffice ? [] : payer.split('-')
  const isOffice = unit !== ''
  const each = payments.map((payment) =>
    [
      of === 'payment' ? `${payment}.#paidOn BETWEEN :since AND :until` : entered(`${payment}.#enteredAt`),
      ...(isOffice ? [late ? enteredBy(payment) : paidOutOf(payment, role)] : []),
      ...(late ? [`${payment}.#late = :late`] : []),
    ].join(' AND '),
  )
  return {
    text: `(${each.map((one) => `(${one})`).join(' OR ')})`,
    names: {
      '#payment': 'payment',
      '#earlier': 'earlier',
      ...(of === 'payment' ? { '#paidOn': 'paidOn' } : { '#enteredAt': 'enteredAt' }),
      ...(isOffice ? { '#payer': 'payer', '#role': 'role', '#unit': 'unit' } : {}),
      ...(isOffice && !late ? { '#outOf': 'outOf' } : {}),
      ...(late ? { '#late': 'late' } : {}),
    },
    values: {
      ...(of === 'payment' ? { ':since': from, ':until': to } : values),
      ...(isOffice ? { ':role': role, ':unit': unit } : {}),
      ...(late ? { ':late': true } : {}),
    },
  }
}
