import type { Context } from 'aws-lambda'
import * as z from 'zod'
import { unitTree } from '../../domain/units/unit-maps.ts'
import { exchangeKey } from '../../exchange/exchange-key.ts'
import { registerMatcher } from '../../matching/register/register-matcher.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { eventHandler } from '../../runtime/event-handler.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { readSecret } from '../../runtime/secret.ts'
import { makeMarks } from '../../store/table/id-mark.ts'
import { openRegister } from '../../store/table/table.ts'
import { type ComparisonEnd, compareEverybody } from './compare-everybody.ts'

const environment = readEnvironment('compare-anew', process.env)
const register = openRegister(environment.REGISTER_TABLE)
const tree = unitTree(environment.UNIT_MAP)
const matcher = registerMatcher()
const call = z.object({ programme: z.string() })

async function compareAnew(event: unknown, context: Context): Promise<ComparisonEnd> {
  const { programme } = call.parse(event)
  const marks = makeMarks(await readSecret(environment.ID_KEY_SECRET_ARN))
  const key = exchangeKey(await readSecret(environment.EXCHANGE_KEY_SECRET_ARN))
  const exchange = async () => key
  const timeLeft = () => context.getRemainingTimeInMillis()
  const end = await compareEverybody(
    { register, tree, matcher, marks, exchange, now: Date.now, timeLeft },
    programme,
    context.awsRequestId,
  )
  if (end.kind !== 'nothing') logger.info(logCodes.comparedAnew, { programme, version: matcher.version, ...end })
  return end
}

export const handler = eventHandler(compareAnew)
