import { Link } from 'wouter'
import type { StatisticsResponse } from '../../../lambdas/contract/statistics.ts'
import { supportsName } from '../../../lambdas/domain/statistics/count-names.ts'
import { formatCount } from '../../shared/formats/figures.ts'
import { paths } from '../frame/addresses.ts'
import { Icon } from '../frame/icons.tsx'
import { useAddress } from '../frame/use-address.ts'

/** Many refusals in one commune were "voluntary" printed forms in 2020: somebody asks the people themselves. */
export function BulkRefusals({ refusals }: { readonly refusals: StatisticsResponse['refusals'] }) {
  const address = useAddress()
  if (refusals.length === 0) return null
  return (
    <section className="notice notice-warn" aria-labelledby="nhieu-nguoi-tu-choi">
      <h2 id="nhieu-nguoi-tu-choi">
        <Icon name="warning" /> Nhiều người từ chối nhận
      </h2>
      <p>Kiểm tra giấy từ chối có do chính từng người viết không, và hỏi lại người dân.</p>
      <ul>
        {refusals.map(({ unit, unitName, refused, approved }) => (
          <li key={unit}>
            <Link href={address(paths.people, { unit, status: 'refused' })}>{unitName}</Link>:{' '}
            {formatCount(refused.people, supportsName)} trong {formatCount(approved.people, supportsName)}
          </li>
        ))}
      </ul>
    </section>
  )
}
