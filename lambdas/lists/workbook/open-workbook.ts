import { contentKind } from './content-kind.ts'
import { openCsv } from './csv-workbook.ts'
import { hexDigest } from './hex-digest.ts'
import { encryptedWorkbook } from './inflate-entry.ts'
import { platformUnpacker, type Unpacker } from './inflate-raw.ts'
import { longestSheetName, maximumWholeFileBytes } from './limits.ts'
import { oleKind } from './ole-kind.ts'
import { bytesAsSource, type RandomAccess } from './random-access.ts'
import { refusal } from './refusals.ts'
import type { Workbook } from './workbook.ts'
import { type OldFormatsLibrary, openOldFormat } from './xls-workbook.ts'
import { openXlsx } from './xlsx-workbook.ts'
import { damaged, readZipDirectory, type ZipEntry } from './zip-directory.ts'

export type OpenOptions = {
  /** How to get the library for .xls; by default it is imported when the first .xls comes. */
  loadOldFormats?: () => Promise<OldFormatsLibrary>
  /** What unpacks an .xlsx; by default the platform's own where it has one. */
  unpacker?: Unpacker
}

/**
 * Opens a list whatever it is called: the format is told from its content. Rows are read later, as a stream; only the
 * directory, the names of the sheets and, of old formats, the whole file are read here.
 * @throws NotAList when the content is no workbook that can be read
 */
export async function openWorkbook(
  source: Uint8Array | RandomAccess,
  name: string,
  options: OpenOptions = {},
): Promise<Workbook> {
  const sha256 = source instanceof Uint8Array ? await hexDigest(source) : (source.sha256 ?? null)
  const file = source instanceof Uint8Array ? bytesAsSource(source) : source
  const opened = await openContent(file, name, options)
  if (opened.sheets.length === 0) throw refusal('no-sheets')
  if (opened.sheets.some(({ name: title }) => title.length > longestSheetName)) throw damaged()
  return { name, sha256, encoding: 'unicode', date1904: false, ...opened }
}

type Opened = Pick<Workbook, 'format' | 'sheets'> & Partial<Workbook>

async function openContent(file: RandomAccess, name: string, options: OpenOptions): Promise<Opened> {
  if (file.size === 0) throw refusal('empty-file')
  const kind = contentKind(await file.read(0, Math.min(4096, file.size)))
  switch (kind) {
    case 'zip': {
      const entries = await readZipDirectory(file)
      refuseOtherZips(entries)
      return {
        format: 'xlsx',
        ...(await openXlsx({ source: file, unpacker: options.unpacker ?? platformUnpacker() }, entries)),
      }
    }
    case 'ole':
      return openOle(file, options)
    case 'xml-2003':
      return { format: 'xml-2003', ...(await openOldFormat(file, options.loadOldFormats)) }
    case 'text':
      return { format: 'csv', ...(await openCsv(file, name)) }
    case 'rich-text':
      throw refusal('document')
    case 'unknown':
      throw refusal('unknown-format')
    default:
      throw refusal(kind)
  }
}

async function openOle(file: RandomAccess, options: OpenOptions): Promise<Opened> {
  // A password-protected .xlsx of any size is told by its container's directory, which may stand at the end.
  if (file.size > maximumWholeFileBytes) throw refusal('too-large')
  const inside = oleKind(await file.read(0, file.size))
  if (inside === 'encrypted') throw encryptedWorkbook()
  if (inside === 'document') throw refusal('document')
  if (inside === 'unknown') throw refusal('unknown-format')
  return { format: 'xls', ...(await openOldFormat(file, options.loadOldFormats)) }
}

/** A zip is also how Word, LibreOffice and plain archives come. */
function refuseOtherZips(entries: readonly ZipEntry[]): void {
  const names = new Set(entries.map((entry) => entry.name.toLowerCase()))
  const has = (start: string) => [...names].some((name) => name.startsWith(start))
  if (
    names.has('xl/workbook.xml') ||
    (names.has('[content_types].xml') && has('xl/') && !names.has('xl/workbook.bin'))
  ) {
    return
  }
  if (names.has('xl/workbook.bin')) throw refusal('other-spreadsheet')
  if (has('word/') || has('ppt/')) throw refusal('document')
  if (names.has('mimetype') && names.has('content.xml')) throw refusal('other-spreadsheet')
  if (!names.has('_rels/.rels')) throw refusal('archive')
}
