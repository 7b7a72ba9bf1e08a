/** CloudFront's path patterns: `*` any run of characters, `?` one; the leading slash may be left out; case counts. */
export function pathPattern(pattern: string): (path: string) => boolean {
  const whole = pattern.startsWith('/') || pattern.startsWith('*') ? pattern : `/${pattern}`
  const source = whole
    .split('')
    .map((char) => (char === '*' ? '.*' : char === '?' ? '.' : char.replace(/[\\^$.|+()[\]{}]/, '\\$&')))
    .join('')
  const expression = new RegExp(`^${source}$`, 's')
  return (path) => expression.test(path)
}
