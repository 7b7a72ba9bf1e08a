import { saysNotPaid } from './check-note.ts'

/** "Lê Văn Tám (đã chết)", "Lê Văn Tám - chuyển đi", "Lê Văn Tám: chết": a sign divides the name from what is said of it. */
const behindSign = /^(.*?\p{L}\.?)\s*(?:[([]\s*|\s[-–—]+\s*|[-–—]\s+|[,;:]\s*)([^()[\]]*)[)\]]?$/u
/** Without a sign only words that no name has. */
const behindName =
  /^(.*?\p{L})\s+((?:(?:đã|mới|bị|vừa)\s+(?:chết|mất|qua đời|từ trần|chuyển)|chuyển (?:đi|khẩu|hộ khẩu|nơi)|qua đời|từ trần)(?!\p{L}).*)$/iu
/** The sign of the dead. */
const cross = /^\s*[†✝]\s*|\s*[†✝]\s*$/gu
/** Most names have none of it, and are not searched. */
const mayHave = /[([\]):;,†✝–—]| -|- |(?:đã|mới|bị|vừa|chuyển|qua|từ) /iu
const longest = 120

/** A remark in the name's cell that the person should not be paid, and the name without it. */
export function remarkInName(name: string): { name: string; remark: string } | null {
  if (name.length > longest || !mayHave.test(name)) return null
  const crossless = name.replace(cross, '')
  if (crossless !== name) return { name: crossless, remark: '†' }
  for (const pattern of [behindSign, behindName]) {
    const [, bare = '', remark = ''] = pattern.exec(name) ?? []
    if (bare !== '' && saysNotPaid(remark)) return { name: bare, remark }
  }
  return null
}

const birth =
  /^(.*?\p{L}\.?)\s*(?:[([,;:–-]\s*)?(?:(?:sinh(?: năm| ngày)?|s\.?n\.?|ns)(?=[\s:.\d])\s*[:.]?\s*)?((?:\d{1,2}[/.-]){0,2}(?:19|20)\d{2})\s*[)\]]?$/iu
/** Before other words than a name's: "Trần Thị Hoa (con liệt sĩ 1968)". */
const signInName = /[([,;:–—]|\s-|-\s/u
/** Whose year is none of a birth: "Hồ Văn Ba CMND cấp 2010". */
const otherDay = /\s(?:chết|mất|cấp|tuổi)(?!\p{L})/iu
/** The same of words that are names with a capital: "Nguyễn Văn Từ". */
const otherTime = /\s(?:trước|sau|từ|đến)(?!\p{L})/u
const endsInYear = /(?:19|20)\d{2}\s*[)\]]?$/

/** "Nguyễn Văn Hùng, 1954", "Trần Thị Hoa (05/03/1960)": the birth behind a name, and the name without it. */
export function birthInName(name: string): { name: string; birth: string } | null {
  if (name.length > longest || !endsInYear.test(name)) return null
  const [, bare = '', written = ''] = birth.exec(name) ?? []
  if (signInName.test(bare) || otherDay.test(bare) || otherTime.test(bare)) return null
  return bare.includes(' ') ? { name: bare, birth: written } : null
}
