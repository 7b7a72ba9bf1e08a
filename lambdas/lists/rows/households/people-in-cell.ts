import { cleanText } from '../../../domain/names/clean-text.ts'
import { withoutBullet } from '../headings/bullet.ts'
import {
  beginsOther,
  isBuiltAsName,
  isBuiltFromBeginning,
  isSurelyName,
  looksLikeName,
} from '../person/plausible-name.ts'
import { type ProblemLog, quoted } from '../problem-log.ts'
import type { RowView } from '../row-view.ts'
import { closestKin, isKin } from './kin-and-peoples.ts'

const closest = closestKin.join('|')
/** What stands between two people; a dash only between blanks, for names have it too, and a bracket before "vợ:" only. */
const between = /[,;\n/+&]|\s[-–—]\s|\s[Vv]à\s|[([](?=\s*\p{L}[\p{L} ]{0,12}:)/u
/** "vợ Trần Thị Lan, con Nguyễn Văn Nam": in small letters, and without those that officials are called by ("ông", "bà"). */
const kinWithoutColon = new RegExp(String.raw`^(?:\d{1,2}\s*[.)]\s*)?(?:${closest})\s+(?=\p{Lu})`, 'u')
const mayHaveSeveral = /[,;\n/+&:–—]| - | [Vv]à /u
/** "Vợ: ", "2. Con: ", "Con thứ hai: ", "Các con: " before whom it speaks of. */
const kinBefore =
  /^(?:\d{1,2}\s*[.)]\s*)?(?:(?:các|\d)\s+)?(\p{L}[\p{L} ]{0,12}?)(?:\s+(?:thứ\s+)?(?:\d{1,2}|nhất|hai|ba|tư|năm|cả|đầu|út))?\s*:\s*(?=\p{L})/iu
/** "1. Trần Thị Lan", "Trần Thị Lan (1960)", "Trần Thị Lan sinh năm 1960", "Trần Thị Lan (vợ)". */
const numberBefore = /^\d{1,2}\s*[.)]\s*/u
const behindName = /\s*(?:\([^()]*\)|(?:sinh(?: năm)?|s\.?n\.?)?\s*(?:\d{1,2}[/.-]){0,2}(?:19|20)\d{2})\s*$/iu
const ofHousehold = /^(?:thành viên|nhân khẩu|người trong hộ)$/iu
/** Ten people with their years and numbers. */
const longest = 2_000
/** With what stands around one of them. */
const longestPiece = 160

export interface PeopleInCell {
  /** Names, each without what stands around it. */
  readonly names: readonly string[]
  /** How many of them are said to be somebody's wife, child or the like: "Vợ: Trần Thị Lan". */
  readonly kin: number
}

/** The people whom a cell names, as "Vợ: Trần Thị Lan, con: Nguyễn Văn Nam" names two. */
export function peopleIn(text: string): PeopleInCell {
  const names: string[] = []
  let kin = 0
  if (text.length > longest || !mayHaveSeveral.test(text)) return { names, kin }
  for (const part of text.split(between)) {
    const piece = withoutBullet(cleanText(part))
    if (piece.length > longestPiece) continue
    const called = kinBefore.exec(piece)
    const isCalled = called !== null && (isKin(called[1] ?? '') || ofHousehold.test(called[1] ?? ''))
    const label = isCalled ? called : kinWithoutColon.exec(piece)
    const isOfKin = label !== null
    const bare = (isOfKin ? piece.slice(label[0].length) : piece.replace(numberBefore, ''))
      .replace(behindName, '')
      .replace(/[)\]]$/u, '')
    if (!(isOfKin ? looksLikeName(bare) || (isCalled && isBuiltAsName(bare)) : isSurelyName(bare))) continue
    names.push(bare)
    if (isOfKin) kin += 1
  }
  return { names, kin }
}

const kinBehind = `${closest}|em`
/** Asked of every name of a list, and without Unicode's classes: most names have none of it. */
const maySayMore = new RegExp(`[,;\\n/+&:–—]| - | (?:[Vv]à|${kinBehind}) `)
/** "Lê Văn Năm vợ Trần Thị Bảy": what somebody is to the other, in small letters between two names. */
const kinBetween = new RegExp(String.raw`\s(?:${kinBehind})\s+(?=\p{Lu})`, 'u')
/** What may stand between two names that nothing else divides, and before the first one. */
const signsBetween = /[\s\d.|_–—-]+/u
/** "con bà Trần Thị Lan" tells one from others of his name. */
const saysWhose = new RegExp(String.raw`\s(?:${kinBehind}) (?:của |ông |bà |anh |chị |cụ )+(?=\p{L})`, 'iu')
/** Asked of every name, too. "Và" is a name as well ("LÒ THỊ VÀ"), but none between two whole names. */
const mayJoin = / (?:[Vv][ÀàAa]|[Cc]ùng|CÙNG) /
const joins = new RegExp(String.raw`\s(?:v[àa]|cùng)\s+(?:(?:${closest})\s+)?`, 'iu')
/** "Nga và Hùng", "Nguyễn Văn Hùng và chị Nga": a small "và" before a capital is no part of a name, however short the two are. */
const joinsInSmall = new RegExp(
  String.raw`^\p{Lu}.*\s(?:v[àa]|cùng)\s+(?:(?:${closest}|ông|bà|anh|chị|em|cô|chú)\s+)?\p{Lu}`,
  'u',
)
const fewestWords = 5
const mostWords = 20

/** Whether a cell for one name has two, beyond what a comma between them tells. */
export function namesSeveral(written: string, name: string): boolean {
  if (hasOtherBehind(name) || joinsTwo(name)) return true
  if (!maySayMore.test(written) && (written === name || !maySayMore.test(name))) return false
  const { names, kin } = peopleIn(written)
  if (names.length > 1 && kin > 0) return true
  // A cell of Word's breaks a name wherever it is full: a line is another person's where it begins as no name goes on.
  if (peopleIn(name).names.length > 1) return true
  const found = kinBetween.exec(name)
  return (
    found !== null &&
    isSurelyName(name.slice(0, found.index)) &&
    looksLikeName(name.slice(found.index + found[0].length))
  )
}

/** "NGUYỄN LAN VÀ TRẦN HOA", "Nguyễn Lan cùng vợ Trần Hoa": names of two words, too. */
const joinsTwo = (name: string): boolean =>
  mayJoin.test(name) &&
  name.length <= longestPiece &&
  (joinsInSmall.test(name) || name.split(joins).every(isBuiltFromBeginning))

/** "NGUYỄN VĂN HÙNG TRẦN THỊ LAN", "Nguyễn Văn Hùng-Trần Thị Lan": whatever stands between, "Trần Thị" goes on with no name. */
function hasOtherBehind(name: string): boolean {
  const words = name.split(signsBetween)
  if (words.length < fewestWords || words.length > mostWords || saysWhose.test(name)) return false
  const capitalised = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
  return capitalised.some(
    (_, at) =>
      beginsOther(capitalised.slice(at), capitalised[at - 1]) &&
      capitalised.slice(0, at).some((__, from, before) => isWholeName(before.slice(from))),
  )
}

const isWholeName = (words: readonly string[]): boolean => {
  const text = words.join(' ')
  return isSurelyName(text) || (words.length > 2 && isBuiltAsName(text))
}

const mend = 'Người khác của hộ ghi ở các dòng ngay dưới chủ hộ; dòng vẫn được nhận'

/**
 * Tells people whom a cell beside somebody names, and who are read from nowhere: his household in one cell of a column that nobody
 * understands, or among the remarks. One name among remarks is mostly who receives the money.
 * @param isHis which columns speak of him alone: the others' people are read
 */
export function tellPeopleBeside(row: RowView, log: ProblemLog, isHis: (column: number) => boolean = () => true): void {
  for (const { cell, column } of row.cells) {
    if (!isHis(cell.column)) continue
    if (column === undefined || (column.field !== null && column.field !== 'note')) continue
    const { names, kin } = peopleIn(cell.text)
    const isHousehold =
      column.field === 'note' ? kin > 1 : kin > 0 || (names.length > 1 && row.map.has('householdSize'))
    if (!isHousehold) continue
    const reason = `Ô ghi ${names.length} người khác (${quoted(names.join(', '))}), chỉ đọc người của dòng này`
    log.warn({ row: row.number, column, value: cell.text }, 'member-in-doubt', reason, mend)
  }
}
