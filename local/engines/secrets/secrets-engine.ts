/** Secrets Manager: one current value per secret, in a file that only its owner can read. */
import { randomInt, randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Access, AwsRequest, AwsResponse, Engine, Place } from '../../aws/engine.ts'
import { errorResponse } from '../../aws/error-response.ts'
import { openSecretFile, type StoredSecret } from './secret-file.ts'

const createInput = z.object({
  Name: z.string().regex(/^[A-Za-z0-9/_+=.@-]{1,512}$/),
  ClientRequestToken: z.string().min(32).max(64).optional(),
  Description: z.string().max(2048).optional(),
  KmsKeyId: z.string().max(2048).optional(),
  SecretString: z.string().optional(),
  SecretBinary: z.base64().optional(),
})
const idInput = z.object({
  SecretId: z.string().min(1).max(2048),
  VersionId: z.string().optional(),
  VersionStage: z.string().optional(),
})

const maxSecretBytes = 65_536

class Refusal extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** Opens (or makes) the secrets of a data directory. */
export function startSecrets({ dataDir, place }: { dataDir: string; place: Place }): Engine {
  mkdirSync(dataDir, { recursive: true })
  const file = openSecretFile(join(dataDir, 'secrets.json'))
  const root = `arn:aws:secretsmanager:${place.region}:${place.accountId}:secret:`

  const find = (id: string): StoredSecret | undefined =>
    file.all().find(({ name, arn }) => name === id || arn === id || (id.startsWith(root) && arn.slice(0, -7) === id))

  function mustFind(id: string): StoredSecret {
    const secret = find(id)
    if (secret) return secret
    throw new Refusal('ResourceNotFoundException', "Secrets Manager can't find the specified secret.")
  }

  function create(body: unknown): unknown {
    const input = parse(createInput, body)
    const { Name: name, SecretString: text, SecretBinary: binary } = input
    if (text !== undefined && binary !== undefined) {
      throw new Refusal('InvalidParameterException', "You can't specify both SecretString and SecretBinary.")
    }
    const bytes = Buffer.byteLength(text ?? '') + Buffer.byteLength(binary ?? '', 'base64')
    if (bytes > maxSecretBytes || text === '') {
      throw new Refusal('ValidationException', `A secret has from 1 to ${maxSecretBytes} bytes.`)
    }
    const versionId = input.ClientRequestToken ?? randomUUID()
    const existing = find(name)
    if (existing) {
      // A retry of the call that made it.
      const isSame = existing.versionId === versionId && existing.text === text && existing.binary === binary
      if (isSame) return { ARN: existing.arn, Name: name, VersionId: versionId }
      throw new Refusal('ResourceExistsException', `The operation failed because the secret ${name} already exists.`)
    }
    const suffix = Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('')
    const arn = `${root}${name}-${suffix}`
    file.add({
      name,
      arn,
      versionId,
      createdAt: Date.now() / 1000,
      text,
      binary,
      description: input.Description,
      kmsKeyId: input.KmsKeyId,
    })
    return { ARN: arn, Name: name, VersionId: versionId }
  }

  function read(body: unknown): unknown {
    const { SecretId, VersionId, VersionStage = 'AWSCURRENT' } = parse(idInput, body)
    const secret = mustFind(SecretId)
    const isKept = VersionStage === 'AWSCURRENT' && (VersionId === undefined || VersionId === secret.versionId)
    if (!isKept || (secret.text === undefined && secret.binary === undefined)) {
      const what = VersionId === undefined ? `staging label: ${VersionStage}` : `VersionId: ${VersionId}`
      throw new Refusal(
        'ResourceNotFoundException',
        `Secrets Manager can't find the specified secret value for ${what}`,
      )
    }
    return {
      ARN: secret.arn,
      CreatedDate: secret.createdAt,
      Name: secret.name,
      SecretBinary: secret.binary,
      SecretString: secret.text,
      VersionId: secret.versionId,
      VersionStages: ['AWSCURRENT'],
    }
  }

  function describe(body: unknown): unknown {
    const { name, arn, versionId, createdAt, description, kmsKeyId } = mustFind(parse(idInput, body).SecretId)
    return {
      ARN: arn,
      CreatedDate: createdAt,
      Description: description,
      KmsKeyId: kmsKeyId,
      Name: name,
      VersionIdsToStages: { [versionId]: ['AWSCURRENT'] },
    }
  }

  const operations: Readonly<Record<string, (body: unknown) => unknown>> = {
    CreateSecret: create,
    DescribeSecret: describe,
    GetSecretValue: read,
  }

  function accesses(request: AwsRequest): Access[] {
    const operation = operationOf(request)
    const input = readJson(request)
    const asked = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {}
    const id = String(asked.SecretId ?? asked.Name ?? '')
    const secret = find(id)
    const resource = secret?.arn ?? (id.startsWith('arn:') ? id : `${root}${id}`)
    const own = { action: `secretsmanager:${operation}`, resource }
    const key = operation === 'CreateSecret' ? asked.KmsKeyId : secret?.kmsKeyId
    if (typeof key !== 'string' || operation === 'DescribeSecret') return [own]
    const context = { 'kms:ViaService': `secretsmanager.${place.region}.amazonaws.com` }
    const keyArn = key.startsWith('arn:') ? key : `arn:aws:kms:${place.region}:${place.accountId}:key/${key}`
    const decrypt = { action: 'kms:Decrypt', resource: keyArn, context }
    return operation === 'CreateSecret' ? [own, { ...decrypt, action: 'kms:GenerateDataKey' }, decrypt] : [own, decrypt]
  }

  return {
    service: 'secretsmanager',
    accesses,
    async handle(request) {
      const operation = operations[operationOf(request)]
      if (operation === undefined) return refuse('UnknownOperationException', 'Not an operation of the local engine.')
      try {
        return answer(operation(readJson(request)))
      } catch (error) {
        if (error instanceof Refusal) return refuse(error.code, error.message)
        throw error
      }
    },
    async close() {},
  }
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

const operationOf = ({ headers }: AwsRequest) => (headers['x-amz-target'] ?? '').replace(/^.*\./, '')

function readJson({ body }: AwsRequest): unknown {
  try {
    return JSON.parse(body.toString())
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  throw new Refusal('ValidationException', z.prettifyError(result.error))
}

const refuse = (code: string, message: string): AwsResponse =>
  errorResponse('secretsmanager', { status: 400, code, message })

const answer = (body: unknown): AwsResponse => ({
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(body),
})
