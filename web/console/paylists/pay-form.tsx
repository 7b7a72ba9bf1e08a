import { useState } from 'react'
import { useLocation } from 'wouter'
import type { PayFromPayListRequest } from '../../../lambdas/contract/batches.ts'
import type { PayListDetail } from '../../../lambdas/contract/pay-lists.ts'
import { formatDay } from '../../../lambdas/domain/time/local-day.ts'
import type { ApiProblem } from '../../shared/api-problem.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { type DetailsDraft, detailsIn, detailsMistakes, newDetailsDraft } from '../batches/batch-draft.ts'
import { DetailsFields } from '../batches/details-fields.tsx'
import { type StandInDraft, standInsIn, withoutPapers } from '../batches/stand-in-draft.ts'
import { StandInFields } from '../batches/stand-in-fields.tsx'
import { FormFrame } from '../fields/form-frame.tsx'
import { useCommand } from '../fields/use-command.ts'
import { useKept } from '../fields/use-kept.ts'
import { paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import { payingClockOf, usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'

interface PayFormProps {
  readonly list: PayListDetail
  /** Under which what is half filled in is kept. */
  readonly draftName: string
  /** The list is no longer what is shown. */
  readonly onOvertaken: (problem: ApiProblem) => void
}

interface PayDraft extends DetailsDraft {
  readonly standIns: readonly StandInDraft[]
}

/** From the signed list to the batch that pays its people: what the paper says once for all of them. Nothing is written here. */
export function PayForm({ list, draftName, onOvertaken }: PayFormProps) {
  const { code, reconciliation } = list
  const place = usePlace()
  const { session } = place
  const clock = payingClockOf(place)
  const client = useClient()
  const address = useAddress()
  const [, navigate] = useLocation()
  const [asked, setAsked] = useState(false)
  const { draft, setDraft, isRestored } = useKept<PayDraft>(
    draftName,
    () => ({
      ...newDetailsDraft(session.today, session.role),
      paidOn: formatDay(reconciliation?.paidOn ?? session.today),
      standIns: [],
    }),
    (begun) => ({ ...begun, standIns: withoutPapers(begun.standIns) }),
  )
  const command = useCommand({
    send: (body: PayFromPayListRequest, idempotencyKey) =>
      client.call('payFromPayList', { params: { payListCode: code }, body, idempotencyKey }),
    onDone: ({ id }) => navigate(address(`${paths.batches}/${id}`)),
    onOvertaken,
    outdates: [['batches'], ['pay-lists'], ['pay-list', code]],
  })
  const submit = (): boolean => {
    setAsked(true)
    const details = detailsIn(draft, clock)
    const standIns = standInsIn(draft.standIns)
    if (!details || !standIns) return false
    command.mutate({ details, standIns })
    return true
  }
  const signed = reconciliation?.signed
  return (
    <FormFrame
      isRestored={isRestored}
      title="Ghi chi trả cho người đã ký"
      submitWords="Xem trước"
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
    >
      {signed ? (
        <p>
          Ghi cho <strong>{groupThousands(signed.people)} người</strong> đã ký,{' '}
          <strong>{formatDong(signed.amount)}</strong>, đúng số tiền và tháng đã in. Bước này chỉ xem trước, chưa ghi
          gì.
        </p>
      ) : null}
      <DetailsFields
        draft={draft}
        mistakes={asked ? detailsMistakes(draft, clock) : {}}
        onChange={(part) => setDraft({ ...draft, ...part })}
      />
      <StandInFields
        standIns={draft.standIns}
        asked={asked}
        isRestored={isRestored}
        onChange={(standIns) => setDraft({ ...draft, standIns })}
      />
    </FormFrame>
  )
}
