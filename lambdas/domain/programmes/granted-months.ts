import { type Instalment, instalmentsOf, monthInWords, monthsInWords } from '../payments/instalments.ts'
import { ok, type Result, refuse } from '../result.ts'
import { monthName } from '../time/month-name.ts'
import type { Grant } from './benefit.ts'
import type { Policy, Programme } from './programme.ts'

/** What a list says of the months: the row itself, and the title above it. */
interface Written {
  readonly row: {
    readonly named: readonly string[]
    readonly count: number
    /** Which months of a year it says, where it says none. */
    readonly ofYear?: readonly number[]
  } | null
  readonly title: readonly string[]
}

/**
 * The months that a row's money is for. The row goes before the title; as many months as the law pays at most are all of its window.
 * Where nobody says which, they are only counted.
 */
export function grantedMonths(
  programme: Pick<Programme, 'appliesFrom'>,
  policy: Policy,
  grant: Grant,
  written: Written,
): Result<Instalment[]> {
  const { benefit } = policy
  if (policy.schedule !== 'monthly' || benefit.kind !== 'monthly' || grant.months === null) return ok([])
  const stranger = written.row?.ofYear?.find((month) => benefit.window && ofWindow(benefit.window, month).length === 0)
  if (stranger !== undefined) return refuse('invalid', outsideWords(`tháng ${stranger}`, policy))
  const own = ownMonths(benefit, written.row)
  const outside = faultOfMonths(programme, policy, own.length > 0 ? own : written.title)
  if (outside) return refuse('invalid', outside)
  if (own.length > 0 && own.length !== grant.months)
    return refuse(
      'invalid',
      `số tiền là ${grant.months} tháng, dòng lại ghi ${monthsInWords(own)}. Sửa số tiền hoặc tháng hỗ trợ.`,
    )
  if (own.length === 0 && written.row !== null && written.row.count !== grant.months)
    return refuse(
      'invalid',
      `số tiền là ${grant.months} tháng, dòng lại ghi ${written.row.count} tháng. Sửa số tiền hoặc số tháng.`,
    )
  if (own.length === 0 && written.title.length > 0 && grant.months > written.title.length)
    return refuse(
      'invalid',
      `số tiền là ${grant.months} tháng, danh sách này chỉ của ${monthsInWords(written.title)}. Sửa số tiền, hoặc ghi rõ tháng ở cột Tháng hỗ trợ.`,
    )
  const named =
    own.length > 0 ? own : written.title.length === grant.months ? written.title : wholeWindow(benefit, grant.months)
  return ok(instalmentsOf(grant.amount, grant.months, named))
}

/** What the law pays for none of: a month outside the policy's window, or one before the programme. Months that are only counted have no name. */
export function faultOfMonths(
  { appliesFrom }: Pick<Programme, 'appliesFrom'>,
  { benefit, publicName }: Policy,
  months: readonly string[],
): string | null {
  const window = benefit.kind === 'monthly' ? benefit.window : undefined
  const outside = months
    .filter((month) => month.includes('-'))
    .find(
      (month) =>
        month < appliesFrom.slice(0, 7) || (window !== undefined && (month < window.from || month > window.to)),
    )
  return outside === undefined ? null : outsideWords(monthInWords(outside), { publicName })
}

const outsideWords = (month: string, { publicName }: Pick<Policy, 'publicName'>): string =>
  `${month} ngoài thời gian hỗ trợ của ${publicName}. Ghi đúng tháng được hỗ trợ.`

type Monthly = Extract<Policy['benefit'], { kind: 'monthly' }>

/** The row's months by their names; "tháng 4" without a year is that of the law's window, where it has but one. */
function ownMonths({ window }: Monthly, row: Written['row']): readonly string[] {
  if (row === null || row.named.length > 0 || !window) return row?.named ?? []
  const names = (row.ofYear ?? []).map((month) => ofWindow(window, month))
  return names.every(({ length }) => length === 1) ? names.flat().sort() : []
}

/** The months of a window that are called so: none, one, or several where it is longer than a year. */
function ofWindow({ from, to }: NonNullable<Monthly['window']>, month: number): readonly string[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  const names = Array.from({ length: last - first + 1 }, (_, at) => monthName(first + at, month))
  return names.filter((name) => name >= from && name <= to)
}

function wholeWindow({ window, maxMonths }: Monthly, months: number): string[] {
  if (!window || months !== maxMonths) return []
  const [year = 0, first = 0] = window.from.split('-').map(Number)
  return Array.from({ length: months }, (_, at) => monthName(year, first + at))
}
