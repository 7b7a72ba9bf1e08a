import { tableFromRow } from '../../columns/find-table.ts'
import type { SaidColumns } from '../../columns/said-columns.ts'
import type { Table } from '../../columns/table.ts'
import type { Row } from '../../workbook/workbook.ts'
import { HouseholdTracker } from '../households/household-tracker.ts'
import { namesKin } from '../households/kin-in-name.ts'
import { headerTextsOf } from '../repeated-header.ts'
import { endsPart, isSurely, rowKind } from '../row-kind.ts'
import { ColumnMap, RowView } from '../row-view.ts'
import { TablePart } from '../table-part.ts'

export type SampledPerson = {
  row: RowView
  isMember: boolean
  /** Counts the parts of the table that headings and totals divide, from 0. */
  part: number
}

export type SampledPeople = {
  people: readonly SampledPerson[]
  /** Whether the names' cells say what somebody is to the head of his household. */
  isKinNamed: boolean
}

/**
 * The people among a sheet's first rows, before these are read: what all of them have in common tells how a column is
 * meant. Ends where another header begins.
 * @param sample rows as the file has them; an old font makes no difference to what numbers and blanks tell
 */
export function sampledPeople(sample: readonly Row[], table: Table, said?: SaidColumns): SampledPeople {
  const people = peopleOf(sample, table, said, false)
  const isKinNamed = namesKin(people)
  return { people: isKinNamed ? peopleOf(sample, table, said, true) : people, isKinNamed }
}

function peopleOf(
  sample: readonly Row[],
  table: Table,
  said: SaidColumns | undefined,
  isKinNamed: boolean,
): SampledPerson[] {
  const map = new ColumnMap(table.columns)
  const headerTexts = headerTextsOf(table)
  const households = new HouseholdTracker(map, isKinNamed)
  const people: SampledPerson[] = []
  let part = 0
  const place = new TablePart()
  for (const written of sample) {
    const row = new RowView(written, map)
    if (row.cells.length === 0) continue
    const kind = rowKind(row, headerTexts, place.at)
    if (!isSurely(kind) && tableFromRow(written, said) !== null) break
    if (kind.kind === 'person' || (kind.kind === 'name-only' && households.isInHousehold)) {
      const isMember = households.isMember(row)
      households.place(row, isMember)
      people.push({ row, isMember, part })
      place.person(row, households.isInHousehold && isMember)
    } else if (kind.kind === 'skipped') {
      if (kind.why !== 'repeated-header' && kind.why !== 'numbering') households.end()
      if (endsPart(kind.why)) part += 1
      place.skipped(row, kind.why)
    }
  }
  return people
}
