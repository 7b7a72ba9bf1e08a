import { type ListRow, type ListSummary, longestKept, type RowProblem } from '../../../lambdas/contract/lists.ts'
import { correctsFormer, isToBeConfirmed, type ToBeConfirmed } from '../../../lambdas/domain/lists/list-answers.ts'
import { isTakenTogether, type TakenTogether } from '../../../lambdas/domain/lists/suggestion-kinds.ts'
import { formatDay, formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import { groupThousands } from '../../shared/formats/figures.ts'

export interface Question {
  /** Of the problems whose suggestions are taken together; `legacy-encoding` for a file in old letters. */
  readonly code: string
  readonly words: string
  /** What is asked now, or that it was answered with yes; empty where all of it was declined. */
  readonly example: string
  /** How many of the kind were declined, by whom and when; null where none were. */
  readonly declined: string | null
  /** By what the kind can be declined; null where there is nothing to decline any more, and of what only a yes can be said. */
  readonly declineWords: string | null
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
  'duplicate-in-file': 'Không đọc những dòng ghi lại nguyên người đã có ở trang khác của tệp',
  'correction-list': 'Đây là danh sách được hỗ trợ, không phải danh sách đính chính',
  'recovery-list': 'Đây là danh sách được hỗ trợ, không phải danh sách thu hồi',
  'legacy-encoding': 'Chuyển tệp từ phông chữ cũ (TCVN3, VNI) sang Unicode',
}

/** By what a kind of suggestion is called to whom it may not suit. */
const about: Readonly<Record<TakenTogether, string>> = {
  'bad-id-number': 'số giấy tờ',
  'bad-birth': 'ngày sinh không đọc được',
  'bad-sex': 'mã giới tính',
  'bad-amount': 'số tiền',
  'letters-in-doubt': 'chữ “ư” bị mất',
  'reading-in-doubt': 'ô đọc được hai cách',
  'birth-in-doubt': 'ngày và tháng bị đảo',
  'odd-name': 'họ tên',
  'duplicate-in-file': 'dòng ghi lại ở trang khác',
}

/** What the check asks of the officer: one question a kind of suggestion, and those that he has answered. */
export function questionsOf(
  { items, cursor }: ReadRows,
  list: Pick<ListSummary, 'answers' | 'declines' | 'kind' | 'elsewhere' | 'former'>,
): Question[] {
  const { answers, kind, elsewhere, former } = list
  const problems = items.flatMap((row) => row.problems)
  const answered = [...answers.accepted, ...answers.declined, ...(answers.convert ? ['legacy-encoding'] : [])]
  const isAsked = kind === 'other-decision'
  const ofList = [...(former ? [correction(former)] : []), ...(isAsked ? [anotherGrant(elsewhere)] : [])]
  const ofRows = Object.entries(kinds).flatMap(([code, words]) => {
    const ofKind = problems.filter((problem) => problem.code === code && asks(problem))
    if (ofKind.length === 0 && !answered.includes(code)) return []
    const asked = ofKind.filter(({ declined }) => !declined)
    const gone = ofKind.filter(({ declined }) => declined)
    const isOpen = asked.length > 0 || answers.declined.includes(code)
    return [
      {
        ...{ code, words },
        example: asked.length > 0 ? exampleOf(asked, cursor) : answers.accepted.includes(code) ? 'Đã nhận' : '',
        declined: gone.length > 0 ? `${declinedBy(list, code)} ${exampleOf(gone, cursor)}` : null,
        declineWords: isOpen && isTakenTogether(code) ? `Từ chối gợi ý về ${about[code]}, không hỏi lại` : null,
      },
    ]
  })
  return [...ofList, ...ofRows]
}

function exampleOf(problems: readonly RowProblem[], cursor: string | null): string {
  const [first] = problems
  if (first === undefined) return ''
  if (saysItself(first.code)) return first.message
  return `${groupThousands(problems.length)} chỗ${cursor === null ? '' : ' trở lên'}, ví dụ dòng ${first.row}: ${first.value ?? 'trống'} → ${suggested(first)}`
}

function declinedBy({ declines }: Pick<ListSummary, 'declines'>, code: string): string {
  const decline = declines.find((one) => one.code === code)
  return decline ? `${decline.by} đã từ chối, lúc ${formatInstant(decline.at)}:` : 'Đã từ chối:'
}

/** Nothing but this word tells a grant from the same list by a decision that takes the other one's place. */
function anotherGrant(elsewhere: ListSummary['elsewhere']): Question {
  const where = elsewhere.map(({ decision, people }) => `${decision} (${groupThousands(people)} người)`).join(', ')
  return {
    code: 'other-decision',
    words: 'Đây là đợt hỗ trợ khác: những người đã có theo quyết định khác được hỗ trợ thêm lần này',
    example: `Đã duyệt cùng chính sách theo Quyết định ${where}`,
    ...{ declined: null, declineWords: null },
  }
}

/** Whoever has said so may take it back: then the list is another one to the register. */
function correction({ number, day }: NonNullable<ListSummary['former']>): Question {
  return {
    code: correctsFormer,
    words: `Quyết định này đính chính Quyết định ${number} ngày ${formatDay(day)}: sửa khoản của người đã có, thêm người mới`,
    example: 'Khoản đã chi và người không có trong tệp giữ nguyên; hệ thống ghi rõ việc phải làm với từng người',
    ...{ declined: null, declineWords: null },
  }
}

/** A sum as papers have it, 1.500.000; any other suggestion as it is. */
const suggested = ({ code, suggestion }: RowProblem): string =>
  code === 'bad-amount' && /^\d+$/.test(suggestion ?? '') ? groupThousands(Number(suggestion)) : (suggestion ?? '')
