import { TextInput } from '@mantine/core'
import { mostDays } from '../../../lambdas/domain/programmes/most-days.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { parseAmountInput } from '../fields/parse-amount-input.ts'
import { parseMonthsInput } from '../fields/parse-months-input.ts'
import { useKept } from '../fields/use-kept.ts'
import { useClient } from '../frame/client-context.ts'
import { type CommandFormProps, draftName } from './command-form.ts'
import { DecisionForm } from './decision-form.tsx'

/** A later decision changes what is left. */
export function AmendForm(props: CommandFormProps) {
  const { id, amount: left, offset, instalments, paid, days: knownDays } = props.detail.entitlement
  const isMonthly = instalments.length > 0
  const client = useClient()
  const { draft, setDraft, isRestored } = useKept(`${draftName(props.detail.entitlement, 'amend')}/fields`, () => ({
    amount: groupThousands(left + offset),
    months: namesOf(instalments.map(({ month }) => month)),
    days: String(knownDays ?? ''),
  }))
  const { amount: amountText, months: monthsText, days: daysText } = draft
  const amount = parseAmountInput(amountText)
  const months = isMonthly ? parseMonthsInput(monthsText) : []
  const days = knownDays === null ? undefined : parseDays(daysText)
  const isWrong = amount === null || amount < paid
  return (
    <DecisionForm
      {...props}
      kind="amend"
      isRestored={isRestored}
      title="Điều chỉnh theo quyết định"
      submitWords="Điều chỉnh"
      hint={`Chỉ phần chưa chi thay đổi; những lần đã chi giữ nguyên. Đã chi ${formatDong(paid)}.`}
      reasonLabel="Lý do điều chỉnh"
      fields={(asked) => (
        <>
          <TextInput
            label="Tổng mức hỗ trợ mới (đồng)"
            inputMode="numeric"
            value={amountText}
            error={asked && isWrong ? `Nhập số tiền, không dưới số đã chi (${formatDong(paid)}).` : null}
            autoComplete="off"
            onChange={({ target }) => setDraft({ ...draft, amount: target.value })}
          />
          {knownDays === null ? null : (
            <TextInput
              label="Số ngày được hỗ trợ"
              inputMode="numeric"
              value={daysText}
              error={asked && days === null ? `Nhập số ngày theo quyết định, từ 1 đến ${mostDays}.` : null}
              autoComplete="off"
              onChange={({ target }) => setDraft({ ...draft, days: target.value })}
            />
          )}
          {isMonthly ? (
            <TextInput
              label="Các tháng được hỗ trợ"
              description="Ví dụ: 4/2020, 5/2020. Phải gồm các tháng đã chi."
              value={monthsText}
              error={
                asked && months === null ? 'Ghi các tháng như 4/2020, 5/2020; chưa rõ tháng nào thì để trống.' : null
              }
              autoComplete="off"
              onChange={({ target }) => setDraft({ ...draft, months: target.value })}
            />
          ) : null}
        </>
      )}
      more={
        isWrong || months === null || days === null ? null : { amount, months, ...(days === undefined ? {} : { days }) }
      }
      send={(body, idempotencyKey) =>
        client.call('amendSupport', { params: { entitlementId: id }, body, idempotencyKey })
      }
    />
  )
}

function parseDays(text: string): number | null {
  const days = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0
  return days >= 1 && days <= mostDays ? days : null
}

const namesOf = (months: readonly string[]): string =>
  months
    .filter((month) => month.includes('-'))
    .map((month) => `${Number(month.slice(5))}/${month.slice(0, 4)}`)
    .join(', ')
