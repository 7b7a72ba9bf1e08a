import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import { startSecrets } from '../../../local/engines/secrets/secrets-engine.ts'
import { aCloud, aDataDir, type Cloud, place, refusalOf } from './a-cloud.ts'

const data = aDataDir()
let cloud: Cloud
let operator: SecretsManagerClient

beforeAll(async () => {
  cloud = await aCloud([startSecrets({ dataDir: data.path, place })], { dataDir: data.path })
  operator = new SecretsManagerClient(cloud.clientFor(cloud.credentials.operator))
})
afterAll(async () => {
  await cloud.close()
  data.remove()
})

const create = (Name: string, more: object = {}) =>
  operator.send(new CreateSecretCommand({ Name, SecretString: 'muối và tiêu', ...more }))
const read = (SecretId: string | undefined, client = operator) => client.send(new GetSecretValueCommand({ SecretId }))

describe('the local Secrets Manager', () => {
  it('gives a secret back by name, by ARN and by an ARN without its random end', async () => {
    const { ARN, VersionId } = await create('ansinh/id-pepper')
    expect(ARN).toMatch(/^arn:aws:secretsmanager:ap-southeast-1:123456789012:secret:ansinh\/id-pepper-[A-Za-z0-9]{6}$/)
    for (const id of ['ansinh/id-pepper', ARN, ARN?.slice(0, -7)]) {
      const value = await read(id)
      expect(value).toMatchObject({ ARN, Name: 'ansinh/id-pepper', SecretString: 'muối và tiêu', VersionId })
      expect(value.VersionStages).toEqual(['AWSCURRENT'])
    }
    const described = await operator.send(new DescribeSecretCommand({ SecretId: ARN }))
    expect(described).toMatchObject({ ARN, Name: 'ansinh/id-pepper' })
    expect(JSON.stringify(described)).not.toContain('muối')
  })

  it('keeps bytes as bytes', async () => {
    const bytes = Uint8Array.from([0, 255, 128, 10])
    await operator.send(new CreateSecretCommand({ Name: 'bytes', SecretBinary: bytes }))
    const value = await read('bytes')
    expect([...(value.SecretBinary ?? [])]).toEqual([...bytes])
  })

  it("refuses with Secrets Manager's names what it refuses", async () => {
    await create('once')
    expect((await refusalOf(create('once'))).name).toBe('ResourceExistsException')
    expect((await refusalOf(read('never'))).name).toBe('ResourceNotFoundException')
    const other = operator.send(new GetSecretValueCommand({ SecretId: 'once', VersionStage: 'AWSPREVIOUS' }))
    expect((await refusalOf(other)).name).toBe('ResourceNotFoundException')
    expect((await refusalOf(create('a name with blanks'))).name).toBe('ValidationException')
    expect((await refusalOf(create('long', { SecretString: 'x'.repeat(65_537) }))).name).toBe('ValidationException')
    const both = create('both', { SecretBinary: Uint8Array.from([1]) })
    expect((await refusalOf(both)).name).toBe('InvalidParameterException')
    const removal = operator.send(new DeleteSecretCommand({ SecretId: 'once' }))
    expect((await refusalOf(removal)).name).toBe('UnknownOperationException')
  })

  it('takes a retried creation as the same one', async () => {
    const token = { ClientRequestToken: 'a'.repeat(32) }
    const first = await create('retried', token)
    expect(await create('retried', token)).toMatchObject({ ARN: first.ARN, VersionId: token.ClientRequestToken })
    const changed = create('retried', { ...token, SecretString: 'other' })
    expect((await refusalOf(changed)).name).toBe('ResourceExistsException')
  })

  it('gives a secret only to who may read it and may use its key', async () => {
    const key = `arn:aws:kms:${place.region}:${place.accountId}:key/2`
    const { ARN = '' } = await create('guarded', { KmsKeyId: key })
    const reading = { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: ARN } as const
    const as = (...statements: Parameters<Cloud['aRole']>[1][]) =>
      new SecretsManagerClient(cloud.clientFor(cloud.aRole('Function', ...statements).keys))
    expect((await refusalOf(read('guarded', as()))).message).toContain(
      `secretsmanager:GetSecretValue on resource: ${ARN}`,
    )
    expect((await refusalOf(read('guarded', as(reading)))).message).toContain(`kms:Decrypt on resource: ${key}`)
    const decrypting = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: key } as const
    await expect(read('guarded', as(reading, decrypting))).resolves.toMatchObject({ SecretString: 'muối và tiêu' })
    expect((await refusalOf(read('once', as(reading, decrypting)))).name).toBe('AccessDeniedException')
  })

  it('keeps secrets across starts in a file that only its owner reads', async () => {
    const { ARN } = await create('kept')
    const again = await aCloud([startSecrets({ dataDir: data.path, place })], { dataDir: data.path })
    const client = new SecretsManagerClient(again.clientFor(again.credentials.operator))
    expect(await read('kept', client)).toMatchObject({ ARN, SecretString: 'muối và tiêu' })
    await again.close()
    expect(statSync(join(data.path, 'secrets.json')).mode & 0o777).toBe(0o600)
  })

  it('does not start over a damaged file, which would orphan what the secrets protect', () => {
    const damaged = join(data.path, 'damaged')
    mkdirSync(damaged)
    writeFileSync(join(damaged, 'secrets.json'), readFileSync(join(data.path, 'secrets.json')).subarray(0, 100))
    expect(() => startSecrets({ dataDir: damaged, place })).toThrow()
  })
})
