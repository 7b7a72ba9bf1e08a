import { NotAList } from '../not-a-list.ts'
import type { SheetFacts } from './cell-reader.ts'
import { readCellStyles } from './cell-styles.ts'
import { readComments } from './comment-parts.ts'
import { eachRow } from './each-row.ts'
import { inflateEntry, inflateWhole, type PackedFile } from './inflate-entry.ts'
import { maximumSheets, maximumSmallPartBytes, maximumTokenBytes } from './limits.ts'
import { pathOfType, readRelations, relationsPath } from './package-relations.ts'
import { readSharedStrings, SharedStrings } from './shared-strings.ts'
import { readHiddenColumns, readMerged } from './sheet-layout.ts'
import { SheetScanner } from './sheet-scanner.ts'
import { asUtf8, partText } from './utf8-part.ts'
import type { Row, Sheet, SheetComments } from './workbook.ts'
import { xmlTags } from './xml-tags.ts'
import { XmlWindow } from './xml-window.ts'
import { damaged, type ZipEntry } from './zip-directory.ts'

/** The sheets of an .xlsx or .xlsm, in the workbook's order; shared strings and styles are read when a sheet first is. */
export async function openXlsx(
  file: PackedFile,
  entries: readonly ZipEntry[],
): Promise<{ sheets: Sheet[]; date1904: boolean }> {
  const parts = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  const read = async (path: string): Promise<string | null> => {
    const entry = parts.get(path.toLowerCase())
    return entry === undefined ? null : partText(await inflateWhole(file, entry, maximumSmallPartBytes))
  }
  const relationsOf = async (part: string) => readRelations(part, (await read(relationsPath(part))) ?? '')
  const workbookPath = pathOfType(await relationsOf(''), 'officeDocument') ?? 'xl/workbook.xml'
  const workbookXml = await read(workbookPath)
  if (workbookXml === null) throw damaged()
  const relations = await relationsOf(workbookPath)
  const { listed, date1904 } = readWorkbookXml(workbookXml)

  let facts: Promise<SheetFacts> | null = null
  const readFacts = async (): Promise<SheetFacts> => {
    const strings = parts.get((pathOfType(relations, 'sharedStrings') ?? 'xl/sharedStrings.xml').toLowerCase())
    const styles = await read(pathOfType(relations, 'styles') ?? 'xl/styles.xml')
    return {
      strings:
        strings === undefined ? new SharedStrings() : await readSharedStrings(asUtf8(inflateEntry(file, strings))),
      formats: styles === null ? [] : readCellStyles(styles),
      date1904,
    }
  }
  const owners = new Map<ZipEntry, string>()
  /** A part that belongs to a sheet alone: many sheets on one would have it unpacked as many times. */
  const ownPart = (path: string | undefined, sheetPath: string): AsyncIterable<Uint8Array> | null => {
    const entry = path === undefined ? undefined : parts.get(path.toLowerCase())
    if (entry === undefined) return null
    if ((owners.get(entry) ?? sheetPath) !== sheetPath) throw damaged()
    owners.set(entry, sheetPath)
    return asUtf8(inflateEntry(file, entry))
  }
  const commentsOf = async (sheetPath: string): Promise<SheetComments> => {
    const around = await relationsOf(sheetPath)
    const part = (type: string) => ownPart(pathOfType(around, type), sheetPath)
    const { comments, isWhole } = await readComments(part('comments'), part('threadedComment'))
    // No program writes a second part of a kind; of what stands in one nothing is read.
    const isOnly = (type: string) => [...around.values()].filter((relation) => relation.type === type).length < 2
    return { comments, isWhole: isWhole && isOnly('comments') && isOnly('threadedComment') }
  }
  const sheets: Sheet[] = []
  const taken = new Set<ZipEntry>()
  for (const { name, hidden, relation } of listed) {
    const target = relations.get(relation)
    // Chart, dialogue and macro sheets hold no rows.
    if (target === undefined || target.type !== 'worksheet') continue
    const entry = parts.get(target.path.toLowerCase())
    // Many sheets on one part would have it unpacked as many times.
    if (entry === undefined || taken.has(entry)) throw damaged()
    taken.add(entry)
    const unpacked = () => asUtf8(inflateEntry(file, entry))
    const batches = async function* (): AsyncGenerator<Row[]> {
      facts ??= readFacts()
      yield* readSheet(unpacked(), await facts)
    }
    sheets.push({
      name,
      hidden,
      batches,
      rows: () => eachRow(batches()),
      hiddenColumns: () => readHiddenColumns(unpacked()),
      merged: () => readMerged(unpacked()),
      comments: () => commentsOf(target.path),
    })
  }
  return { sheets, date1904 }
}

async function* readSheet(chunks: AsyncIterable<Uint8Array>, facts: SheetFacts): AsyncGenerator<Row[]> {
  const window = new XmlWindow(chunks, maximumTokenBytes)
  const scanner = new SheetScanner(facts)
  try {
    while (!scanner.hasEnded && (await window.more())) {
      window.start = scanner.scan(window.bytes, window.start, window.end)
      const rows = scanner.takeRows()
      if (rows.length > 0) yield rows
    }
    if (scanner.hasBegun && !scanner.hasEnded) throw damaged()
    await window.drain()
  } finally {
    await window.close()
  }
}

function readWorkbookXml(xml: string) {
  const listed: { name: string; hidden: boolean; relation: string }[] = []
  let date1904 = false
  for (const { name, attributes, isEnd } of xmlTags(xml)) {
    if (isEnd) continue
    if (name === 'workbookPr') date1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
    if (name === 'sheet') {
      const { name: title = '', id = '', state = 'visible' } = attributes
      listed.push({ name: title, hidden: state !== 'visible', relation: id })
    }
  }
  if (listed.length > maximumSheets) {
    throw new NotAList(
      'too-large',
      `Tệp có hơn ${maximumSheets} trang tính: tách danh sách sang một tệp mới rồi gửi lại.`,
    )
  }
  return { listed, date1904 }
}
