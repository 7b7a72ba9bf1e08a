import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'

/**
 * A write of one item under a condition, where its failing is an answer.
 * @returns what the table answers; undefined where the condition did not hold, and nothing was written
 */
export async function tryWrite<Answer extends object>(write: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await write
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined
    throw error
  }
}
