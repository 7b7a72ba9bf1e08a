import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { Context } from 'aws-lambda'
import { provinceOf } from '../../domain/province.ts'
import { exchangeKey } from '../../exchange/exchange-key.ts'
import { callForForeignFile } from '../../runtime/call-for-foreign-file.ts'
import { describeError } from '../../runtime/describe-error.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { objectKeys } from '../../runtime/object-keys.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { isLastTry, messageOf, queueHandler } from '../../runtime/queue-handler.ts'
import { readSecret } from '../../runtime/secret.ts'
import { makeMarks } from '../../store/table/id-mark.ts'
import { openRegister } from '../../store/table/table.ts'
import type { ForeignDesk } from './foreign-desk.ts'
import { foreignFilesOf } from './foreign-message.ts'
import { giveUp, takeForeignFile } from './take-foreign-file.ts'

const environment = readEnvironment('take-foreign-file', process.env)
const register = openRegister(environment.REGISTER_TABLE)
const { tree, running } = provinceOf(environment)
const s3 = new S3Client({})

async function linesOf(fileId: string, version: string): Promise<AsyncIterable<string>> {
  const place = { Bucket: environment.UPLOADS_BUCKET, Key: objectKeys.foreignFile(fileId), VersionId: version }
  const { Body } = await s3.send(new GetObjectCommand(place))
  if (!(Body instanceof Readable)) throw new Error('an object without a body')
  return createInterface({ input: Body, crlfDelay: Number.POSITIVE_INFINITY })
}

const deskOf = async (context: Context): Promise<ForeignDesk> => ({
  register,
  tree,
  running,
  marks: makeMarks(await readSecret(environment.ID_KEY_SECRET_ARN)),
  exchange: exchangeKey(await readSecret(environment.EXCHANGE_KEY_SECRET_ARN)),
  linesOf,
  callAgain: (fileId, seconds) => callForForeignFile(environment.FOREIGN_QUEUE_URL, fileId, seconds),
  now: Date.now,
  timeLeft: () => context.getRemainingTimeInMillis(),
})

export const handler = queueHandler(async (record, context) => {
  for (const message of messageOf(record, foreignFilesOf)) {
    const { foreignFileId } = message
    try {
      await takeForeignFile(await deskOf(context), message)
      logger.info(logCodes.foreignFile, { foreignFileId })
    } catch (error) {
      logger.error(logCodes.failed, { foreignFileId, error: describeError(error) })
      if (isLastTry(record, environment.MOST_TRIES)) await giveUp({ register, tree }, message)
      throw error
    }
  }
})
