import type { Config } from '../config.ts'
import type { WhatRuns } from '../what-runs.ts'
import { setting } from './need.ts'

/** What a function must know to refuse what does not run here. */
export const provinceSetting = ({ unitMap, programmes, otherProgrammes, backlogUntil }: Pick<Config, keyof WhatRuns>) =>
  setting({
    UNIT_MAP: unitMap,
    PROGRAMMES: programmes.join(' '),
    OTHER_PROGRAMMES: otherProgrammes.join(' '),
    BACKLOG_UNTIL: Object.entries(backlogUntil)
      .map(([programme, day]) => `${programme}=${day}`)
      .join(' '),
  })
