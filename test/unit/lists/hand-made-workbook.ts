import { strToU8 } from 'fflate'
import { NotAList } from '../../../lambdas/lists/not-a-list.ts'
import { type OpenOptions, openWorkbook } from '../../../lambdas/lists/workbook/open-workbook.ts'
import type { Row, Workbook } from '../../../lambdas/lists/workbook/workbook.ts'
import { type ZipParts, zipOf } from './zip-of.ts'

/** A workbook put together by hand, so that a test can have XML that no library would write. */
export type HandMade = {
  /** What stands in <sheetData>, or a whole sheet part that begins with "<?xml" or "<". */
  sheet?: string
  /** Further sheets by name, with what stands in their <sheetData>. */
  more?: Record<string, string>
  sharedStrings?: string
  /** What stands in <styleSheet>. */
  styles?: string
  workbookProperties?: string
  sheetAttributes?: string
  parts?: ZipParts
}

export const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export function handMade(made: HandMade = {}): Uint8Array {
  const more = Object.entries(made.more ?? {})
  const sheet = made.sheet ?? ''
  const whole = /^<\?xml|^<(?:\w+:)?worksheet/.test(sheet) ? sheet : worksheet(sheet)
  const parts: ZipParts = {
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${override('/xl/sharedStrings.xml', 'sharedStrings')}${[...more.keys(), more.length].map((index) => override(`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet')).join('')}</Types>`,
    ),
    '_rels/.rels': strToU8(relations([['officeDocument', 'xl/workbook.xml']])),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${mainNamespace}" xmlns:r="${office}">${made.workbookProperties ?? ''}<sheets><sheet name="Trang 1" sheetId="1" r:id="rId1" ${made.sheetAttributes ?? ''}/>${more.map(([name], index) => `<sheet name="${name}" sheetId="${index + 2}" r:id="rId${index + 2}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      relations([
        ...[...more.keys(), more.length].map((index): [string, string] => [
          'worksheet',
          `worksheets/sheet${index + 1}.xml`,
        ]),
        ['styles', 'styles.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
      ]),
    ),
    'xl/worksheets/sheet1.xml': strToU8(whole),
    ...Object.fromEntries(
      more.map(([, data], index) => [`xl/worksheets/sheet${index + 2}.xml`, strToU8(worksheet(data))]),
    ),
    'xl/styles.xml': strToU8(`<styleSheet xmlns="${mainNamespace}">${made.styles ?? ''}</styleSheet>`),
    // Behind the sheets on purpose: a reader that goes through the zip from its start meets cells before their strings.
    'xl/sharedStrings.xml': strToU8(`<sst xmlns="${mainNamespace}">${made.sharedStrings ?? ''}</sst>`),
    ...made.parts,
  }
  return zipOf(parts)
}

export function worksheet(data: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${mainNamespace}"><sheetData>${data}</sheetData></worksheet>`
}

export function open(bytes: Uint8Array, name = 'danh-sach.xlsx', options: OpenOptions = {}): Promise<Workbook> {
  return openWorkbook(bytes, name, options)
}

export async function rowsOf(bytes: Uint8Array, sheet = 0, options: OpenOptions = {}): Promise<Row[]> {
  const workbook = await open(bytes, 'danh-sach.xlsx', options)
  const rows: Row[] = []
  for await (const row of workbook.sheets[sheet]?.rows() ?? []) rows.push(row)
  return rows
}

/** The texts of all cells, row by row. */
export async function textsOf(bytes: Uint8Array, sheet = 0): Promise<string[][]> {
  return (await rowsOf(bytes, sheet)).map((row) => row.cells.map(({ text }) => text))
}

/** The refusal that reading the whole file ends in; fails when it ends in none. */
export async function refusalOf(work: Promise<unknown>): Promise<NotAList> {
  try {
    await work
  } catch (error) {
    if (error instanceof NotAList) return error
    throw error
  }
  throw new Error('the file was read, a refusal was expected')
}

function override(part: string, type: string): string {
  return `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`
}

function relations(targets: [string, string][]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`).join('')}</Relationships>`
}
