import { cleanText } from './clean-text.ts'
import { foldText } from './fold-text.ts'

/**
 * Levels as lists write them before the name. Matched on the accented text first, so that a name that merely sounds
 * like a level ("Xà Bang") keeps its word; the unaccented forms serve lists typed without accents.
 */
const level =
  /^(?:ubnd |uỷ ban nhân dân |ủy ban nhân dân |uy ban nhan dan )?(?:(?:xã|xa|phường|phuong|thị trấn|thi tran|thị xã|thi xa|thành phố|thanh pho|huyện|huyen|quận|quan|tỉnh|tinh) +|(?:tt|tx|tp|x|p|h|q|t)\. *|(?:tt|tx|tp) +)(?=\S)/

/** Names that people shorten or spell in an old way. */
const otherNames: Record<string, string> = {
  bmt: 'buonmathuot',
  buonmethuot: 'buonmathuot',
  banmethuot: 'buonmathuot',
}

/**
 * The key by which two spellings of a commune's, district's or hamlet's name are the same: without its level, accents,
 * apostrophes and blanks ("Xã Ea Tiêu", "XÃ EA TIÊU" and "Ea Tieu"; "Krông A Na" and "Krông Ana"; "Ea M' Doal"), and
 * with the final c, ch, k, ck of Đăk/Đắc/Đắk and Pắc/Pắk/Pách as one. Equal keys do not prove one unit: Ea Drông of Buôn
 * Hồ and Ea D'Rơng of Cư M'gar have the same, so a match needs the district.
 */
export function unitNameKey(name: string): string {
  let text = cleanText(name).toLowerCase()
  text = text.replace(level, '')
  const key = foldText(text)
    .replace(/['’‘‛ʼʹʻ′`´"“”＇]\s*/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/(?:ch|ck|c)(?= |$)/g, 'k')
    .replace(/ /g, '')
  return otherNames[key] ?? key
}
