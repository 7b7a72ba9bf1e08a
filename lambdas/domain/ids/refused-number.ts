import { type Result, refuse } from '../result.ts'
import type { IdNumberRefusal } from './parse-id-number.ts'

/** A number that somebody typed and that is none, with what he may have meant. */
export const refusedNumber = ({ reason, suggestion }: IdNumberRefusal): Result<never> =>
  refuse('invalid', `Số CMND/CCCD: ${reason}.${suggestion === undefined ? '' : ` Có phải ${suggestion}?`}`)
