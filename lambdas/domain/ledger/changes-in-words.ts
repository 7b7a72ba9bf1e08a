/** Field → [old, new] in words fit for showing; ID numbers are masked. */
export type Changes = Readonly<Record<string, readonly [string | null, string | null]>>

/**
 * What an event has changed, as it stands in brackets behind the deed; empty where nothing is told.
 * @param fields field → its name, in the order in which they are told: the store gives a map back in any
 */
export function changesInWords(changes: Changes, fields: Readonly<Record<string, string>>): string {
  const parts = Object.entries(fields).flatMap(([field, words]) => {
    const [from, to] = changes[field] ?? [null, null]
    return from === to ? [] : [`${words}: ${from === null ? '' : `${from} → `}${to ?? '(bỏ)'}`]
  })
  return parts.length > 0 ? ` (${parts.join('; ')})` : ''
}

/** What is told for the first time; without what is not known. */
export const given = (facts: Readonly<Record<string, string | null>>): Changes =>
  Object.fromEntries(Object.entries(facts).flatMap(([field, fact]) => (fact === null ? [] : [[field, [null, fact]]])))

/** Only what is no longer the same. @param before null for what was not there */
export const differences = <Fields extends Readonly<Record<string, string>>>(
  before: Fields | null,
  after: Fields,
): Changes =>
  Object.fromEntries(
    Object.entries(after)
      .map(([field, to]) => [field, [before?.[field] ?? null, to]] as const)
      .filter(([, [from, to]]) => from !== to),
  )
