export interface Added {
  readonly UpdateExpression: string
  readonly ExpressionAttributeNames: Record<string, string>
  readonly ExpressionAttributeValues: Record<string, number>
}

/** Flat numbers, so that ADD works on a fresh item. Null when nothing changes. */
export function addedNumbers(change: Readonly<Record<string, number>>): Added | null {
  const numbers = Object.entries(change).filter(([, value]) => value !== 0)
  if (numbers.length === 0) return null
  return {
    UpdateExpression: `ADD ${numbers.map((_, index) => `#n${index} :n${index}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(numbers.map(([name], index) => [`#n${index}`, name])),
    ExpressionAttributeValues: Object.fromEntries(numbers.map(([, value], index) => [`:n${index}`, value])),
  }
}
