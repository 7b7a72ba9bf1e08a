import { Link } from 'wouter'
import type { StatisticsCell } from '../../../lambdas/contract/statistics.ts'
import type { RegisterGroup } from '../../../lambdas/domain/register/register-groups.ts'
import { supportsName } from '../../../lambdas/domain/statistics/count-names.ts'
import { formatDong, formatDongShort, formatTally, groupThousands } from '../../shared/formats/figures.ts'
import { paths } from '../frame/addresses.ts'
import { PaidShare } from '../frame/paid-share.tsx'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'

interface FiguresProps {
  readonly unit: string
  readonly name: string
  readonly total: StatisticsCell
}

/** The sums of a unit. Each leads to those whom it counts, what is planned to who has set it. */
export function Figures({ unit, name, total }: FiguresProps) {
  const place = usePlace()
  const address = useAddress()
  const of = unit === place.session.unit.code ? null : unit
  const people = (group: RegisterGroup): string => address(paths.people, { unit: of, group })
  const figures = [
    { words: 'Kế hoạch', tally: total.planned, list: address(paths.overview, { unit: of, plan: 'co' }) },
    { words: 'Đã phê duyệt', tally: total.approved, list: people('granted') },
    { words: 'Đã chi trả', tally: total.paid, list: people('paid') },
    { words: 'Còn lại, chờ chi', tally: total.left, list: people('left') },
  ]
  return (
    <section aria-label={`Số liệu chung của ${name}`}>
      <dl className="figures">
        {figures.map(({ words, tally, list }) => (
          <div key={words} className="figure">
            <dt>{words}</dt>
            <dd className="figure-main">
              {tally.people > 0 ? <Link href={list}>{groupThousands(tally.people)}</Link> : 0}{' '}
              <span className="figure-counted">{supportsName}</span>
            </dd>
            <dd title={formatDong(tally.amount)}>{formatDongShort(tally.amount)}</dd>
          </div>
        ))}
      </dl>
      <p className="figures-share">Đã chi trả so với kinh phí phê duyệt</p>
      <PaidShare of={name} paid={total.paid.amount} lost={total.notPayable.amount} approved={total.approved.amount} />
      {total.notPayable.people > 0 ? (
        <p className="small">
          Chưa chi được, có lý do:{' '}
          <Link href={people('not-payable')}>{formatTally(total.notPayable, supportsName)}</Link>
        </p>
      ) : null}
      {total.suspended.people > 0 ? (
        <p className="small">
          Tạm dừng chi: <Link href={people('suspended')}>{formatTally(total.suspended, supportsName)}</Link>
        </p>
      ) : null}
    </section>
  )
}
