import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { printerDeed } from '../../domain/ledger/pay-list-event.ts'
import { formatDong, groupThousands } from '../../domain/money/dong.ts'
import {
  byHamlet,
  chosenLines,
  type DueLine,
  type HamletLines,
  hamletsOf,
  sumsOf,
} from '../../domain/paylists/choose-lines.ts'
import type { PayList } from '../../domain/paylists/pay-list.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { signedSheet } from '../../lists/templates/signed-list.ts'
import { workbookBytes } from '../../lists/writer/write-workbook.ts'
import { tinos } from '../../print/fonts.ts'
import { printSheets } from '../../print/print-sheets.ts'
import { objectKeys } from '../../runtime/object-keys.ts'
import type { WrittenFile } from '../../runtime/written-file.ts'
import { getCaseSettings } from '../../store/cases/case-settings-store.ts'
import { noteReading } from '../../store/ledger/ledger-store.ts'
import { notePrinter } from '../../store/paylists/open-pay-lists.ts'
import { endPrinting, getPayList, putPayListLines } from '../../store/paylists/pay-list-store.ts'
import { wholeCommune } from '../../store/register/whole-commune.ts'
import { abreast } from '../../store/table/abreast.ts'
import { keys } from '../../store/table/keys.ts'
import type { Register } from '../../store/table/table.ts'
import { decisionsOf, signedListOf } from './signed-list.ts'

export interface PayListPrinter {
  readonly register: Register
  readonly tree: UnitTree
  readonly put: (file: WrittenFile) => Promise<void>
}

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const

/**
 * Prints an ordered list: its people as they stand now, both files, its lines, and only then the list itself as printed. Safe to
 * repeat: a second printer prints under another name, and the list keeps the first that was done.
 * @param run names this printer's files and lines
 */
export async function writePayList(
  printer: PayListPrinter,
  code: string,
  { run, now }: { readonly run: string; readonly now: number },
): Promise<PayList | undefined> {
  const { register, tree } = printer
  const known = await getPayList(register, code)
  if (known?.state !== 'waiting') return known
  await notePrinter(register, known, now)
  const all = await wholeCommune(register, { programme: known.programme, commune: known.unit })
  const { certainStopsPayment: holds } = await getCaseSettings(register, tree)
  const { role, unit } = known.by
  const groups = byHamlet(chosenLines(all, known, { role, unit, tree, holds }), hamletsOf(all))
  const lines = groups.flatMap((group) => group.lines)
  if (lines.length === 0) {
    await endPrinting(
      register,
      known,
      { ...known, state: 'empty', version: known.version + 1 },
      printerDeed(known, now, null),
    )
    return getPayList(register, code)
  }
  await noteNumbers(register, known, lines, now)
  await printFiles(printer, known, groups, run)
  await putPayListLines(
    register,
    known,
    run,
    lines.map(({ entitlement, amount, months }) => ({ entitlementId: entitlement.id, amount, months })),
  )
  const sums = sumsOf(lines)
  const printed: PayList = {
    ...known,
    state: 'printed',
    sums,
    decisions: decisionsOf(groups),
    run,
    version: known.version + 1,
  }
  const what = `${groupThousands(sums.people)} người, ${formatDong(sums.amount)}`
  await endPrinting(register, known, printed, printerDeed(known, now, what))
  return getPayList(register, code)
}

/** Readings that are noted side by side. */
const readingsAtOnce = 20

/** Whose whole number is on the paper is told on his record, before there is a paper: who had it printed has read it. */
async function noteNumbers(
  register: Register,
  { numbers, by }: PayList,
  lines: readonly DueLine[],
  at: number,
): Promise<void> {
  if (numbers !== 'full') return
  const numbered = lines.map(({ entitlement }) => entitlement).filter(({ person }) => person.idNumbers.length > 0)
  await abreast(numbered, readingsAtOnce, ({ id, commune }) =>
    noteReading(register, { pk: keys.entitlement(id).pk, unit: commune }, { type: 'id-number.printed', at, actor: by }),
  )
}

async function printFiles(
  { put, tree }: PayListPrinter,
  list: PayList,
  groups: readonly HamletLines[],
  run: string,
): Promise<void> {
  const paper = signedListOf(list, groups, tree)
  const sheet = signedSheet(paper)
  const bytes = {
    xlsx: () => workbookBytes([sheet]),
    pdf: () =>
      printSheets([sheet], {
        fonts: tinos(),
        info: { title: `${paper.title} ${list.code}`, author: paper.place.communeName, madeAt: new Date(list.at) },
        // The square holds the code alone: it leads nowhere and tells of nobody.
        foot: { text: `Danh sách ký nhận ${paper.place.communeName}`, code: list.code, square: list.code },
      }),
  }
  const folder = await mkdtemp(join(tmpdir(), 'pay-list-'))
  try {
    for (const kind of ['xlsx', 'pdf'] as const) {
      const path = join(folder, kind)
      await pipeline(bytes[kind](), createWriteStream(path))
      await put({
        key: objectKeys.payList(list.code, run, kind),
        path,
        bytes: (await stat(path)).size,
        type: types[kind],
        fileName: `danh-sach-ky-nhan-${list.code}.${kind}`,
      })
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
