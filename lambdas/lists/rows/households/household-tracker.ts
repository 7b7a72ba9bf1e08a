import type { BirthDate } from '../../../domain/dates/birth-date.ts'
import type { IdNumber } from '../../../domain/ids/id-number.ts'
import type { Household } from '../../checked-list.ts'
import { type ProblemLog, quoted } from '../problem-log.ts'
import type { ColumnMap, FieldCell, RowView } from '../row-view.ts'
import { kinInName } from './kin-in-name.ts'
import { type Relation, relationOf } from './relation-to-head.ts'

/** "3.1", "3a" below "3": a member's number, and nobody's own. */
const ownNumber = /^\d+$|^[IVX]+$/

/** Vợ, chồng or con, bố, mẹ. */
const letterOfKin = /^[vcbm]\.?$/iu

type Current = {
  household: Household
  idNumbers: readonly IdNumber[]
  hamlet: string | null
  policyText: string | null
  /** In a column of its own, where a merged cell has it beside each member. */
  headName: string
  fullName: string
  birthYear: number | null
  /** What stands beside him, in đồng, which may be the whole household's. */
  sum: number | null
}

/**
 * Which household the rows of a list belong to. Lists say it in one of several ways: the relation to the head, a
 * household code that is repeated or left blank, the head's name in a column of its own, or merely no STT on the rows
 * of members.
 */
export class HouseholdTracker {
  private readonly namesHouseholds: boolean
  private current: Current | null = null
  /** Whether this list gives its members numbers of their own. */
  private areMembersNumbered = false
  private isHeadlessTold = false

  /** @param isKinNamed whether the names' cells say what somebody is to the head of his household */
  constructor(
    private readonly map: ColumnMap,
    private readonly isKinNamed: boolean,
  ) {
    this.namesHouseholds =
      isKinNamed ||
      (['relation', 'householdCode', 'householdSize', 'headName'] as const).some((field) => map.has(field))
  }

  /** As a column of its own says it, or else the name's cell where this list has it there. */
  private relationText(row: RowView): string {
    return row.text('relation') || (this.isKinNamed ? kinInName(row) : '')
  }

  /** "V", "C" below a "CH" are his wife and child. */
  private relation(row: RowView): Relation {
    const text = this.relationText(row)
    const relation = relationOf(text)
    if (relation !== 'unknown' || !letterOfKin.test(text)) return relation
    return relationOf(this.current?.household.relation ?? '') === 'head' ? 'member' : relation
  }

  /** True where a row without anything but a name can be a member of the household above it. */
  get isInHousehold(): boolean {
    return this.current !== null && this.namesHouseholds
  }

  /** The head that the next member belongs to; null after a heading or total. */
  get head(): Current | null {
    return this.current
  }

  /** A heading or total ends the household above it. */
  end(): void {
    this.current = null
  }

  /** Whether the row is a member of the household above it. */
  isMember(row: RowView): boolean {
    if (this.current === null) return false
    // Nothing but a missing number may tell it.
    if (!this.namesHouseholds) return this.lacksNumber(row)
    const relation = this.relation(row)
    const code = row.text('householdCode')
    if (relation === 'head') return false
    if (relation === 'member') return this.isOfCurrent(row, code)
    if (this.map.has('householdCode')) {
      if (code !== '') return code === this.current.household.code
      // Without numbers a blank code is all that tells a member, where the head has one.
      if (!this.map.has('stt')) return this.current.household.code !== null && !row.cannotRead('householdCode')
    }
    const headName = row.text('headName')
    if (headName !== '' && this.map.has('fullName'))
      return row.text('stt') === '' && !row.cannotRead('stt') && this.isOfHead(row, headName)
    // Of a word that nobody knows, the number tells; where members have numbers too, or nobody has, it is one of the household's.
    if (relation === 'unknown' && !this.hasOwnNumber(row)) return row.text('householdSize') === ''
    return this.lacksNumber(row) && row.text('householdSize') === ''
  }

  /** "Con" below another child, each with a number: of two households whose heads are not in the list. */
  private isOfCurrent(row: RowView, code: string): boolean {
    const { household } = this.current ?? {}
    if (household === undefined || (code !== '' && household.code !== null)) return code === household?.code
    return this.lacksNumber(row) || relationOf(household.relation ?? '') !== 'member'
  }

  /** A number that cannot be read is one all the same. */
  private lacksNumber(row: RowView): boolean {
    return this.map.has('stt') && row.text('stt') === '' && !row.cannotRead('stt')
  }

  /** Says how a relation was understood that nobody knows, where nothing else tells whose household it is. */
  tellDoubt(row: RowView, isMember: boolean, log: ProblemLog): void {
    const field = row.get('relation')
    if (field === null || row.text('householdCode') !== '') return
    if (!isMember && relationOf(field.text) === 'member') this.tellHeadless(row.number, field, log)
    if (this.relation(row) !== 'unknown') return
    if (isMember && this.lacksNumber(row)) return
    const place = { row: row.number, column: field.column, value: field.cell.text }
    const as = isMember ? `thành viên của hộ ở dòng ${this.current?.household.headRow}` : 'chủ hộ'
    const reason = `${quoted(field.text)} không rõ là quan hệ gì, người này được hiểu là ${as}`
    log.warn(place, 'relation-in-doubt', reason, 'Ghi "Chủ hộ", "Vợ", "Con"…; dòng vẫn được nhận')
  }

  private tellHeadless(row: number, { cell, column, text }: FieldCell, log: ProblemLog): void {
    if (this.isHeadlessTold || this.map.has('headName')) return
    this.isHeadlessTold = true
    const reason = `Ghi "${quoted(text)}" nhưng phía trên không có dòng chủ hộ, nên người này được hiểu là một hộ riêng; các dòng sau như vậy không nêu lại`
    const mend = 'Nếu chủ hộ có trong danh sách, xếp thành viên ngay dưới chủ hộ; dòng vẫn được nhận'
    log.warn({ row, column, value: cell.text }, 'relation-in-doubt', reason, mend)
  }

  private hasOwnNumber(row: RowView): boolean {
    return !this.areMembersNumbered && ownNumber.test(row.text('stt'))
  }

  /** The row of the head that stands again below, without a number, as one of the household's people; null for any other. */
  headAgain(row: RowView, { fullName, birth }: { fullName: string; birth: BirthDate | null }): number | null {
    const { current } = this
    if (current === null || !this.namesHouseholds || fullName === '' || fullName !== current.fullName) return null
    const isSame = birth === null || current.birthYear === null || birth.year === current.birthYear
    const relation = this.relation(row)
    // A son can have his father's name.
    if (!isSame || relation === 'member' || relation === 'unknown') return null
    return this.lacksNumber(row) ? current.household.headRow : null
  }

  private isOfHead(row: RowView, headName: string): boolean {
    return headName === this.current?.headName && row.text('fullName') !== headName
  }

  /** Takes up a person; null in lists that know no households. */
  place(row: RowView, isMember: boolean): Household | null {
    if (isMember && this.current !== null) {
      if (this.relation(row) === 'member') this.areMembersNumbered ||= ownNumber.test(row.text('stt'))
      if (!this.namesHouseholds) return null
      const { code, headRow } = this.current.household
      return { code, headRow, isHead: false, relation: this.relationText(row) || null, size: null }
    }
    const household: Household = {
      code: row.text('householdCode') || null,
      headRow: row.number,
      isHead: true,
      relation: this.relationText(row) || null,
      size: householdSize(row.text('householdSize')),
    }
    this.current = {
      household,
      idNumbers: [],
      hamlet: null,
      policyText: null,
      headName: row.text('headName'),
      fullName: '',
      birthYear: null,
      sum: null,
    }
    return this.namesHouseholds ? household : null
  }

  /** What members may have copied or left out. */
  remember(facts: Omit<Current, 'household' | 'headName'>): void {
    if (this.current !== null) Object.assign(this.current, facts)
  }
}

/** A number of people of a household, also as "4 khẩu"; null for anything else. */
export function householdSize(text: string): number | null {
  const digits = /^(\d{1,2})(?:\s*(?:khẩu|người|nk))?$/iu.exec(text)?.[1]
  const size = Number(digits ?? 0)
  return size > 0 ? size : null
}
