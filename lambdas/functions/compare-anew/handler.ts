import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware'
import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import * as z from 'zod'
import { unitTree } from '../../domain/units/unit-maps.ts'
import { registerMatcher } from '../../matching/register/register-matcher.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { logCodes, logger, metrics } from '../../runtime/observability.ts'
import { readSecret } from '../../runtime/secret.ts'
import { makeMarks } from '../../store/id-mark.ts'
import { openRegister } from '../../store/table.ts'
import { type ComparisonEnd, compareEverybody } from './compare-everybody.ts'

const environment = readEnvironment('compare-anew', process.env)
const register = openRegister(environment.REGISTER_TABLE)
const tree = unitTree(environment.UNIT_MAP)
const matcher = registerMatcher()
const call = z.object({ programme: z.string() })

async function compareAnew(event: unknown, context: Context): Promise<ComparisonEnd> {
  const { programme } = call.parse(event)
  const marks = makeMarks(await readSecret(environment.ID_KEY_SECRET_ARN))
  const timeLeft = () => context.getRemainingTimeInMillis()
  const end = await compareEverybody(
    { register, tree, matcher, marks, now: Date.now, timeLeft },
    programme,
    context.awsRequestId,
  )
  if (end.kind !== 'nothing') logger.info(logCodes.comparedAnew, { programme, version: matcher.version, ...end })
  return end
}

export const handler = middy<unknown, ComparisonEnd>()
  .use(injectLambdaContext(logger, { logEvent: false, resetKeys: true }))
  .use(logMetrics(metrics))
  .handler(compareAnew)
