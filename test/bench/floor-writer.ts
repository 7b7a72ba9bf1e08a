/** One plain writer: sends the transactions of its file one after the other, through the SDK and nothing else. */
import { readFileSync } from 'node:fs'
import {
  DynamoDBClient,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb'

const [file = '', endpoint = ''] = process.argv.slice(2)
const transactions = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line): TransactWriteItemsCommandInput => ({ TransactItems: JSON.parse(line) }))
const client = new DynamoDBClient({
  endpoint,
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
})
process.once('message', async () => {
  const before = process.cpuUsage()
  for (const transaction of transactions) await client.send(new TransactWriteItemsCommand(transaction))
  const { user, system } = process.cpuUsage(before)
  process.send?.((user + system) / 1e6)
  process.disconnect()
})
process.send?.('ready')
