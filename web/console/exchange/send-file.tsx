import { useState } from 'react'
import type { OpenForeignFileRequest } from '../../../lambdas/contract/foreign-files.ts'
import { FormFrame } from '../fields/form-frame.tsx'
import { useCommand } from '../fields/use-command.ts'
import { useClient } from '../frame/client-context.ts'
import { Notice } from '../frame/notices.tsx'
import { FileBox } from '../lists/file-box.tsx'
import { uploadWorkbook } from '../lists/upload-workbook.ts'

const words = {
  title: 'Tệp của tỉnh khác (.jsonl)',
  hint: 'Chọn tệp đúng như tỉnh khác gửi sang, không mở ra sửa. Tệp được kiểm tra trước; sai chỗ nào thì không nhận cả tệp.',
  accept: '.jsonl,.json,.txt',
}

/** Another province's file goes straight to the bucket; what becomes of it stands in the table above. */
export function SendFile({ unit }: { readonly unit: string }) {
  const client = useClient()
  const [file, setFile] = useState<File | null>(null)
  const [asked, setAsked] = useState(false)
  const command = useCommand({
    send: async (body: OpenForeignFileRequest, idempotencyKey) => {
      const opened = await client.call('openForeignFile', { body, idempotencyKey })
      // Sent again after a lost answer: the file may have arrived the first time.
      if (file && opened.file.state === 'awaiting-upload')
        await uploadWorkbook(opened.upload, file, () => undefined, new AbortController().signal)
      return opened.file
    },
    onDone: () => {
      setFile(null)
      setAsked(false)
    },
    outdates: [['foreign-files']],
  })
  const submit = (): boolean => {
    setAsked(true)
    if (!file) return false
    command.mutate({ unit, fileName: file.name.slice(0, 200), fileBytes: file.size })
    return true
  }
  return (
    <FormFrame
      title="Tải lên tệp của tỉnh khác"
      submitWords="Tải lên và đối chiếu"
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
    >
      <FileBox
        file={file}
        error={asked && !file ? 'Chọn tệp trước.' : file?.size === 0 ? 'Tệp trống.' : null}
        words={words}
        disabled={command.isPending}
        onChoose={setFile}
      />
      {command.isSuccess && !file ? (
        <Notice tone="good">Đã tải lên. Kết quả kiểm tra hiện ở bảng bên trên.</Notice>
      ) : null}
    </FormFrame>
  )
}
