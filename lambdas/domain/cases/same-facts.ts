/** Whether two plain values say the same, whatever the order of their fields: a stored one comes back in another order. */
export function sameFacts(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [one, other] = [new Map(Object.entries(a)), new Map(Object.entries(b))]
  return one.size === other.size && [...one].every(([key, value]) => other.has(key) && sameFacts(value, other.get(key)))
}
