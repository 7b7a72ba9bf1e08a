import type { AwsResponse } from '../../aws/engine.ts'
import type { OpenedBucket } from './s3-accesses.ts'

export const answer = (
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: Buffer | string = '',
): AwsResponse => ({ status, headers, body })

export const xmlAnswer = (body: string, headers: Readonly<Record<string, string>> = {}): AwsResponse =>
  answer(200, { 'content-type': 'application/xml', ...headers }, body)

export const quoted = (etag: string): string => `"${etag}"`

export const httpDate = (milliseconds: number): string => new Date(milliseconds).toUTCString()

export const encryptionHeaders = ({ spec }: OpenedBucket): Readonly<Record<string, string>> =>
  spec.keyArn === undefined
    ? { 'x-amz-server-side-encryption': 'AES256' }
    : {
        'x-amz-server-side-encryption': 'aws:kms',
        'x-amz-server-side-encryption-aws-kms-key-id': spec.keyArn,
        'x-amz-server-side-encryption-bucket-key-enabled': 'true',
      }
