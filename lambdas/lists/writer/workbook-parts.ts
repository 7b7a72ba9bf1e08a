import { stylesXml } from './sheet-styles.ts'
import { sheetName, sheetXml } from './sheet-xml.ts'
import type { WrittenSheet } from './written-sheet.ts'
import { attributeText } from './xml-text.ts'
import type { ZipPart } from './zip-stream.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The parts of an .xlsx in the order in which they are written: those that say what is in it first. */
export function workbookParts(sheets: readonly WrittenSheet[]): ZipPart[] {
  const names = uniqueNames(sheets.map(({ name }) => sheetName(name)))
  const part = (name: string, xml: string): ZipPart => ({ name, chunks: encoded([declaration, xml]) })
  return [
    part('[Content_Types].xml', contentTypes(sheets.length)),
    part('_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])),
    part('xl/workbook.xml', workbookXml(sheets, names)),
    part(
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...sheets.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
        ['styles', 'styles.xml'],
      ]),
    ),
    { name: 'xl/styles.xml', chunks: encoded([stylesXml]) },
    ...sheets.map((sheet, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      chunks: sheetXml(sheet),
    })),
  ]
}

function contentTypes(sheets: number): string {
  const override = (path: string, type: string) => `<Override PartName="${path}" ContentType="${kind}.${type}+xml"/>`
  return [
    `<Types xmlns="${packages}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override('/xl/workbook.xml', 'sheet.main'),
    override('/xl/styles.xml', 'styles'),
    ...Array.from({ length: sheets }, (_, index) => override(`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet')),
    '</Types>',
  ].join('')
}

function relationships(targets: [type: string, target: string][]): string {
  const items = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${packages}/relationships">${items.join('')}</Relationships>`
}

function workbookXml(sheets: readonly WrittenSheet[], names: readonly string[]): string {
  const listed = names.map(
    (name, index) => `<sheet name="${attributeText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  const defined = sheets.map((sheet, index) => definedNames(sheet, names[index] ?? '', index)).join('')
  return [
    `<workbook xmlns="${main}" xmlns:r="${office}">`,
    `<sheets>${listed.join('')}</sheets>`,
    defined === '' ? '' : `<definedNames>${defined}</definedNames>`,
    '</workbook>',
  ].join('')
}

function definedNames({ title = [], header = [], rangeName, rows }: WrittenSheet, name: string, index: number): string {
  const quoted = `'${attributeText(name).replaceAll("'", "''")}'`
  const last = title.length + header.length
  const repeated =
    header.length === 0
      ? ''
      : `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${quoted}!$${title.length + 1}:$${last}</definedName>`
  const named =
    rangeName === undefined || !Array.isArray(rows)
      ? ''
      : `<definedName name="${rangeName}">${quoted}!$A$${last + 1}:$A$${last + rows.length}</definedName>`
  return repeated + named
}

/** Excel refuses two sheets of one name, capitals aside. */
function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let unique = name
    for (let copy = 2; taken.has(unique.toLowerCase()); copy++) unique = `${name.slice(0, 26)} (${copy})`
    taken.add(unique.toLowerCase())
    return unique
  })
}

async function* encoded(texts: Iterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for (const text of texts) yield encoder.encode(text)
}
