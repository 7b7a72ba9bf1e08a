import type { WrittenRow } from '../writer/written-sheet.ts'
import type { FormPlace } from './list-form.ts'

/** The commune below its district at the left, as letters have it, and the country's name at the right; a blank line below. */
export function placeHeading(place: FormPlace, wide: number): WrittenRow[] {
  const left = Math.min(5, Math.floor(wide / 2))
  const pair = (one: string, other: string): WrittenRow => [
    { value: one, style: 'subtitle', across: left },
    ...blanks(left - 1),
    { value: other, style: 'subtitle', across: wide - left },
  ]
  const above = place.districtName ?? place.provinceName
  return [
    pair(`UBND ${above.toLocaleUpperCase('vi')}`, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'),
    pair(`UBND ${place.communeName.toLocaleUpperCase('vi')}`, 'Độc lập - Tự do - Hạnh phúc'),
    [],
  ]
}

/** The cells that a cell across them covers. */
export const blanks = (count: number): null[] => Array.from({ length: count }, () => null)
