import { columnLetters } from '../../column-letters.ts'
import { type Field, nameFields } from '../../columns/field.ts'
import type { Table } from '../../columns/table.ts'
import { firstLetters } from '../../first-letters.ts'
import { fontsOf } from '../../legacy/legacy-encoding.ts'
import type { LegacyFile } from '../../legacy/legacy-file.ts'
import type { LegacyFinding, LegacyMode } from '../../legacy/legacy-finding.ts'
import { codeOfDoubt, type Doubt, type LegacyMark } from '../../legacy/legacy-mark.ts'
import type { LegacySheet } from '../../legacy/legacy-sheet.ts'
import type { TwiceEncoded } from '../../legacy/twice-encoded.ts'
import { type Place, type ProblemLog, quoted } from '../problem-log.ts'
import type { RowView } from '../row-view.ts'

export type LegacyReading = { file: LegacyFile; sheet: LegacySheet; mode: LegacyMode }

/** What is read of a row as text: an old font in other columns harms nobody. */
const readFields: ReadonlySet<Field | null> = new Set([
  'fullName',
  'givenName',
  'headName',
  'sex',
  'hamlet',
  'address',
  'policy',
  'relation',
  'householdCode',
  'note',
])
/** Not the accent that stands for an apostrophe ("H´Wên"). */
const sign = /[¡-©«¬®±-³¶-¹»-¿×÷]/
const signInWord = /\p{L}[¡-©«¬®±-³¶-¹»-¿×÷]|[¡-©«¬®±-³¶-¹»-¿×÷]\p{L}/u

/** Says that a file, or a part of it, is in an old font: what a person confirms before anything of it is taken. */
export function reportFinding(finding: LegacyFinding, mode: LegacyMode, log: ProblemLog): void {
  const { encoding, confidence, columns, examples, row } = finding
  const places = columns
    .map(({ column, header }) => (header === '' ? column : `${column} (${firstLetters(header, 40)})`))
    .join(', ')
  const where = columns.length === 0 ? 'phần tiêu đề' : `cột ${places}`
  const pairs = examples.map(({ before, after }) => `${quoted(before)} → ${quoted(after)}`).join('; ')
  const font = `phông cũ ${encoding} (${fontsOf[encoding]})`
  const place: Place = { row, value: examples[0]?.before ?? null }
  if (mode === 'convert' || columns.length === 0) {
    log.warn(
      place,
      'legacy-converted',
      `Đã chuyển chữ gõ bằng ${font} sang Unicode ở ${where}: ${pairs}`,
      'Đối chiếu các dòng có chữ chưa chắc',
    )
    return
  }
  log.error(
    place,
    'legacy-encoding',
    `Chữ gõ bằng ${font}, độ tin ${Math.round(confidence * 100)}%, ở ${where}: ${pairs}`,
    'Nếu các ví dụ đọc đúng, xác nhận chuyển cả tệp sang Unicode; nếu không, chuyển bằng Unikey (Ctrl+Shift+F6) rồi gửi lại',
  )
}

/** A sheet whose letters were shown byte by byte and have come back: nothing to confirm, for nothing was guessed. */
export function reportRestored({ before, after }: Pick<TwiceEncoded, 'before' | 'after'>, log: ProblemLog): void {
  log.warn(
    { row: null, value: before },
    'legacy-converted',
    `Chữ trong tệp bị mở sai bảng mã (UTF-8) rồi lưu lại, đã khôi phục: ${quoted(before)} → ${quoted(after)}`,
    'Đối chiếu vài dòng; lần sau lưu kiểu "CSV UTF-8" hoặc .xlsx',
  )
}

/** Names whose capitals a font showed that the letters do not have: they are kept as they are. */
export function reportLostCapitals(table: Table, letters: LegacySheet, log: ProblemLog): void {
  for (const column of table.columns) {
    const reading = letters.readingOf(column.index)
    if (!nameFields.has(column.field) || reading?.encoding !== 'TCVN3' || reading.capitals !== 'lower') continue
    log.warn(
      { row: null, column },
      'capitals-lost',
      'Họ tên gõ chữ thường trong phông hiện thành chữ hoa (.VnTimeH) nên được giữ chữ thường',
      'Sửa chữ hoa nếu cần; tra cứu và so trùng không phân biệt chữ hoa',
    )
  }
}

/** A row's cells in an old font: an error until the conversion is confirmed, then a warning for what is not sure. */
export function reportLegacyCells(row: RowView, { file, sheet, mode }: LegacyReading, log: ProblemLog, name: string) {
  let isRefused = false
  for (const { cell, column } of row.cells) {
    if (column === undefined || !readFields.has(column.field)) continue
    const mark = sheet.markOf(cell)
    if (mark === undefined) {
      if (nameFields.has(column.field)) refuseSigns(cell.text, { row: row.number, column, value: cell.text }, log)
      continue
    }
    const fresh = file.meet(mark, {
      sheet: name,
      column: columnLetters(column.index),
      header: column.header,
      row: row.number,
    })
    if (fresh !== null) reportFinding(fresh, mode, log)
    const place: Place = { row: row.number, column, value: mark.before }
    const isUntouched = mark.before === mark.after && mark.doubt?.reason === 'either-reading'
    const isChanged = mark.before !== mark.after
    if (mode === 'convert' || isUntouched) {
      if (mark.doubt !== null) warnOfDoubt(mark, mark.doubt, place, log)
      else if (isChanged && nameFields.has(column.field) && sheet.isOpen(mark.before, column.index))
        warnOfReading(mark, place, log)
    } else if (isChanged && sheet.mayStand(mark.before)) {
      isRefused = true
      askOfReading(mark, place, log)
    } else if (!isRefused) {
      isRefused = true
      log.error(
        place,
        'legacy-text',
        `${quoted(mark.before)} gõ bằng phông cũ ${mark.encoding} (${fontsOf[mark.encoding]})`,
        'Xác nhận chuyển cả tệp sang Unicode, hoặc chuyển bằng Unikey (Ctrl+Shift+F6) rồi gửi lại',
        mark.doubt === null ? mark.after : mark.doubt.suggestion,
      )
    }
  }
}

/** A name of the Êđê or M'nông in Unicode, among others in an old font: converted it would be another one. */
function askOfReading(mark: LegacyMark, place: Place, log: ProblemLog): void {
  const mend =
    'Nếu đúng như trong tệp, chọn giữ nguyên khi xem lại danh sách; nếu không, xác nhận chuyển cả tệp sang Unicode'
  log.error(
    place,
    'legacy-in-doubt',
    readsBothWays(mark),
    mend,
    mark.doubt === null ? mark.after : mark.doubt.suggestion,
  )
}

function warnOfReading(mark: LegacyMark, place: Place, log: ProblemLog): void {
  const mend = 'Nếu đúng như trong tệp, chọn giữ nguyên khi xem lại danh sách; dòng vẫn được nhận'
  log.warn(place, 'legacy-in-doubt', `${readsBothWays(mark)}; đã lấy theo phông cũ`, mend)
}

const readsBothWays = ({ before, after, encoding }: LegacyMark): string =>
  `${quoted(before)} có thể đúng như trong tệp, hoặc gõ bằng phông cũ ${encoding} (${fontsOf[encoding]}) là ${quoted(after)}`

/** Signs inside the words of a name that no reading makes letters of: too little text to tell the font by. */
function refuseSigns(text: string, place: Place, log: ProblemLog): void {
  if (!sign.test(text) || !signInWord.test(text)) return
  log.error(
    place,
    'legacy-text',
    `${quoted(text)} có ký tự không phải chữ: gõ bằng phông cũ, hoặc tệp đã lưu sai bảng mã`,
    'Nhập lại họ tên bằng Unicode',
  )
}

function warnOfDoubt(mark: LegacyMark, doubt: Doubt, place: Place, log: ProblemLog): void {
  const code = codeOfDoubt(doubt)
  const isAccepted = log.accepts(place, code, doubt.suggestion)
  if (isAccepted && (doubt.open ?? []).length === 0) return
  const suggestion = isAccepted ? null : doubt.suggestion
  const mend = suggestion === null ? 'Sửa theo giấy tờ nếu sai' : 'Chấp nhận chữ đề nghị hoặc sửa theo giấy tờ'
  log.warn(place, code, reasonOf(mark, doubt), `${mend}; dòng vẫn được nhận`, suggestion)
}

function reasonOf(mark: LegacyMark, { reason, words, candidates, taken }: Doubt): string {
  const shown = words.map((word) => `"${quoted(word)}"`).join(', ')
  switch (reason) {
    case 'lost-letter':
      return `${shown} không khôi phục được chắc chắn: phông ${mark.encoding} mất chữ ư khi sao chép, có thể là ${candidates.map((word) => `"${word}"`).join(', ')}${taken === undefined ? '' : `; đã đọc là "${quoted(taken)}"`}`
    case 'lost-letter-unseen':
      return `${shown} không khôi phục được chắc chắn: các dòng quanh đây mất chữ ư khi sao chép, tên này có thể cũng mất`
    case 'unknown-letter':
      return `${shown} có ký tự không thuộc bảng chữ ${mark.encoding}`
    case 'either-reading':
      return `${shown} đọc được cả theo Unicode lẫn theo ${mark.encoding}`
  }
}
