import type { Context } from 'aws-lambda'
import * as z from 'zod'
import { unitTree } from '../../domain/units/unit-maps.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { eventHandler } from '../../runtime/event-handler.ts'
import { logCodes, logger, metrics } from '../../runtime/observability.ts'
import { openRegister } from '../../store/table/table.ts'
import { type RecountEnd, recountProgramme } from './recount-programme.ts'
import { tellDiffering } from './tell-differing.ts'

const environment = readEnvironment('recount', process.env)
const register = openRegister(environment.REGISTER_TABLE)
const tree = unitTree(environment.UNIT_MAP)
const call = z.object({ programme: z.string(), recount: z.enum(['begin', 'continue']) })

async function recount(event: unknown, context: Context): Promise<RecountEnd> {
  const { programme, recount: order } = call.parse(event)
  const desk = {
    register,
    tree,
    now: Date.now,
    timeLeft: () => context.getRemainingTimeInMillis(),
    pause: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  }
  const end = await recountProgramme(desk, { programme, order }, context.awsRequestId)
  if (end.kind === 'ended') {
    const { records, cells, differing, unsettled } = end.recount
    tellDiffering(metrics, programme, differing)
    logger.info(logCodes.recounted, { programme, records, cells, differing, unsettled: unsettled.length })
  }
  return end
}

export const handler = eventHandler(recount)
