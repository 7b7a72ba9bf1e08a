import type { Place, SessionUnit } from '../frame/place.ts'

interface Option {
  readonly value: string
  readonly label: string
}

interface OptionGroup {
  readonly group: string
  readonly items: Option[]
}

const option = ({ code, name }: SessionUnit): Option => ({ value: code, label: name })

/** Every unit of the officer, grouped by district, in the server's order. */
export function unitOptions(place: Place): (Option | OptionGroup)[] {
  return [option(place.session.unit), ...below(place, (unit) => [unit, ...place.children(unit.code)])]
}

/** Communes alone, grouped by district. */
export function communeOptions(place: Place): (Option | OptionGroup)[] {
  const own = place.session.unit
  return own.level === 'commune' ? [option(own)] : below(place, (unit) => place.children(unit.code))
}

function below(place: Place, itemsOf: (district: SessionUnit) => readonly SessionUnit[]): (Option | OptionGroup)[] {
  return place
    .children(place.session.unit.code)
    .map((child) =>
      child.level === 'commune' ? option(child) : { group: child.name, items: itemsOf(child).map(option) },
    )
}
