import { cleanText } from '../../domain/names/clean-text.ts'
import { isVietnameseSyllable } from '../../domain/names/vietnamese-syllable.ts'
import { isBuiltAsName, isSurelyName } from './person/plausible-name.ts'

/** "Công ty TNHH Minh Anh", "Trường Mầm non Hoa Sen": whose workers stand below, or who is no person at all. */
const organisation =
  /^(?:công ty|c(?:ông)?\.? ?ty|tnhh|doanh nghiệp|dntn|xí nghiệp|nhà máy|chi nhánh|hợp tác xã|htx|trường (?:mầm non|mn|mẫu giáo|mg|tiểu học|th|thcs|thpt|cao đẳng|đại học|trung cấp|dân lập|tư thục)|nhóm trẻ|lớp (?:mầm non|mẫu giáo)|cơ sở (?:mầm non|giáo dục|sản xuất|kinh doanh|chế biến|dạy|đào tạo|giữ trẻ)|trung tâm (?:ngoại ngữ|tin học|đào tạo|dạy|giáo dục)|nhà hàng|khách sạn|nhà nghỉ)(?=$|[\s.:,])/iu
const beginsOrganisation = new Set('cCtTdDxXnNhHlLkK')

export const isOrganisation = (text: string): boolean =>
  beginsOrganisation.has(text.charAt(0)) && text.includes(' ') && organisation.test(text)

const kin = /^(?:vợ|chồng|con|mẹ|bố|cha|cháu|em|anh|chị|thân nhân)(?=\s)/iu
const capitalsAtEnd = /\s((?:\p{Lu}[\p{L}'’-]*(?:\s|$)){2,})$/u

/** "Vợ liệt sĩ Hồ Văn Ba" below somebody: what he is to whom, and no group of those who follow. */
export function isRemarkOfKin(text: string): boolean {
  if (!kin.test(text)) return false
  const name = capitalsAtEnd.exec(cleanText(text))?.[1] ?? ''
  return isSurelyName(name) || isBuiltAsName(name)
}

/** "Hùng" without anything that only a person has: as likely the end of a name that began in the row above, as tables of Word have it. */
export const isRestOfName = (name: string): boolean => !name.includes(' ') && isVietnameseSyllable(name)
