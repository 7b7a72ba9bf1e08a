import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ForeignFileView, RemoveForeignFileRequest } from '../../../lambdas/contract/foreign-files.ts'
import { formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import type { ApiProblem } from '../../shared/api-problem.ts'
import { groupThousands } from '../../shared/formats/figures.ts'
import { focusLater } from '../fields/focus-later.ts'
import { FormFrame } from '../fields/form-frame.tsx'
import { reasonMistake } from '../fields/reason-mistake.ts'
import { useCommand } from '../fields/use-command.ts'
import { WordsField } from '../fields/words-field.tsx'
import { useClient } from '../frame/client-context.ts'
import type { Column } from '../frame/data-table.tsx'
import type { Pages } from '../frame/paged.tsx'
import { PagedTable } from '../frame/paged-table.tsx'
import { Tag } from '../frame/status-tag.tsx'
import { useTold } from '../frame/use-told.tsx'

const looks = {
  'awaiting-upload': { icon: 'clock', tone: 'open' },
  reading: { icon: 'clock', tone: 'open' },
  comparing: { icon: 'clock', tone: 'open' },
  current: { icon: 'check', tone: 'good' },
  replaced: { icon: 'next', tone: 'quiet' },
  refused: { icon: 'warning', tone: 'bad' },
  removing: { icon: 'clock', tone: 'open' },
  removed: { icon: 'cross', tone: 'quiet' },
} as const satisfies Record<ForeignFileView['state'], unknown>

/** Every file that came, what became of it, and the way to take it out again. */
export function ForeignFiles({ files }: { readonly files: Pages<ForeignFileView> }) {
  const [removing, setRemoving] = useState<string | null>(null)
  const chosen = files.data?.pages.flatMap(({ items }) => items).find(({ id }) => id === removing)
  const queries = useQueryClient()
  const told = useTold()
  const open = (id: string): void => {
    told.forget()
    setRemoving(id)
  }
  return (
    <>
      {told.notice}
      <PagedTable
        query={files}
        caption="Tệp của các tỉnh khác, mới nhất trước"
        columns={columns(open)}
        rowKey={({ id }) => id}
        emptyWords="Chưa có tệp nào của tỉnh khác. Tải lên tệp đầu tiên ở bên dưới."
      />
      {chosen?.isRemovable ? (
        <RemoveForm
          key={chosen.id}
          file={chosen}
          onDone={() => {
            setRemoving(null)
            told.done(`Đã xác nhận gỡ tệp của ${ownerOf(chosen)}.`)
          }}
          onOvertaken={(problem) => {
            told.refused(problem)
            void queries.invalidateQueries({ queryKey: ['foreign-files'] })
          }}
          onCancel={() => {
            setRemoving(null)
            focusLater(buttonOf(chosen.id))
          }}
        />
      ) : null}
    </>
  )
}

const ownerOf = ({ head, fileName }: ForeignFileView): string => head?.provinceName ?? fileName

const buttonOf = (id: string): string => `go-tep-${id}`

const columns = (onRemove: (id: string) => void): readonly Column<ForeignFileView>[] => [
  {
    key: 'province',
    header: 'Tỉnh · chương trình',
    isRowName: true,
    cell: ({ head, fileName }) => (head ? `${head.provinceName} · ${head.programmeName}` : fileName),
  },
  { key: 'made', header: 'Làm lúc', cell: ({ head }) => (head ? formatInstant(Date.parse(head.madeAt)) : '–') },
  { key: 'marks', header: 'Dấu', numeric: true, cell: ({ head }) => (head ? groupThousands(head.marks) : '–') },
  {
    key: 'found',
    header: 'Người ở đây',
    numeric: true,
    cell: ({ found }) => (found === null ? '–' : groupThousands(found)),
  },
  {
    key: 'state',
    header: 'Trạng thái',
    cell: ({ state, stateName, outcome }) => (
      <>
        <Tag {...looks[state]}>{stateName}</Tag>
        {outcome ? <span className="small"> {outcome}</span> : null}
      </>
    ),
  },
  { key: 'sent', header: 'Tải lên', cell: ({ createdAt, createdBy }) => `${formatInstant(createdAt)}, ${createdBy}` },
  {
    key: 'remove',
    header: 'Gỡ',
    cell: (file) =>
      file.isRemovable ? (
        <Button id={buttonOf(file.id)} variant="default" size="sm" onClick={() => onRemove(file.id)}>
          Gỡ<span className="only-heard"> tệp của {ownerOf(file)}</span>
        </Button>
      ) : (
        '–'
      ),
  },
]

interface RemoveFormProps {
  readonly file: ForeignFileView
  readonly onDone: () => void
  /** The file is no longer what is shown. */
  readonly onOvertaken: (problem: ApiProblem) => void
  readonly onCancel: () => void
}

function RemoveForm({ file, onDone, onOvertaken, onCancel }: RemoveFormProps) {
  const client = useClient()
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const noNote = reasonMistake(note, 'Ghi lý do gỡ tệp')
  const command = useCommand({
    send: (body: RemoveForeignFileRequest, idempotencyKey) =>
      client.call('removeForeignFile', { params: { foreignFileId: file.id }, body, idempotencyKey }),
    onDone,
    onOvertaken,
    outdates: [['foreign-files'], ['foreign-findings']],
  })
  const submit = (): boolean => {
    setAsked(true)
    if (noNote) return false
    command.mutate({ note: note.trim() })
    return true
  }
  return (
    <FormFrame
      title={`Gỡ tệp của ${ownerOf(file)}`}
      submitWords="Gỡ tệp"
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
      onCancel={onCancel}
      takesFocus
    >
      <p>Các cảnh báo còn mở theo tệp này sẽ bỏ; kết luận đã ghi và nhật ký vẫn giữ.</p>
      <WordsField label="Lý do" value={note} error={asked ? noNote : null} onChange={setNote} />
    </FormFrame>
  )
}
