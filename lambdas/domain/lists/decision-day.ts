import type { Programme } from '../programmes/programme.ts'
import { formatDay } from '../time/local-day.ts'

/**
 * What is wrong with the day of the decision behind a list. It holds for everybody of the list: no payment lies before it, no later decision
 * may be earlier, and with its year the same list would come in a second time once the day is mended.
 * @param day of the decision
 * @param today in Vietnam
 */
export function faultOfDecisionDay(
  { shortName, appliesFrom }: Pick<Programme, 'shortName' | 'appliesFrom'>,
  day: string,
  today: string,
): string | null {
  const mend = 'Nhập đúng ngày quyết định, hoặc sửa ngày ghi trong tệp, rồi tải lên lại.'
  if (day > today)
    return `Ngày quyết định ${formatDay(day)} sau hôm nay (${formatDay(today)}): chưa chi được cho ai. ${mend}`
  if (day < appliesFrom)
    return `Ngày quyết định ${formatDay(day)} trước ngày ${shortName} được áp dụng (${formatDay(appliesFrom)}), có lẽ ghi nhầm năm. ${mend}`
  return null
}
