import { cleanText } from '../../domain/names/clean-text.ts'
import { withoutBullet } from './bullet.ts'
import { isKin } from './kin-and-peoples.ts'
import { isSurelyName, looksLikeName } from './plausible-name.ts'
import { type ProblemLog, quoted } from './problem-log.ts'
import type { RowView } from './row-view.ts'

/** What stands between two people; a dash only between blanks, for names have it too, and a bracket before "vợ:" only. */
const between = /[,;\n/+&]|\s[-–—]\s|\s[Vv]à\s|[([](?=\s*\p{L}[\p{L} ]{0,12}:)/u
const mayHaveSeveral = /[,;\n/+&:–—]| - | [Vv]à /u
/** "Vợ: ", "2. Con: ", "Con thứ hai: ", "Các con: " before whom it speaks of. */
const kinBefore =
  /^(?:\d{1,2}\s*[.)]\s*)?(?:(?:các|\d)\s+)?(\p{L}[\p{L} ]{0,12}?)(?:\s+(?:thứ\s+)?(?:\d{1,2}|nhất|hai|ba|tư|năm|cả|đầu|út))?\s*:\s*(?=\p{L})/iu
/** "1. Trần Thị Lan", "Trần Thị Lan (1960)", "Trần Thị Lan sinh năm 1960", "Trần Thị Lan (vợ)". */
const numberBefore = /^\d{1,2}\s*[.)]\s*/u
const behindName = /\s*(?:\([^()]*\)|(?:sinh(?: năm)?|s\.?n\.?)?\s*(?:\d{1,2}[/.-]){0,2}(?:19|20)\d{2})\s*$/iu
const ofHousehold = /^(?:thành viên|nhân khẩu|người trong hộ)$/iu
const longest = 400

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
    const label = kinBefore.exec(piece)
    const isOfKin = label !== null && (isKin(label[1] ?? '') || ofHousehold.test(label[1] ?? ''))
    const bare = (isOfKin ? piece.slice(label[0].length) : piece.replace(numberBefore, ''))
      .replace(behindName, '')
      .replace(/[)\]]$/u, '')
    if (!(isOfKin ? looksLikeName(bare) : isSurelyName(bare))) continue
    names.push(bare)
    if (isOfKin) kin += 1
  }
  return { names, kin }
}

/** Asked first of every name of a list, and without Unicode's classes: most names have none of it. */
const maySayMore = /[,;\n/+&:–—]| - | (?:[Vv]à|vợ|chồng|con|cháu|mẹ|bố|cha|em) /
/** "Lê Văn Năm vợ Trần Thị Bảy": what somebody is to the other, in small letters between two names. */
const kinBetween = /\s(?:vợ|chồng|con|cháu|mẹ|bố|cha|em)\s+(?=\p{Lu})/u

/** Whether a cell for one name has two, beyond what a comma between them tells. */
export function namesSeveral(written: string, name: string): boolean {
  if (!maySayMore.test(written) && (written === name || !maySayMore.test(name))) return false
  const { names, kin } = peopleIn(written)
  if (names.length > 1 && kin > 0) return true
  // A cell of Word's breaks a name wherever it is full: without kin a line is no other person.
  if (peopleIn(name).names.length > 1) return true
  const found = kinBetween.exec(name)
  return (
    found !== null &&
    isSurelyName(name.slice(0, found.index)) &&
    looksLikeName(name.slice(found.index + found[0].length))
  )
}

const mend = 'Người khác của hộ ghi ở các dòng ngay dưới chủ hộ; dòng vẫn được nhận'

/**
 * Tells people whom a cell beside somebody names, and who are read from nowhere: his household in one cell of a column that nobody
 * understands, or among the remarks. One name among remarks is mostly who receives the money.
 */
export function tellPeopleBeside(row: RowView, log: ProblemLog): void {
  for (const { cell, column } of row.cells) {
    if (column === undefined || (column.field !== null && column.field !== 'note')) continue
    const { names, kin } = peopleIn(cell.text)
    const isHousehold =
      column.field === 'note' ? kin > 1 : kin > 0 || (names.length > 1 && row.map.has('householdSize'))
    if (!isHousehold) continue
    const reason = `Ô ghi ${names.length} người khác (${quoted(names.join(', '))}), chỉ đọc người của dòng này`
    log.warn({ row: row.number, column, value: cell.text }, 'member-in-doubt', reason, mend)
  }
}
