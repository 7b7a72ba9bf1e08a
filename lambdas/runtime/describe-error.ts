/** Name and place of an error; its message may repeat what a person sent, so it stays out of the log. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = 'Code' in error ? { code: String(error.Code) } : {}
  return { name: error.name, ...code, stack: error.stack?.split('\n').filter(isPlace).slice(0, 5).join('\n') }
}

/** A message of several lines would put its later ones among the places. */
const isPlace = (line: string): boolean => /^\s+at /.test(line)
