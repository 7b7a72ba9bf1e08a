import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { platformDeflate } from '../../lambdas/lists/writer/platform-deflate.ts'
import { workbookParts } from '../../lambdas/lists/writer/workbook-parts.ts'
import { type CellValue, type WrittenSheet, workbookBytes } from '../../lambdas/lists/writer/write-workbook.ts'
import { type ZipPart, zipStream } from '../../lambdas/lists/writer/zip-stream.ts'
import { type InventedRow, inventLists } from '../../local/demo/invented-lists.ts'

/** How a workbook keeps its texts: in the cells, as streaming writers do, or in a table of their own, as Excel does. */
export const textKinds = ['shared', 'inline'] as const
export type TextKind = (typeof textKinds)[number]

export const header = [
  'STT',
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Số CMND/CCCD',
  'Dân tộc',
  'Thôn/Buôn',
  'Xã',
  'Huyện',
  'Đối tượng',
  'Số tiền',
  'Ghi chú',
]
const widths = [6, 28, 14, 10, 16, 12, 18, 18, 18, 20, 14, 14]

/** People of every commune of the province under one header: as long a list as is wanted, the same from the same seed. */
export function* inventedPeople(people: number): Generator<CellValue[]> {
  const tree = unitTree('daklak-2020')
  const places = tree
    .communes(tree.root.code)
    .map(({ code, name, parent }) => ({ code, name, districtName: tree.find(parent ?? '')?.name ?? '' }))
  let number = 0
  for (const { communeName, districtName, rows } of inventLists(places, people)) {
    for (const row of rows) {
      number += 1
      yield cellsOf(row, number, communeName, districtName)
    }
  }
}

function cellsOf(row: InventedRow, number: number, commune: string, district: string): CellValue[] {
  const ethnicity = /^(?:H'|Y )/.test(row.fullName) ? 'Êđê' : 'Kinh'
  return [
    number,
    row.fullName,
    birthOf(row.birthYear, number),
    row.sex === 'nam' ? 'Nam' : 'Nữ',
    row.idNumber || null,
    ethnicity,
    row.hamlet,
    commune,
    district,
    row.policy,
    row.amount,
    row.note || null,
  ]
}

/** Three ways that lists mix: a day as text, a day as Excel keeps it, the year alone. */
function birthOf(year: number, number: number): CellValue {
  const day = 1 + ((number * 7) % 28)
  const month = 1 + ((number * 5) % 12)
  if (number % 5 === 0) return { year, month, day }
  if (number % 7 === 0) return year
  return `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`
}

export function listSheet(rows: WrittenSheet['rows']): WrittenSheet {
  return {
    name: 'Danh sách',
    columns: widths.map((width) => ({ width })),
    title: [['UBND TỈNH ĐẮK LẮK'], ['DANH SÁCH NGƯỜI ĐƯỢC HỖ TRỢ THEO NGHỊ QUYẾT 42/NQ-CP']],
    header: [header],
    rows,
  }
}

/** Writes the list to a file; gives its size in bytes. */
export async function writeList(path: string, kind: TextKind, people: number): Promise<number> {
  const sheets = [listSheet(inventedPeople(people))]
  const bytes =
    kind === 'inline' ? workbookBytes(sheets) : zipStream(withSharedStrings(workbookParts(sheets)), platformDeflate())
  const file = createWriteStream(path)
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (!file.write(chunk)) await once(file, 'drain')
  }
  file.end()
  await finished(file)
  return size
}

const inlineCell = / t="inlineStr"><is><t(?: xml:space="preserve")?>([^<]*)<\/t><\/is><\/c>/g
const sharedStringsType =
  '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
const sharedStringsRelation =
  '<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'

/** The same parts with the texts of cells moved behind the sheet, each once. */
function withSharedStrings(parts: readonly ZipPart[]): ZipPart[] {
  const places = new Map<string, number>()
  const moved = (xml: string) =>
    xml.replace(inlineCell, (_, text: string) => {
      const place = places.get(text) ?? places.size
      if (place === places.size) places.set(text, place)
      return ` t="s"><v>${place}</v></c>`
    })
  const edited = parts.map(({ name, chunks }): ZipPart => {
    if (name.startsWith('xl/worksheets/')) return { name, chunks: mapped(chunks, moved) }
    if (name === '[Content_Types].xml')
      return { name, chunks: mapped(chunks, (xml) => xml.replace('</Types>', sharedStringsType)) }
    if (name === 'xl/_rels/workbook.xml.rels')
      return { name, chunks: mapped(chunks, (xml) => xml.replace('</Relationships>', sharedStringsRelation)) }
    return { name, chunks }
  })
  return [...edited, { name: 'xl/sharedStrings.xml', chunks: sharedStringsXml(places) }]
}

async function* sharedStringsXml(places: ReadonlyMap<string, number>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${places.size}">`
  for (const text of places.keys()) {
    xml += `<si><t xml:space="preserve">${text}</t></si>`
    if (xml.length > 64 * 1024) {
      yield encoder.encode(xml)
      xml = ''
    }
  }
  yield encoder.encode(`${xml}</sst>`)
}

/** Chunks of our own writer end between rows. */
async function* mapped(chunks: AsyncIterable<Uint8Array>, change: (xml: string) => string): AsyncGenerator<Uint8Array> {
  const [decoder, encoder] = [new TextDecoder(), new TextEncoder()]
  for await (const chunk of chunks) yield encoder.encode(change(decoder.decode(chunk)))
}
