/** What stands below a commune, in whatever words: of the others below some mean something else inside a text. */
export const hamletLevels = 'thôn|buôn|bon|xóm|ấp|làng|tổ dân phố|tdp|khu phố|khối phố|tiểu khu'
/** The same as lists write it before a name. */
const levels =
  'thôn|buôn|bon|bản|plei|plơi|xóm|ấp|làng|khóm|khu phố|khu dân cư|khu vực|khối phố|khối|tổ dân phố|tổ|tdp|kp|cụm dân cư|cụm|đội|tiểu khu|liên gia|chi hội'
/** The same words where they mean something else: "Tổ trưởng", "Bản thân", "Khối lượng". */
const otherwise =
  '(?!\\s+(?:trưởng|phó|viên|chức|hợp|công tác|giám sát|thẩm định|thân|sao|chính|gốc|kê|tổng hợp|cam kết|nháp|cuối|sửa|in|lượng|công nghiệp|cách ly|phong tỏa)(?=$|[^\\p{L}]))'
const place = new RegExp(`^(?:(?:${levels})(?=[\\s:.]|\\d|$)${otherwise}|khu(?=\\s*\\d)|ea(?=\\s\\p{L}))`, 'iu')
/** Without accents many of them are names too. */
const placePlain =
  /^(?:thon|buon|to dan pho|tdp|khu pho|xom|ap|cum|tieu khu|lien gia)(?=[ :.]|\d|$)|^(?:to|khoi|doi) ?\d/

/** "Ea Tiêu, ngày 12 tháng 5": where and when a list was signed. */
const signed = /,\s*(?:ngày|ngay)(?=[\s.…\d])/iu

/** Whether a text begins as a hamlet's name does: "Thôn 1", "Khối 5", "Tiểu khu 249", "Plei Ku", "Ea Sar". */
export function isPlace(text: string): boolean {
  return (place.test(text) || placePlain.test(text.toLowerCase())) && !signed.test(text)
}

const inside = new RegExp(
  `(?:^|[\\s|:(–-])((?:${hamletLevels}|tổ|thon|buon|to dan pho|khu pho)(?:\\s*[:.]\\s*|\\s+|(?=\\d))\\S.*)$`,
  'iu',
)
const levelAlone = new RegExp(`^(?:${levels}|thon|buon|to dan pho|khu pho|xom)\\s*[:.]?\\s*$`, 'iu')

/** The hamlet that a text names, at its beginning or further on ("Người có công thôn 3"), with all that follows; null where it names none. */
export function placeIn(text: string): string | null {
  if (levelAlone.test(text)) return null
  if (isPlace(text)) return text
  const found = inside.exec(text)?.[1]
  return found === undefined || !isPlace(found) ? null : found
}

const abbreviated = /^b\s?\.\s*(\p{Lu}[\p{L}'’ ]*)$/u
/** "B. Kram", "B.Kram": a buôn, where no list of headings counts so; null for anything else. */
export function abbreviatedBuon(text: string): string | null {
  const name = abbreviated.exec(text.replace(/^B/, 'b'))?.[1]
  return name === undefined ? null : `Buôn ${name.trim()}`
}
