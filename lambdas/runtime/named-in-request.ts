import type { Route } from '../contract/route.ts'

/** The parts of a request, as their shapes have left them. */
interface Parsed {
  readonly query: unknown
  readonly body: unknown
}

type Fields = Readonly<Record<string, unknown>> | undefined

/** The units that a request names itself; those of stored things are checked when they are found. */
export function namedUnits(route: Route, parsed: Parsed): readonly (string | undefined)[] {
  if (route.unit === 'none' || route.unit === 'stored') return []
  const source = (route.unit === 'query' ? parsed.query : parsed.body) as Fields
  const entries = source?.entries
  if (Array.isArray(entries)) return entries.map((entry: { commune?: string }) => entry.commune)
  const units = source?.units
  if (Array.isArray(units)) return units
  const unit = source?.unit ?? source?.commune
  return [typeof unit === 'string' ? unit : undefined]
}

/** The programme that a request names itself; those of stored things were asked for when they came in. */
export function namedProgramme({ query, body }: Parsed): string | undefined {
  const [named] = [query as Fields, body as Fields].map((part) => part?.programme).filter((one) => one !== undefined)
  return typeof named === 'string' ? named : undefined
}
