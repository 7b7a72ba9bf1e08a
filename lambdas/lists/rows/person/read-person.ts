import type { IdNumber } from '../../../domain/ids/id-number.ts'
import { monthName } from '../../../domain/time/month-name.ts'
import type { ListContext, ListedPerson } from '../../checked-list.ts'
import type { Field } from '../../columns/field.ts'
import { headerKey } from '../../columns/recognise-header.ts'
import { monthsOfCell } from '../../title/read-months.ts'
import { checkRowCommune } from '../headings/check-row-commune.ts'
import { withoutOwnCommune } from '../headings/own-commune.ts'
import { type HouseholdTracker, householdSize } from '../households/household-tracker.ts'
import { type ProblemLog, quoted } from '../problem-log.ts'
import type { RowView } from '../row-view.ts'
import { checkMissingSum, checkParts, checkReckoning, withoutHeads } from '../sums/check-sum.ts'
import { readSums } from '../sums/read-sums.ts'
import { sumAndDays } from '../sums/sum-by-rate.ts'
import type { ListHabits } from '../values/list-habits.ts'
import { readBirthAndSex } from '../values/read-birth-and-sex.ts'
import { readDays } from '../values/read-days.ts'
import { readIdNumbers } from '../values/read-id-numbers.ts'
import { tellStruck } from '../values/struck-cells.ts'
import { refuseUnreadable, tellUnreadable } from '../values/unreadable-cells.ts'
import { whoseRow } from '../whose-row.ts'
import { checkNote, tellNotSupported } from './check-note.ts'
import { monthsByColumns, together } from './month-marks.ts'
import type { SaysNotSupported } from './not-supported.ts'
import { hasLostLetters, isExampleName } from './odd-name.ts'
import { tellTwoPolicies } from './policy-text.ts'
import { readName } from './read-name.ts'
import { readPolicy } from './read-policy.ts'

export type PersonFacts = {
  sheet: string
  context: ListContext
  date1904: boolean
  /** Đồng that one unit of a money column is worth. */
  moneyUnit: (header: string) => number
  titleMonths: readonly string[]
  /** From headings inside the table, the sheet's name or the title; used where the row itself says nothing. */
  hamlet: string | null
  policyText: string | null
  /** What the title says of policies. */
  titleHints: readonly string[]
  /** The commune that a heading above names. */
  commune: string | null
  households: HouseholdTracker
  habits: ListHabits
  /** Who stands in the row right above, of whom a ditto sign speaks. */
  above: Pick<ListedPerson, 'row' | 'amount' | 'days'> | null
  /** What says of everybody here that they are not supported. */
  notSupported: SaysNotSupported | null
}

/** Reads the person of a row; what is wrong or doubtful goes to the log. Whether the row is refused is the log's answer. */
export function readPerson(row: RowView, facts: PersonFacts, log: ProblemLog): ListedPerson {
  log.of(() => whoseRow(row, facts.hamlet))
  tellUnreadable(row, log)
  tellStruck(row, log)
  const { fullName, besideName } = readName(row, log)
  const { birth, sex } = readBirthAndSex(
    row,
    {
      date1904: facts.date1904,
      asOf: facts.context.asOf,
      habits: facts.habits.births,
      sexes: facts.habits.sexes,
      besideName,
    },
    log,
  )
  const known = { sex, birthYear: birth?.year ?? null }
  const { households } = facts
  const isMember = households.isMember(row)
  households.tellDoubt(row, isMember, log)
  const head = isMember ? households.head : null
  // Somebody who stands twice, each time with another support, has not copied his own number.
  const isHead = head !== null && head.fullName === fullName && head.birthYear === known.birthYear
  const headNumbers = head === null || isHead ? null : { row: head.household.headRow, idNumbers: head.idNumbers }
  const { cmndSeries } = facts.context
  const idNumbers = readIdNumbers(row, { ...known, ...(cmndSeries && { cmndSeries }) }, headNumbers, log)
  // A heading or the sheet's name has told the hamlet already.
  const above = isMember || facts.hamlet !== null ? null : facts.habits.hamlets.hamletOf(row, log)
  const place = withoutCount(row.text('hamlet') || above || row.text('address')) || head?.hamlet || facts.hamlet
  const hamlet = place && withoutOwnCommune(place, facts.context.expectedCommuneName)
  if (hamlet === null && !isMember) facts.habits.hamlets.tellMissing(row, log)
  // Where one policy is chosen for all, that one decides.
  if (facts.context.chosenPolicy === undefined) tellTwoPolicies(row, facts.context.resolvePolicy, log)
  const policies = { head: head?.policyText ?? null, heading: facts.policyText, title: facts.titleHints }
  const { policyText, policy } = readPolicy(row, policies, facts.context, log)
  refuseHeadAgain(row, households.headAgain(row, { fullName, birth }), log)
  const household = households.place(row, isMember)
  const written = readMonths(row, log)
  const headSum = head === null ? null : { row: head.household.headRow, amount: head.sum }
  const ownSum = withoutHeads(row, readSums(row, facts, log), headSum, log)
  const columns = { ...facts, ownSum, areMarked: facts.habits.areMonthsMarked }
  const marked = isMember ? null : monthsByColumns(row, columns, log)
  const said = ownSum !== null && written?.mayBeName ? null : (written?.months ?? null)
  const months = together(said, marked, row, log)
  const counted = { ownSum, months: months?.count ?? null, days: readDays(row, log) }
  const sum = sumAndDays(row, counted, facts.moneyUnit)
  const areFilled = facts.habits.areSumsFilled
  if (ownSum === null) checkMissingSum(row, { areFilled, isOfHead: head !== null && head.sum !== null }, log)
  checkParts(row, ownSum, facts.moneyUnit, log)
  checkReckoning(row, { amount: ownSum, months, days: sum.days, household }, facts.moneyUnit, log)
  if (!isMember) {
    const { birthYear } = known
    households.remember({ idNumbers, hamlet, policyText, fullName, birthYear, sum: ownSum })
  }
  if (isExampleName(fullName)) refuseExample(row, idNumbers, log)
  refuseLostPlace(row, log)
  checkHouseholdSize(row, log)
  checkRowCommune(row, facts.commune, facts.context.expectedCommuneName, log)
  tellNotSupported(row, facts.notSupported, log)
  checkNote(row, log)
  if (birth === null) tellMissingBirth(row, log)
  if (!isMember && row.map.has('idNumber') && row.get('idNumber') === null) {
    missing(row, 'idNumber', 'missing-id-number', 'Chưa có số CMND/CCCD', log)
  }
  return {
    sheet: facts.sheet,
    row: row.number,
    stt: row.text('stt') || null,
    fullName,
    birth,
    sex,
    idNumbers,
    hamlet,
    household,
    policy,
    policyText,
    ...sum,
    months,
    titleMonths: facts.titleMonths,
    note: row.text('note') || null,
  }
}

/** "Thôn 1 (25 hộ)" in a cell merged over all of them. */
const withoutCount = (hamlet: string): string => (hamlet.endsWith(')') ? hamlet.replace(countOfHamlet, '') : hamlet)
const countOfHamlet = /\s*\(\s*\d+\s*(?:hộ|khẩu|người|đối tượng)[^()]*\)$/iu

type ReadMonths = {
  months: ListedPerson['months']
  /** "4" below "Tháng hỗ trợ" is April or four months; below "Số tháng" it is a count. */
  mayBeName: boolean
}

const namesMonths = /^(?:ho tro )?thang\b/

function readMonths(row: RowView, log: ProblemLog): ReadMonths | null {
  const field = row.get('months')
  if (field === null || refuseUnreadable(field, row.number, log)) return null
  const { cell, column, text } = field
  // Excel makes a day of "04/2020".
  if (cell.date !== undefined) {
    const { year, month } = cell.date
    return { months: { named: [monthName(year, month)], count: 1 }, mayBeName: false }
  }
  const read = monthsOfCell(text)
  if (read === null && /\d/.test(text))
    log.warn(
      { row: row.number, column, value: cell.text },
      'bad-months',
      `${quoted(text)} không rõ là tháng nào`,
      'Ghi như "tháng 4/2020", "4, 5/2020" hoặc số tháng; dòng vẫn được nhận',
    )
  return { months: read, mayBeName: /^\d+$/.test(text) && namesMonths.test(headerKey(column.header)) }
}

/** A household's line and the head's own line below it: both taken, the head would be paid twice. */
function refuseHeadAgain(row: RowView, headRow: number | null, log: ProblemLog): void {
  const field = row.get('fullName')
  if (headRow === null || field === null) return
  log.error(
    { row: row.number, column: field.column, value: field.cell.text },
    'head-again',
    `${quoted(field.text)} đã có ở dòng ${headRow} là chủ hộ`,
    `Nếu dòng ${headRow} là dòng của cả hộ, xóa dòng đó; nếu không, xóa dòng này`,
  )
}

/** "123456789" beside "Nguyễn Văn A": the row that shows how a form is filled in. */
function refuseExample(row: RowView, idNumbers: readonly IdNumber[], log: ProblemLog): void {
  const field = row.get('fullName')
  if (field === null || !idNumbers.some(({ number }) => digitsInOrder.includes(number))) return
  const place = { row: row.number, column: field.column, value: field.cell.text }
  const reason = `${quoted(field.text)} với số giấy tờ ghi lần lượt từng chữ số có vẻ là dòng ví dụ của mẫu`
  log.error(place, 'unclear-row', reason, 'Xóa dòng này; nếu là người thật, ghi đủ họ tên và số giấy tờ')
}

const digitsInOrder = '0123456789012345678'

/** "T? dân ph? 3": taken so, the same person's next list would make another one of him. */
function refuseLostPlace(row: RowView, log: ProblemLog): void {
  for (const field of [row.get('hamlet'), row.get('address')]) {
    if (field === null || !hasLostLetters(field.text) || !hasLostLetters(field.text.replace(/\?+$/, ''))) continue
    const place = { row: row.number, column: field.column, value: field.cell.text }
    log.error(place, 'lost-letters', `${quoted(field.text)} có chữ đã mất (� hoặc ?)`, 'Nhập lại thôn, buôn')
  }
}

function checkHouseholdSize(row: RowView, log: ProblemLog): void {
  const field = row.get('householdSize')
  if (field === null || householdSize(field.text) !== null || /^[-–0]?$/.test(field.text)) return
  const place = { row: row.number, column: field.column, value: field.cell.text }
  log.warn(
    place,
    'bad-household-size',
    `${quoted(field.text)} không phải số khẩu`,
    'Ghi số khẩu bằng chữ số; dòng vẫn được nhận',
  )
}

function tellMissingBirth(row: RowView, log: ProblemLog): void {
  const fields = (['birth', 'male', 'female', 'birthYear'] as const).filter((field) => row.map.has(field))
  const [first] = fields
  if (first !== undefined && fields.every((field) => row.get(field) === null))
    missing(row, first, 'missing-birth', 'Chưa có ngày sinh hay năm sinh', log)
}

function missing(
  row: RowView,
  field: Field,
  code: 'missing-birth' | 'missing-id-number',
  reason: string,
  log: ProblemLog,
): void {
  const column = row.map.first(field)
  log.warn({ row: row.number, column, value: null }, code, reason, 'Bổ sung nếu có; dòng vẫn được nhận')
}
