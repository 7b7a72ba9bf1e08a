import { MetricUnit } from '@aws-lambda-powertools/metrics'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import * as z from 'zod'
import { logCodes, logger, metrics } from './observability.ts'

const coded = z.object({ code: z.string() })

/**
 * A refusal leaves a line with its stable code and a count of that code, so that somebody who tries things is seen. A dimension for
 * each route would be paid as a metric of its own; the line has the route.
 */
export function noteRefusal(
  response: APIGatewayProxyStructuredResultV2,
  call: { readonly route: string; readonly correlationId: string },
): void {
  if ((response.statusCode ?? 200) < 400) return
  const code = codeOf(response)
  logger.warn(logCodes.refused, { ...call, code, status: response.statusCode })
  const single = metrics.singleMetric()
  single.addDimension('code', code)
  single.addMetric('Refused', MetricUnit.Count, 1)
}

/** A page for people says in words what was wrong; there is one code for all of them. */
function codeOf({ headers, body }: APIGatewayProxyStructuredResultV2): string {
  if (!String(headers?.['content-type'] ?? '').includes('json')) return 'page'
  return coded.parse(JSON.parse(body ?? '{}')).code
}
