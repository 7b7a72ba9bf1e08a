import { z } from 'zod'
import type { FailurePolicy } from '../events/async-invoker.ts'
import type { InvocationResult } from '../lambda/function-spec.ts'
import type { FunctionDeclaration } from '../template/functions.ts'
import type { Resolver } from '../template/resolver.ts'

const functionShape = z.object({ DeadLetterConfig: z.object({ TargetArn: z.string().optional() }).optional() })
const configShape = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.coerce.number().default(2),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }).optional() }).optional(),
})

/** Lambda's own number of attempts after the first. */
const defaultRetries = 2

/** Puts a text into a queue with the permissions of a role. */
export type SendAs = (roleArn: string, queueArn: string, body: string) => Promise<void>

/** What the template says of events that a function did not take: how often to try again, and where they go in the end. */
export function failurePolicies(
  resolver: Resolver,
  functions: readonly FunctionDeclaration[],
  send: SendAs,
): (functionArn: string) => FailurePolicy {
  const configs = resolver
    .resources('AWS::Lambda::EventInvokeConfig')
    .map((one) => resolver.properties(one, configShape))
  const policies = new Map(
    functions.map(({ resource, roleArn, spec }) => {
      const config = configs.find(({ FunctionName }) => FunctionName === spec.name || FunctionName === spec.arn)
      const destination = config?.DestinationConfig?.OnFailure?.Destination
      const deadLetters = resolver.properties(resource, functionShape).DeadLetterConfig?.TargetArn
      const policy: FailurePolicy = {
        retries: config?.MaximumRetryAttempts ?? defaultRetries,
        giveUp:
          destination === undefined && deadLetters === undefined
            ? undefined
            : async (event, result, attempts) => {
                if (destination !== undefined)
                  await send(roleArn, destination, failureRecord(spec.arn, event, result, attempts))
                if (deadLetters !== undefined) await send(roleArn, deadLetters, event)
              },
      }
      return [spec.arn, policy]
    }),
  )
  return (functionArn) => policies.get(functionArn) ?? { retries: defaultRetries, giveUp: undefined }
}

/** The record of Lambda's failure destinations. */
function failureRecord(functionArn: string, event: string, result: InvocationResult, attempts: number): string {
  const error = result.kind === 'failed' ? result.error : { errorType: result.kind, errorMessage: result.kind }
  return JSON.stringify({
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: {
      functionArn: `${functionArn}:$LATEST`,
      condition: 'RetriesExhausted',
      approximateInvokeCount: attempts,
    },
    requestPayload: JSON.parse(event),
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: error,
  })
}
