import { unitTree } from '../lambdas/domain/units/unit-maps.ts'
import { whatRunsHere } from '../lib/what-runs.ts'

/** How the CMND begin of the province that runs here. */
export const cmndSeriesHere = (): readonly string[] => unitTree(whatRunsHere().unitMap).map.cmndSeries
