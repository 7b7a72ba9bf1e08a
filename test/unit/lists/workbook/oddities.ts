import * as SheetJs from '@e965/xlsx'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { handMade, mainNamespace } from '../hand-made-workbook.ts'
import type { Plain } from './other-readers.ts'

/** A workbook of an odd kind, and where another reader sees it otherwise: the cells as that one has them, and why. */
export type Oddity = {
  name: string
  bytes: Uint8Array
  differs?: Partial<Record<'sheetJs' | 'hucre', { cells: Plain; because: string }>>
}

const dayStyles =
  '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="20"/></cellXfs>'
const inRow = (...cells: string[]): string =>
  `<row r="1">${cells.map((cell, column) => cell.replace('<c', `<c r="${SheetJs.utils.encode_col(column)}1"`)).join('')}</row>`
const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`

/** The same parts in another order: a zip says nothing of what must come first. */
function reordered(bytes: Uint8Array, last: string): Uint8Array {
  const { [last]: moved = new Uint8Array(), ...others } = unzipSync(bytes)
  return zipSync({ ...others, [last]: moved })
}

const strings =
  '<si><t>Nguyễn</t></si><si><r><t>H\'</t></r><r><rPr><b/></rPr><t xml:space="preserve"> Maryam</t></r></si><si><t>&lt;a&gt; &amp; &#272;&#x1ECB;</t></si>'

export const oddities: Oddity[] = [
  {
    name: 'strings in every way',
    bytes: handMade({
      sharedStrings: strings,
      sheet: inRow(
        '<c t="s"><v>0</v></c>',
        '<c t="s"><v>1</v></c>',
        '<c t="s"><v>2</v></c>',
        text('001095000123'),
        '<c t="str"><f>A1</f><v>Nguyễn</v></c>',
      ),
    }),
  },
  {
    name: 'shared strings behind the sheet',
    bytes: reordered(
      handMade({ sharedStrings: strings, sheet: inRow('<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c>') }),
      'xl/sharedStrings.xml',
    ),
  },
  {
    name: 'shared strings before everything',
    bytes: reordered(
      reordered(
        reordered(
          handMade({ sharedStrings: strings, sheet: inRow('<c t="s"><v>0</v></c>') }),
          'xl/worksheets/sheet1.xml',
        ),
        'xl/workbook.xml',
      ),
      '[Content_Types].xml',
    ),
  },
  {
    name: 'phonetic guides, which are no part of the text',
    bytes: handMade({
      sharedStrings:
        '<si><t>課</t><rPh sb="0" eb="1"><t>か</t></rPh><phoneticPr fontId="1"/></si><si><r><t>a</t></r><rPh sb="0" eb="1"><t>x</t></rPh><r><t>b</t></r></si>',
      sheet: inRow('<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c>'),
    }),
  },
  {
    name: 'rich text in the cell itself',
    bytes: handMade({
      sheet: inRow(
        '<c t="inlineStr"><is><r><t>Y </t></r><r><t>Bhăm</t></r><r><t xml:space="preserve"> Niê</t></r></is></c>',
      ),
    }),
  },
  {
    name: 'blanks at the ends of texts',
    bytes: handMade({
      sheet: inRow('<c t="inlineStr"><is><t xml:space="preserve">  Niê  </t></is></c>', text(' Êban ')),
    }),
  },
  {
    name: 'prefixed XML, as OpenXML SDK writes it',
    bytes: handMade({
      sheet: `<x:worksheet xmlns:x="${mainNamespace}"><x:sheetData><x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>Êđê</x:t></x:is></x:c><x:c r="C2"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    }),
  },
  {
    name: 'cells and rows without addresses',
    bytes: handMade({
      sheet: '<row><c><v>1</v></c><c t="inlineStr"><is><t>b</t></is></c></row><row><c><v>2</v></c></row>',
    }),
  },
  {
    name: 'addresses in single quotes, with line ends between attributes',
    bytes: handMade({ sheet: "<row r='2'><c\n r='B2'\tt='str' ><v>a</v></c\n><c r='C2' ><v>7</v></c></row>" }),
    differs: { sheetJs: { cells: { C2: 7 }, because: 'it passes over a cell whose attributes begin on another line' } },
  },
  {
    name: 'CDATA',
    bytes: handMade({
      sharedStrings: '<si><t><![CDATA[a < b]]></t></si>',
      sheet: inRow('<c t="s"><v>0</v></c>'),
    }),
  },
  {
    name: 'comments between and inside elements',
    bytes: handMade({ sheet: '<!-- a --><row r="1"><!-- <c> --><c r="A1"><!-- b --><v>5</v></c></row>' }),
  },
  {
    name: 'a cell in a comment, which is none',
    bytes: handMade({ sheet: '<row><!-- <c><v>9</v></c> --><c><v>5</v></c></row>' }),
    differs: { sheetJs: { cells: {}, because: 'it looks for cells without looking for comments' } },
  },
  {
    name: 'numbers',
    bytes: handMade({
      sheet: inRow(
        ...['0', '-1', '1.5', '66085004321', '1E+3', '0.1', '123456789012'].map((n) => `<c><v>${n}</v></c>`),
      ),
    }),
  },
  {
    name: 'values of formulas: number, text, truth, error',
    bytes: handMade({
      sheet: inRow(
        '<c><f>1+1</f><v>2</v></c>',
        '<c t="str"><f>"a"</f><v>a</v></c>',
        '<c t="b"><f>TRUE()</f><v>1</v></c>',
        '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        '<c><f t="shared" si="0" ref="E1:F1">A1</f><v>2</v></c>',
        '<c><f t="shared" si="0"/><v>3</v></c>',
      ),
    }),
  },
  {
    name: 'formulas that were never computed',
    bytes: handMade({ sheet: inRow('<c><f>SUM(B1:B9)</f></c>', '<c><v>1</v></c>') }),
    differs: {
      sheetJs: { cells: { B1: 1 }, because: 'an empty cell and a value that is missing look alike to it' },
      hucre: { cells: { B1: 1 }, because: 'an empty cell and a value that is missing look alike to it' },
    },
  },
  {
    name: 'truth values and errors typed in',
    bytes: handMade({
      sheet: inRow(
        '<c t="b"><v>0</v></c>',
        '<c t="b"><v>1</v></c>',
        '<c t="e"><v>#N/A</v></c>',
        '<c t="e"><v>#REF!</v></c>',
      ),
    }),
  },
  {
    name: 'days',
    bytes: handMade({
      styles: dayStyles,
      sheet: inRow(...[19788, 61, 43952].map((day) => `<c s="1"><v>${day}</v></c>`)),
    }),
  },
  {
    name: 'times and days with times',
    bytes: handMade({ styles: dayStyles, sheet: inRow('<c s="2"><v>0.5</v></c>', '<c s="1"><v>43952.25</v></c>') }),
  },
  {
    name: 'days around the one that never was, 29/02/1900',
    bytes: handMade({ styles: dayStyles, sheet: inRow(...[59, 60].map((day) => `<c s="1"><v>${day}</v></c>`)) }),
    differs: { hucre: { cells: { A1: 59, B1: 59 }, because: 'it takes the day that never was for the 28th' } },
  },
  {
    name: 'days as ISO text',
    bytes: handMade({ styles: dayStyles, sheet: inRow('<c s="1" t="d"><v>1954-03-05</v></c>') }),
    differs: { hucre: { cells: { A1: '1954-03-05' }, because: 'it leaves the day as text' } },
  },
  {
    name: 'the epoch of old Macs',
    bytes: handMade({
      workbookProperties: '<workbookPr date1904="1"/>',
      styles: dayStyles,
      sheet: inRow('<c s="1"><v>18326</v></c>'),
    }),
    differs: {
      sheetJs: { cells: { A1: 18326 }, because: 'it gives the serial of the file’s own epoch, four years short' },
    },
  },
  {
    name: 'merged cells, whose value stands in the first',
    bytes: handMade({
      sheet: `<worksheet xmlns="${mainNamespace}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Năm sinh</t></is></c><c r="B1"/></row><row r="2"><c r="A2"/><c r="B2"><v>1954</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>`,
    }),
  },
  {
    name: 'a covered cell that kept a value of its own',
    bytes: handMade({
      sheet: `<worksheet xmlns="${mainNamespace}"><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>`,
    }),
  },
  {
    name: 'hidden rows',
    bytes: handMade({
      sheet: '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>',
    }),
  },
  {
    name: 'gaps and far rows',
    bytes: handMade({
      sheet:
        '<row r="3"><c r="C3"><v>1</v></c></row><row r="700"><c r="Z700" t="inlineStr"><is><t>xa</t></is></c></row>',
    }),
  },
  {
    name: 'cells in any order',
    bytes: handMade({ sheet: '<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>' }),
  },
  {
    name: 'characters that XML cannot hold, in Excel’s way of writing them',
    bytes: handMade({ sheet: inRow(text('a_x000D_b'), text('_x005F_x000D_')) }),
  },
  {
    name: 'XML in UTF-16',
    bytes: handMade({
      parts: {
        'xl/worksheets/sheet1.xml': utf16(
          `<worksheet xmlns="${mainNamespace}"><sheetData>${inRow(text('Nguyễn Văn Đức'))}</sheetData></worksheet>`,
        ),
      },
    }),
    differs: { hucre: { cells: {}, because: 'it reads UTF-8 only and says nothing' } },
  },
  {
    name: 'XML behind a byte order mark',
    bytes: handMade({
      parts: {
        'xl/worksheets/sheet1.xml': strToU8(
          `\uFEFF<worksheet xmlns="${mainNamespace}"><sheetData>${inRow(text('Đức'))}</sheetData></worksheet>`,
        ),
      },
    }),
  },
]

function utf16(xml: string): Uint8Array {
  const bytes = new Uint8Array(2 + xml.length * 2)
  const view = new DataView(bytes.buffer)
  for (const [index, letter] of [...`\uFEFF${xml}`].entries()) view.setUint16(index * 2, letter.charCodeAt(0), true)
  return bytes
}
