import type { Json, JsonObject } from './json.ts'
import { isJsonObject } from './json.ts'

/** What an intrinsic may ask of the resolver that evaluates it. */
export interface Evaluation {
  /** Resolves a value; undefined is `AWS::NoValue`. */
  value(value: Json): Json | undefined
  text(value: Json): string
  list(value: Json): readonly Json[]
  ref(name: string): Json | undefined
  attribute(logicalId: string, attribute: string): string
  condition(value: Json): boolean
  conditionNamed(name: string): boolean
  importValue(name: string): Json
  stackOutput(stackName: string, outputName: string): Json
  mappings: JsonObject
  /** Throws: this form is not understood. */
  refuse(reason: string): never
}

type Intrinsic = (argument: Json, on: Evaluation) => Json | undefined

const pair = (argument: Json, on: Evaluation): readonly [Json, Json] => {
  const [first, second] = Array.isArray(argument) ? argument : []
  if (first === undefined || second === undefined) return on.refuse('two arguments are needed')
  return [first, second]
}

const getAtt: Intrinsic = (argument, on) => {
  const [logicalId, ...attribute] = typeof argument === 'string' ? argument.split('.') : on.list(argument)
  if (typeof logicalId !== 'string') return on.refuse('Fn::GetAtt needs a logical id')
  return on.attribute(logicalId, attribute.map((part) => on.text(part)).join('.'))
}

const sub: Intrinsic = (argument, on) => {
  const [template, variables] = Array.isArray(argument) ? argument : [argument, {}]
  if (typeof template !== 'string' || !isJsonObject(variables)) return on.refuse('Fn::Sub needs a string')
  return template.replaceAll(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) => {
    if (literal === '!') return `\${${name}}`
    const given = variables[name]
    if (given !== undefined) return on.text(given)
    return on.text(name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name })
  })
}

const findInMap: Intrinsic = (argument, on) => {
  const [map, first, second] = on.list(argument).map((part) => on.text(part))
  const top = on.mappings[map ?? '']
  const middle = isJsonObject(top) ? top[first ?? ''] : undefined
  const found = isJsonObject(middle) ? middle[second ?? ''] : undefined
  return found ?? on.refuse(`Fn::FindInMap finds nothing at ${[map, first, second].join('.')}`)
}

const select: Intrinsic = (argument, on) => {
  const [index, list] = pair(argument, on)
  const found = on.list(list)[Number(on.text(index))]
  return found ?? on.refuse(`Fn::Select has no element ${on.text(index)}`)
}

const join: Intrinsic = (argument, on) => {
  const [separator, list] = pair(argument, on)
  return on
    .list(list)
    .map((part) => on.text(part))
    .join(on.text(separator))
}

const split: Intrinsic = (argument, on) => {
  const [separator, text] = pair(argument, on)
  return on.text(text).split(on.text(separator))
}

const choose: Intrinsic = (argument, on) => {
  const [name, yes, no] = Array.isArray(argument) ? argument : []
  if (typeof name !== 'string' || yes === undefined || no === undefined)
    return on.refuse('Fn::If needs three arguments')
  return on.value(on.conditionNamed(name) ? yes : no)
}

const stackOutput: Intrinsic = (argument, on) => {
  if (!isJsonObject(argument)) return on.refuse('Fn::GetStackOutput needs an object')
  return on.stackOutput(on.text(argument.StackName ?? ''), on.text(argument.OutputName ?? ''))
}

const everyCondition = (argument: Json, on: Evaluation): readonly boolean[] =>
  (Array.isArray(argument) ? argument : []).map((part) => on.condition(part))

/** Every intrinsic that our templates may hold. Any other key that looks like one is refused. */
export const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, on) => on.ref(on.text(argument)),
  'Fn::GetAtt': getAtt,
  'Fn::Join': join,
  'Fn::Sub': sub,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::FindInMap': findInMap,
  'Fn::ImportValue': (argument, on) => on.importValue(on.text(argument)),
  'Fn::GetStackOutput': stackOutput,
  'Fn::If': choose,
  'Fn::Base64': (argument, on) => Buffer.from(on.text(argument)).toString('base64'),
  'Fn::Length': (argument, on) => on.list(argument).length,
  'Fn::ToJsonString': (argument, on) => JSON.stringify(on.value(argument) ?? null),
  'Fn::Equals': (argument, on) => {
    const [left, right] = pair(argument, on)
    return JSON.stringify(on.value(left)) === JSON.stringify(on.value(right))
  },
  'Fn::And': (argument, on) => everyCondition(argument, on).every(Boolean),
  'Fn::Or': (argument, on) => everyCondition(argument, on).some(Boolean),
  'Fn::Not': (argument, on) => !everyCondition(argument, on)[0],
  Condition: (argument, on) => on.conditionNamed(on.text(argument)),
}
