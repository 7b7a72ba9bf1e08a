import type { Table } from '../../columns/table.ts'
import { type Place, type ProblemLog, quoted } from '../problem-log.ts'
import type { RowView } from '../row-view.ts'
import type { SampledPerson } from '../values/sampled-people.ts'

type GroupField = 'hamlet' | 'address'

/** So many have a hamlet and so many none, these at least so large a part of all, before a column is left blank here and there. */
const fewestScattered = 2
const leastBlank = 1 / 3
/** Below a single value of the whole sample so many people leave the column blank, before it is taken for a group's. */
const fewestBelowOne = 5

/**
 * A hamlet that is written beside the first of its people only and left blank below, without merged cells. Whether a
 * sheet writes so is told by its first 500 rows; then each blank below a value has that value, up to the next one, and
 * each group says so once. Not across a heading or a total ("Cộng trang 1" may stand inside a group, "Cộng thôn 1" ends
 * it): what is blank there stays so, and is told. Members of a household are no matter of it: they have their head's.
 */
export class HamletGroups {
  private readonly field: GroupField | null
  /** Where it is no group's, the column that is left blank here and there; null once that is told. */
  private scattered: GroupField | null
  private current: { text: string; row: number } | null = null
  private isTold = false
  /** What stood above the last heading or total. */
  private left: string | null = null

  constructor(table: Table, people: readonly SampledPerson[]) {
    const field = table.columns.some((column) => column.field === 'hamlet') ? 'hamlet' : 'address'
    this.field = isWrittenOnce(field, people) ? field : null
    this.scattered = this.field === null && isScattered(field, people) ? field : null
  }

  /** Says once that a hamlet is missing, of the first whose row, household and headings leave it out where others have theirs. */
  tellMissing(row: RowView, log: ProblemLog): void {
    if (this.scattered === null) return
    const column = row.map.first(this.scattered)
    this.scattered = null
    const reason =
      'Ô thôn, buôn để trống xen giữa các dòng có ghi, không rõ có phải như dòng trên nên không điền; các dòng sau như vậy không nêu lại'
    log.warn(
      { row: row.number, column, value: null },
      'hamlet-in-doubt',
      reason,
      'Ghi đủ ở từng dòng; dòng vẫn được nhận',
    )
  }

  /** What a row below says of itself, or the hamlet of the group it stands in; null where neither does. */
  hamletOf(row: RowView, log: ProblemLog): string | null {
    if (this.field === null) return null
    const text = row.text(this.field)
    if (text !== '') {
      this.current = { text, row: row.number }
      this.isTold = false
      this.left = null
      return text
    }
    const place = { row: row.number, column: row.map.first(this.field) }
    if (this.current === null) {
      if (this.left !== null) sayLeftBlank(place, this.left, log)
      this.left = null
      return null
    }
    if (!this.isTold) sayFilled(place, this.current, log)
    this.isTold = true
    return this.current.text
  }

  /** A heading or total: nothing above it says anything of what stands below. */
  end(): void {
    this.left = this.current?.text ?? this.left
    this.current = null
  }

  /** A remark between the people may be a heading that nobody understood: the next one filled in is told of again. */
  interrupt(): void {
    this.isTold = false
  }
}

function sayFilled(place: Place, { text, row }: { text: string; row: number }, log: ProblemLog): void {
  log.warn(
    place,
    'hamlet-filled-down',
    `Ô trống từ dòng này trở xuống được hiểu là "${quoted(text)}" như dòng ${row}`,
    'Nếu không phải, ghi thôn, buôn của từng người; dòng vẫn được nhận',
  )
}

function sayLeftBlank(place: Place, text: string, log: ProblemLog): void {
  log.warn(
    place,
    'hamlet-in-doubt',
    `Ô trống dưới một dòng tổng hoặc tiêu đề, không rõ có còn là "${quoted(text)}" như phía trên`,
    'Ghi thôn, buôn ở dòng này; dòng vẫn được nhận',
  )
}

/**
 * The pattern of groups: the first of the people has a value, none comes back after another in the same part of the
 * table, and more people leave the column blank than not.
 */
function isWrittenOnce(field: GroupField, people: readonly SampledPerson[]): boolean {
  let part = -1
  let current = ''
  let written = 0
  let blank = 0
  const met = new Set<string>()
  for (const person of people) {
    if (person.isMember) continue
    if (person.part !== part) {
      part = person.part
      current = ''
      met.clear()
    }
    const text = person.row.text(field)
    if (text === '') {
      if (written === 0) return false
      blank += 1
    } else {
      if (text !== current && met.has(text)) return false
      met.add(text)
      current = text
      written += 1
    }
  }
  return written === 1 ? blank >= fewestBelowOne : blank > written
}

function isScattered(field: GroupField, people: readonly SampledPerson[]): boolean {
  const own = people.filter(({ isMember }) => !isMember)
  const blank = own.filter(({ row }) => row.text(field) === '').length
  return Math.min(blank, own.length - blank) >= fewestScattered && blank >= own.length * leastBlank
}
