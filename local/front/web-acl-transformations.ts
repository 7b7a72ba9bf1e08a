/** One step of WAF's: from the text as sent towards the text as a server reads it. */
type Step = (text: string) => string

const steps: Readonly<Record<string, Step>> = {
  NONE: (text) => text,
  LOWERCASE: (text) => text.toLowerCase(),
  URL_DECODE: urlDecode,
  NORMALIZE_PATH: normalizePath,
}

/** The steps in the order of their priority; undefined when this machine does not know one of them. */
export function transformationOf(
  given: readonly { readonly Priority: number; readonly Type: string }[],
): Step | undefined {
  const found = given.toSorted((a, b) => a.Priority - b.Priority).map(({ Type }) => steps[Type])
  if (!found.every((step) => step !== undefined)) return undefined
  return (text) => found.reduce((read, step) => step(read), text)
}

/** Once, byte by byte: a broken escape stays as it is, and so does what is escaped twice after the first time. */
function urlDecode(text: string): string {
  const bytes = text
    .replaceAll('+', ' ')
    .replaceAll(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** Slashes once, `.` and `..` followed. */
function normalizePath(path: string): string {
  const kept: string[] = []
  const parts = path.split('/')
  for (const part of parts) {
    if (part === '..') kept.pop()
    else if (part !== '.' && part !== '') kept.push(part)
  }
  const isFolder = ['', '.', '..'].includes(parts.at(-1) ?? '')
  return `${path.startsWith('/') ? '/' : ''}${kept.join('/')}${isFolder && kept.length > 0 ? '/' : ''}`
}
