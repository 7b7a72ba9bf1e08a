import { Fragment, type ReactNode } from 'react'
import { Link } from 'wouter'
import type { StatisticsCell, StatisticsParts } from '../../../lambdas/contract/statistics.ts'
import { isArrears, monthInWords } from '../../../lambdas/domain/payments/instalments.ts'
import {
  type NotPaidReason,
  notPaidReasonNames,
  notPaidReasons,
  type PaymentStatus,
  statusNames,
  statusOfReason,
} from '../../../lambdas/domain/payments/payment-status.ts'
import { statusesOfGroup } from '../../../lambdas/domain/register/register-groups.ts'
import { supportsName } from '../../../lambdas/domain/statistics/count-names.ts'
import { bucketOf } from '../../../lambdas/domain/statistics/status-buckets.ts'
import { formatCount, formatDong } from '../../shared/formats/figures.ts'
import { paths } from '../frame/addresses.ts'
import { DataTable } from '../frame/data-table.tsx'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'

interface Row {
  readonly key: string
  readonly name: ReactNode
  readonly tally: { readonly people: number; readonly amount: number }
}

/** Where every approved đồng is, and why where it could not be paid: each part leads to its people, and the parts add up to what was approved. */
export function PartsTable({ unit, total, parts }: { unit: string; total: StatisticsCell; parts: StatisticsParts }) {
  const place = usePlace()
  const address = useAddress()
  const of = unit === place.session.unit.code ? null : unit
  const ofStatus = (status: PaymentStatus): Row => ({
    key: status,
    name: <Link href={address(paths.people, { unit: of, status })}>{statusNames[status]}</Link>,
    tally: parts.byStatus[status],
  })
  const ofReason = (reason: NotPaidReason): Row => ({
    key: `reason-${reason}`,
    name: (
      <>
        {bucketOf[statusOfReason[reason]] === 'suspended' ? 'Tạm dừng' : 'Chưa chi được'}:{' '}
        <Link href={address(paths.people, { unit: of, group: 'unpaid-with-reason', reason })}>
          {notPaidReasonNames[reason]}
        </Link>
      </>
    ),
    tally: parts.byReason[reason],
  })
  const rows = [
    ...[...statusesOfGroup.paid, ...statusesOfGroup.left].map(ofStatus),
    ...notPaidReasons.map(ofReason),
  ].filter(({ tally, key }) => tally.people > 0 || tally.amount > 0 || key === 'paid' || key === 'approved')
  const day = place.session.today
  const months = Object.entries(parts.dueByMonth).filter(([, { people }]) => people > 0)
  return (
    <section aria-labelledby="tien-dang-o-dau">
      <h2 id="tien-dang-o-dau">Tiền đang ở đâu</h2>
      <DataTable<Row>
        caption="Kinh phí phê duyệt theo trạng thái"
        captionHidden
        columns={[
          { key: 'name', header: 'Trạng thái', isRowName: true, cell: ({ name }) => name },
          {
            key: 'people',
            header: 'Số lượt',
            numeric: true,
            cell: ({ tally }) => formatCount(tally.people, supportsName),
          },
          { key: 'amount', header: 'Số tiền', numeric: true, cell: ({ tally }) => formatDong(tally.amount) },
        ]}
        rows={rows}
        rowKey={({ key }) => key}
        total={{ key: 'total', name: 'Cộng, bằng số phê duyệt', tally: total.approved }}
      />
      {parts.byStatus.cancelled.people > 0 ? (
        <p className="small">
          Ngoài số phê duyệt:{' '}
          <Link href={address(paths.people, { unit: of, status: 'cancelled' })}>
            đã huỷ {formatCount(parts.byStatus.cancelled.people, supportsName)}
          </Link>
          , {formatDong(parts.byStatus.cancelled.amount)}.
        </p>
      ) : null}
      {months.length > 0 ? (
        <p className="small">
          Còn phải chi theo tháng{parts.byStatus['not-received'].people > 0 ? ', kể cả người chưa nhận được' : ''}:{' '}
          {months.map(([month, { people, amount }], index) => (
            <Fragment key={month}>
              {index > 0 ? '; ' : ''}
              {monthInWords(month)}:{' '}
              <Link href={address(paths.people, { unit: of, dueMonth: month })}>
                {formatCount(people, supportsName)}
              </Link>
              , {formatDong(amount)}
              {isArrears(month, day) ? ' (chậm chi)' : ''}
            </Fragment>
          ))}
          .
        </p>
      ) : null}
      {parts.askedBack.people > 0 ? (
        <p className="small">
          <Link href={address(paths.people, { unit: of, group: 'recovery' })}>Thu hồi chi sai</Link>: phải thu{' '}
          {formatDong(parts.askedBack.amount)}, đã thu {formatDong(parts.returned.amount)}, còn{' '}
          {formatDong(parts.askedBack.amount - parts.returned.amount)}. Số đã chi ở trên gồm cả tiền đã thu hồi.
        </p>
      ) : null}
    </section>
  )
}
