/**
 * As much of DynamoDB's expressions as the checks need that the engine leaves out; the engine itself parses them whole.
 */
import { type Json, recordOf, textOf } from './call.ts'

const keywords = new Set(['and', 'or', 'not', 'between', 'in', 'set', 'remove', 'add', 'delete'])

const mostKept = 1_000

/**
 * What an expression says, kept by its text: a program has some dozens of them, and a transaction sends one of them a hundred times over.
 * Aliases stay as they are written, for only the call says what they stand for.
 */
function keeping<Found>(read: (expression: string) => Found): (expression: unknown) => Found {
  const known = new Map<string, Found>()
  return (expression) => {
    const text = textOf(expression)
    const kept = known.get(text)
    if (kept !== undefined) return kept
    if (known.size === mostKept) known.clear()
    const found = read(text)
    known.set(text, found)
    return found
  }
}

const nameIn = (input: Json, name: string) =>
  name.startsWith('#') ? textOf(recordOf(input.ExpressionAttributeNames)[name]) : name
const valueIn = (input: Json, name: string): Json => recordOf(recordOf(input.ExpressionAttributeValues)[name])

/** The top-level attributes that an expression speaks of, aliases resolved. */
export function attributesIn(input: Json, expression: unknown): Set<string> {
  const found = new Set<string>()
  for (const { 1: name = '', index } of textOf(expression).matchAll(/(?<![\w.#:])(#\w+|[A-Za-z_]\w*)/g)) {
    const isCall = /^\s*\(/.test(textOf(expression).slice(index + name.length))
    if (!keywords.has(name.toLowerCase()) && !isCall) found.add(nameIn(input, name))
  }
  return found
}

export interface Comparison {
  readonly attribute: string
  readonly value: Json
  readonly isEquality: boolean
}

const compare = /(#\w+|[A-Za-z_]\w*)\s*(=|<=|<|>=|>)\s*(:\w+)/g
const begins = /begins_with\s*\(\s*(#\w+|[A-Za-z_]\w*)\s*,\s*(:\w+)\s*\)/g
const between = /(#\w+|[A-Za-z_]\w*)\s+BETWEEN\s+(:\w+)\s+AND\s+(:\w+)/gi

/** What a key condition compares, value by value. */
export function keyComparisons(input: Json): Comparison[] {
  const expression = textOf(input.KeyConditionExpression)
  const found: Comparison[] = []
  const add = (name = '', value = '', isEquality = false) =>
    found.push({ attribute: nameIn(input, name), value: valueIn(input, value), isEquality })
  for (const [, name, operator, value] of expression.matchAll(compare)) add(name, value, operator === '=')
  for (const [, name, value] of expression.matchAll(begins)) add(name, value)
  for (const [, name, low, high] of expression.matchAll(between)) {
    add(name, low)
    add(name, high)
  }
  return found
}

const assignmentsOf = keeping((expression) => {
  const assign = /(?<![\w.#:])(#\w+|[A-Za-z_]\w*)\s*=\s*(?:if_not_exists\s*\([^,)]*,\s*)?(:\w+)/g
  return [...expression.matchAll(assign)].map(([, name = '', value = '']) => ({ name, value }))
})

/** The attributes that an update sets to a given value (also as the default of `if_not_exists`). */
export const assignmentsIn = (input: Json): { readonly attribute: string; readonly value: Json }[] =>
  assignmentsOf(input.UpdateExpression).map(({ name, value }) => ({
    attribute: nameIn(input, name),
    value: valueIn(input, value),
  }))

const targetsOf = keeping((expression) => {
  const found: string[] = []
  for (const [, clause = '', body = ''] of expression.matchAll(
    /(?<![\w.#:])(SET|REMOVE|ADD|DELETE)\b((?:(?!(?<![\w.#:])(?:SET|REMOVE|ADD|DELETE)\b)[\s\S])*)/gi,
  )) {
    const isSet = clause.toUpperCase() === 'SET'
    const targets = isSet
      ? body.matchAll(/(?<![\w.#:])(#\w+|[A-Za-z_]\w*)\s*=/g)
      : body.matchAll(/(?:^|,)\s*(#\w+|[A-Za-z_]\w*)/g)
    for (const [, name = ''] of targets) found.push(name)
  }
  return found
})

/** The attributes that an update writes or removes, whatever the value. */
export const targetsIn = (input: Json): Set<string> =>
  new Set(targetsOf(input.UpdateExpression).map((name) => nameIn(input, name)))

/** The number of operands of the longest IN. */
export const mostOperandsOfIn = keeping((expression) => {
  let most = 0
  for (const [, operands = ''] of expression.matchAll(/\bIN\s*\(([^)]*)\)/gi)) {
    most = Math.max(most, operands.split(',').length)
  }
  return most
})
