import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { OpenForeignFileRequest, OpenForeignFileResponse } from '../../../lambdas/contract/foreign-files.ts'
import { focusFirstMistake } from '../fields/focus-first-mistake.ts'
import { useClient } from '../frame/client-context.ts'
import { useTold } from '../frame/use-told.tsx'
import { FileBox } from '../lists/file-box.tsx'
import { Sending } from '../lists/sending.tsx'
import { useUpload } from '../lists/use-upload.ts'

const words = {
  title: 'Tệp của tỉnh khác (.jsonl)',
  hint: 'Chọn tệp đúng như tỉnh khác gửi sang, không mở ra sửa. Tệp được kiểm tra trước; sai chỗ nào thì không nhận cả tệp.',
  accept: '.jsonl,.json,.txt',
}

/**
 * Another province's file goes straight to the bucket: half a million marks are some 24 MB, minutes on a slow line, so that it is told how
 * much has gone and the sending can be stopped. What becomes of it stands in the table above.
 */
export function SendFile({ unit }: { readonly unit: string }) {
  const client = useClient()
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [asked, setAsked] = useState(false)
  const told = useTold()
  const upload = useUpload({
    open: (body: OpenForeignFileRequest, idempotencyKey, signal) =>
      client.call('openForeignFile', { body, idempotencyKey }, signal),
    // Sent again after a lost answer: the file may have arrived the first time.
    formOf: ({ file: opened, upload: form }: OpenForeignFileResponse) =>
      opened.state === 'awaiting-upload' ? form : null,
    onSent: () => {
      setFile(null)
      setAsked(false)
      told.done('Đã tải lên. Kết quả kiểm tra hiện ở bảng bên trên.')
      void queries.invalidateQueries({ queryKey: ['foreign-files'] })
    },
  })
  const mistake = file === null ? 'Chọn tệp trước.' : file.size === 0 ? 'Tệp trống.' : null
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    if (upload.busy) return
    setAsked(true)
    told.forget()
    if (!file || mistake) focusFirstMistake(event.currentTarget)
    else void upload.send({ unit, fileName: file.name.slice(0, 200), fileBytes: file.size }, file)
  }
  return (
    <form className="panel form" onSubmit={submit} noValidate aria-labelledby="tai-tep-tinh-khac">
      <h3 id="tai-tep-tinh-khac">Tải lên tệp của tỉnh khác</h3>
      <FileBox
        file={file}
        error={asked || file?.size === 0 ? mistake : null}
        words={words}
        disabled={upload.busy}
        onChoose={setFile}
      />
      {told.notice}
      <Sending state={upload.state} onStop={upload.stop} />
    </form>
  )
}
