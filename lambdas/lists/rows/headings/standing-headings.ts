import { type ProblemLog, quoted } from '../problem-log.ts'
import type { RowView } from '../row-view.ts'
import { hamletOfHeading, policyOfHeading, shortHamlet, titleOfHeading } from './group-heading.ts'
import { speaksOfPeople } from './group-words.ts'
import { headingNumber, standsAbove } from './heading-number.ts'
import { abbreviatedBuon } from './place-words.ts'

/** What is said of the people below; undefined where a heading says nothing of it, null where it is no longer known. */
type Said = { readonly hamlet?: string | null; readonly policyText?: string }
type Standing = Said & {
  /** How headings of its level are told: by the kind of their numbers, else by what they name. */
  readonly level: string
}
type Doubt = {
  readonly row: number
  readonly text: string
  readonly hamlet: string | null
  readonly isUnknown: boolean
}

/** "NGƯỜI CÓ CÔNG" stands above "Thương binh" where neither has a number. */
const groupLevel = (title: string): string => (title === title.toUpperCase() ? 'GROUP' : 'group')

/** Longer, a title is no hamlet's name. */
const longestName = { words: 6, letters: 40 }

/** A part of the list, whoever and wherever its people are. */
const partOfList = /^(?:đợt|lần|tháng|quý|kỳ|phần|trang|danh sách|bổ sung|phụ lục|biểu|mẫu)(?=$|[^\p{L}])/iu

/**
 * The headings inside a table that the next people stand under, the outermost first. A heading ends those of its level and
 * below: under "B. Người có công" the hamlet of "A" counts no longer. One that is neither a known hamlet nor a known group is
 * what its series is ("I. Thôn 1", "II. Ea Sar"); where that tells nothing either, it is told before the first of its people.
 */
export class StandingHeadings {
  private standing: Standing[] = []
  private doubt: Doubt | null = null
  private countsByLetters = false

  /** @param sheet what the sheet's name or title says of all its people */
  constructor(private sheet: { readonly hamlet: string | null; readonly policyText: string | null }) {}

  get hamlet(): string | null {
    return this.standing.findLast(({ hamlet }) => hamlet !== undefined)?.hamlet ?? this.sheet.hamlet
  }

  get policyText(): string | null {
    return this.standing.findLast(({ policyText }) => policyText !== undefined)?.policyText ?? this.sheet.policyText
  }

  /** Begins anew beside another table, below a hamlet of its own. */
  turnTo(hamlet: string): void {
    this.standing = []
    this.doubt = null
    this.sheet = { ...this.sheet, hamlet }
  }

  /** Takes up a heading; @param text its cells, joined by " | " */
  take(row: number, text: string, namesCommune: boolean): void {
    const title = titleOfHeading(text)
    const buon = this.countsByLetters || speaksOfPeople(text) ? null : abbreviatedBuon(text)
    const hamlet = hamletOfHeading(text) ?? buon
    const policyText = policyOfHeading(text)
    const number = buon === null ? headingNumber(text) : null
    if (number?.kind === 'A') this.countsByLetters = true
    const level = number?.kind ?? (hamlet === null ? groupLevel(title) : 'hamlet')
    const before = this.hamlet
    const ended = this.end(level, number?.isFirst ?? true)
    const [same] = ended
    const said: Said | null =
      hamlet !== null || policyText !== null
        ? { ...(hamlet !== null && { hamlet }), ...(policyText !== null && { policyText }) }
        : namesCommune
          ? {}
          : this.unknown(title, same?.level === level ? same : undefined)
    // Hamlets without numbers are as often written between the people of one group.
    const kept = level === 'hamlet' ? ended.findLast((one) => one.policyText !== undefined)?.policyText : undefined
    // "II. Đoàn Kết" is the second of something; "I. Khu chợ" may part what stands above it.
    const isPart = number?.isFirst ?? true
    const hides = said === null && !isPart && this.hamlet !== this.sheet.hamlet
    this.standing.push({
      level,
      ...(kept !== undefined && { policyText: kept }),
      ...(hides && { hamlet: null }),
      ...said,
    })
    const isLost = before !== null && this.hamlet === null
    if (said === null || isLost)
      this.doubt = { row, text: title, hamlet: isLost ? before : null, isUnknown: said === null }
    else if (this.hamlet !== null) this.doubt = null
  }

  /** A row that may be a heading: the hamlet of those above counts no longer. Returns it, null where none counted. */
  interrupt(): string | null {
    const { hamlet } = this
    if (hamlet === null || hamlet === this.sheet.hamlet) return null
    this.standing.push({ level: 'unread', hamlet: null })
    return hamlet
  }

  /** Says once what is not known of the people below the last heading, where their rows do not say it themselves. */
  tellDoubt(person: RowView, log: ProblemLog): void {
    const { doubt } = this
    if (doubt === null || person.text('hamlet') !== '' || person.text('address') !== '') return
    this.doubt = null
    const mend = 'Ghi "Thôn", "Buôn" trước tên thôn, hoặc ghi thôn, nhóm ở từng dòng; dòng vẫn được nhận'
    if (doubt.isUnknown) {
      const lost = doubt.hamlet === null ? '' : `, người ở dưới không lấy "${quoted(doubt.hamlet)}" của tiêu đề trước`
      const reason = `Tiêu đề "${quoted(doubt.text)}" không rõ là thôn, buôn hay nhóm đối tượng${lost}`
      log.warn({ row: doubt.row, value: doubt.text }, 'heading-in-doubt', reason, mend)
      return
    }
    const reason = `Dưới tiêu đề "${quoted(doubt.text)}" ở dòng ${doubt.row}, không rõ có còn là "${quoted(doubt.hamlet ?? '')}" như phía trên`
    const place = { row: person.number, column: person.map.first('hamlet') }
    log.warn(place, 'hamlet-in-doubt', reason, 'Ghi thôn, buôn ở dòng này; dòng vẫn được nhận')
  }

  /** The headings that one of this level ends, that of its own level first. */
  private end(level: string, isFirst: boolean): Standing[] {
    let at = this.standing.findIndex((one) => one.level === level)
    if (at < 0 && !isFirst) at = this.standing.findIndex((one) => standsAbove(level, one.level))
    return at < 0 ? [] : this.standing.splice(at)
  }

  /** What a heading means that names neither: null where nobody can tell. */
  private unknown(title: string, before: Standing | undefined): Said | null {
    if (speaksOfPeople(title)) return this.policyText === null ? { policyText: title } : {}
    if (partOfList.test(title)) return {}
    if (before?.hamlet != null && before.policyText === undefined) {
      const isName = title.length <= longestName.letters && title.split(' ').length <= longestName.words
      const hamlet = isName ? shortHamlet(title) : null
      return hamlet === null ? null : { hamlet }
    }
    return before?.policyText === undefined ? null : { policyText: title }
  }
}
