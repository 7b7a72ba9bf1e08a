import { useMutation } from '@tanstack/react-query'
import type { ListRow, ListSummary, RowProblem } from '../../../lambdas/contract/lists.ts'
import type { ApiClient } from '../../shared/api-client.ts'
import { useClient } from '../frame/client-context.ts'
import { Failure, Notice } from '../frame/notices.tsx'
import { usePlace } from '../frame/place.ts'
import { mostRemarks } from './check/check-messages.ts'
import { markWorkbook } from './check/mark-workbook.ts'
import { backName } from './check/use-check.ts'
import { FileBox } from './file-box.tsx'
import { saveFile } from './save-file.ts'
import './forms/forms.css'

/**
 * The officer's own workbook back with everything that the cloud has said of its rows, also what only the cloud knows: rates, months, the
 * register. The file never comes down again: he chooses the one that he has sent, and it is marked on his machine.
 */
export function MarkedFile({ list }: { readonly list: ListSummary }) {
  const client = useClient()
  const place = usePlace()
  const mark = useMutation({ mutationFn: (file: File) => marked(client, list, file) })
  const { refused, warnings } = list.counts
  if (list.file === null || refused + warnings === 0 || !place.can('list.create')) return null
  return (
    <details className="forms">
      <summary>Tải tệp của anh/chị về kèm cột “Lỗi”, để sửa trong Excel</summary>
      <FileBox
        file={mark.variables ?? null}
        error={null}
        words={{
          title: 'Chọn lại tệp đã tải lên',
          hint: `Chọn “${list.fileName}” như lúc tải lên, chưa sửa. Tệp được đánh dấu ngay trên máy này, không gửi đi.`,
          accept: '.xlsx,.xlsm,.xls,.csv',
        }}
        disabled={mark.isPending}
        onChoose={(file) => mark.mutate(file)}
      />
      {mark.isPending ? <p role="status">Đang đánh dấu các dòng…</p> : null}
      {mark.error ? <Failure error={mark.error} takesFocus /> : null}
      {mark.data ? <Answer {...mark.data} /> : null}
    </details>
  )
}

interface Marked {
  readonly tone: 'good' | 'error'
  readonly words: string
}

const Answer = ({ tone, words }: Marked) => (
  <Notice tone={tone} takesFocus>
    {words}
  </Notice>
)

async function marked(
  client: ApiClient,
  { id, file: read, answers: { convert, kept } }: ListSummary,
  file: File,
): Promise<Marked> {
  const otherFile = {
    tone: 'error',
    words:
      'Tệp này không phải tệp đã tải lên, hoặc đã sửa sau khi tải lên. Chọn đúng tệp ban đầu; nếu đã sửa xong thì tải tệp mới lên ở màn hình nhập danh sách.',
  } as const
  if (read === null || file.size !== read.bytes) return otherFile
  const remarks = await remarksOf(client, id)
  const answer = await markWorkbook({ file, sha256: read.sha256, remarks, convert, kept })
  if (answer.kind === 'other-file') return otherFile
  if (answer.kind === 'refused') return { tone: 'error', words: answer.message }
  if (answer.kind !== 'annotated')
    return { tone: 'error', words: 'Trình duyệt này không đánh dấu được tệp. Sửa theo bảng từng dòng bên dưới.' }
  const name = backName(file.name, answer.extension)
  saveFile(answer.workbook, name)
  return {
    tone: 'good',
    words: `Đã tải về: ${name}. Sửa các ô được đánh dấu rồi tải cả tệp lên lại, cột “Lỗi” không cần xoá.`,
  }
}

async function remarksOf(client: ApiClient, listId: string): Promise<readonly RowProblem[]> {
  const remarks: RowProblem[] = []
  let cursor: string | null = null
  do {
    const query = { only: 'problems' as const, ...(cursor === null ? {} : { cursor }) }
    const page: { readonly items: ListRow[]; readonly cursor: string | null } = await client.call('listRows', {
      params: { listId },
      query,
    })
    for (const { problems } of page.items) remarks.push(...problems)
    cursor = page.cursor
  } while (cursor !== null && remarks.length < mostRemarks)
  return remarks
}
