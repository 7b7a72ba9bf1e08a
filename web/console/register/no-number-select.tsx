import { NativeSelect } from '@mantine/core'
import {
  type NoIdNumberReason,
  noIdNumberReasonNames,
  noIdNumberReasons,
} from '../../../lambdas/domain/payments/payment-status.ts'

interface NoNumberSelectProps {
  readonly label: string
  readonly description?: string
  /** What no reason means. */
  readonly none: string
  readonly value: NoIdNumberReason | ''
  readonly disabled?: boolean
  readonly onChange: (reason: NoIdNumberReason | '') => void
}

/** Why an ID number is not added. */
export const NoNumberSelect = ({ none, onChange, ...field }: NoNumberSelectProps) => (
  <NativeSelect
    {...field}
    data={[
      { value: '', label: none },
      ...noIdNumberReasons.map((reason) => ({ value: reason, label: noIdNumberReasonNames[reason] })),
    ]}
    onChange={({ target }) => onChange(noIdNumberReasons.find((reason) => reason === target.value) ?? '')}
  />
)
