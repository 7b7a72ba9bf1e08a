import { foldText } from '../../domain/names/fold-text.ts'

const policyWords =
  /\b(?:nguoi co cong|ho ngheo|can ngheo|bao tro xa hoi|btxh|doi tuong|thuong binh|liet si|benh binh|ho kinh doanh|nguoi cao tuoi|khuyet tat|mo coi|nguoi lao dong|lao dong tu do|ncc)\b/

/** Names of policy groups, as headings inside the table have them. */
export function looksLikePolicy(text: string): boolean {
  return policyWords.test(foldText(text))
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

const people =
  /(?:^|[^\p{L}])(?:người|trẻ|hộ|gia đình|lao động|trường hợp|diện|hội viên|đoàn viên|phụ nữ|học sinh|sinh viên|giáo viên|nhân viên|công nhân|cán bộ|viên chức|cựu chiến binh|(?:nạn|thân|bệnh) nhân|thanh niên xung phong|khẩu|mẹ|con|nghèo|đơn thân|trợ cấp|hỗ trợ|chế độ|chính sách|bảo trợ|vé số|xe ôm|bốc vác|hiv)(?=$|[^\p{L}])/iu

/** Whether a text speaks of people or of what they are given, as a group's name does and a hamlet's does not. */
export function speaksOfPeople(text: string): boolean {
  return looksLikePolicy(text) || people.test(text)
}
