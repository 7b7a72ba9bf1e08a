import { NativeSelect } from '@mantine/core'
import { usePlace } from '../frame/place.ts'
import { unitOptions } from './unit-options.ts'

interface UnitSelectProps {
  readonly value: string
  readonly onChange: (unit: string) => void
}

/** One of the officer's units to look at; nothing where he has only his own. */
export function UnitSelect({ value, onChange }: UnitSelectProps) {
  const place = usePlace()
  if (place.children(place.session.unit.code).length === 0) return null
  return (
    <NativeSelect
      label="Địa bàn"
      value={value}
      data={unitOptions(place)}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
