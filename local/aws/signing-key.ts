import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a signature is good for: one day, one region, one service. */
export interface CredentialScope {
  readonly accessKeyId: string
  /** `20261123` */
  readonly date: string
  readonly region: string
  readonly service: string
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

const keys = new Map<string, Buffer>()

/** Four HMACs deep, and the same for all calls of a day: kept, because it stands before every call. */
function signingKey(secretAccessKey: string, scope: CredentialScope): Buffer {
  const name = `${secretAccessKey}\n${scope.date}\n${scope.region}\n${scope.service}`
  const known = keys.get(name)
  if (known) return known
  const dateKey = hmac(`AWS4${secretAccessKey}`, scope.date)
  const key = hmac(hmac(hmac(dateKey, scope.region), scope.service), 'aws4_request')
  if (keys.size > 1000) keys.clear()
  keys.set(name, key)
  return key
}

export const scopeText = (scope: CredentialScope): string =>
  `${scope.date}/${scope.region}/${scope.service}/aws4_request`

/** The signature of a string to sign, in hex. */
export function signatureOf(stringToSign: string, secretAccessKey: string, scope: CredentialScope): string {
  return hmac(signingKey(secretAccessKey, scope), stringToSign).toString('hex')
}

export function isSameSignature(given: string, expected: string): boolean {
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
}

/** `AKIA…/20261123/ap-southeast-1/s3/aws4_request`, or undefined when it is anything else. */
export function readScope(credential: string): CredentialScope | undefined {
  const parts = /^([A-Za-z0-9]{16,128})\/(\d{8})\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request$/.exec(credential)
  if (parts === null) return undefined
  const [, accessKeyId = '', date = '', region = '', service = ''] = parts
  return { accessKeyId, date, region, service }
}

/** `20261123T224711Z` as a moment, or undefined. */
export function readAmzDate(text: string): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text)
  if (parts === null) return undefined
  const [, year, month, day, hour, minute, second] = parts
  const moment = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(moment.getTime()) ? undefined : moment
}

export const amzDate = (moment: Date): string => moment.toISOString().replace(/[-:]|\.\d{3}/g, '')
