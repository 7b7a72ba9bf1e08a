import { filterSentence } from '../exports/export-order.ts'
import { officeName } from '../permissions/office-name.ts'
import { formatInstant } from '../time/local-day.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import type { BatchKind, LineOutcome } from './batch.ts'
import { answerNames, type BatchAnswer, isActing } from './batch-answer.ts'
import type { BatchSelection } from './batch-selection.ts'

interface AnsweredLine {
  readonly answer: BatchAnswer
  readonly message: string | null
  readonly outcome: { readonly kind: LineOutcome; readonly at: number; readonly message: string | null } | null
}

const done = {
  pay: 'Đã ghi nhận đã chi trả',
  'not-paid': 'Đã ghi nhận không chi được',
  correct: 'Đã sửa theo tệp này',
} as const satisfies Partial<Record<BatchAnswer, string>>

/** What the payer's own workbook says beside the row when it comes back. */
export function answerInWords({ answer, message, outcome }: AnsweredLine): string {
  const more = message ? `. ${message}` : ''
  if (outcome?.kind === 'done')
    return `${answer in done ? done[answer as keyof typeof done] : answerNames[answer]} lúc ${formatInstant(outcome.at)}${more}`
  if (outcome?.kind === 'undone') return 'Đã huỷ cùng cả đợt'
  if (outcome?.kind === 'kept') return `Không huỷ được: ${outcome.message ?? ''}`
  if (outcome?.kind === 'refused') return `Chưa ghi được: ${outcome.message ?? ''}`
  if (answer === 'together') return `${answerNames[answer]}${more}`
  if (isActing(answer)) return `Sẽ ghi khi xác nhận: ${answerNames[answer]}${more}`
  return `Không ghi: ${answerNames[answer]}${more}`
}

interface Described {
  readonly kind: BatchKind
  readonly programme: string
  readonly unit: string
  readonly fileName: string | null
  readonly selection: BatchSelection | null
  readonly payList: string | null
}

/** Whom a batch is about, as it stands above it. */
export function selectionSentence(
  { kind, programme, unit, fileName, selection, payList }: Described,
  tree: UnitTree,
): string {
  if (kind === 'account') return `Biên bản đối chiếu với ${officeName(tree, 'payer', unit)}`
  if (kind === 'pay-list') return `Danh sách ký nhận ${payList ?? ''}, ${tree.find(unit)?.name ?? unit}`
  if (kind === 'file' || !selection) return `Tệp kết quả "${fileName ?? ''}", ${tree.find(unit)?.name ?? unit}`
  const { from, to, except, hamlet, ...filter } = selection
  const range = from === null && to === null ? null : `số thứ tự ${from ?? 1} đến ${to ?? 'hết'}`
  return [
    filterSentence({ ...filter, programme, unit }, tree),
    ...(hamlet ? [`thôn, buôn "${hamlet}"`] : []),
    ...(range ? [range] : []),
    ...(except.length > 0 ? [`trừ ${except.length} người`] : []),
  ].join('; ')
}
