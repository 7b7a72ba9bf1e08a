import { dong } from '../../domain/money/dong.ts'
import type { Decision } from '../../domain/payments/decision-key.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { doubtOfSum } from '../../domain/programmes/benefit.ts'
import { grantedMonths } from '../../domain/programmes/granted-months.ts'
import type { Policy, Programme } from '../../domain/programmes/programme.ts'
import { findPolicy } from '../../domain/programmes/programmes.ts'
import type { ListedPerson, MappedColumn } from '../../lists/checked-list.ts'
import type { Field } from '../../lists/columns/field.ts'
import { placeInWords } from '../../lists/rows/problem-log.ts'
import type { ListedRow } from '../../store/lists/find-stored.ts'
import { lineId, lineOf } from '../../store/lists/line-id.ts'
import type { StoredList, StoredRow } from '../../store/lists/list-item.ts'
import type { Marks } from '../../store/table/id-mark.ts'
import type { HouseholdSums } from './household-sums.ts'
import { listedGrant, missingDays } from './listed-sum.ts'
import type { RepeatedLines } from './repeated-lines.ts'
import type { RepeatedNumbers } from './repeated-numbers.ts'

export interface RowDesk {
  readonly list: StoredList
  readonly programme: Programme
  readonly decision: Decision
  readonly marks: Marks
  readonly now: number
  /** How often each line that stands in the file more than once (name, birth, hamlet, policy) has come so far. */
  readonly seen: Map<string, number>
  /** Numbers that stand in too many rows of the file to be anybody's, with how many rows. */
  readonly crowdedNumbers: ReadonlyMap<string, number>
  readonly repeatedLines: RepeatedLines
  readonly repeatedNumbers: RepeatedNumbers
  readonly householdSums: HouseholdSums
  /** The columns of each sheet, by its name: a refusal says in which one to look. */
  readonly columns: ReadonlyMap<string, readonly MappedColumn[]>
}

/** Characters. Longer than any name; an index key holds 1,024 bytes. */
const longestName = 200

/** CMND of two provinces, a 12-digit CMND and a CCCD are four already. */
const mostNumbers = 6

/** Characters of a place or a household's code. A page of people must fit an answer. */
const longestPlace = 200

function longField({ hamlet, household }: ListedPerson): Fault | null {
  const what =
    hamlet && hamlet.length > longestPlace
      ? ({ field: 'hamlet', words: 'thôn, buôn', text: hamlet } as const)
      : household?.code && household.code.length > longestPlace
        ? ({ field: 'householdCode', words: 'mã hộ', text: household.code } as const)
        : null
  if (!what) return null
  const message = `ô ${what.words} dài ${what.text.length} ký tự, có lẽ nhiều ô bị dồn vào một. Ghi lại rồi tải lên lại.`
  return { field: what.field, code: 'long-text', value: what.text.slice(0, longestPlace), message }
}

interface Fault {
  readonly field: Field
  readonly code: string
  readonly value: string | null
  readonly message: string
}

type Problem = StoredRow['problems'][number]

export type RowJudgement =
  | { readonly ok: true; readonly listed: ListedRow; readonly doubt: Problem | null }
  | { readonly ok: false; readonly problem: Problem }

/** From a checked row to what the decision grants, by the programme's own rates; or why the row cannot be taken. */
export function judgeRow(desk: RowDesk, person: ListedPerson, defaultPolicy: Policy | null): RowJudgement {
  if (person.fullName.length > longestName) {
    const value = person.fullName.slice(0, longestName)
    const message = `họ tên dài ${person.fullName.length} ký tự, có lẽ nhiều ô bị dồn vào một. Ghi lại họ tên rồi tải lên lại.`
    return refusal(desk, person, { field: 'fullName', code: 'long-name', value, message })
  }
  const long = longField(person)
  if (long) return refusal(desk, person, long)
  if (person.idNumbers.length > mostNumbers) {
    const value = person.idNumbers.map(({ number }) => number).join(', ')
    const message = `có ${person.idNumbers.length} số giấy tờ, một người không có nhiều đến thế. Ghi số của chính người này rồi tải lên lại.`
    return refusal(desk, person, { field: 'idNumber', code: 'many-numbers', value: value.slice(0, 200), message })
  }
  const policy = policyOf(desk, person, defaultPolicy)
  if (!policy) {
    const value = person.policyText?.slice(0, 200) ?? null
    const what = value
      ? `"${value}" không phải tên một chính sách của ${desk.programme.shortName}`
      : 'chưa ghi thuộc chính sách nào'
    const message = `${what}. Ghi rõ ở cột Đối tượng, hoặc chọn chính sách cho cả danh sách khi tải lên.`
    return refusal(desk, person, { field: 'policy', code: 'unknown-policy', value, message })
  }
  const crowded = person.idNumbers.find(({ number }) => desk.crowdedNumbers.has(number))
  if (crowded) {
    const rows = desk.crowdedNumbers.get(crowded.number)
    const message = `số ${crowded.number} đứng ở ${rows} dòng của tệp này, có lẽ cả cột bị điền cùng một số. Ghi số của từng người rồi tải lên lại.`
    return refusal(desk, person, { field: 'idNumber', code: 'crowded-number', value: crowded.number, message })
  }
  const unclear = missingDays(policy, person)
  if (unclear !== null) {
    const value = person.unclearDays?.slice(0, 200) || null
    return refusal(desk, person, { field: 'days', code: 'bad-days', value, message: unclear })
  }
  const grant = listedGrant(desk, policy, person)
  if (!grant.ok) {
    const value = person.amount === null ? null : String(person.amount)
    return refusal(desk, person, { field: 'amount', code: 'wrong-amount', value, message: grant.error.message })
  }
  const written = { row: person.months, title: person.titleMonths }
  const instalments = grantedMonths(desk.programme, policy, grant.value, written)
  if (!instalments.ok) {
    const value = person.amount === null ? null : String(person.amount)
    return refusal(desk, person, { field: 'months', code: 'wrong-months', value, message: instalments.error.message })
  }
  const message = doubtOfSum(desk.programme, policy, grant.value)
  const doubt =
    message === null
      ? null
      : problemOf(desk, person, 'warning', {
          field: 'amount',
          code: 'amount-in-doubt',
          value: String(grant.value.amount),
          message,
        })
  return {
    ok: true,
    listed: listedRow(desk, person, policy, { ...grant.value, instalments: instalments.value }),
    doubt,
  }
}

const policyOf = ({ list, programme }: RowDesk, person: ListedPerson, defaultPolicy: Policy | null): Policy | null =>
  (list.policy && findPolicy(programme, list.policy)) ||
  (person.policy && findPolicy(programme, person.policy)) ||
  defaultPolicy

function listedRow(
  desk: RowDesk,
  person: ListedPerson,
  policy: Policy,
  grant: Pick<Entitlement, 'amount' | 'months' | 'days' | 'instalments'>,
): ListedRow {
  const { list, programme, decision, marks } = desk
  // The personal number first: it is never given to two people.
  const idNumbers = [...person.idNumbers].sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0))
  const line = lineOf(marks, { programme: programme.id, commune: list.commune, policy: policy.code, person }, decision)
  // Of a line that stands once nothing need be remembered: a file may have a million.
  const isOnly = !desk.repeatedLines.has(person)
  const nth = isOnly ? 0 : (desk.seen.get(line) ?? 0)
  if (!isOnly) desk.seen.set(line, nth + 1)
  const entitlement: Entitlement = {
    id: lineId(marks, line, nth),
    programme: programme.id,
    policy: policy.code,
    commune: list.commune,
    person: {
      fullName: person.fullName,
      birth: person.birth,
      sex: person.sex,
      hamlet: person.hamlet,
      household: person.household?.code ?? null,
      isHead: person.household?.isHead ?? null,
      idNumbers,
    },
    amount: grant.amount,
    offset: dong(0),
    months: grant.months,
    ...(grant.days === undefined ? {} : { days: grant.days }),
    instalments: grant.instalments,
    decision,
    list: { id: list.id, sheet: person.sheet, row: person.row },
    enteredAt: desk.now,
    status: 'approved',
    payment: null,
    earlier: [],
    notPaid: null,
    handedTo: null,
    givenTo: null,
    cancellation: null,
    recovery: null,
    correctedBy: null,
    amendedBy: null,
    warnings: [],
    reviews: [],
    foreign: [],
    version: 1,
    updatedAt: desk.now,
  }
  return { entitlement, line, isOnly, isShared: desk.repeatedNumbers.hasRivals(person) }
}

const refusal = (desk: RowDesk, person: ListedPerson, fault: Fault): RowJudgement => ({
  ok: false,
  problem: problemOf(desk, person, 'error', fault),
})

function problemOf(
  { columns }: RowDesk,
  { sheet, row, table }: ListedPerson,
  severity: Problem['severity'],
  fault: Fault,
): Problem {
  const own = columns.get(sheet)?.find((one) => one.field === fault.field && one.table === table)
  const column = own?.column ?? null
  const written = own === undefined ? null : { letters: own.column, header: own.header }
  const where = placeInWords(columns.size > 1 ? sheet : null, row, written)
  return { ...fault, sheet, row, column, severity, message: `${where}${fault.message}`, suggestion: null }
}
