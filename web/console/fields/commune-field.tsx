import { NativeSelect } from '@mantine/core'
import { capitalised } from '../../../lambdas/domain/names/capitalised.ts'
import { usePlace } from '../frame/place.ts'
import { communeOptions } from './unit-options.ts'

interface CommuneFieldProps {
  /** Empty while none is chosen. */
  readonly value: string
  readonly error: string | null
  readonly onChange: (commune: string) => void
}

/** One of the officer's communes; nothing is asked of who has only one. */
export function CommuneField({ value, error, onChange }: CommuneFieldProps) {
  const place = usePlace()
  if (place.session.unit.level === 'commune') return null
  return (
    <NativeSelect
      label={capitalised(place.session.communeKinds)}
      value={value}
      error={error}
      data={[{ value: '', label: 'Chọn…' }, ...communeOptions(place)]}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
