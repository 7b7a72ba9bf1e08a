import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { leftToAsk } from '../../../lambdas/domain/payments/recovery.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { parseAmountInput } from '../fields/parse-amount-input.ts'
import { useKept } from '../fields/use-kept.ts'
import { useClient } from '../frame/client-context.ts'
import { type CommandFormProps, draftName } from './command-form.ts'
import { DecisionForm } from './decision-form.tsx'

/** Money that was paid and is not due is asked back by a decision. */
export function AskBackForm(props: CommandFormProps) {
  const { id, paid, household, recovery } = props.detail.entitlement
  const most = leftToAsk({ paid, recovery })
  const client = useClient()
  const {
    draft: amountText,
    setDraft: setAmountText,
    isRestored,
  } = useKept(`${draftName(props.detail.entitlement, 'ask-back')}/amount`, () => groupThousands(most))
  const [lessConfirmed, setLessConfirmed] = useState(false)
  const amount = parseAmountInput(amountText)
  const isWrong = amount === null || amount > most
  return (
    <DecisionForm
      {...props}
      kind="ask-back"
      isRestored={isRestored}
      title={recovery ? 'Thu hồi thêm theo quyết định khác' : 'Lập thu hồi khoản chi sai'}
      submitWords="Lập thu hồi"
      hint="Việc đã chi giữ nguyên trong sổ. Tiền nộp lại được ghi từng lần cho đến khi đủ."
      reasonLabel="Lý do thu hồi"
      fields={(asked, question) => (
        <>
          <TextInput
            label="Số tiền phải thu hồi (đồng)"
            description={
              [
                ...(household ? [`Hộ ${household}`] : []),
                ...(recovery ? [`Đã lập thu hồi ${formatDong(recovery.amount)}`] : []),
              ].join('. ') || undefined
            }
            inputMode="numeric"
            value={amountText}
            error={
              asked && isWrong
                ? `Nhập số tiền từ 1 đồng đến ${formatDong(most)}, là số đã chi mà chưa lập thu hồi.`
                : null
            }
            autoComplete="off"
            onChange={({ target }) => {
              setAmountText(target.value)
              setLessConfirmed(false)
            }}
          />
          {question === 'less-than-stopped' || lessConfirmed ? (
            <Checkbox
              label="Tôi đã xem: vẫn chỉ thu hồi một phần"
              checked={lessConfirmed}
              onChange={({ target }) => setLessConfirmed(target.checked)}
            />
          ) : null}
        </>
      )}
      more={isWrong ? null : { amount, lessConfirmed }}
      send={(body, idempotencyKey) => client.call('askBack', { params: { entitlementId: id }, body, idempotencyKey })}
    />
  )
}
