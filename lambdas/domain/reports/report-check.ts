import { formatDong, groupThousands } from '../money/dong.ts'

/** One sum that a report makes over itself. */
export interface SelfCheck {
  /** Where somebody has to look: the row and the column as they stand in the table. */
  readonly row: string
  readonly column: string
  readonly isMoney: boolean
  readonly found: number
  readonly least: number
  readonly most: number
  /** The sum in words, without its result: "17.678 khẩu × 750.000 đồng". */
  readonly rule: string
}

export interface Fault {
  readonly row: string
  readonly column: string
  readonly words: string
}

/** What a report says of itself. In July 2020 the real one did not add up, and nobody saw it. */
export interface ReportCheck {
  readonly done: number
  readonly faults: readonly Fault[]
  readonly sentence: string
}

export const equal = (check: Omit<SelfCheck, 'least' | 'most'> & { readonly expected: number }): SelfCheck => {
  const { expected, ...rest } = check
  return { ...rest, least: expected, most: expected }
}

/** Faults that the sentence itself names; the report lists the others. */
const mostNamed = 3

/** @param sums the kinds of sums that were made, in a few words each */
export function selfCheck(checks: readonly SelfCheck[], sums: readonly string[]): ReportCheck {
  const faults = checks.filter(({ found, least, most }) => !(found >= least && found <= most)).map(faultOf)
  return { done: checks.length, faults, sentence: sentenceOf(checks.length, faults, sums) }
}

function sentenceOf(done: number, faults: readonly Fault[], sums: readonly string[]): string {
  const count = groupThousands(done)
  if (done === 0) return 'Báo cáo tự kiểm tra: chưa có số liệu nào để đối chiếu.'
  if (faults.length === 0) return `Báo cáo tự kiểm tra: cả ${count} phép tính đều khớp (${sums.join('; ')}).`
  const named = faults.slice(0, mostNamed).map(({ row, column, words }) => `dòng “${row}”, cột “${column}”: ${words}`)
  const more = faults.length - named.length
  return `Báo cáo KHÔNG KHỚP ở ${groupThousands(faults.length)} trên ${count} phép tính: ${named.join('; ')}${more > 0 ? `; và ${groupThousands(more)} chỗ khác` : ''}. Đối chiếu lại trước khi dùng.`
}

function faultOf({ row, column, isMoney, found, least, most, rule }: SelfCheck): Fault {
  const said = (value: number): string => (isMoney ? signed(value, formatDong) : signed(value, groupThousands))
  const expected = least === most ? `= ${said(least)}` : `phải từ ${said(least)} đến ${said(most)}`
  return { row, column, words: `${rule} ${expected}, đang ghi ${said(found)}` }
}

const signed = (value: number, format: (value: number) => string): string =>
  value < 0 ? `−${format(-value)}` : format(value)
