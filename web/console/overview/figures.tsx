import type { StatisticsCell } from '../../../lambdas/contract/statistics.ts'
import { supportsName } from '../../../lambdas/domain/statistics/count-names.ts'
import { formatDong, formatDongShort, formatTally, groupThousands } from '../../shared/formats/figures.ts'
import { PaidShare } from '../frame/paid-share.tsx'

interface FiguresProps {
  readonly name: string
  readonly total: StatisticsCell
}

export function Figures({ name, total }: FiguresProps) {
  const figures = [
    { words: 'Kế hoạch', tally: total.planned },
    { words: 'Đã phê duyệt', tally: total.approved },
    { words: 'Đã chi trả', tally: total.paid },
    { words: 'Còn lại, chờ chi', tally: total.left },
  ]
  return (
    <section aria-label={`Số liệu chung của ${name}`}>
      <dl className="figures">
        {figures.map(({ words, tally }) => (
          <div key={words} className="figure">
            <dt>{words}</dt>
            <dd className="figure-main">
              {groupThousands(tally.people)} <span className="figure-counted">{supportsName}</span>
            </dd>
            <dd title={formatDong(tally.amount)}>{formatDongShort(tally.amount)}</dd>
          </div>
        ))}
      </dl>
      <p className="figures-share">Đã chi trả so với kinh phí phê duyệt</p>
      <PaidShare of={name} paid={total.paid.amount} lost={total.notPayable.amount} approved={total.approved.amount} />
      {total.notPayable.people > 0 ? (
        <p className="small">Chưa chi được, có lý do: {formatTally(total.notPayable, supportsName)}</p>
      ) : null}
      {total.suspended.people > 0 ? (
        <p className="small">Tạm dừng chi: {formatTally(total.suspended, supportsName)}</p>
      ) : null}
    </section>
  )
}
