import type { RouteName } from '../../../lambdas/contract/routes.ts'
import { officeWays } from './office-ways.ts'
import { payingWays } from './paying-ways.ts'
import { registerWays } from './register-ways.ts'
import type { WayToCall } from './stored-things.ts'

/** How each route is called about a unit. A route of the contract that is missing here does not compile. */
export const waysToCall = { ...registerWays, ...payingWays, ...officeWays } as const satisfies Record<
  RouteName,
  (target: string) => WayToCall
>
