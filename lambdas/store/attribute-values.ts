/**
 * DynamoDB's own JSON from the values of this program, and back, each in one pass. Where a call or an answer holds values of items is told
 * by names that mean nothing else in any call of the store.
 */

/** The body of a call. @throws TypeError for a value that would not come back as it is */
export function bodyOfCall(input: object): string {
  if (Array.isArray(input)) return `[${input.map(partOfCall).join(',')}]`
  let text = ''
  for (const [name, part] of Object.entries(input)) {
    if (part === undefined) continue
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${namedPart(name, part)}`
  }
  return `{${text}}`
}

const partOfCall = (part: unknown): string =>
  typeof part === 'object' && part !== null ? bodyOfCall(part) : JSON.stringify(part)

function namedPart(name: string, part: unknown): string {
  switch (name) {
    case 'Item':
    case 'Key':
    case 'ExclusiveStartKey':
    case 'ExpressionAttributeValues':
      return mapText(part as Values)
    case 'Keys':
      return `[${(part as Values[]).map(mapText).join(',')}]`
    default:
      return partOfCall(part)
  }
}

type Values = Record<string, unknown>

function mapText(values: Values): string {
  let text = ''
  for (const name in values) {
    const value = values[name]
    if (value === undefined) continue
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${valueText(value)}`
  }
  return `{${text}}`
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return `{"S":${JSON.stringify(value)}}`
  if (typeof value === 'number') return `{"N":"${wholly(value)}"}`
  if (typeof value === 'boolean') return value ? '{"BOOL":true}' : '{"BOOL":false}'
  if (value === null) return '{"NULL":true}'
  if (Array.isArray(value))
    return `{"L":[${value
      .filter((one) => one !== undefined)
      .map(valueText)
      .join(',')}]}`
  if (value instanceof Set) return `{"SS":${setText([...value])}}`
  if (ArrayBuffer.isView(value)) return `{"B":"${bytesOf(value).toString('base64')}"}`
  if (typeof value === 'object' && isPlain(value)) return `{"M":${mapText(value as Values)}}`
  throw new TypeError(`no item holds a ${typeof value}`)
}

function setText(members: readonly unknown[]): string {
  if (members.length === 0 || members.some((member) => typeof member !== 'string'))
    throw new TypeError('a set of an item has members, and all are texts')
  return JSON.stringify(members)
}

function wholly(value: number): number {
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value
  throw new TypeError(`a number that would not come back as it is: ${value}`)
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength)

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** What a body answers. In place: each value takes the seat of what told its type. @throws TypeError as above */
export function answerOfBody(body: string): object {
  const answer: Values = JSON.parse(body)
  readParts(answer)
  return answer
}

function readParts(parts: Values): void {
  for (const name in parts) {
    const part = parts[name]
    if (typeof part === 'object' && part !== null) readPart(name, part as Values)
  }
}

function readPart(name: string, part: Values): void {
  switch (name) {
    case 'Item':
    case 'Key':
    case 'Attributes':
    case 'LastEvaluatedKey':
      readMap(part)
      return
    case 'Items':
    case 'Keys':
      readItems(part)
      return
    case 'Responses':
      // Of a batch read, by the name of the table.
      for (const items of Object.values(part)) readItems(items)
      return
    default:
      readParts(part)
  }
}

function readItems(items: unknown): void {
  for (const item of items as Values[]) readMap(item)
}

function readMap(map: Values): Values {
  for (const name in map) map[name] = readValue(map[name] as Values)
  return map
}

/** @param typed one value by the name of its type */
function readValue(typed: Values): unknown {
  const [type = ''] = Object.keys(typed)
  const told = typed[type]
  switch (type) {
    case 'S':
    case 'BOOL':
      return told
    case 'N':
      return wholly(Number(told))
    case 'M':
      return readMap(told as Values)
    case 'L':
      return (told as Values[]).map(readValue)
    case 'NULL':
      return null
    case 'SS':
      return new Set(told as string[])
    case 'B': {
      const { buffer, byteOffset, byteLength } = Buffer.from(told as string, 'base64')
      return new Uint8Array(buffer, byteOffset, byteLength)
    }
    default:
      throw new TypeError(`no item here holds a value of the type ${type}`)
  }
}
