import { foldText } from '../names/fold-text.ts'

export interface Decision {
  readonly number: string
  readonly day: string
}

/**
 * What makes two spellings of a decision's number one: its leading number, since people write "100/QĐ-UBND", "Số 0100 /QĐ-UBND" and
 * "100". Without any digit the letters alone.
 */
export function numberKey(number: string): string {
  const digits = /\d+/.exec(number)?.[0]
  return digits ? digits.replace(/^0+(?=\d)/, '') : foldText(number).replace(/[^a-z]+/g, '')
}

/** An office numbers its decisions anew each year. */
export const decisionKey = ({ number, day }: Decision): string => `${numberKey(number)}/${day.slice(0, 4)}`
