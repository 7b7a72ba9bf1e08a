import type { PublicStatisticsResponse } from '../../contract/statistics.ts'
import type { FiguresWords } from '../words/figures-words.ts'

/** `Không gồm …: Bảo trợ xã hội (công bố ở cấp huyện).` */
export const leftOutWords = (
  leftOut: PublicStatisticsResponse['leftOut']['here'],
  sentence: (policies: string) => string,
  words: FiguresWords,
): string =>
  sentence(
    leftOut
      .map(({ policyName, publicFrom }) => `${policyName} (${words.publicFrom[publicFrom ?? 'nowhere']})`)
      .join('; '),
  )
