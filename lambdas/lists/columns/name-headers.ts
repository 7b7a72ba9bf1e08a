import { misspeltHeader } from './misspelt-header.ts'
import { headerKey } from './recognise-header.ts'

/** "Người hưởng", "Danh sách", "Tên gọi": they speak of who stands below, as far as the cells do. */
const speaksOfNames =
  /\b(?:ten|nguoi|danh sach|doi tuong|ong|ba|thanh vien|ho vien|hoi vien|xa vien|cong dan|nhan dan)\b/
/** Who answers for something is not who gets it. */
const inCharge = /\b(?:phu trach|lap|duyet|ky|giam doc|truong|pho|can bo|dai dien|giam ho|ke toan|nhan thay|cha|me)\b/

/** Whether somebody is named below who answers for the others. */
export const isInCharge = (header: string): boolean => inCharge.test(headerKey(header))

/** What in a header speaks of names; null where nothing does. */
export function wordOfNames(header: string): string | null {
  const near = misspeltHeader(header)
  if (near?.field === 'fullName') return near.word
  return speaksOfNames.exec(headerKey(header))?.[0] ?? null
}
