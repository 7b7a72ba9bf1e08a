import { Link } from 'wouter'
import type { EntitlementDetail } from '../../../lambdas/contract/entitlements.ts'
import { capitalised } from '../../../lambdas/domain/names/capitalised.ts'
import { monthsInWords } from '../../../lambdas/domain/payments/instalments.ts'
import { paymentPlaceNames, receiptMarkNames } from '../../../lambdas/domain/payments/paying-record.ts'
import { noIdNumberReasonNames, notPaidReasonNames } from '../../../lambdas/domain/payments/payment-status.ts'
import { formatDay, formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import { formatBirth } from '../../shared/formats/birth.ts'
import { formatDong } from '../../shared/formats/figures.ts'
import { paths } from '../frame/addresses.ts'
import { Fact } from '../frame/fact.tsx'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'

/** Who it is, above a form that pushes the facts out of sight: his paper is compared with this while the money is counted. */
export function Who({ detail }: { readonly detail: EntitlementDetail }) {
  const { birth, hamlet } = detail.entitlement
  const parts = [birth ? `Sinh ${formatBirth(birth)}` : null, hamlet, numbersOf(detail) || 'Chưa có số giấy tờ']
  return <p className="person-who">{parts.filter(Boolean).join(' · ')}</p>
}

const numbersOf = ({ entitlement, idNumbersInFull }: EntitlementDetail): string =>
  entitlement.idNumbers.map(({ kind, masked }, index) => `${kind} ${idNumbersInFull?.[index] ?? masked}`).join(', ')

export function PersonFacts({ detail }: { readonly detail: EntitlementDetail }) {
  const { entitlement } = detail
  const place = usePlace()
  const address = useAddress()
  const { payment, notPaid, handedTo, cancellation, recovery } = entitlement
  const facts: readonly (readonly [string, string])[] = [
    ['Sinh', entitlement.birth ? formatBirth(entitlement.birth) : 'Chưa rõ'],
    ['Giới tính', entitlement.sex ?? 'Chưa rõ'],
    ['Số giấy tờ', numbersOf(detail) || 'Chưa có'],
    ['Địa bàn', [entitlement.hamlet, entitlement.communeName].filter(Boolean).join(', ')],
    ...(entitlement.household ? [['Hộ', entitlement.household] as const] : []),
    ['Chính sách', `${entitlement.policy} · ${entitlement.policyName}`],
    ...(entitlement.offset > 0 ? [['Đã trừ khoản nhận trước', formatDong(entitlement.offset)] as const] : []),
    ...(entitlement.months === null || entitlement.instalments.length > 0
      ? []
      : [['Số tháng', String(entitlement.months)] as const]),
    ...(entitlement.days === null
      ? []
      : [
          [
            'Số ngày',
            `${entitlement.days} ngày × ${formatDong((entitlement.amount + entitlement.offset) / entitlement.days)}`,
          ] as const,
        ]),
    ...entitlement.instalments.map(
      ({ name, amount, state, paidOn }) =>
        [
          capitalised(name),
          `${formatDong(amount)}, ${instalmentWords[state]}${paidOn ? ` ngày ${formatDay(paidOn)}` : ''}`,
        ] as const,
    ),
    ...(entitlement.amendedBy
      ? [['Điều chỉnh theo', `${entitlement.amendedBy.number} ngày ${formatDay(entitlement.amendedBy.day)}`] as const]
      : []),
    ...(handedTo ? [['Bưu điện nhận chi', `${handedTo.officeName}, từ ${formatInstant(handedTo.at)}`] as const] : []),
    ['Quyết định', `${entitlement.decision.number} ngày ${formatDay(entitlement.decision.day)}`],
  ]
  const unpaid: readonly (readonly [string, string])[] = notPaid
    ? [
        ['Lý do không chi được', notPaidReasonNames[notPaid.reason]],
        ...(notPaid.note ? [['Ghi chú', notPaid.note] as const] : []),
        ...(notPaid.paper ? [['Giấy từ chối', notPaid.paper] as const] : []),
        ['Nhập lúc', formatInstant(notPaid.enteredAt)],
      ]
    : []
  return (
    <>
      <Facts title="Hồ sơ" facts={facts} />
      {[...entitlement.earlier, ...(payment ? [payment] : [])].map((one, index, all) => (
        <Facts
          key={one.enteredAt}
          title={all.length > 1 ? `Chi trả lần ${index + 1}` : 'Chi trả'}
          facts={paymentFactsOf(one)}
        />
      ))}
      {notPaid ? <Facts title="Không chi được" facts={unpaid} /> : null}
      {cancellation ? (
        <Facts
          title="Đã huỷ theo quyết định"
          facts={[
            ['Quyết định huỷ', `${cancellation.decision.number} ngày ${formatDay(cancellation.decision.day)}`],
            ['Lý do', cancellation.reason],
            ['Nhập lúc', formatInstant(cancellation.at)],
          ]}
        />
      ) : null}
      {recovery ? <Facts title="Thu hồi" facts={recoveryFacts(recovery)} /> : null}
      {payment && (entitlement.household || recovery) && place.can('recovery.read') ? (
        <p>
          <Link href={address(`${paths.recoveries}/${entitlement.id}`)}>
            {entitlement.household ? `Các khoản của hộ ${entitlement.household}, thu hồi cả hộ` : 'Xem việc thu hồi'}
          </Link>
        </p>
      ) : null}
    </>
  )
}

function paymentFactsOf(payment: NonNullable<EntitlementDetail['entitlement']['payment']>): FactsProps['facts'] {
  return [
    ['Số tiền', formatDong(payment.amount)],
    ...(payment.months.length > 0 ? [['Chi cho', monthsInWords(payment.months)] as const] : []),
    [
      'Ngày chi trả',
      `${payment.paidAt ? `${payment.paidAt} ` : ''}${formatDay(payment.paidOn)}${payment.late ? ' (nhập muộn)' : ''}`,
    ],
    ['Nhập lúc', formatInstant(payment.enteredAt)],
    ...(payment.lateReason ? [['Nhập muộn vì', payment.lateReason] as const] : []),
    ...(payment.place ? [['Nơi chi trả', paymentPlaceNames[payment.place]] as const] : []),
    ...(payment.mark ? [['Ký nhận', receiptMarkNames[payment.mark]] as const] : []),
    ['Người nhận', payment.receivedBy === 'self' ? 'Chính người được hỗ trợ' : receiverOf(payment)],
    ['Đơn vị chi trả', `${payment.payer.officeName} (${payment.payer.username})`],
    ...(payment.noIdNumberReason
      ? [['Lý do chưa có số', noIdNumberReasonNames[payment.noIdNumberReason]] as const]
      : []),
    ...(payment.note ? [['Ghi chú', payment.note] as const] : []),
  ]
}

const instalmentWords = {
  paid: 'đã chi',
  due: 'chưa chi',
  late: 'chưa chi, đã quá tháng',
  settled: 'không còn phải chi',
} as const

function recoveryFacts(recovery: NonNullable<EntitlementDetail['entitlement']['recovery']>): FactsProps['facts'] {
  const { decision, amount, parts, outstanding, reason, refusal, more } = recovery
  return [
    ['Phải thu hồi', formatDong(amount)],
    ['Theo', decision ? `${decision.number} ngày ${formatDay(decision.day)}` : 'Kết luận rà soát trùng'],
    ['Lý do', reason],
    ...more.map(
      (one) =>
        [
          'Trong đó thu hồi thêm',
          `${formatDong(one.amount)}, theo ${one.decision.number} ngày ${formatDay(one.decision.day)}: ${one.reason}`,
        ] as const,
    ),
    ...parts.map(
      (part, index) =>
        [
          `Nộp lần ${index + 1}`,
          `${formatDong(part.amount)}, ngày ${formatDay(part.returnedOn)}, phiếu thu ${part.receipt}`,
        ] as const,
    ),
    ['Còn phải thu', formatDong(outstanding)],
    ...(refusal ? [['Không trả lại', refusal] as const] : []),
  ]
}

const receiverOf = ({
  receiverName,
  relation,
  paper,
}: NonNullable<EntitlementDetail['entitlement']['payment']>): string =>
  `Nhận thay: ${[receiverName, relation, paper].filter(Boolean).join(', ')}`

interface FactsProps {
  readonly title: string
  readonly facts: readonly (readonly [string, string])[]
}

function Facts({ title, facts }: FactsProps) {
  return (
    <section>
      <h3>{title}</h3>
      <dl className="facts">
        {facts.map(([words, value]) => (
          // Two demands of one support have the same words, each with its own decision.
          <Fact key={`${words} ${value}`} words={words}>
            {value}
          </Fact>
        ))}
      </dl>
    </section>
  )
}
