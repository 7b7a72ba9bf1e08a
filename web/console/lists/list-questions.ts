import { type ListRow, type ListSummary, longestKept, type RowProblem } from '../../../lambdas/contract/lists.ts'
import { isToBeConfirmed, type ToBeConfirmed } from '../../../lambdas/domain/lists/list-answers.ts'
import type { TakenTogether } from '../../../lambdas/lists/problem-code.ts'
import { groupThousands } from '../../shared/formats/figures.ts'

export interface Question {
  /** Of the problems whose suggestions are taken together; `legacy-encoding` for a file in old letters. */
  readonly code: string
  readonly words: string
  readonly example: string
}

/** The rows with problems, as far as they have been read. */
export interface ReadRows {
  readonly items: readonly ListRow[]
  /** Null where there are no more. */
  readonly cursor: string | null
}

/** A page holds some two thousand rows of the file: more is no commune's list. */
const mostPages = 20

/** Where the next page for the questions begins; null where none is read any more. */
export const nextPageOf = ({ cursor }: ReadRows, pages: readonly ReadRows[]): string | null =>
  pages.length < mostPages ? cursor : null

/** Of a page those rows that the officer is asked about. */
export const rowsToAskOf = ({ items, cursor }: ReadRows): ReadRows => ({
  items: items.filter(({ problems }) => problems.some((problem) => asks(problem) || mayBeKept(problem))),
  cursor,
})

/** A cell that reads as an old font and may be right as it stands. */
export interface KeepableText {
  readonly text: string
  /** Where it stands and what it would become. */
  readonly words: string
}

const mayBeKept = ({ code, value }: Pick<RowProblem, 'code' | 'value'>): boolean =>
  code === 'legacy-in-doubt' && value !== null && value.length < longestKept

/** Those that he may keep, each once; those that he has kept are not remarked on any more. */
export function keepableTexts({ items }: Pick<ReadRows, 'items'>, kept: readonly string[]): KeepableText[] {
  const words = new Map(kept.map((text) => [text, 'Giữ nguyên theo lựa chọn của anh/chị']))
  for (const problem of items.flatMap(({ problems }) => problems)) {
    const text = problem.value ?? ''
    if (mayBeKept(problem) && !words.has(text)) words.set(text, problem.message)
  }
  return [...words].map(([text, words]) => ({ text, words }))
}

/** Whether the officer is asked about it as he looks the list over, together with all others of its kind. */
export const asks = ({ code, suggestion }: Pick<RowProblem, 'code' | 'suggestion'>): boolean =>
  code in kinds && (suggestion !== null || saysItself(code))

/** What is asked of the file or of a table, not of cells. */
const saysItself = (code: string): boolean => code === 'legacy-encoding' || isToBeConfirmed(code)

const kinds: Readonly<Record<TakenTogether | ToBeConfirmed | 'legacy-encoding', string>> = {
  'bad-id-number': 'Sửa số CMND/CCCD theo gợi ý',
  'bad-birth': 'Sửa ngày sinh theo gợi ý',
  'bad-sex': 'Đọc mã giới tính theo gợi ý',
  'bad-amount': 'Sửa số tiền theo gợi ý',
  'letters-in-doubt': 'Thêm lại chữ “ư” bị mất theo gợi ý',
  'reading-in-doubt': 'Đọc theo gợi ý những ô đọc được cả theo Unicode lẫn theo phông cũ',
  'birth-in-doubt': 'Sửa ngày sinh bị đảo ngày và tháng theo gợi ý',
  'odd-name': 'Sửa họ tên theo gợi ý: bỏ chữ không thuộc họ tên, tách chữ viết liền',
  'correction-list': 'Đây là danh sách được hỗ trợ, không phải danh sách đính chính',
  'recovery-list': 'Đây là danh sách được hỗ trợ, không phải danh sách thu hồi',
  'legacy-encoding': 'Chuyển tệp từ phông chữ cũ (TCVN3, VNI) sang Unicode',
}

/** What the check asks of the officer: one question a kind of suggestion, and those that he has answered with yes. */
export function questionsOf(
  { items, cursor }: ReadRows,
  { answers, kind, elsewhere }: Pick<ListSummary, 'answers' | 'kind' | 'elsewhere'>,
): Question[] {
  const problems = items.flatMap((row) => row.problems)
  const answered = [...answers.accepted, ...(answers.convert ? ['legacy-encoding'] : [])]
  const ofList = kind === 'other-decision' ? [anotherGrant(elsewhere)] : []
  const ofRows = Object.entries(kinds).flatMap(([code, words]) => {
    const asked = problems.filter((problem) => problem.code === code && asks(problem))
    if (asked.length === 0 && !answered.includes(code)) return []
    const [first] = asked
    const example = first
      ? saysItself(code)
        ? first.message
        : `${groupThousands(asked.length)} chỗ${cursor === null ? '' : ' trở lên'}, ví dụ dòng ${first.row}: ${first.value ?? 'trống'} → ${suggested(first)}`
      : 'Đã nhận'
    return [{ code, words, example }]
  })
  return [...ofList, ...ofRows]
}

/** Nothing but this word tells a grant from the same list by a decision that takes the other one's place. */
function anotherGrant(elsewhere: ListSummary['elsewhere']): Question {
  const where = elsewhere.map(({ decision, people }) => `${decision} (${groupThousands(people)} người)`).join(', ')
  return {
    code: 'other-decision',
    words: 'Đây là đợt hỗ trợ khác: những người đã có theo quyết định khác được hỗ trợ thêm lần này',
    example: `Đã duyệt cùng chính sách theo Quyết định ${where}`,
  }
}

/** A sum as papers have it, 1.500.000; any other suggestion as it is. */
const suggested = ({ code, suggestion }: RowProblem): string =>
  code === 'bad-amount' && /^\d+$/.test(suggestion ?? '') ? groupThousands(Number(suggestion)) : (suggestion ?? '')
