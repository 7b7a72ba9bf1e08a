import { isVietnameseSyllable } from '../../../domain/names/vietnamese-syllable.ts'
import { spaced } from '../../columns/recognise-header.ts'
import { closestKin } from '../households/kin-and-peoples.ts'
import { quoted } from '../problem-log.ts'
import { isBuiltAsName } from './plausible-name.ts'

/** What is odd about a name: a clause in Vietnamese, and the name that is surely meant where there is one. */
export type OddName = { reason: string; suggestion: string | null }

/** Most names: two words or more, of nothing but letters. */
const plain = /^[\p{L}'’][\p{L}\p{M}'’-]*(?: [\p{L}'’][\p{L}\p{M}'’-]*)+$/u
/** "Ông", "Bà" before a whole name. "Ông" is a surname as well ("Ông Cao Thắng"). */
const title = /^(?:(?:ông|cụ|bác|chú) (?=\S+ \S+ \S)|(?:cụ )?(?:bà|anh|chị|cô) (?=\S+ \S))/iu
/** What stands before a name and is as plain as names are: "Em", "TB" (thương binh), "Chủ hộ". */
const plainTitle =
  /^(?:em|cháu|chủ hộ|hkd|mục sư|linh mục|sư (?:cô|thầy)|thầy|mẹ (?:vnah|liệt sĩ)|mẹ việt nam anh hùng|tb|bb|nct|nkt) (?=\S+ \S)/iu
const firstOfPlainTitle = new Set('eEcChHmMlLsStTbBnN')
const withOthers = new RegExp(
  String.raw`\s+(?:và|cùng)\s+(?:${closestKin.join('|')}|các con|gia đình|cả nhà)(?: con)?$`,
  'iu',
)
const firstOfTitle = new Set('ôÔcCbBaA')
const lost = /\?\p{L}|\p{L}\?/u
const brackets = /^(.*?)\s*[([]([^()[\]]*)[)\]]\s*$/u
/** "(vắng)", "(mẹ liệt sĩ)", "(Bà Bảy Méo)", "(nhận thay: Trần Thị Cúc)": said of him, and no other name of his. */
const besideHim =
  /^(?:vắng|đi |ở |mới |cũ$|nam$|nữ$|hộ |thôn |buôn |xã |ông |bà |(?:bố|mẹ|cha|vợ|chồng|con|thân nhân)(?: của)? (?:ls|liệt sĩ|ncc|thương binh)|(?:người )?(?:nhận|ký) (?:thay|hộ)|đại diện|ủy quyền|uỷ quyền)/iu
/** "Ngô Quyền – nhận thay: Dương Thị Như", "… do con nhận thay". */
const taker =
  /[\s,;–-]+(?:do (?:vợ|chồng|con|cháu|bố|mẹ) )?(?:người )?(?:nhận (?:thay|hộ)|ký (?:thay|hộ)|(?:đại diện|(?:ủy|uỷ) quyền)(?: nhận)?)(?:\s*:.*|\s*)$/iu
/** "Ô. Huỳnh Tấn Phát", "Đ/c Trần Quyết Thắng". */
const shortTitle = /^(?:ô\.|đ\/c\.?:?)\s*(?=\S+ \S)/iu
/** "(Ama Hoa)", "(tức Bảy)": what else the person is called. */
const byname = /^(?:ama|ami|amí|mí|ma|aê|aduôn|tức|tên khác|tên thường gọi)(?!\p{L})/iu
const signs = /^[\s(*.,;:_–-]+|[\s)*.,;:_–-]+$/gu
/** "Đỗ Văn Bốn – thôn 3", "Hồ Văn Mười / Thôn": signs that no name has; a dash between blanks does not follow the Y and H of names. Of those that old fonts leave speaks `legacy-text`. */
const strange = /[!-&(-,/:-@[-_{-~–—]|(?<!^[yh])\s-+\s/iu
const shortened = /(?<!\p{L})\p{L}{1,3}\.(?=\s|\p{L}|$)/u
/** "Ng V Hùng": letters that are no word; Y, H and K begin names, and A stands in them. */
const initial = /^(?:ngh?|tr|ph|th|[bcdđglmnpqrstvx]) |^(?![yhk][ '’])\S+ (?:\S+ )?[bcdđglmnpqrstvx] /iu
/** "Y. Bhăm", "H. Wên": what men's and women's names of the Êđê and M'nông begin with. */
const beginsNative = /^[yh]\./iu
/** "NguyễnVănHùng": a capital in the middle of a word; "McĐoan" and "H'Wên" are none. */
const glued = /^\p{Lu}\p{Ll}+(?:\p{Lu}\p{Ll}+){1,4}$/u
/** "Trần Thị": the given name may stand in the row below. "Nguyễn Văn" is a whole name. */
const endsHalved = new Set('ịỊ')
const halved = /^\p{L}+ thị$/iu
/** "Bà Hoa", "Cụ Mai": what somebody is called in the village. */
const called = /^(?:ông|bà|cụ|anh|chị|cô|chú|bác) \S+$/iu
/** "NGA VÀ HÙNG": of two people, or of one who is called so; "GIÀNG VÀ TỦA" has a family's name before it. */
const mayBeTwo = /^\p{L}+ (?:v[àa]|cùng) \p{L}+$/iu
const mayJoin = / (?:[Vv][ÀàAa]|[Cc]ùng|CÙNG) /
/** "Nguyễn Văn A": whom the example of a form is about. */
const example = /^\S+ (?:văn|thị) [abcx]$/iu
/** What can stand in a name's place and names nobody. */
const nobody = new Set([
  ...closestKin,
  ...`như trên|nt|n/t|vợ con|các con|chủ hộ|bản thân|
  không|không có|chưa rõ|không rõ|người|hộ|khẩu|đối tượng|trường hợp|x|xx|xxx|null|none|n/a|trống|bỏ trống|
  chết|đã chết|chuyển đi|đã chuyển đi|hết|hết danh sách|hết ds|chưa có|chưa có tên|chưa đặt tên`.split(/\|\s*/),
])

export const wordsOfNobody: readonly string[] = [...nobody]

const longestOfNobody = 14
/** "- nt -", "(chết)", "\"nt\"": signs around what names nobody. */
const aroundNobody = /^[^\p{L}\d]+|[^\p{L}\d]+$/gu
/** At both ends, so that nothing stands around it. */
const isLetterOrDigit = /^[\p{L}\d](?:.*[\p{L}\d])?$/su
/** "và 5 hộ khác", "Các hộ còn lại", "Tập thể thôn 2", "Vợ chồng ông Lê": many, whom nobody knows by name. */
const many =
  /^(?:(?:và|cùng|các|những|nhiều|tất cả|toàn bộ|tập thể|toàn thể|số)(?=\s)(?:\s.*)?\s(?:hộ|người|khẩu|đối tượng|trường hợp|thôn|buôn|tổ|còn lại|khác)(?=$|\s)|\d+ (?:hộ|người|khẩu)|(?:vợ chồng|chị em|cha con)(?=\s))/iu
const beginsMany = new Set('vcntsVCNTS0123456789')

/** Whether a letter became a question mark, as in what Excel saves as CSV without UTF-8: "Nguy?n V?n A". */
export const hasLostLetters = (text: string): boolean =>
  text.includes('\uFFFD') || (text.includes('?') && lost.test(text))

/** "Như trên", "Vợ", the "Y" or "H'" that a name begins with: nobody can be found by it. */
export function isNobodysName(name: string): boolean {
  if (beginsMany.has(name.charAt(0)) && many.test(name)) return true
  if (name.length > 2 * longestOfNobody) return false
  // Most names are longer already without what stands around them.
  const trimmed = isLetterOrDigit.test(name) ? name : name.replace(aroundNobody, '')
  if (trimmed.length > longestOfNobody) return false
  const bare = trimmed.toLowerCase()
  if (bare.length > longestOfNobody) return false
  if (nobody.has(bare) || bare === 'y' || bare === 'h') return true
  // "nt nt"
  const words = new Set(bare.split(/[^\p{L}\d/]+/u))
  const [word = ''] = words
  return words.size === 1 && nobody.has(word)
}

/** Whether it is the name of an example, as forms have one in their first row. */
export const isExampleName = (name: string): boolean => name.charAt(name.length - 2) === ' ' && example.test(name)

/** What a name has that names have not; null for a name as it should be. Nothing here keeps anybody out. */
export function oddName(name: string): OddName | null {
  if (isExampleName(name)) return { reason: `${quoted(name)} có vẻ là tên ví dụ của mẫu`, suggestion: null }
  const isPlain = plain.test(name)
  if (isPlain && initial.test(name)) return { reason: `${quoted(name)} viết tắt`, suggestion: null }
  if (endsHalved.has(name.charAt(name.length - 1)) && halved.test(name))
    return { reason: `${quoted(name)} có vẻ thiếu tên sau chữ đệm`, suggestion: null }
  if (isPlain && firstOfPlainTitle.has(name.charAt(0)) && plainTitle.test(name))
    return { reason: `${quoted(name)} có chữ không thuộc họ tên`, suggestion: name.replace(plainTitle, '') }
  if (isPlain && mayJoin.test(name) && mayBeTwo.test(name) && !isBuiltAsName(name))
    return { reason: `${quoted(name)} có thể là tên của hai người`, suggestion: null }
  if (isPlain && !firstOfTitle.has(name.charAt(0)) && !withOthers.test(name)) return null
  if (called.test(name)) return { reason: `${quoted(name)} là cách gọi, chưa đủ họ tên`, suggestion: null }
  if (title.test(name)) return { reason: `${quoted(name)} có chữ xưng hô`, suggestion: name.replace(title, '') }
  if (withOthers.test(name)) {
    const reason = `${quoted(name)} ghi cả người khác, dòng chỉ là của một người`
    return { reason, suggestion: name.replace(withOthers, '') }
  }
  if (isPlain) return null
  if (!name.includes(' ')) return oneWord(name)
  const [, bare = '', within = ''] = brackets.exec(name) ?? []
  const inside = within.trim()
  if (byname.test(inside)) return null
  if (bare !== '') {
    const isMeant = besideHim.test(inside) && isBuiltAsName(bare)
    return { reason: `${quoted(name)} có lời trong ngoặc (${quoted(inside)})`, suggestion: isMeant ? bare : null }
  }
  const alone = name.replace(taker, '').replace(shortTitle, '')
  if (alone !== name && isBuiltAsName(alone))
    return { reason: `${quoted(name)} có lời không thuộc họ tên`, suggestion: alone }
  const word = /(?<= )\p{L}{2,}(?=\.$)/u.exec(name)?.[0]
  const full = name.slice(0, -1)
  if (word !== undefined && isVietnameseSyllable(word) && plain.test(full))
    return { reason: `${quoted(name)} có dấu không thuộc họ tên`, suggestion: full }
  if (shortened.test(name) && !beginsNative.test(name)) return { reason: `${quoted(name)} viết tắt`, suggestion: null }
  const cleaned = name.replace(signs, '')
  if (cleaned !== name && plain.test(cleaned))
    return { reason: `${quoted(name)} có dấu không thuộc họ tên`, suggestion: cleaned }
  return strange.test(name) ? { reason: `${quoted(name)} có dấu hoặc lời không thuộc họ tên`, suggestion: null } : null
}

/** "Hùng/Lan", "Hùng.", "Hùng-": what no single word has. */
const signInWord = /[!-&(-,./:-@[-_{-~–—]|^-|-$/u
/** "K'Brìu", "N'Trang": names of the peoples of the highlands. */
const apostrophed = /^\p{L}{1,3}['’`´ʼ‘]\p{L}[\p{L}\p{M}]*$/u

/** "H'Wên", "Y-Jut" and "Hlưnh" can be whole names; "Nguyễn" and "Lan" are halves. */
function oneWord(name: string): OddName | null {
  if (glued.test(name)) {
    const apart = spaced(name)
    if (apart.split(' ').every(isVietnameseSyllable)) return { reason: `${quoted(name)} viết liền`, suggestion: apart }
  }
  if (/^\p{L}{1,2}\.\p{L}/u.test(name) && !beginsNative.test(name))
    return { reason: `${quoted(name)} viết tắt`, suggestion: null }
  if (/^[yh]\s*['’`´.-]/iu.test(name) || apostrophed.test(name)) return null
  if (signInWord.test(name)) return { reason: `${quoted(name)} có dấu hoặc lời không thuộc họ tên`, suggestion: null }
  if (!/^\p{L}+$/u.test(name) || !isVietnameseSyllable(name)) return null
  return { reason: `${quoted(name)} chỉ có một chữ, có phải thiếu họ hoặc tên?`, suggestion: null }
}
