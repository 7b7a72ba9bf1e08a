import { groupThousands } from '../../domain/money/dong.ts'
import type { StoredList } from '../../store/list-item.ts'
import { getListRows } from '../../store/list-store.ts'
import type { Register } from '../../store/table.ts'

/** What is said of these holds no name, number or birth: the outcome is read by whoever sees the list, its rows by fewer. */
const sayable = new Set<string | null>(['policy', 'amount', 'months', 'days'])

/** Whether nobody of the list could come in: no row is new, corrected or known, and some were refused. */
export const bringsNobody = ({ added, changed, same, refused }: StoredList['counts']): boolean =>
  refused > 0 && added + changed + same === 0

/** "0 of 500 taken, because …": what most of the first refused rows are refused for, as one of them is told it. */
export async function whyNobody(
  register: Register,
  { id, counts }: Pick<StoredList, 'id' | 'counts'>,
): Promise<string> {
  const { rows } = await getListRows(register, id, { after: null, only: 'problems' })
  const first = rows
    .filter(({ outcome }) => outcome === 'refused')
    .flatMap(({ problems }) => problems.find(({ severity }) => severity === 'error') ?? [])
  const frequent = first.map(({ code }) => first.filter((other) => other.code === code))
  const [most = []] = frequent.sort((a, b) => b.length - a.length)
  const because =
    most[0] && sayable.has(most[0].field)
      ? `, nhiều nhất vì: ${most[0].message}`
      : ', xem lý do từng dòng. Sửa trong tệp rồi tải lên lại.'
  return `0 người nhập được, ${groupThousands(counts.refused)} dòng bị từ chối${because}`
}
