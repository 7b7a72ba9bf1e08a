export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }

/**
 * RFC 8785 (JCS) over a smaller world: numbers are integers that JavaScript holds exactly, and no text holds half a surrogate pair.
 * So every value has one text, in any language, and JSON.stringify writes numbers and texts as the RFC wants them.
 * An absent property and an undefined one are the same.
 * @throws TypeError for any other value: what cannot be written one way alone must not be sealed
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new TypeError(`no whole number: ${value}`)
    return String(value)
  }
  if (typeof value === 'string') {
    if (hasHalves.test(value) && halfAlone.test(value)) throw new TypeError('half a letter')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && isPlain(value)) {
    const entries = Object.entries(value).filter(([, part]) => part !== undefined)
    // JavaScript compares texts by UTF-16 units, as the RFC sorts.
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, part]) => `${canonicalJson(key)}:${canonicalJson(part)}`).join(',')}}`
  }
  throw new TypeError(`no JSON: ${typeof value}`)
}

/** Letters that are written as a pair are none of ours, so that hardly a text is looked through twice. */
const hasHalves = /[\uD800-\uDFFF]/
const halfAlone = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:^|[^\uD800-\uDBFF])[\uDC00-\uDFFF]/

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
