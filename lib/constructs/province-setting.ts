import type { Config } from '../config.ts'
import { setting } from './need.ts'

/** What a function must know to refuse what does not run here. */
export const provinceSetting = ({
  unitMap,
  programmes,
  otherProgrammes,
}: Pick<Config, 'unitMap' | 'programmes' | 'otherProgrammes'>) =>
  setting({
    UNIT_MAP: unitMap,
    PROGRAMMES: programmes.join(' '),
    OTHER_PROGRAMMES: otherProgrammes.join(' '),
  })
