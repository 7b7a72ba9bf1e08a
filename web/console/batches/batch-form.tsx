import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { CreateBatchRequest } from '../../../lambdas/contract/batches.ts'
import { mostLetters } from '../../../lambdas/contract/most-letters.ts'
import { FormFrame } from '../fields/form-frame.tsx'
import { TextField } from '../fields/text-field.tsx'
import { useCommand } from '../fields/use-command.ts'
import { useKept } from '../fields/use-kept.ts'
import { paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import { payingClockOf, usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'
import type { PeopleFilter } from '../register/people-filter.ts'
import { type BatchDraft, batchMistakes, batchRequest, newDetailsDraft } from './batch-draft.ts'
import { DetailsFields } from './details-fields.tsx'
import { withoutPapers } from './stand-in-draft.ts'
import { StandInFields } from './stand-in-fields.tsx'

interface BatchFormProps {
  readonly filter: PeopleFilter
  readonly except: ReadonlySet<string>
  /** Under which what is half filled in is kept. */
  readonly draftName: string
  /** Whether it may be kept: a name that is looked for is not, and without it the same numbers are other people's. */
  readonly isKept: boolean
  /** Those who are left out were chosen before the page was loaded again. */
  readonly isRestored: boolean
  readonly onCancel: () => void
}

/** Marks a paper list: everybody whom the filter shows, a range of them, or all but those who are ticked. Nothing is written here. */
export function BatchForm({ filter, except, onCancel, draftName, isKept, ...rest }: BatchFormProps) {
  const place = usePlace()
  const { session, programme } = place
  const clock = payingClockOf(place)
  const client = useClient()
  const address = useAddress()
  const [, navigate] = useLocation()
  const [asked, setAsked] = useState(false)
  const { draft, setDraft, isRestored } = useKept<BatchDraft>(
    draftName,
    () => ({
      ...newDetailsDraft(session.today, session.role),
      from: '',
      to: '',
      hamlet: '',
      dueMonthsOnly: true,
      standIns: [],
    }),
    (begun, fresh) => (isKept ? { ...begun, standIns: withoutPapers(begun.standIns) } : fresh),
  )
  const mistakes = asked ? batchMistakes(draft, clock) : {}
  const change = (part: Partial<BatchDraft>): void => setDraft({ ...draft, ...part })
  const command = useCommand({
    send: (body: CreateBatchRequest, idempotencyKey) => client.call('createBatch', { body, idempotencyKey }),
    onDone: ({ id }) => navigate(address(`${paths.batches}/${id}`)),
    outdates: [['batches']],
  })
  const submit = (): boolean => {
    setAsked(true)
    const request = batchRequest(draft, programme.id, filter, except, clock)
    if (request) command.mutate(request)
    return request !== null
  }
  return (
    <section aria-labelledby="ghi-theo-dot">
      <h2 id="ghi-theo-dot" className="only-heard">
        Ghi chi trả theo đợt
      </h2>
      <FormFrame
        takesFocus
        isRestored={isRestored || rest.isRestored}
        title="Ghi chi trả cả danh sách"
        submitWords="Xem trước"
        busy={command.isPending}
        error={command.error}
        onSubmit={submit}
        onCancel={onCancel}
      >
        <p>
          Ghi cho mọi người mà điều kiện lọc đang hiện, theo số thứ tự ở cột STT. Bỏ dấu chọn ở người không có trong
          danh sách giấy
          {except.size > 0 ? (
            <>
              {' '}
              (đang bỏ ra <strong>{except.size} người</strong>)
            </>
          ) : null}
          . Bước này chỉ xem trước, chưa ghi gì.
        </p>
        <div className="form-grid">
          <TextInput
            label="Từ số thứ tự (bỏ trống: từ đầu)"
            inputMode="numeric"
            value={draft.from}
            error={mistakes.from}
            autoComplete="off"
            onChange={({ target }) => change({ from: target.value })}
          />
          <TextInput
            label="Đến số thứ tự (bỏ trống: đến hết)"
            inputMode="numeric"
            value={draft.to}
            error={mistakes.to}
            autoComplete="off"
            onChange={({ target }) => change({ to: target.value })}
          />
        </div>
        <TextField
          label="Chỉ một thôn, buôn (không bắt buộc)"
          description="Viết đủ tên như trong danh sách; số thứ tự khi đó đếm trong thôn, buôn này"
          value={draft.hamlet}
          most={mostLetters.hamlet}
          onChange={(text) => change({ hamlet: text })}
        />
        <Checkbox
          label="Khoản chi theo tháng: chỉ chi các tháng đã đến hạn"
          checked={draft.dueMonthsOnly}
          onChange={({ target }) => change({ dueMonthsOnly: target.checked })}
        />
        <DetailsFields draft={draft} mistakes={mistakes} onChange={change} />
        <StandInFields
          standIns={draft.standIns}
          asked={asked}
          isRestored={isRestored}
          onChange={(standIns) => change({ standIns })}
        />
      </FormFrame>
    </section>
  )
}
