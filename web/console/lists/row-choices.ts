import type { ListRowFilter, ListSummary } from '../../../lambdas/contract/lists.ts'

interface RowChoice {
  /** As it stands in the address. */
  readonly value: string
  readonly label: string
  readonly only: ListRowFilter | null
  readonly emptyWords: string
}

const all: RowChoice = { value: 'tat-ca', label: 'Tất cả các dòng', only: null, emptyWords: 'Tệp không có dòng nào.' }

const problems: RowChoice = {
  value: 'co-van-de',
  label: 'Dòng có vấn đề',
  only: 'problems',
  emptyWords: 'Không có dòng nào có vấn đề. Chọn “Tất cả các dòng” để xem cả tệp.',
}

/** Which rows of a list are shown. */
export const rowChoices: readonly RowChoice[] = [
  all,
  problems,
  {
    value: 'co-sua',
    label: 'Dòng sửa người đã có',
    only: 'changed',
    emptyWords: 'Không có dòng nào sửa người đã có trong hệ thống.',
  },
  {
    value: 'viec-con-lai',
    label: 'Việc còn phải làm',
    only: 'to-do',
    emptyWords: 'Không có việc nào mà danh sách không tự làm được.',
  },
  {
    value: 'ngoai-tep',
    label: 'Người không có trong tệp',
    only: 'only-here',
    emptyWords: 'Không có ai của quyết định này ở ngoài tệp.',
  },
]

/** What the address wishes; where it wishes nothing the rows with problems, if there are any. */
export function chosenRows(wish: string | null, { counts }: Pick<ListSummary, 'counts'>): string {
  if (rowChoices.some(({ value }) => value === wish)) return String(wish)
  return counts.refused + counts.warnings + counts.duplicates > 0 ? problems.value : all.value
}

export const choiceOf = (chosen: string): RowChoice => rowChoices.find(({ value }) => value === chosen) ?? all
