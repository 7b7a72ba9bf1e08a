import { formatBirthDate } from '../../../domain/dates/birth-date.ts'
import type { IdNumber } from '../../../domain/ids/id-number.ts'
import { rowInWords } from '../../../domain/lists/row-place.ts'
import { monthsInWords } from '../../../domain/payments/instalments.ts'
import type { ListContext, ListedPerson } from '../../checked-list.ts'
import { sheetWithoutCopy } from '../headings/group-heading.ts'
import { type ProblemLog, quoted } from '../problem-log.ts'
import type { RowView } from '../row-view.ts'
import { RepeatedPeople } from './repeated-people.ts'
import { SeenNumbers } from './seen-numbers.ts'
import { SeenPeople } from './seen-people.ts'
import type { SeenPlace } from './seen-places.ts'

/** Who stands twice in a file, by the ID number or, of two who have none, by name, birth and hamlet; and sheets that are copies. */
export class FoundTwice {
  private readonly numbers = new SeenNumbers()
  /** Of rows of supplements: what stands below such a row is none too many for it. */
  private readonly besides = new SeenNumbers()
  private readonly people = new SeenPeople()
  private readonly repeated = new RepeatedPeople()
  private original: number | null = null
  private copied = 0
  private leftOut = 0

  /** @param policies which of them are supplements, that one person has beside another support; the one that was chosen for all rows */
  constructor(
    private readonly sheetNames: readonly string[],
    private readonly policies: Pick<ListContext, 'isBeside' | 'chosenPolicy'> = {},
  ) {}

  /** A sheet begins. */
  sheet(index: number): void {
    const name = this.sheetNames[index] ?? ''
    const bare = sheetWithoutCopy(name)
    const original = this.sheetNames.findIndex((other, at) => at !== index && other.trim() === bare)
    this.original = bare === name.trim() || original < 0 ? null : original
    this.copied = 0
    this.leftOut = 0
  }

  /**
   * Tells where else in the file somebody stands.
   * @param person whose row it is; told of as well where the row is refused
   * @returns whether the row only says again what another sheet says, and is left out at an officer's word
   */
  find(row: RowView, person: ListedPerson, sheet: number, log: ProblemLog): boolean {
    const { idNumbers } = person
    const isSupplement = this.isSupplement(person.policy)
    // One person may have several supplements that are alike, one for each child.
    const isMember = person.household?.isHead === false
    const isUnknown = idNumbers.length === 0 && !isMember && /\d/.test(row.text('idNumber'))
    if (this.sheetNames.length > 1 && !isSupplement && !isUnknown) {
      const seen = this.repeated.seenAt(person, this.policies.chosenPolicy?.code ?? person.policy, sheet)
      if (seen !== null) return this.again(row, person, this.where(seen, sheet), seen.sheet, log)
    }
    let first: SeenPlace | null = null
    for (let at = 0; at < idNumbers.length; at++) {
      const id = idNumbers[at] as IdNumber
      // Somebody's number may stand in two of his own columns.
      if (at > 0 && idNumbers.findIndex(({ kind, number }) => kind === id.kind && number === id.number) !== at) continue
      const [own, other] = isSupplement ? [this.besides, this.numbers] : [this.numbers, this.besides]
      const rival = own.seenAt(id, sheet, row.number)
      const seen = rival ?? other.placeOf(id)
      if (seen === null) continue
      first ??= seen
      const where = this.where(seen, sheet)
      const { what, mend } = mayBeBoth(person, {
        supplement: isSupplement ? 'dòng này' : rival === null ? where : null,
        isLike: rival !== null,
      })
      log.warn(
        { row: row.number, column: row.get('idNumber')?.column ?? null, value: id.number },
        'duplicate-in-file',
        `Số ${id.number} đã có ở ${where} của tệp này${what}`,
        `${mend}; nếu là hai người, sửa số cho đúng`,
      )
    }
    if (!/\d/.test(row.text('idNumber'))) first ??= this.findNamesake(row, person, sheet, log)
    if (first !== null && first.sheet === this.original) this.copied += 1
    return false
  }

  /** Somebody of whom another sheet says the very same. */
  private again(row: RowView, person: ListedPerson, where: string, original: number, log: ProblemLog): boolean {
    const number = row.get('idNumber')
    const field = person.idNumbers.length > 0 ? number : row.get('fullName')
    const value = person.idNumbers[0]?.number ?? person.fullName
    const place = { row: row.number, column: field?.column ?? null, value }
    if (log.leavesOut(place, 'duplicate-in-file', leftOutWords)) {
      this.leftOut += 1
      return true
    }
    if (original === this.original) this.copied += 1
    const reason = `${person.idNumbers.length > 0 ? `Số ${value}` : quoted(value)} đã có ở ${where} của tệp này, mọi điều ghi như nhau`
    const mend =
      'Nếu là một người ghi lại, không đọc dòng này; nếu là hai người, sửa số hoặc họ tên cho đúng; dòng vẫn được nhận'
    log.warn(place, 'duplicate-in-file', reason, mend, leftOutWords)
    return false
  }

  /** The sheet ends: whether it is a copy, once for all of its people. */
  endSheet(log: ProblemLog): void {
    if (this.leftOut > 0) {
      const reason = `${this.leftOut} dòng ghi lại nguyên người đã có ở trang khác, không đọc theo gợi ý được chấp nhận`
      log.warn({ row: null }, 'suggestion-accepted', reason, 'Không cần sửa nếu đúng')
    }
    if (this.original === null || this.copied === 0) return
    log.warn(
      { row: null },
      'sheet-copied',
      `Tên trang là của bản sao trang "${this.sheetNames[this.original] ?? ''}", ${this.copied} người đã có ở trang đó`,
      'Nếu là bản sao, xóa trang này; nếu không, đổi tên trang và xóa những người đã có',
    )
  }

  private isSupplement(policy: string | null): boolean {
    const own = this.policies.chosenPolicy?.code ?? policy
    return own !== null && this.policies.isBeside?.(own) === true
  }

  private findNamesake(row: RowView, person: ListedPerson, sheet: number, log: ProblemLog): SeenPlace | null {
    const seen = this.people.seenAt(person, sheet)
    if (seen === null) return null
    const field = row.get('fullName')
    const born = person.birth === null ? '' : ` sinh ${formatBirthDate(person.birth)}`
    log.warn(
      { row: row.number, column: field?.column ?? null, value: field?.cell.text ?? null },
      'namesake-in-file',
      `${quoted(person.fullName)}${born} đã có ở ${this.where(seen, sheet)} của tệp này, cả hai không có số CMND/CCCD`,
      'Nếu là một người, xóa một dòng; nếu là hai người, ghi số giấy tờ của từng người; dòng vẫn được nhận',
    )
    return seen
  }

  private where({ sheet, row }: SeenPlace, here: number): string {
    return rowInWords(row, sheet === here ? null : (this.sheetNames[sheet] ?? ''))
  }
}

/** What is proposed of a row that says again what another sheet says. */
const leftOutWords = 'không đọc dòng này'

/** Which of two rows is a supplement, in words, null where neither is; and whether both are, or neither. */
interface Pair {
  readonly supplement: string | null
  readonly isLike: boolean
}

/** What the row is where one person may have both, and what to do with the two. */
function mayBeBoth(
  { months, titleMonths }: ListedPerson,
  { supplement, isLike }: Pair,
): { what: string; mend: string } {
  if (supplement !== null)
    return {
      what: `; ${supplement} là khoản hỗ trợ thêm, được hưởng cùng khoản khác`,
      mend: isLike
        ? 'Nếu là một khoản của một người ghi hai lần, xóa một dòng; nếu là hai khoản, giữ cả hai dòng'
        : 'Nếu là một người, giữ cả hai dòng',
    }
  const named = months && months.named.length > 0 ? months.named : titleMonths
  if (named.length > 0)
    return {
      what: `; dòng này của ${monthsInWords(named)}`,
      mend: 'Nếu là một người và hai dòng khác tháng, giữ cả hai; nếu cùng tháng, xóa một dòng',
    }
  return { what: '', mend: 'Nếu là một người, xóa một dòng' }
}
