/** The least that a function can do for a look-up: one read by key, answered as it is. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}))

export const handler = async ({ body }: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
  const { pk } = JSON.parse(body ?? '{}')
  const { Item } = await client.send(new GetCommand({ TableName: process.env.TABLE, Key: { pk } }))
  return {
    statusCode: Item ? 200 : 404,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(Item ?? {}),
  }
}
