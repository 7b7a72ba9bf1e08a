import { addTally as addCases, type CaseTally, noTally as noCases } from '../cases/case-tally.ts'
import { owningOffice } from '../permissions/office-name.ts'
import { cellOf, partsOf } from '../statistics/counts.ts'
import type { ReportColumn, ReportRow } from './report.ts'
import type { ReportSource } from './report-source.ts'
import type { Line } from './result-table.ts'
import { amountColumn, checkSums, peopleColumn, shareOf } from './result-table.ts'

/** Who has no number on the record: the matcher cannot compare him, and the law wants the number added when he is paid. */
export function missingNumbersTable(lines: readonly Line[], whole: Line) {
  const columns: ReportColumn[] = [
    peopleColumn('approved', 'Phê duyệt', { group: 'granted' }),
    peopleColumn('missing', 'Chưa có số giấy tờ', { group: 'granted', noNumber: true }),
    amountColumn('missing', 'Chưa có số giấy tờ', { group: 'granted', noNumber: true }),
    { key: 'share', group: null, name: 'Tỷ lệ chưa có (%)', kind: 'share', filter: null },
    peopleColumn('paid', 'Trong đó đã chi trả', { group: 'paid', noNumber: true }),
    amountColumn('paid', 'Trong đó đã chi trả', { group: 'paid', noNumber: true }),
  ]
  const rowOf = ({ key, name, filter, cells }: Line): ReportRow => {
    const counts = cells.map((cell) => cell.counts)
    const { noNumber, paidNoNumber } = partsOf(counts)
    const { approved } = cellOf(counts)
    const share = shareOf(noNumber.people, approved.people)
    const values = [approved.people, noNumber.people, noNumber.amount, share, paidNoNumber.people, paidNoNumber.amount]
    return { key, name, values, filter }
  }
  return { columns, rows: lines.map(rowOf), total: rowOf(whole), checks: [] }
}

/** Money that was paid and not due: asked back, come back, and still out, as in Cư Elang in 2020. */
export function recoveryTable(lines: readonly Line[], whole: Line) {
  const columns: ReportColumn[] = [
    peopleColumn('asked', 'Phải thu hồi', { group: 'recovery' }),
    amountColumn('asked', 'Phải thu hồi', { group: 'recovery' }),
    amountColumn('returned', 'Đã thu', { group: 'recovery' }),
    amountColumn('out', 'Còn phải thu', { group: 'recovery' }),
    peopleColumn('recovered', 'Đã thu đủ', { status: 'recovered' }),
    peopleColumn('open', 'Đang thu', { status: 'to-recover' }),
    peopleColumn('refused', 'Không trả lại', { status: 'return-refused' }),
  ]
  const rowOf = ({ key, name, filter, cells }: Line): ReportRow => {
    const { askedBack, returned, byStatus } = partsOf(cells.map((cell) => cell.counts))
    const values = [
      askedBack.people,
      askedBack.amount,
      returned.amount,
      askedBack.amount - returned.amount,
      byStatus.recovered.people,
      byStatus['to-recover'].people,
      byStatus['return-refused'].people,
    ]
    return { key, name, values, filter }
  }
  const rows = lines.map(rowOf).filter(({ values: [asked] }) => Number(asked) > 0)
  const table = { columns, rows, total: rowOf(whole) }
  const states = ['recovered.people', 'open.people', 'refused.people']
  return { ...table, checks: checkSums(table, 'asked.people', states, 'Đã thu đủ + đang thu + không trả lại') }
}

/** The cases of each office that concludes them: open, confirmed as one person, rejected. */
export function duplicatesTable({ owners, tree, unit }: ReportSource) {
  const columns: ReportColumn[] = [
    peopleColumn('total', 'Vụ nghi trùng', { cases: 'total' }, 'Tổng số'),
    peopleColumn('open', 'Vụ nghi trùng', { cases: 'open' }, 'Đang mở'),
    peopleColumn('confirmed', 'Vụ nghi trùng', { cases: 'confirmed' }, 'Đã xác nhận'),
    peopleColumn('rejected', 'Vụ nghi trùng', { cases: 'rejected' }, 'Đã bác bỏ'),
    amountColumn('risk', 'Tiền có thể chi trùng, vụ đang mở', { cases: 'open' }),
    amountColumn('recovery', 'Phải thu hồi theo kết luận', { cases: 'recovery' }),
  ]
  const valuesOf = ({ total, open, confirmed, rejected, risk, recovery }: CaseTally) => [
    total,
    open,
    confirmed,
    rejected,
    risk,
    recovery,
  ]
  const rows = owners
    .filter(({ tally }) => tally.total > 0)
    .map(
      ({ owner, tally }): ReportRow => ({
        key: owner,
        name: owningOffice(tree, owner),
        values: valuesOf(tally),
        filter: { unit: owner, owner },
      }),
    )
  const sum = owners.reduce((all, { tally }) => addCases(all, tally), noCases)
  const total: ReportRow = { key: 'total', name: 'Tổng cộng', values: valuesOf(sum), filter: { unit: unit.code } }
  const table = { columns, rows, total }
  const parts = ['open.people', 'confirmed.people', 'rejected.people']
  return { ...table, checks: checkSums(table, 'total.people', parts, 'Đang mở + đã xác nhận + đã bác bỏ') }
}
