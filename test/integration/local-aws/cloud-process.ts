/** A cloud in a process of its own, to be killed: prints its address and what to look for, then lives on. */
import { openCredentials } from '../../../local/aws/credentials.ts'
import { startGateway } from '../../../local/aws/gateway.ts'
import { policyStore } from '../../../local/aws/policies.ts'
import { startDynamoDb } from '../../../local/engines/dynamodb/dynamodb-engine.ts'
import { startSecrets } from '../../../local/engines/secrets/secrets-engine.ts'

const place = { accountId: '123456789012', region: 'ap-southeast-1' }
const dataDir = process.argv[2] ?? ''
const dynamodb = await startDynamoDb({ dataDir, place, tableKeys: new Map() })
const credentials = openCredentials(dataDir)
const { url } = await startGateway({
  engines: [dynamodb, startSecrets({ dataDir, place })],
  credentials,
  policies: policyStore(),
  place,
})
console.log(JSON.stringify({ url, keys: credentials.operator }))
