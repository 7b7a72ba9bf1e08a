import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { Context } from 'aws-lambda'
import { provinceOf } from '../../domain/province.ts'
import { exchangeKey } from '../../exchange/exchange-key.ts'
import { registerMatcher } from '../../matching/register/register-matcher.ts'
import { callForBatch } from '../../runtime/call-for-batch.ts'
import { describeError } from '../../runtime/describe-error.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { objectKeys } from '../../runtime/object-keys.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { isLastTry, messageOf, queueHandler } from '../../runtime/queue-handler.ts'
import { returnSoon } from '../../runtime/return-soon.ts'
import { readSecret } from '../../runtime/secret.ts'
import { uploadedFile } from '../../runtime/uploaded-file.ts'
import { makeMarks } from '../../store/table/id-mark.ts'
import { openRegister } from '../../store/table/table.ts'
import type { AnswerFile, BatchDesk } from './batch-desk.ts'
import { batchesOfMessage } from './batch-message.ts'
import { BatchBusy, giveUp, workOnBatch } from './work-on-batch.ts'

const environment = readEnvironment('write-batch', process.env)
const { tree, backlogUntil } = provinceOf(environment)
const register = openRegister(environment.REGISTER_TABLE)
const s3 = new S3Client({})
const matcher = registerMatcher()

async function putAnswer({ key, bytes, fileName, extension }: AnswerFile): Promise<void> {
  await s3.send(
    new PutObjectCommand({
      Bucket: environment.EXPORTS_BUCKET,
      Key: key,
      Body: bytes,
      ContentType:
        extension === 'pdf' ? 'application/pdf' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      ContentDisposition: `attachment; filename="${fileName}.${extension}"`,
    }),
  )
}

const deskOf = async (context: Context): Promise<BatchDesk> => ({
  register,
  tree,
  backlogUntil,
  marks: makeMarks(await readSecret(environment.ID_KEY_SECRET_ARN)),
  matcher,
  exchange: async () => exchangeKey(await readSecret(environment.EXCHANGE_KEY_SECRET_ARN)),
  fileOf: (batchId, version) => uploadedFile(environment.UPLOADS_BUCKET, objectKeys.resultFile(batchId), version),
  putAnswer,
  now: Date.now,
  timeLeft: () => context.getRemainingTimeInMillis(),
  callAgain: (batchId) => callForBatch(environment.BATCHES_QUEUE_URL, batchId),
  lanes: Number(environment.LANES),
})

export const handler = queueHandler(async (record, context) => {
  const messages = messageOf(record, batchesOfMessage)
  try {
    const desk = await deskOf(context)
    for (const message of messages) await workOnBatch(desk, message, context.awsRequestId)
  } catch (error) {
    if (!(error instanceof BatchBusy)) {
      logger.error(logCodes.failed, { error: describeError(error) })
      // Tried for the last time: the batch says so, and the message goes to the dead letters.
      if (isLastTry(record, environment.MOST_TRIES))
        for (const message of messages) await giveUp({ register, tree, now: Date.now }, message)
    }
    await returnSoon(environment.BATCHES_QUEUE_URL, record)
    throw error
  }
})
