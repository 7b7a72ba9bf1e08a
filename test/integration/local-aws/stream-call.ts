import { createHash } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'
import type { AwsKeys } from '../../../local/aws/credentials.ts'
import { place } from './a-cloud.ts'
import { Sha256 } from './presign.ts'

// biome-ignore lint/suspicious/noExplicitAny: the streams client is no dependency, so its answers have no types here
type StreamAnswer = Record<string, any>

/** A caller of DynamoDB Streams, signed by the SDK's own signer. */
export function streamCall(url: string, keys: AwsKeys) {
  const { protocol, hostname, port, host } = new URL(url)
  const signer = new SignatureV4({ credentials: keys, region: place.region, service: 'dynamodb', sha256: Sha256 })
  return async (operation: string, input: object): Promise<StreamAnswer> => {
    const body = JSON.stringify(input)
    const headers = {
      host,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
      'x-amz-content-sha256': createHash('sha256').update(body).digest('hex'),
    }
    const request = { method: 'POST', protocol, hostname, port: Number(port), path: '/', query: {}, headers, body }
    const signed = await signer.sign(request)
    const { host: _setByFetch, ...sent } = signed.headers
    const response = await fetch(url, { method: 'POST', headers: sent, body })
    const answer = (await response.json()) as StreamAnswer
    if (!response.ok) throw new Error(answer.message)
    return answer
  }
}
