import type { LegacyMode } from '../legacy/legacy-finding.ts'
import { inflateEntry, type PackedFile } from '../workbook/inflate-entry.ts'
import { platformUnpacker, type Unpacker } from '../workbook/inflate-raw.ts'
import { openWorkbook } from '../workbook/open-workbook.ts'
import { bytesAsSource, type RandomAccess } from '../workbook/random-access.ts'
import { asUtf8 } from '../workbook/utf8-part.ts'
import type { Sheet } from '../workbook/workbook.ts'
import type { OldFormatsLibrary } from '../workbook/xls-workbook.ts'
import { readZipDirectory, type ZipEntry } from '../workbook/zip-directory.ts'
import { type DeflateRaw, deflateWithFflate } from '../writer/zip-stream.ts'
import { CellMarks } from './cell-marks.ts'
import { type ErrorColumn, placeErrorColumn } from './error-column.ts'
import { findParts, type PackageParts, readPart } from './package-parts.ts'
import { type Remark, remarksBySheet } from './remarks.ts'
import { rewrittenSheet } from './sheet-rewriter.ts'
import { valuesWorkbook } from './values-workbook.ts'
import { type CopiedPart, copiedZip } from './zip-copy.ts'

export type { Remark } from './remarks.ts'

export type AnnotateOptions = {
  /** What the column is called; one that the check knows as ours, so that it is written anew when the file comes again. */
  title?: 'Lỗi' | 'Kết quả ghi nhận'
  /** What the file was called: the one sheet of a CSV takes its name, which can be that of a hamlet. */
  fileName?: string
  /** Faster than the built-in one where the platform has one: `platformDeflate()` in Node. */
  deflateRaw?: DeflateRaw
  /** How to get the library for .xls; by default it is imported when the first .xls comes. */
  loadOldFormats?: () => Promise<OldFormatsLibrary>
  /** 'convert' writes an .xls or .csv in an old font (TCVN3, VNI) in Unicode, as the check read it; an .xlsx keeps its own. */
  legacy?: LegacyMode
  /** Texts that are not converted: a person has said that they are meant as they stand. */
  kept?: ReadonlySet<string>
  /** What unpacks the .xlsx; by default the platform's own where it has one. */
  unpacker?: Unpacker
}

export type AnnotatedWorkbook = {
  /** What the file must be called: Excel opens no macros under .xlsx. */
  extension: 'xlsx' | 'xlsm'
  /** The workbook as it comes to be; the source must stay readable until its end. */
  chunks: AsyncIterable<Uint8Array>
}

const styleSheetPath = 'xl/styles.xml'
const styleSheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml'
const styleSheetRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles'

/**
 * The officer's own workbook back: on each sheet with a table one more column "Lỗi" with what is said of the row, and the
 * cells in question in light red (errors) or yellow (warnings) over their own look. All else goes by as it is: parts that
 * are not touched are not even unpacked, and macros are never run. A column of ours from before is written anew, and marks
 * of ours from before are taken off. An .xls or .csv comes back as a new .xlsx with its values.
 *
 * Runs in a browser too. The sheets are read once to place the column and once to be rewritten, both as a stream; what is
 * held is the remarks and, of an .xls or .csv, the new file.
 * @param remarks of the check of these very bytes, or as they were stored with the list's rows
 * @throws NotAList when the file cannot be read, from here or while the chunks come
 */
export async function annotateWorkbook(
  file: Uint8Array | RandomAccess,
  remarks: Iterable<Remark> | AsyncIterable<Remark>,
  options: AnnotateOptions = {},
): Promise<AnnotatedWorkbook> {
  const deflateRaw = options.deflateRaw ?? deflateWithFflate
  const said = await remarksBySheet(remarks)
  // The digest of a file in memory is of no use here: a source by ranges is not asked for one.
  let source = file instanceof Uint8Array ? bytesAsSource(file) : file
  const { loadOldFormats, unpacker = platformUnpacker() } = options
  const opening = { unpacker, ...(loadOldFormats === undefined ? {} : { loadOldFormats }) }
  let workbook = await openWorkbook(source, options.fileName ?? 'danh-sach.csv', opening)
  const isConverted = options.legacy === 'convert'
  // Of a text file what it was decoded from, which tells how the letters of an old font look in it.
  const encoding = isConverted && workbook.format !== 'xlsx' ? 'unicode' : workbook.encoding
  if (workbook.format !== 'xlsx') {
    const isCsv = workbook.format === 'csv'
    source = bytesAsSource(await valuesWorkbook(workbook, { isConverted, kept: options.kept }, deflateRaw))
    workbook = await openWorkbook(source, workbook.name, opening)
    const [only] = workbook.sheets
    // A sheet's name is shorter than a file's can be, so the remarks know it by another.
    const [rows] = said.values()
    if (isCsv && only !== undefined && rows !== undefined) said.set(only.name, rows)
  }
  const entries = await readZipDirectory(source)
  const packed = { source, unpacker }
  const parts = await findParts(packed, entries)
  const columns = await placeColumns(workbook.sheets, parts, said, encoding)
  const marks = new CellMarks(parts.styles === null ? null : await readPart(packed, parts.styles))
  const { title = 'Lỗi' } = options
  for (const [entry, column] of columns) columns.set(entry, { ...column, title })
  const rewritten = await rewrittenParts(packed, entries, parts, columns, marks)
  return {
    extension: parts.hasMacros ? 'xlsm' : 'xlsx',
    chunks: copiedZip(source, rewritten, deflateRaw),
  }
}

async function placeColumns(
  sheets: readonly Sheet[],
  parts: PackageParts,
  said: Awaited<ReturnType<typeof remarksBySheet>>,
  encoding: string,
): Promise<Map<ZipEntry, ErrorColumn>> {
  const columns = new Map<ZipEntry, ErrorColumn>()
  for (const sheet of sheets) {
    const entry = parts.sheets.get(sheet.name)
    // As the check: hidden sheets are not part of the list unless all are hidden.
    const isSkipped = sheet.hidden && sheets.some(({ hidden }) => !hidden)
    if (entry === undefined || isSkipped) continue
    const column = await placeErrorColumn(sheet, said.get(sheet.name) ?? new Map(), encoding)
    if (column !== null) columns.set(entry, column)
  }
  return columns
}

/** The styles come last, since only then it is known which of them the sheets' marks need. */
async function rewrittenParts(
  file: PackedFile,
  entries: readonly ZipEntry[],
  parts: PackageParts,
  columns: ReadonlyMap<ZipEntry, ErrorColumn>,
  marks: CellMarks,
): Promise<CopiedPart[]> {
  if (columns.size === 0) return entries.map((entry) => ({ entry }))
  const others = entries.filter((entry) => entry !== parts.styles)
  const copied = await Promise.all(
    others.map(async (entry): Promise<CopiedPart> => {
      const column = columns.get(entry)
      if (column !== undefined) {
        return { entry, chunks: rewrittenSheet(asUtf8(inflateEntry(file, entry)), column, marks) }
      }
      if (parts.styles !== null) return { entry }
      if (entry === parts.contentTypes) return { entry, chunks: once(withStylesType(await readPart(file, entry))) }
      if (entry === parts.workbookRelations) {
        return { entry, chunks: once(withStylesRelation(await readPart(file, entry))) }
      }
      return { entry }
    }),
  )
  const styles = async function* () {
    yield* once(marks.toString())
  }
  return [...copied, { entry: parts.styles ?? styleSheetPath, chunks: styles() }]
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

function withStylesType(xml: string): string {
  if (xml.includes(`/${styleSheetPath}`)) return xml
  return beforeEnd(xml, 'Types', `Override PartName="/${styleSheetPath}" ContentType="${styleSheetType}"`)
}

function withStylesRelation(xml: string): string {
  const target = `Relationship Id="anSinhStyles" Type="${styleSheetRelation}" Target="/${styleSheetPath}"`
  return xml.includes(styleSheetRelation) ? xml : beforeEnd(xml, 'Relationships', target)
}

function beforeEnd(xml: string, root: string, element: string): string {
  const utf8 = xml.replace(/(<\?xml[^>]*encoding=["'])utf-16(["'])/i, '$1UTF-8$2')
  return utf8.replace(
    new RegExp(`</((?:[\\w.-]+:)?)${root}\\s*>`),
    (end, prefix: string) => `<${prefix}${element}/>${end}`,
  )
}
