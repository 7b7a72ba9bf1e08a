import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import type { CreateResultFileRequest, CreateResultFileResponse } from '../../../lambdas/contract/batches.ts'
import { focusFirstMistake } from '../fields/focus-first-mistake.ts'
import { NotKept } from '../fields/not-kept.tsx'
import { Restored } from '../fields/restored.tsx'
import { UnitSelect } from '../fields/unit-select.tsx'
import { useKept } from '../fields/use-kept.ts'
import { paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import { payingClockOf, usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'
import { FileBox } from '../lists/file-box.tsx'
import { fileMistake } from '../lists/import-draft.ts'
import { Sending } from '../lists/sending.tsx'
import { useUpload } from '../lists/use-upload.ts'
import { type DetailsDraft, detailsIn, detailsMistakes, newDetailsDraft } from './batch-draft.ts'
import { DetailsFields } from './details-fields.tsx'

const fileWords = {
  title: 'Tệp kết quả (Excel, CSV)',
  hint: 'Chọn tệp hoặc kéo tệp thả vào khung này. Mỗi người một dòng.',
  accept: '.xlsx,.xlsm,.xls,.csv',
}

/** Sends the payer's file of results: each row gets an answer before anything is written. */
export function ResultFileForm() {
  const place = usePlace()
  const { session, programme } = place
  const clock = payingClockOf(place)
  const client = useClient()
  const address = useAddress()
  const [, navigate] = useLocation()
  const [file, setFile] = useState<File | null>(null)
  const { draft, setDraft, isRestored } = useKept(`batch/${programme.id}/file`, () => ({
    ...newDetailsDraft(session.today, session.role),
    unit: session.unit.code,
  }))
  const [asked, setAsked] = useState(false)
  const mistakes = asked ? detailsMistakes(draft, clock) : {}
  const change = (part: Partial<DetailsDraft>): void => setDraft({ ...draft, ...part })
  const upload = useUpload({
    open: (body: CreateResultFileRequest, idempotencyKey, signal) =>
      client.call('createResultFile', { body, idempotencyKey }, signal),
    formOf: ({ batch, upload: form }: CreateResultFileResponse) => (batch.state === 'awaiting-file' ? form : null),
    onSent: ({ batch }) => navigate(address(`${paths.batches}/${batch.id}`)),
  })
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    if (upload.busy) return
    setAsked(true)
    const details = detailsIn(draft, clock)
    if (!details || !file || fileMistake(file)) focusFirstMistake(event.currentTarget)
    else
      void upload.send(
        {
          programme: programme.id,
          unit: draft.unit,
          fileName: file.name,
          fileBytes: file.size,
          details: { ...details, dueMonthsOnly: false },
        },
        file,
      )
  }
  return (
    <form className="panel form" onSubmit={submit} noValidate aria-labelledby="tep-ket-qua">
      <h2 id="tep-ket-qua">Gửi tệp kết quả chi trả</h2>
      <p>
        Xuất danh sách người chưa chi ở màn hình Đối tượng, thêm cột “Kết quả” rồi gửi lại, hoặc gửi tệp của đơn vị chi
        trả. Tệp cần cột “Họ và tên” và “Kết quả” (đã chi trả, chưa nhận, từ chối…); nên có số CMND/CCCD, số tiền, ngày
        chi trả và lý do. Khoản chi theo tháng thì ghi cột “Tháng” (ví dụ 5/2020). Số CMND/CCCD mà danh sách chưa có thì
        được bổ sung cùng lúc chi trả; không có số thì ghi “Lý do chưa có số”. Hệ thống trả lời từng dòng trước, chưa
        ghi gì cho đến khi xác nhận. Gửi tệp thứ hai để sửa tệp trước.
      </p>
      {isRestored ? <Restored /> : null}
      <UnitSelect value={draft.unit} onChange={(unit) => setDraft({ ...draft, unit })} />
      {isRestored ? <NotKept what="Tệp" how="chọn" /> : null}
      <FileBox
        file={file}
        error={asked ? fileMistake(file) : null}
        disabled={upload.busy}
        onChoose={setFile}
        words={fileWords}
      />
      <h3>Cho dòng không tự ghi những điều này</h3>
      <DetailsFields draft={draft} mistakes={mistakes} onChange={change} />
      <Sending state={upload.state} onStop={upload.stop} />
    </form>
  )
}
