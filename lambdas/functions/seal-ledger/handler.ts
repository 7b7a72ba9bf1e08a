import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { Context } from 'aws-lambda'
import { unitTree } from '../../domain/units/unit-maps.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { eventHandler } from '../../runtime/event-handler.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { openRegister } from '../../store/table/table.ts'
import { publishDays } from './publish-days.ts'
import { sealDays } from './seal-days.ts'

const environment = readEnvironment('seal-ledger', process.env)
const s3 = new S3Client({})
const desk = {
  register: openRegister(environment.REGISTER_TABLE),
  tree: unitTree(environment.UNIT_MAP),
  now: Date.now,
  put: async (key: string, content: unknown, isFinal: boolean): Promise<void> => {
    await s3.send(
      new PutObjectCommand({
        Bucket: environment.SITE_BUCKET,
        Key: key,
        Body: JSON.stringify(content),
        ContentType: 'application/json; charset=utf-8',
        CacheControl: isFinal
          ? 'public, max-age=31536000, immutable'
          : 'public, max-age=0, s-maxage=60, must-revalidate',
      }),
    )
  },
}

/** What is left for publishing when no further day is begun. */
const publishingMs = 4 * 60 * 1000

/** @throws when it could not be done: the schedule tries again, and whoever is on duty hears of it */
async function sealLedger(_event: unknown, context: Context): Promise<{ sealed: number; published: number }> {
  const hasTime = (): boolean => context.getRemainingTimeInMillis() > publishingMs
  const sealed = await sealDays({ ...desk, hasTime })
  const published = await publishDays(desk)
  logger.info(logCodes.ledgerSealed, { sealed, published })
  return { sealed, published }
}

export const handler = eventHandler(sealLedger)
