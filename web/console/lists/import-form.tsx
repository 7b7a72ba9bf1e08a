import { NativeSelect } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { mostLetters } from '../../../lambdas/contract/most-letters.ts'
import { capitalised } from '../../../lambdas/domain/names/capitalised.ts'
import { sampleAddress } from '../../shared/sample-address.ts'
import { DayField } from '../fields/day-field.tsx'
import { focusFirstMistake } from '../fields/focus-first-mistake.ts'
import { TextField } from '../fields/text-field.tsx'
import { hasTooLong } from '../fields/too-long.ts'
import { communeOptions } from '../fields/unit-options.ts'
import { paths } from '../frame/addresses.ts'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'
import { CheckResult } from './check/check-result.tsx'
import { useCheck } from './check/use-check.ts'
import { FileBox } from './file-box.tsx'
import { FormDownloads } from './forms/form-downloads.tsx'
import { draftOf, fileMistake, type ImportDraft, mistakesOf, requestOf } from './import-draft.ts'
import { Sending } from './sending.tsx'
import { useImport } from './use-import.ts'

export function ImportForm() {
  const place = usePlace()
  const address = useAddress()
  const [, navigate] = useLocation()
  const own = place.session.unit
  const search = useSearch()
  const [draft, setDraft] = useState<ImportDraft>(() => draftOf(search, place))
  const [asked, setAsked] = useState(false)
  const { state, busy, send, stop } = useImport((id) => navigate(address(`${paths.lists}/${id}`)))
  const check = useCheck({
    programme: place.programme.id,
    cmndSeries: place.session.cmndSeries,
    today: place.session.today,
  })
  const found = check.state.kind === 'checked' ? check.state.summary : null
  const mistakes = asked ? mistakesOf(draft, found) : {}
  const change = (part: Partial<ImportDraft>): void => setDraft({ ...draft, ...part })

  const changeAndCheck = (part: Partial<ImportDraft>): void => {
    change(part)
    const { file, policy, commune } = { ...draft, ...part }
    if (file === null) return
    if (fileMistake(file) !== null) check.clear()
    else check.start({ file, policy, communeName: place.unit(commune)?.name ?? '' })
  }

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    if (busy) return
    setAsked(true)
    const form = event.currentTarget
    const request = hasTooLong(form) ? null : requestOf(draft, place.programme.id, found)
    if (request && draft.file) return void send(request, draft.file)
    focusFirstMistake(form)
  }
  return (
    <form className="panel form" onSubmit={submit} noValidate aria-label="Nhập danh sách từ Excel">
      <p>
        Chưa có mẫu?{' '}
        <a href={sampleAddress(place.programme.id)} download>
          Tải tệp mẫu (Excel)
        </a>
        . Hệ thống cũng đọc được danh sách theo mẫu của quyết định phê duyệt.
      </p>
      <FormDownloads commune={draft.commune} />
      <div className="form-grid">
        {own.level === 'commune' ? (
          <p className="fixed-field">
            <span>Địa bàn của danh sách</span>
            <strong>{own.name}</strong>
          </p>
        ) : (
          <NativeSelect
            label={`${capitalised(place.session.communeKinds)} của danh sách`}
            value={draft.commune}
            error={mistakes.commune}
            disabled={busy}
            data={[{ value: '', label: 'Chọn…' }, ...communeOptions(place)]}
            onChange={(event) => changeAndCheck({ commune: event.target.value })}
          />
        )}
        <NativeSelect
          label="Chính sách"
          description="Danh sách nhiều chính sách thì để theo cột “Đối tượng”"
          value={draft.policy}
          disabled={busy}
          data={[
            { value: '', label: 'Theo cột “Đối tượng” của tệp' },
            ...place.programme.policies
              .filter((policy) => policy.paid)
              .map((policy) => ({ value: policy.code, label: `${policy.code} · ${policy.name}` })),
          ]}
          onChange={(event) => changeAndCheck({ policy: event.target.value })}
        />
        <TextField
          label="Số quyết định (bỏ trống nếu tệp đã ghi)"
          description="Ví dụ 1234/QĐ-UBND"
          value={draft.decisionNumber}
          error={mistakes.decisionNumber}
          disabled={busy}
          most={mostLetters.decisionNumber}
          onChange={(text) => change({ decisionNumber: text })}
        />
        <DayField
          label="Ngày quyết định (bỏ trống nếu tệp đã ghi)"
          value={draft.decisionDay}
          error={mistakes.decisionDay}
          onChange={(decisionDay) => change({ decisionDay })}
        />
      </div>
      <FileBox
        file={draft.file}
        // Whoever has chosen an empty file learns it as he chooses: no check answers for it.
        error={mistakes.file ?? (draft.file && fileMistake(draft.file))}
        disabled={busy}
        onChoose={(file) => changeAndCheck({ file })}
      />
      <CheckResult
        state={check.state}
        hasDecision={draft.decisionNumber.trim() !== ''}
        hasPolicy={draft.policy !== ''}
        onFetchBack={check.fetchBack}
      />
      <Sending state={state} onStop={stop} />
    </form>
  )
}
