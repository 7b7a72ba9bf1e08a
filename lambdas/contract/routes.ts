import type { Route } from './route.ts'
import { batchRoutes } from './routes/batch-routes.ts'
import { caseRoutes } from './routes/case-routes.ts'
import { complaintRoutes } from './routes/complaint-routes.ts'
import { exchangeRoutes } from './routes/exchange-routes.ts'
import { listRoutes } from './routes/list-routes.ts'
import { officeRoutes } from './routes/office-routes.ts'
import { payListRoutes } from './routes/pay-list-routes.ts'
import { paymentRoutes } from './routes/payment-routes.ts'
import { publicRoutes } from './routes/public-routes.ts'
import { recoveryRoutes } from './routes/recovery-routes.ts'
import { registerRoutes } from './routes/register-routes.ts'
import { reportRoutes } from './routes/report-routes.ts'

/** Every route of the API. API Gateway, the OpenAPI document, the console's client and the tests are made from this table. */
export const routes = {
  ...publicRoutes,
  ...listRoutes,
  ...registerRoutes,
  ...paymentRoutes,
  ...recoveryRoutes,
  ...batchRoutes,
  ...payListRoutes,
  ...caseRoutes,
  ...exchangeRoutes,
  ...complaintRoutes,
  ...officeRoutes,
  ...reportRoutes,
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof routes
