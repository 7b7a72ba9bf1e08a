import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { unitNameKey } from '../../lambdas/domain/names/unit-name-key.ts'
import { localDay, partsOfDay } from '../../lambdas/domain/time/local-day.ts'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { checkRows } from '../../lambdas/lists/check-list.ts'
import type { ListTitle } from '../../lambdas/lists/checked-list.ts'
import { NotAList } from '../../lambdas/lists/not-a-list.ts'
import { openWorkbook } from '../../lambdas/lists/workbook/open-workbook.ts'
import type { RecordColumns } from '../../lambdas/matching/whole/record-columns.ts'
import { whatRunsHere } from '../../lib/what-runs.ts'
import { cmndSeriesHere } from '../cmnd-series-here.ts'
import { openPeopleCsv, type ReadInto } from './open-people-csv.ts'

const chunkBytes = 1 << 20
/** Of a CSV of people, most of the time. */
const bytesOfRow = 90
/** An STT that a double holds exactly, as a CSV of people gives it too. */
const plainNumber = /^\d{1,15}$/

/** What of a list was not compared. */
export interface LeftOut {
  /** Rows with a person that were refused. */
  readonly refused: number
  /** Whether its letters are those of a TCVN3 or VNI font, and nobody has said that they are to be converted. */
  readonly isUnconverted: boolean
}

/**
 * Takes everybody of a file: of a CSV of people by its own columns, of any list as `ansinh check` reads it.
 * @param legacy whether text in TCVN3 and VNI fonts is converted, as a person says to the console
 * @throws NotAList when it is neither; Error of the file system when it cannot be opened
 */
export async function readPeople(path: string, into: ReadInto, legacy: 'ask' | 'convert' = 'ask'): Promise<LeftOut> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const head = await readAt(file, 0, Math.min(size, 64 * 1024))
    const csv = size === 0 ? null : await openPeopleCsv(head, path, into)
    if (csv === null) return await readList(file, path, size, into, legacy)
    into.columns.reserve(into.columns.size + size / bytesOfRow)
    for (let at = 0; at < size; at += chunkBytes) csv.push(await readAt(file, at, Math.min(chunkBytes, size - at)))
    csv.end()
    return { refused: 0, isUnconverted: false }
  } finally {
    await file.close()
  }
}

async function readAt(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled)
    if (bytesRead === 0) throw new NotAList('damaged', 'Tệp bị cắt ngắn trong lúc đọc: chép lại tệp rồi chạy lại.')
    filled += bytesRead
  }
  return bytes
}

async function readList(
  file: FileHandle,
  path: string,
  size: number,
  into: ReadInto,
  legacy: 'ask' | 'convert',
): Promise<LeftOut> {
  const { columns, places } = into
  const source = { size, sha256: '', read: (offset: number, length: number) => readAt(file, offset, length) }
  const workbook = await openWorkbook(source, basename(path))
  // What the check suggests is taken here: the pair is shown to a person, and nothing is paid by it.
  const context = {
    asOf: partsOfDay(localDay(Date.now())),
    cmndSeries: cmndSeriesHere(),
    accepted: new Set(['bad-id-number']),
    legacy,
  }
  const sheets = new Map<string, number>()
  const first = columns.size
  let refused = 0
  let isUnconverted = false
  for await (const item of checkRows(workbook, context)) {
    if (item.kind === 'refused') refused += 1
    if (item.kind === 'end') {
      setCommune(columns, first, communeOf(item.title))
      isUnconverted = legacy === 'ask' && item.legacy.length > 0
    }
    if (item.kind !== 'person') continue
    const { sheet, row, stt, fullName, birth, sex, idNumbers, hamlet, household } = item.person
    const known = sheets.get(sheet) ?? places.sheet(path, sheet)
    sheets.set(sheet, known)
    const house = household === null ? null : `${path}#${sheet}#${household.headRow}`
    columns.add({
      id: `${path}#${sheet}#${row}`,
      fullName,
      birth,
      sex,
      idNumbers,
      hamlet,
      household: house,
      commune: '',
    })
    places.add(known, row, stt === null ? '' : plainNumber.test(stt) ? Number(stt) : stt)
  }
  return { refused, isUnconverted }
}

/** A list names its commune in its title, which is told behind its people. */
function setCommune(columns: RecordColumns, first: number, commune: string): void {
  const id = columns.communes.idOf(commune)
  for (let at = first; at < columns.size; at++) columns.commune[at] = id
}

/** The code where the title's names lead to one commune of the configured province, else what the title says; '' where it says none. */
function communeOf({ communeName, districtName }: ListTitle): string {
  if (communeName === undefined) return ''
  const tree = unitTree(whatRunsHere().unitMap)
  const [commune, district] = [unitNameKey(communeName), unitNameKey(districtName ?? '')]
  const same = tree.communes(tree.root.code).filter(({ name }) => unitNameKey(name) === commune)
  const inDistrict = same.filter(({ parent }) => unitNameKey(tree.find(parent ?? '')?.name ?? '') === district)
  const [found] = same.length === 1 ? same : inDistrict
  return found?.code ?? `${commune} ${district}`
}
