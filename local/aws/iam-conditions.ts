/**
 * The condition operators and keys that our templates may hold. Anything else is named as unsupported instead of
 * guessed: a wrong guess would pass locally and fail in the cloud, or the other way round.
 */
import { matchesArn, matchesGlob } from './iam-patterns.ts'

type Value = string | boolean
export type Condition = Readonly<Record<string, Readonly<Record<string, Value | readonly Value[]>>>>

const operators: Readonly<Record<string, (actual: string, wanted: string) => boolean>> = {
  StringEquals: (actual, wanted) => actual === wanted,
  StringLike: (actual, wanted) => matchesGlob(wanted, actual),
  Bool: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
  ArnEquals: (actual, wanted) => matchesArn(wanted, actual),
  ArnLike: (actual, wanted) => matchesArn(wanted, actual),
}

const knownKeys = new Set(['kms:viaservice', 'aws:sourceaccount', 'aws:requestedregion', 'aws:securetransport'])

const listOf = (value: Value | readonly Value[]): readonly string[] =>
  (typeof value === 'object' ? value : [value]).map(String)

/** What of a condition this evaluation does not know, in words for a person; empty when it knows all of it. */
export function unsupportedParts(condition: Condition): string[] {
  const found: string[] = []
  for (const [operator, tests] of Object.entries(condition)) {
    if (!(operator in operators)) found.push(`operator ${operator}`)
    for (const [key, value] of Object.entries(tests)) {
      if (!knownKeys.has(key.toLowerCase())) found.push(`key ${key}`)
      if (listOf(value).some((text) => text.includes('${'))) found.push(`policy variable in ${key}`)
    }
  }
  return found
}

/**
 * Whether a supported condition holds: every key of every operator (and), any of its values (or). A key that the call
 * does not have does not match.
 * @param context condition keys of the call; names are compared without regard to case
 */
export function holds(condition: Condition, context: Readonly<Record<string, string>>): boolean {
  const actual = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]))
  return Object.entries(condition).every(([operator, tests]) =>
    Object.entries(tests).every(([key, wanted]) => {
      const value = actual.get(key.toLowerCase())
      const test = operators[operator]
      return value !== undefined && test !== undefined && listOf(wanted).some((text) => test(value, text))
    }),
  )
}
