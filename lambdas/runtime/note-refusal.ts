import { MetricUnit } from '@aws-lambda-powertools/metrics'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { logCodes, logger, metrics } from './observability.ts'

/**
 * A refusal leaves a line with its stable code and a count of that code, so that somebody who tries things is seen. A dimension for
 * each route would be paid as a metric of its own; the line has the route. A form that comes back says in words what is wrong with it:
 * there is one code for all of them, `page`.
 */
export function noteRefusal(
  { statusCode = 200 }: APIGatewayProxyStructuredResultV2,
  call: { readonly route: string; readonly correlationId: string; readonly code: string },
): void {
  if (statusCode < 400) return
  logger.warn(logCodes.refused, { ...call, status: statusCode })
  const single = metrics.singleMetric()
  single.addDimension('code', call.code)
  single.addMetric('Refused', MetricUnit.Count, 1)
}
