import type { EntitlementDetail } from '../../../lambdas/contract/entitlements.ts'
import { useClient } from '../frame/client-context.ts'
import { useEarlier } from '../frame/use-earlier.tsx'

/** What was done with the support, the newest last. */
export function History({ detail: { entitlement, history, historyCursor } }: { readonly detail: EntitlementDetail }) {
  const client = useClient()
  const params = { entitlementId: entitlement.id }
  const earlier = useEarlier(['entitlement', entitlement.id], historyCursor, (cursor, signal) =>
    client.call('entitlementHistory', { params, query: { cursor } }, signal),
  )
  const events = [...earlier.lines, ...history]
  return (
    <section aria-labelledby="nhat-ky">
      <h3 id="nhat-ky">Nhật ký</h3>
      {events.length === 0 ? <p>Chưa có gì được ghi.</p> : null}
      {earlier.button}
      <ol className="history">
        {events.map((event) => (
          <li key={`${event.at}${event.type}`}>
            {event.sentence}
            <From address={event.from} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Who has seen the numbers in full: for whoever asks, so it is folded away. */
export function Readings({ readings, hasEarlierReadings }: Pick<EntitlementDetail, 'readings' | 'hasEarlierReadings'>) {
  if (readings.length === 0) return null
  return (
    <details className="readings">
      <summary>
        Ai đã xem đủ số giấy tờ ({hasEarlierReadings ? `${readings.length} lần gần nhất` : readings.length})
      </summary>
      <ol>
        {readings.map((reading) => (
          <li key={`${reading.at}${reading.sentence}`}>
            {reading.sentence}
            <From address={reading.from} />
          </li>
        ))}
      </ol>
      {hasEarlierReadings ? <p className="small">Những lần xem trước đó có trong sổ cái.</p> : null}
    </details>
  )
}

const From = ({ address }: { readonly address: string | null }) =>
  address ? <span className="small"> Từ địa chỉ mạng {address}.</span> : null
