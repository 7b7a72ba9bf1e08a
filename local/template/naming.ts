import { createHash } from 'node:crypto'
import type { Resource } from './assembly.ts'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Where a resource stands, in words: `FixtureMain/Queue4A7E3555 (AWS::SQS::Queue)`. */
export const placeName = (resource: Resource): string =>
  `${resource.stack.name}/${resource.logicalId} (${resource.type})`

/**
 * The physical name of a resource that was given none: `stack-logicalid` in lower case. It is the same at each start, since data
 * is kept under it; AWS's own random endings would not be. Longer names end in a digest.
 */
export function generatedName(resource: Resource, maxLength: number): string {
  const whole = `${resource.stack.name}-${resource.logicalId}`.toLowerCase().replaceAll(/[^a-z0-9-]/g, '-')
  if (whole.length <= maxLength) return whole
  return `${whole.slice(0, maxLength - 9)}-${digest(whole).toString('hex').slice(0, 8)}`
}

/** An identifier of AWS's making (`length` small letters and digits), derived from the place in the template. */
export function generatedId(resource: Resource, length: number): string {
  const number = BigInt(`0x${digest(`${resource.stack.name}/${resource.logicalId}`).toString('hex')}`)
  return number.toString(36).padStart(length, '0').slice(-length)
}

export function generatedUuid(resource: Resource): string {
  const hex = digest(`${resource.stack.name}/${resource.logicalId}`).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
