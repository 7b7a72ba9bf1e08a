/**
 * Which programmes run in which province, a record a stage: the part of the configuration that the build of the citizens' site and
 * the command line read too. Another programme or province is another line here and its definition in lambdas/domain.
 */
import { type UnitMapId, unitMapIds } from '../lambdas/domain/units/unit-maps.ts'

export interface WhatRuns {
  /** Which map of units this province works with. */
  readonly unitMap: UnitMapId
  /**
   * Offered to officers and reported on every day. The first is what the citizens' pages are about; policies, figures, complaints and
   * forms of the others stand there too.
   */
  readonly programmes: readonly string[]
  /** Closed, or being prepared: offered to officers and public by address, but no page and no mail speaks of them by itself. */
  readonly otherProgrammes: readonly string[]
  /**
   * The last day of the back-log of a programme that paid here before the system had begun: payments up to that day may be entered
   * afterwards without being late.
   */
  readonly backlogUntil: Readonly<Record<string, string>>
}

const first: WhatRuns = {
  unitMap: 'daklak-2020',
  programmes: ['nq42-2020'],
  otherProgrammes: [],
  backlogUntil: { 'nq42-2020': '2020-05-28' },
}

export const whatRuns = {
  local: { ...first, otherProgrammes: ['nq68-2021'] },
  test: first,
  prod: first,
} as const satisfies Record<string, WhatRuns>

export type StageName = keyof typeof whatRuns
export const stageNames = Object.keys(whatRuns) as StageName[]

export const isUnitMap = (id: string): id is UnitMapId => unitMapIds.some((known) => known === id)

/** @throws Error naming the stages that exist */
export function whatRunsIn(stage: string): WhatRuns {
  const found = (whatRuns as Record<string, WhatRuns | undefined>)[stage]
  if (!found) throw new Error(`There is no stage "${stage}" in lib/what-runs.ts; there are: ${stageNames.join(', ')}`)
  return found
}

/** What tells one stage's pages from another's: the province, and the programmes that they are about. */
export const runsInWords = ({ unitMap, programmes }: WhatRuns): string => JSON.stringify({ unitMap, programmes })

export const isSameRuns = (one: WhatRuns, other: WhatRuns): boolean => runsInWords(one) === runsInWords(other)

/** What runs here: on one machine the stage `local`, unless ANSINH_STAGE names another one. */
export const whatRunsHere = (): WhatRuns => whatRunsIn(process.env.ANSINH_STAGE ?? 'local')
