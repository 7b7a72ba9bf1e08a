import { unitNameKey } from '../domain/names/unit-name-key.ts'
import type { ListContext } from './checked-list.ts'
import { columnLetters } from './column-letters.ts'
import type { Corrections } from './columns/correction-list.ts'
import type { SideBySide } from './columns/side-by-side.ts'
import { headerRowOf, type Table } from './columns/table.ts'
import type { TableColumn } from './columns/table-column.ts'
import { type ProblemLog, quoted } from './rows/problem-log.ts'
import { isNameAlone } from './templates/hamlet-sheet.ts'
import type { ReadTitle } from './title/read-title.ts'
import type { Row, Sheet, Workbook } from './workbook/workbook.ts'

/**
 * A sheet that is not read: hidden, or without a table.
 * @param areToChoose whether it begins as the hamlets of our own forms do, of which there is nothing to say
 */
export async function explainSkipped(
  sheet: Sheet,
  { hasTable, areToChoose }: { readonly hasTable: boolean; readonly areToChoose: boolean },
  batches: AsyncIterable<Row[]>,
  log: ProblemLog,
): Promise<void> {
  let rows = 0
  let areNames = true
  for await (const batch of batches) {
    rows += batch.length
    areNames &&= batch.every(isNameAlone)
  }
  if (areToChoose && areNames) return
  if (sheet.hidden) {
    const what = hasTable ? `có bảng danh sách, ${rows} dòng` : `${rows} dòng`
    log.warn(
      { row: null },
      'hidden-sheet',
      `Đang ẩn (${what}) nên không đọc`,
      'Nếu thuộc danh sách, bỏ ẩn trang rồi gửi lại',
    )
  } else {
    log.warn(
      { row: null },
      'sheet-without-table',
      `Không có bảng danh sách với cột Họ và tên (${rows} dòng) nên không đọc`,
      'Nếu thuộc danh sách, thêm dòng tiêu đề cột rồi gửi lại',
    )
  }
}

export async function explainHiddenColumns(
  sheet: Sheet,
  columns: readonly TableColumn[],
  log: ProblemLog,
): Promise<void> {
  const hidden = new Set(await sheet.hiddenColumns())
  for (const column of columns) {
    if (!hidden.has(column.index) || column.field === null) continue
    log.warn(
      { row: null, column: { index: column.index, header: column.header, field: null } },
      'hidden-column',
      'Cột đang ẩn trong Excel, vẫn được đọc',
      'Nếu không thuộc danh sách, xóa cột',
    )
  }
}

export function checkCommune(title: ReadTitle, context: ListContext, log: ProblemLog): void {
  const { expectedCommuneName } = context
  if (expectedCommuneName === undefined || title.communeName === undefined) return
  if (unitNameKey(title.communeName) === unitNameKey(expectedCommuneName)) return
  log.warn(
    { row: title.communeRow ?? null, value: title.communeName },
    'other-commune',
    `Tiêu đề ghi ${title.communeName}, danh sách này gửi cho ${expectedCommuneName}`,
    'Kiểm tra có chọn nhầm tệp hoặc nhầm xã không',
  )
}

/** A title that names no policy but others than the one that was chosen: its rows, which say none themselves, would get the wrong sum. */
export function tellOtherPolicy(
  { programmeHints }: ReadTitle,
  { chosenPolicy, resolvePolicy }: ListContext,
  log: ProblemLog,
): void {
  if (chosenPolicy === undefined) return
  const named = programmeHints.filter((hint) => (resolvePolicy?.(hint) ?? null) !== null)
  const others = named.filter((hint) => chosenPolicy.otherThan(hint) !== null)
  const [first] = others
  if (first === undefined || others.length < named.length) return
  log.warn(
    { row: null, value: first },
    'other-policy',
    `Tiêu đề ghi "${quoted(first)}" (${chosenPolicy.otherThan(first)}), nhưng chính sách chọn cho cả danh sách là ${chosenPolicy.label}`,
    'Kiểm tra có chọn nhầm chính sách hoặc nhầm tệp không',
  )
}

/** A table in which several columns may be the names, so that nobody of it is read. Says whether it is one. */
export function tellNamesInDoubt(table: Table, log: ProblemLog): boolean {
  const doubts = table.columns.filter(({ field, reason }) => field === null && reason !== undefined)
  const [doubt] = doubts
  if (doubt?.reason === undefined) return false
  const place = { row: headerRowOf(table), column: doubt, value: doubt.header || null }
  log.error(
    place,
    'uncertain-column',
    doubt.reason,
    'Chọn cột họ tên khi xem lại danh sách, hoặc ghi tiêu đề cột "Họ và tên"',
  )
  return true
}

/** Why a table is not read, and what to do. */
export interface Words {
  readonly reason: string
  readonly mend: string
}

/** Tables side by side that cannot be read as one list; the same words where the file has no other sheet. */
export function besideWords({ tables }: SideBySide): Words {
  const blocks = tables.map(({ table }) => spanOf(table.columns)).join(' và ')
  return {
    reason: `Trang có hai bảng cạnh nhau, tiêu đề khác nhau (cột ${blocks}) nên không đọc`,
    mend: 'Chuyển bảng bên phải sang trang khác hoặc xuống dưới bảng bên trái rồi gửi lại',
  }
}

/** A table that says what was wrong in a former list; the same words where the file has no other sheet. */
export function correctionWords({ before, after }: Corrections): Words {
  const [was, is] = [before, after].map(([first]) => quoted(first?.header ?? ''))
  return {
    reason: `Trang là danh sách đính chính (cột "${was}" và "${is}") nên không đọc ai, để không ai có hai khoản`,
    mend: `Sửa các dòng này trong danh sách gốc rồi gửi lại danh sách gốc với số quyết định của nó: hệ thống cho xem từng thay đổi trước khi nhận. Nếu chỉ đổi số tiền, cấp trên của xã mở từng người, chọn "Điều chỉnh theo quyết định". ${orPaid}, hoặc đổi tiêu đề cột "${is}" theo mẫu rồi gửi lại`,
  }
}

/** A table of people who have to give money back. */
export const recoveryWords = ({ header }: TableColumn): Words => ({
  reason: `Trang là danh sách thu hồi (cột "${quoted(header)}") nên không đọc ai, để không ai được hỗ trợ thêm`,
  mend: `Cấp trên của xã mở từng người, chọn "Lập thu hồi". ${orPaid}, hoặc xóa cột đó rồi gửi lại`,
})

const orPaid = 'Nếu đây là danh sách được hỗ trợ, tải tệp lên rồi xác nhận điều đó khi xem lại, trước khi nhập'

/** A table that looked like one of the two, and is read since an officer has said that its people are to be paid. */
export function tellByWord(table: Table, log: ProblemLog): void {
  log.warn(
    { row: headerRowOf(table) },
    'suggestion-accepted',
    'Trang được đọc như danh sách được hỗ trợ, theo xác nhận khi xem lại',
    'Kiểm tra các cột ghi điều có trước và sau khi điều chỉnh, cột tiền thu hồi',
  )
}

/** A second table to the right that is read after the first. */
export function tellSideTable({ tables }: SideBySide, at: number, row: number, log: ProblemLog): void {
  const [left, right] = [tables[at - 1], tables[at]].map((one) => spanOf(one?.table.columns ?? []))
  log.warn(
    { row },
    'tables-side-by-side',
    `Bảng ở cột ${right} đứng cạnh bảng ở cột ${left}, được đọc tiếp sau bảng đó`,
    'Kiểm tra tổng số người; không cần sửa nếu đúng',
  )
}

/** A table to the right that is no list. */
export function tellTableApart(beside: SideBySide, row: number, log: ProblemLog): void {
  const apart = beside.apart.filter(isOfficers)
  if (apart.length === 0) return
  log.warn(
    { row, value: apart.map(({ header }) => header).join(' | ') },
    'table-apart',
    `Bảng ở cột ${spanOf(apart)} không phải danh sách người nên không đọc`,
    'Nếu đó là cột của danh sách, xóa cột trống ở giữa rồi gửi lại',
  )
}

/** Not our own column "Lỗi", which stands behind the last one of a workbook that comes back. */
const isOfficers = ({ field }: Pick<TableColumn, 'field'>): boolean => field !== 'problems'

function spanOf(columns: readonly TableColumn[]): string {
  const own = columns.filter(isOfficers)
  const [first, last] = [own[0], own.at(-1)]
  return first && last ? `${columnLetters(first.index)}–${columnLetters(last.index)}` : ''
}

/** So many rows has a sheet of an .xls, and no more. */
const lastRowOfXls = 65_536

export function tellRowsCutOff({ format }: Workbook, lastRow: number, log: ProblemLog): void {
  if (format !== 'xls' || lastRow !== lastRowOfXls) return
  log.warn(
    { row: lastRow },
    'rows-cut-off',
    'Trang dừng đúng ở dòng cuối mà tệp .xls chứa được (65.536), có thể đã mất phần sau',
    'Lưu danh sách gốc thành .xlsx rồi gửi lại',
  )
}
