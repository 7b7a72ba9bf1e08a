import { foldText } from '../../../domain/names/fold-text.ts'

const policies =
  'người có công|hộ nghèo|cận nghèo|bảo trợ xã hội|btxh|đối tượng|thương binh|liệt sĩ|bệnh binh|hộ kinh doanh|người cao tuổi|khuyết tật|mồ côi|người lao động|lao động tự do|ncc|hộ kd|hkd|lđtd|f0|f1'
const policyWords = new RegExp(`\\b(?:${foldText(policies)})\\b`)

/** "Thôn 4 (05 đối tượng)": how many there are. */
const countOfPeople = /\d+ doi tuong/g

/** Names of policy groups, as headings inside the table have them. */
export function looksLikePolicy(text: string): boolean {
  return policyWords.test(foldText(text).replace(countOfPeople, ''))
}

const startsAsPolicy = new RegExp(`^(?:(?:cac|nhom|dien|doi tuong) )*(?!doi tuong)${policyWords.source}`)

/** Whether a text begins with a policy group: "HỘ NGHÈO", not "DANH SÁCH HỘ NGHÈO" nor "Đối tượng được hỗ trợ". */
export const isNamedGroup = (text: string): boolean => startsAsPolicy.test(foldText(text)) || beginsAsGroup(text)

/** Not "Người lập biểu", which is a signature, nor "Hộ ông Nguyễn Văn Hùng", which is a household. */
const groupStart =
  /^(?:người (?:đơn thân|nhiễm|bị|già|tàn tật|tâm thần|hoạt động|thuộc|có|dân|đang|hưởng|nghèo|mù)|trẻ (?:em|mồ côi)|lao động (?:mất|bị|nghỉ|tạm|không|ngừng|chấm dứt|phi)|(?:nạn|thân|bệnh) nhân|thanh niên xung phong|hộ (?:gia đình (?!ông|bà|anh|chị)|có|thoát|mới|mất|bị))(?=$|[^\p{L}])/iu

/** A heading without a number that begins as groups of people are called, whether or not a policy is named so. */
export function beginsAsGroup(text: string): boolean {
  return groupStart.test(text)
}

const policyAsWritten = new RegExp(`(?<!\\p{L})(?:${policies})(?!\\p{L})`, 'iu')
const policyWithoutAccents = new RegExp(policyWords.source, 'i')

/** The words in a text that name a group, with their accents where it has any; null for "Đoàn Thương Bình", who only sounds so. */
export function wordsOfGroup(text: string): string | null {
  const isPlain = foldText(text) === text.toLowerCase()
  const patterns = [groupStart, isPlain ? policyWithoutAccents : policyAsWritten]
  return patterns.map((pattern) => pattern.exec(text)?.[0]).find((words) => words !== undefined) ?? null
}

const people =
  /(?:^|[^\p{L}])(?:người|trẻ|hộ|gia đình|lao động|trường hợp|diện|hội viên|đoàn viên|phụ nữ|học sinh|sinh viên|giáo viên|nhân viên|công nhân|cán bộ|viên chức|cựu chiến binh|(?:nạn|thân|bệnh) nhân|thanh niên xung phong|khẩu|mẹ|con|nghèo|đơn thân|trợ cấp|hỗ trợ|chế độ|chính sách|bảo trợ|vé số|xe ôm|bốc vác|hiv)(?=$|[^\p{L}])/iu

/** Whether a text speaks of people or of what they are given, as a group's name does and a hamlet's does not. */
export function speaksOfPeople(text: string): boolean {
  return looksLikePolicy(text) || people.test(text)
}
