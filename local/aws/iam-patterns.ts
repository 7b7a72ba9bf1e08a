/** IAM's patterns: `*` is any text, `?` one character, everything else stands for itself. */

const compiled = new Map<string, RegExp>()

/** Patterns come from the template, so the kept expressions stay few. */
function expressionOf(pattern: string, flags: string): RegExp {
  const name = `${flags}:${pattern}`
  const known = compiled.get(name)
  if (known) return known
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  // Dots that also stand for line breaks: an S3 key may hold one.
  const expression = new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, `s${flags}`)
  compiled.set(name, expression)
  return expression
}

export function matchesGlob(pattern: string, text: string): boolean {
  if (pattern === '*' || pattern === text) return true
  return expressionOf(pattern, '').test(text)
}

/** Actions are compared without regard to case. */
export function matchesAction(pattern: string, action: string): boolean {
  return pattern === '*' || expressionOf(pattern, 'i').test(action)
}

/** ARNs part by part, as ArnLike and ArnEquals compare them: a `*` does not reach over a colon of the first five. */
export function matchesArn(pattern: string, arn: string): boolean {
  const split = (text: string) => {
    const parts = text.split(':')
    return [...parts.slice(0, 5), parts.slice(5).join(':')]
  }
  const wanted = split(pattern)
  const given = split(arn)
  return wanted.every((part, index) => matchesGlob(part, given[index] ?? ''))
}
