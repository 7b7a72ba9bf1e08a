import { cleanText } from '../../../domain/names/clean-text.ts'
import { foldText } from '../../../domain/names/fold-text.ts'
import { recogniseHeader } from '../../columns/recognise-header.ts'
import { withoutBullet } from '../headings/bullet.ts'
import { looksLikePolicy, speaksOfPeople, wordsOfGroup } from '../headings/group-words.ts'
import { isPlace } from '../headings/place-words.ts'

const word = /^\p{Lu}[\p{L}'’ʼ`.-]*$/u
const surnames = new Set(
  'nguyễn,trần,lê,phạm,hoàng,huỳnh,phan,vũ,võ,đặng,bùi,đỗ,hồ,ngô,dương,lý,đinh,trịnh,đào,mai,lương,trương,lưu,tạ,hà,tô,tống,châu,nông,hứa,triệu,vàng,giàng,lò,lầu,sùng,thào,hoàn,cao,thái,phùng,lâm,mạc,tăng,cù,siu,rah,kpă,rcom,rmah,ksor'.split(
    ',',
  ),
)
const clans = new Set(
  'niê,mlô,êban,ksơr,kbuôr,êčăm,byă,adrơng,kđăm,kdăm,ayŭn,ayun,êñuôl,knul,hđơk,hwing,hmok,buôr,rcăm'.split(','),
)

const plainSurnames = new Set([...surnames].map(foldText))
const plainClans = new Set([...clans].map(foldText))

/** Whether a text may be somebody's name: two to six words, each with a capital. A hamlet's name may be one as well. */
export function looksLikeName(text: string): boolean {
  const words = cleanText(text).split(' ')
  return words.length >= 2 && words.length <= 6 && words.every((one) => word.test(one))
}

/** Whether it hardly is anything else: a surname before two more words, "Văn", "Thị", "Y", "H'" or a clan. */
export function isSurelyName(text: string): boolean {
  if (!looksLikeName(text)) return false
  const words = cleanText(text).toLowerCase().split(' ')
  const [first = '', ...more] = words
  if (/^(?:y|h|h['’ʼ`].+)$/u.test(first) || clans.has(more.at(-1) ?? '')) return true
  return more.length > 1 && (surnames.has(first) || more[0] === 'văn' || more[0] === 'thị')
}

/**
 * Whether a word among those of a name begins another name: "Trần Thị", "Lê Văn", "H'Bia", and "Y" or "H" behind a clan.
 * @param words from this one on, capitalised
 */
export function beginsOther(words: readonly string[], before: string | undefined): boolean {
  const [first = '', second = '', third] = words.map((one) => one.toLowerCase())
  if (before === undefined || second === '') return false
  if (/^h['’ʼ`]\p{L}/u.test(first)) return !clans.has(first.replace(/['’ʼ`]/u, ''))
  if (first === 'y' || first === 'h') return clans.has(before.toLowerCase())
  if (third === undefined) return false
  if (surnames.has(first)) return second === 'văn' || second === 'thị'
  return plainSurnames.has(first) && (second === 'van' || second === 'thi')
}

/**
 * Whether a text that sounds as a group's name does is somebody's, or has one beside it: "Đoàn Thương Bình", "Thương binh Nguyễn Hùng". Of
 * groups in capitals ("Thương Binh Hạng Nhất") only a surname tells it.
 */
export function hasNameBesideGroup(text: string): boolean {
  if (text.length > longestCell) return false
  const group = wordsOfGroup(text)
  if (group === null) return looksLikeName(text)
  const isInSmall = /(?:^|\s)\p{Ll}/u.test(group)
  return text.split(group).some((piece) => {
    const beside = piece.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    const capitals = beside.replace(/^(?:\p{Ll}\S*\s+)+|(?:\s+\p{Ll}\S*)+$/gu, '')
    if (isSurelyName(capitals) || isBuiltAsName(beside) || isBuiltAsName(capitals)) return true
    return isInSmall && looksLikeName(capitals) && !isPlace(capitals) && !speaksOfPeople(capitals)
  })
}

const longestName = 60
/** With what stands around it. */
const longestCell = 120
/** What begins as a surname and names a place, an office or a reason. */
const noNames = new Set(
  'cao bằng,hà nội,hà giang,hà tĩnh,hà nam,hà tây,hà bắc,thái bình,thái nguyên,lâm đồng,hồ sơ,lý do,mai táng,cao tuổi,y tế,đào tạo,lương thực,vũng tàu'.split(
    ',',
  ),
)

/**
 * Whether a text is built as a name is, however it is typed: in capitals, in small letters, without accents, with what lists put
 * around it. One text alone proves little; a column of them is a column of names.
 */
export function isBuiltAsName(text: string): boolean {
  if (text.length > longestCell) return false
  const bare = withoutBullet(cleanText(text)).replace(/\s*\([^()]*\)$/u, '')
  if (bare.length > longestName || /[^\p{L}\p{M} .'’ʼ`´-]/u.test(bare)) return false
  const lower = bare.toLowerCase()
  const words = lower.split(' ')
  const [first = '', second = ''] = words
  if (words.length < 2 || words.length > 7 || noNames.has(lower)) return false
  const isCapital = bare.split(' ').every((one) => /^[\p{Lu}'’ʼ`´-]/u.test(one))
  if (!isCapital && (bare !== lower || words.length < 3)) return false
  if (isPlace(bare) || looksLikePolicy(bare)) return false
  const last = words.at(-1) ?? ''
  if (/^(?:y|h|[yh]['’ʼ`´-]\p{L}+)$/u.test(first)) return second !== ''
  const isPlain = foldText(bare) === lower
  if (isPlain && callsNames(bare)) return false
  if (clans.has(last) || clans.has(first) || (isPlain && plainClans.has(last))) return true
  return surnames.has(first) || (isPlain && plainSurnames.has(first))
}

/** The same of a name from its first word on: "Niê Kdăm" is the end of one. */
export const isBuiltFromBeginning = (text: string): boolean =>
  isBuiltAsName(text) && !plainClans.has(foldText(text).split(' ')[0] ?? '')

/** Without accents "HO VA TEN" begins as the family Hồ does: it says what stands below it. */
function callsNames(plain: string): boolean {
  const known = recogniseHeader(plain)
  return known !== null && (known.confidence >= 0.9 || ofNames.test(plain))
}

const ofNames = /^ho (?:va )?ten /i
