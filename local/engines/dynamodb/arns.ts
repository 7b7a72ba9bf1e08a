/**
 * The engine's ARNs are of a place of its own (`dynoxide`, Amazon's DynamoDB Local says `ddblocal`); policies and
 * templates speak of the stage's region and account. And its shard iterators name no stream, where AWS's begin with the
 * stream's ARN, by which IAM decides about GetRecords.
 */
import type { AwsRequest, Place } from '../../aws/engine.ts'
import { type DynamoCall, recordOf, textOf } from './call.ts'

const translated = new Set([
  'CreateTable',
  'DeleteTable',
  'DescribeStream',
  'DescribeTable',
  'GetRecords',
  'GetShardIterator',
  'ListStreams',
  'ListTagsOfResource',
  'TagResource',
  'UntagResource',
  'UpdateTable',
])

export interface Translation {
  /** The body for the engine. */
  request(request: AwsRequest, call: DynamoCall): Buffer
  /** The engine's answer for the caller. */
  response(body: Buffer, call: DynamoCall): Buffer
}

export function translation(place: Place): Translation {
  const ours = `arn:aws:dynamodb:${place.region}:${place.accountId}:`
  let theirs = 'arn:aws:dynamodb:dynoxide:000000000000:'
  const engineArn = /arn:aws:dynamodb:(?:dynoxide|ddblocal):000000000000:/g

  return {
    request({ body }, { operation, input }) {
      if (!translated.has(operation)) return body
      // Amazon's own iterators hold bars themselves.
      const inner = textOf(input.ShardIterator).split('|').slice(2).join('|')
      const text = JSON.stringify(operation === 'GetRecords' ? { ...input, ShardIterator: inner } : input)
      return Buffer.from(text.replaceAll(ours, theirs))
    },
    response(body, { operation, input }) {
      if (!translated.has(operation)) return body
      const text = body.toString()
      theirs = engineArn.exec(text)?.[0] ?? theirs
      engineArn.lastIndex = 0
      if (operation !== 'GetRecords' && operation !== 'GetShardIterator') {
        return Buffer.from(text.replaceAll(engineArn, ours))
      }
      const answer = recordOf(JSON.parse(text.replaceAll(/"awsRegion":"[a-z]+"/g, `"awsRegion":"${place.region}"`)))
      const stream = textOf(input.StreamArn) || (textOf(input.ShardIterator).split('|')[0] ?? '')
      const named = ['ShardIterator', 'NextShardIterator']
        .filter((name) => typeof answer[name] === 'string')
        .map((name) => [name, `${stream}|1|${textOf(answer[name])}`])
      return Buffer.from(JSON.stringify({ ...answer, ...Object.fromEntries(named) }))
    },
  }
}
