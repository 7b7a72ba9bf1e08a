import { sayableFieldNames, sayableFields } from '../../domain/columns/sayable-fields.ts'
import { groupThousands } from '../../domain/money/dong.ts'
import type { StoredList } from '../../store/lists/list-item.ts'
import { getListRows } from '../../store/lists/list-store.ts'
import type { Register } from '../../store/table/table.ts'

/** What is said of these holds no name, number or birth: the outcome is read by whoever sees the list, its rows by fewer. */
const sayable = new Set<string | null>(['policy', 'amount', 'months', 'days'])

/** What is said of the whole file where a row's own words hold a number. */
const saidWithoutNumber: Readonly<Record<string, string>> = {
  'crowded-number': 'có lẽ cả cột số CMND/CCCD bị điền cùng một số. Ghi số của từng người rồi tải lên lại.',
}

interface NobodyTaken {
  /** "0 of 500 taken, because …": what most of the first refused rows are refused for, as one of them is told it. */
  readonly words: string
  /** It may stand in one of the columns that were not read, which an officer can name; null where it stands in none. */
  readonly mendedByColumn: string | null
}

/** Why nobody of a list could come in. */
export async function whyNobody(
  register: Register,
  { id, counts, columns }: Pick<StoredList, 'id' | 'counts' | 'columns'>,
): Promise<NobodyTaken> {
  const { rows } = await getListRows(register, id, { after: null, only: 'problems' })
  const first = rows
    .filter(({ outcome }) => outcome === 'refused')
    .flatMap(({ problems }) => problems.find(({ severity }) => severity === 'error') ?? [])
  const times = new Map<string, number>()
  for (const { code } of first) times.set(code, (times.get(code) ?? 0) + 1)
  const most = Math.max(0, ...times.values())
  const one = first.find(({ code }) => times.get(code) === most)
  const why = one && (sayable.has(one.field) ? one.message : saidWithoutNumber[one.code])
  const because = why ? `, nhiều nhất vì: ${why}` : ', xem lý do từng dòng. Sửa trong tệp rồi tải lên lại.'
  return {
    words: `0 người nhập được, ${groupThousands(counts.refused)} dòng bị từ chối${because}`,
    mendedByColumn: one?.column === null ? byColumn(one.field, columns) : null,
  }
}

const mostNamed = 6

/** What the rows lack has no column, and there are columns of which nobody knows what they hold. */
function byColumn(lacking: string | null, columns: StoredList['columns']): string | null {
  const field = sayableFieldNames.find((name) => name === lacking)
  const unread = columns.filter(({ field, confidence }) => field === null && confidence === 0)
  if (field === undefined || unread.length === 0) return null
  const named = unread.slice(0, mostNamed).map(({ column, header }) => (header ? `${column} "${header}"` : column))
  return `Nếu ${sayableFields[field]} nằm ở cột chưa đọc (${named.join(', ')}): chọn ý nghĩa của cột khi xem lại danh sách rồi kiểm tra lại.`
}
