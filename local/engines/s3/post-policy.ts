import { S3Error } from './s3-error.ts'

/** What a policy is held against: the form's fields (lower-case names, `bucket` and `key` as they will be used) and the file's size. */
export interface PostAttempt {
  readonly values: ReadonlyMap<string, string>
  /** Names of the fields that the form really had. */
  readonly sent: Iterable<string>
  /** Bytes. */
  readonly size: number
}

const invalid = (message: string) => new S3Error('InvalidPolicyDocument', `Invalid Policy: ${message}`)
const denied = (message: string) => new S3Error('AccessDenied', `Invalid according to Policy: ${message}`)
const conditionFailed = (condition: readonly unknown[]) =>
  denied(`Policy Condition failed: [${condition.map((part) => JSON.stringify(part)).join(', ')}]`)

/** The signature cannot sign itself, and the file is what the length condition is for. */
const unnamed = new Set(['x-amz-signature', 'policy', 'file'])

interface Policy {
  readonly expiration: number
  readonly conditions: readonly (readonly unknown[])[]
}

function conditionList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    if (value.length === 0) throw invalid('Invalid Condition: missing operation identifier.')
    return value
  }
  if (typeof value !== 'object' || value === null) throw invalid('Invalid condition: must be a List or Object.')
  const [entry, ...others] = Object.entries(value)
  if (entry === undefined || others.length > 0) {
    throw invalid('Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.')
  }
  if (typeof entry[1] !== 'string') throw invalid('Invalid Simple-Condition: value must be a string.')
  return ['eq', `$${entry[0]}`, entry[1]]
}

/** @throws S3Error InvalidPolicyDocument */
export function readPolicy(encoded: string): Policy {
  let document: unknown
  try {
    document = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'))
  } catch {
    throw invalid('Invalid JSON.')
  }
  if (typeof document !== 'object' || document === null) throw invalid('Invalid JSON.')
  const { expiration, conditions, ...others } = document as Record<string, unknown>
  const [unexpected] = Object.keys(others)
  if (unexpected !== undefined) throw invalid(`Unexpected: '${unexpected.toLowerCase()}'`)
  if (typeof expiration !== 'string') throw invalid('Policy missing expiration.')
  // S3 takes UTC alone; Date.parse would take offsets and much else.
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(expiration) || Number.isNaN(Date.parse(expiration))) {
    throw invalid(`Invalid 'expiration' value: '${expiration}'`)
  }
  if (!Array.isArray(conditions)) throw invalid('Policy missing conditions.')
  return { expiration: Date.parse(expiration), conditions: conditions.map(conditionList) }
}

function checkLength(condition: readonly unknown[], size: number): void {
  if (condition.length !== 3) throw invalid('Invalid content-length-range: wrong number of arguments.')
  const [minimum, maximum] = condition
    .slice(1)
    .map((bound) => (/^\d+$/.test(String(bound)) ? Number(bound) : undefined))
  if (minimum === undefined || maximum === undefined) throw conditionFailed(condition)
  if (size < minimum) {
    throw new S3Error('EntityTooSmall', undefined, { ProposedSize: String(size), MinSizeAllowed: String(minimum) })
  }
  if (size > maximum) {
    throw new S3Error('EntityTooLarge', undefined, { ProposedSize: String(size), MaxSizeAllowed: String(maximum) })
  }
}

/** @returns the field that the condition speaks of */
function checkField(condition: readonly unknown[], values: ReadonlyMap<string, string>): string {
  const [operator, variable, expected] = condition
  if (
    typeof variable !== 'string' ||
    typeof expected !== 'string' ||
    !variable.startsWith('$') ||
    condition.length !== 3
  ) {
    throw conditionFailed(condition)
  }
  const name = variable.slice(1).toLowerCase()
  const value = values.get(name)
  // A field that is absent fails even `starts-with ""`, as observed of S3.
  if (value === undefined) throw conditionFailed(condition)
  const items = operator === 'starts-with' && name === 'content-type' ? value.split(',') : [value]
  const holds = operator === 'eq' ? value === expected : items.every((item) => item.trim().startsWith(expected))
  if (!holds) throw conditionFailed(condition)
  return name
}

/**
 * Holds an upload against its policy, whose signature has been checked already.
 * @param encoded the form's policy field
 * @param now milliseconds
 * @throws S3Error InvalidPolicyDocument, AccessDenied, EntityTooSmall, EntityTooLarge
 */
export function checkPostPolicy(encoded: string, attempt: PostAttempt, now: number): void {
  const { expiration, conditions } = readPolicy(encoded)
  if (now >= expiration) throw denied('Policy expired.')
  const named = new Set<string>()
  for (const condition of conditions) {
    const operator = typeof condition[0] === 'string' ? condition[0].toLowerCase() : undefined
    if (operator === 'content-length-range') checkLength(condition, attempt.size)
    else if (operator === 'eq' || operator === 'starts-with') {
      named.add(checkField([operator, ...condition.slice(1)], attempt.values))
    } else throw conditionFailed(condition)
  }
  for (const name of attempt.sent) {
    if (!named.has(name) && !unnamed.has(name) && !name.startsWith('x-ignore-')) {
      throw denied(`Extra input fields: ${name}`)
    }
  }
}
