import { findPolicy, findProgramme } from '../programmes/programmes.ts'
import { formatDay } from '../time/local-day.ts'
import type { Report } from './report.ts'

type Asked = Pick<Report, 'programme' | 'unitName' | 'policy' | 'period'>

/** What a report was asked for, as it stands in its file: "Huyện Cư Kuin; mọi chính sách; từ 01/05/2020 đến 31/05/2020". */
export function reportFilterSentence({ programme, unitName, policy, period }: Asked): string {
  const known = findProgramme(programme)
  const found = policy !== null && known ? findPolicy(known, policy) : undefined
  return [
    unitName,
    policy === null ? 'mọi chính sách' : (found?.publicName ?? policy),
    period ? `từ ${formatDay(period.from)} đến ${formatDay(period.to)}` : 'luỹ kế đến lúc lập',
  ].join('; ')
}
