import { type CreateListRequest, maximumWorkbookBytes } from '../../../lambdas/contract/lists.ts'
import { formatDay } from '../../../lambdas/domain/time/local-day.ts'
import { parseDayInput } from '../../shared/formats/day-input.ts'
import { formatBytes } from '../../shared/formats/figures.ts'
import { filterNames } from '../frame/addresses.ts'
import type { Place } from '../frame/place.ts'
import type { CheckSummary } from './check/check-messages.ts'

/** The import form as it is filled in; texts as typed. */
export interface ImportDraft {
  readonly commune: string
  /** Empty: each row's own column tells. */
  readonly policy: string
  readonly decisionNumber: string
  readonly decisionDay: string
  readonly file: File | null
}

/** A new form, with the choices that the address carries from a list that was refused. Those that are not his are left out. */
export function draftOf(search: string, { session, programme, unit }: Place): ImportDraft {
  const query = new URLSearchParams(search)
  const wish = (name: keyof typeof filterNames): string => query.get(filterNames[name]) ?? ''
  const commune = session.unit.level === 'commune' ? session.unit : unit(wish('unit'))
  const day = wish('decisionDay')
  return {
    commune: commune?.level === 'commune' ? commune.code : '',
    policy: programme.policies.find(({ code, paid }) => paid && code === wish('policy'))?.code ?? '',
    decisionNumber: wish('decisionNumber').slice(0, 60),
    decisionDay: /^\d{4}-\d\d-\d\d$/.test(day) ? formatDay(day) : '',
    file: null,
  }
}

export type ImportMistakes = Partial<Record<keyof ImportDraft, string>>

/** What the check on this machine has found that the form asks for. */
export type FoundInFile = Pick<CheckSummary, 'namesDecision' | 'namesDecisionDay'>

/**
 * What has to be mended before it can be sent, field by field.
 * @param found null where the file has not been checked here: the cloud tells what it lacks
 */
export function mistakesOf(draft: ImportDraft, found: FoundInFile | null): ImportMistakes {
  const mistakes: ImportMistakes = {}
  if (draft.commune === '') mistakes.commune = 'Chọn địa bàn của danh sách.'
  if (draft.decisionDay.trim() !== '' && parseDayInput(draft.decisionDay) === null)
    mistakes.decisionDay = 'Ngày quyết định chưa đúng. Nhập như 29/05/2020.'
  if (draft.decisionDay.trim() !== '' && draft.decisionNumber.trim() === '')
    mistakes.decisionNumber = 'Đã có ngày thì nhập cả số quyết định, hoặc bỏ trống cả hai nếu tệp đã ghi.'
  if (draft.decisionNumber.trim() !== '' && draft.decisionDay.trim() === '')
    mistakes.decisionDay = 'Đã có số quyết định thì nhập cả ngày, hoặc bỏ trống cả hai nếu tệp đã ghi.'
  // A whole file would be sent over a slow line, only to be refused.
  if (found && draft.decisionNumber.trim() === '' && draft.decisionDay.trim() === '') {
    if (!found.namesDecision) mistakes.decisionNumber = 'Tệp không ghi số quyết định: nhập ở đây.'
    if (!found.namesDecisionDay) mistakes.decisionDay = 'Tệp không ghi ngày quyết định: nhập ở đây.'
    if (found.namesDecision && !found.namesDecisionDay)
      mistakes.decisionNumber = 'Nhập cả số quyết định, như tệp đã ghi.'
  }
  const file = fileMistake(draft.file)
  if (file) mistakes.file = file
  return mistakes
}

export function fileMistake(file: File | null): string | null {
  if (!file) return 'Chọn tệp Excel của danh sách.'
  if (file.size === 0) return 'Tệp này rỗng. Mở bằng Excel, kiểm tra, lưu lại rồi chọn lại.'
  if (file.size > maximumWorkbookBytes)
    return `Tệp ${formatBytes(file.size)} quá lớn, tối đa ${formatBytes(maximumWorkbookBytes)}. Tách thành nhiều tệp.`
  if (file.name.length > 200) return 'Tên tệp quá dài. Đổi tên ngắn dưới 200 ký tự rồi chọn lại.'
  return null
}

/** @returns null while there are mistakes */
export function requestOf(draft: ImportDraft, programme: string, found: FoundInFile | null): CreateListRequest | null {
  if (draft.file === null || Object.keys(mistakesOf(draft, found)).length > 0) return null
  return {
    programme,
    commune: draft.commune,
    policy: draft.policy || null,
    decisionNumber: draft.decisionNumber.trim() || null,
    decisionDay: parseDayInput(draft.decisionDay),
    fileName: draft.file.name,
    fileBytes: draft.file.size,
    // Nobody brings in unseen what a whole file would change.
    review: true,
  }
}
