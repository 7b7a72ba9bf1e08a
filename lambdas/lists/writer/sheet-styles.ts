import { type CellStyle, cellStyles } from './written-sheet.ts'

type Look = { font: number; border: number; format: number; align?: string; fill?: number }

const generalFormat = 0
const moneyFormat = 3
const textFormat = 49
const dateFormat = 164
const centre = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
const wrap = '<alignment vertical="top" wrapText="1"/>'

/** Fonts: 0 plain, 1 bold, 2 large bold. Borders: 0 none, 1 thin all round. Fills: 0 none, 2 light grey. */
const looks = {
  text: { font: 0, border: 1, format: textFormat, align: wrap },
  centred: { font: 0, border: 1, format: textFormat, align: centre },
  integer: { font: 0, border: 1, format: generalFormat },
  money: { font: 0, border: 1, format: moneyFormat },
  date: { font: 0, border: 1, format: dateFormat },
  header: { font: 1, border: 1, format: textFormat, align: centre, fill: 2 },
  title: { font: 2, border: 0, format: textFormat, align: centre },
  subtitle: { font: 0, border: 0, format: textFormat, align: centre },
  total: { font: 1, border: 1, format: textFormat },
  'total-money': { font: 1, border: 1, format: moneyFormat },
  plain: { font: 0, border: 0, format: generalFormat },
} as const satisfies Record<CellStyle, Look>

const side = (name: string) => `<${name} style="thin"><color auto="1"/></${name}>`

/** Index of a style in the cells' `s`; 0 is Excel's own default. */
export const styleIndex = Object.fromEntries(cellStyles.map((style, index) => [style, index + 1])) as Record<
  CellStyle,
  number
>

/**
 * The same look with Excel's apostrophe: the cell stays text when somebody edits it or saves the sheet as CSV, and
 * unlike a written apostrophe it is no part of the text.
 */
export const literalIndex = Object.fromEntries(
  cellStyles.map((style, index) => [style, cellStyles.length + index + 1]),
) as Record<CellStyle, number>

export const stylesXml = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  `<numFmts count="1"><numFmt numFmtId="${dateFormat}" formatCode="dd/mm/yyyy"/></numFmts>`,
  '<fonts count="3"><font><sz val="12"/><name val="Times New Roman"/><family val="1"/></font>',
  '<font><b/><sz val="12"/><name val="Times New Roman"/><family val="1"/></font>',
  '<font><b/><sz val="14"/><name val="Times New Roman"/><family val="1"/></font></fonts>',
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/><bgColor indexed="64"/></patternFill></fill></fills>',
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>`,
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${2 * cellStyles.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`,
  ...cellStyles.map((style) => formatXml(looks[style])),
  ...cellStyles.map((style) => formatXml(looks[style], ' quotePrefix="1"')),
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('')

function formatXml({ font, border, format, align, fill = 0 }: Look, prefix = ''): string {
  const attributes = `numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${prefix}`
  const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"'
  return align === undefined
    ? `<xf ${attributes} ${applied}/>`
    : `<xf ${attributes} ${applied} applyAlignment="1">${align}</xf>`
}
