import * as z from 'zod'

/** A rule's pattern of EventBridge, of values alone; its filters (`prefix`, `anything-but` …) are refused, since they are unknown here. */
export type EventPattern = { readonly [field: string]: readonly Value[] | EventPattern }
type Value = string | number | boolean | null

const value = z.union([z.string(), z.number(), z.boolean(), z.null()])
export const eventPattern: z.ZodType<EventPattern> = z.record(
  z.string(),
  z.union([z.array(value), z.lazy(() => eventPattern)]),
)

/** Each field of the pattern has one of its values in the event; of a list there one element is enough. */
export const fitsPattern = (pattern: EventPattern, event: unknown): boolean =>
  Object.entries(pattern).every(([field, wanted]) => {
    const found = typeof event === 'object' && event !== null ? (event as Record<string, unknown>)[field] : undefined
    if (!isValues(wanted)) return fitsPattern(wanted, found)
    const values: readonly unknown[] = Array.isArray(found) ? found : [found]
    return wanted.some((one) => values.includes(one))
  })

const isValues = (wanted: readonly Value[] | EventPattern): wanted is readonly Value[] => Array.isArray(wanted)
