import { unitNameKey } from '../../../domain/names/unit-name-key.ts'
import { type ProblemLog, quoted } from '../problem-log.ts'
import type { RowView } from '../row-view.ts'

/** A name of fewer letters ("Phường 1") may stand inside another one by chance. */
const fewestLettersInside = 5

/** "Xã Ea Ral, huyện Ea H'leo": a district can have the name of one of its communes. */
const higherUnits = /(?<=\S)[\s,;/–-]+(?:huyện|h\.|thị xã|tx\.?|thành phố|tp\.?|tỉnh)\s+\S.*$/iu

/**
 * Refuses a row whose own column, or what is written above it, names another commune than the one whose list this is: a district's
 * file of many communes that one of them sends would put everybody there into it.
 */
export function checkRowCommune(
  row: RowView,
  above: string | null,
  expected: string | undefined,
  log: ProblemLog,
): void {
  const field = row.get('commune')
  const said = field?.text ?? above
  if (said === null || !expected || names(said, expected)) return
  if (field === null) {
    log.error(
      { row: row.number, value: said },
      'row-of-other-commune',
      `Dòng đứng dưới chỗ ghi ${quoted(said)}, danh sách này gửi cho ${expected}`,
      'Chuyển người này sang danh sách của xã đó, hoặc ghi rõ xã của dòng này',
    )
    return
  }
  log.error(
    { row: row.number, column: field.column, value: field.cell.text },
    'row-of-other-commune',
    `Dòng ghi ${quoted(said)}, danh sách này gửi cho ${expected}`,
    'Chuyển người này sang danh sách của xã đó, hoặc sửa ô; nếu cột là quê quán hay nơi khác, chọn "Không đọc cột này"',
  )
}

/** What was answered last: a column of communes says the same of one row after the other. */
let last = { written: '', commune: '', areSame: true }

/** Whether the text means the commune: its name alone, among other words, or as part of an address. */
function names(written: string, commune: string): boolean {
  if (last.written !== written || last.commune !== commune)
    last = { written, commune, areSame: meansCommune(written, commune) }
  return last.areSame
}

function meansCommune(written: string, commune: string): boolean {
  const text = written.replace(higherUnits, '')
  const key = unitNameKey(commune)
  const found = unitNameKey(text)
  if (key === '' || found === '' || found === key) return true
  if (key.length >= fewestLettersInside && found.includes(key)) return true
  return text.split(/[,;/]|\s[-–]\s/).some((part) => unitNameKey(part) === key)
}
