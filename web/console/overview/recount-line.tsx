import type { StatisticsResponse } from '../../../lambdas/contract/statistics.ts'
import { Icon } from '../frame/icons.tsx'

/** Whether the figures on this page are those of the records: one small line, or a warning before everything else. */
export function RecountLine({ recount }: { readonly recount: StatisticsResponse['recount'] }) {
  if (!recount) return null
  const { differing, sentences } = recount
  if (differing === 0)
    return (
      <p className="small">
        {recount.at === null ? null : <Icon name="check" />} {sentences.join(' ')}
      </p>
    )
  const [verdict, ...details] = sentences
  return (
    <section className="notice notice-warn" aria-labelledby="so-dem-khong-khop">
      <h2 id="so-dem-khong-khop">
        <Icon name="warning" /> Số đếm không khớp với hồ sơ
      </h2>
      <p>{verdict}</p>
      <ul>
        {details.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}
