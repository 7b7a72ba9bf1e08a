import { type PaymentStatus, statusNames } from '../../../lambdas/domain/payments/payment-status.ts'
import { Icon, type IconName } from './icons.tsx'

type Tone = 'good' | 'open' | 'warn' | 'bad' | 'quiet'

const looks = {
  approved: { icon: 'clock', tone: 'open' },
  'with-payer': { icon: 'next', tone: 'open' },
  'part-paid': { icon: 'clock', tone: 'open' },
  paid: { icon: 'check', tone: 'good' },
  'not-received': { icon: 'question', tone: 'warn' },
  refused: { icon: 'cross', tone: 'quiet' },
  deceased: { icon: 'cross', tone: 'quiet' },
  suspended: { icon: 'pause', tone: 'warn' },
  'to-recover': { icon: 'warning', tone: 'warn' },
  recovered: { icon: 'check', tone: 'quiet' },
  'return-refused': { icon: 'warning', tone: 'bad' },
  cancelled: { icon: 'cross', tone: 'quiet' },
} as const satisfies Record<PaymentStatus, { icon: IconName; tone: Tone }>

interface TagProps {
  readonly icon: IconName
  readonly tone: Tone
  readonly children: string
}

/** Words with an icon; the colour only helps. */
export function Tag({ icon, tone, children }: TagProps) {
  return (
    <span className={`tag tag-${tone}`}>
      <Icon name={icon} /> {children}
    </span>
  )
}

export function StatusTag({ status, name }: { readonly status: PaymentStatus; readonly name?: string }) {
  return <Tag {...looks[status]}>{name ?? statusNames[status]}</Tag>
}
