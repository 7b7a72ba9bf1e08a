import { columnLetters } from '../column-letters.ts'
import { styleIndex } from '../writer/sheet-styles.ts'
import type { WrittenCell, WrittenRow, WrittenSheet } from '../writer/written-sheet.ts'
import { attributeText } from '../writer/xml-text.ts'
import type { CellCheck, FormColumn, FormPlace, ListForm, ValueSheet } from './list-form.ts'
import { blanks, placeHeading } from './place-heading.ts'

/** A form as a sheet for the writer, what its XML needs besides, and sheets with what is picked in it. */
export type FormSheet = { sheet: WrittenSheet; extend: (xml: string) => string; values: WrittenSheet[] }

/** The longest list that Excel takes inside a cell check. */
const longestInlineList = 255
const decisionLine =
  '(Kèm theo Quyết định số ............/QĐ-UBND ngày ....../....../20.... của ..............................)'

export function formSheet(form: ListForm, place: FormPlace, blankRows: number): FormSheet {
  const { columns } = form
  const title = titleRows(form, place)
  const header = headerRows(columns)
  const given = form.rows ?? []
  const first = title.length + header.length + 1
  const last = first + Math.max(blankRows, given.length) - 1
  const rows = Array.from({ length: last - first + 1 }, (_, index): WrittenRow => {
    const cells = given[index] ?? []
    return columns.map((_, column) => cells[column] ?? null)
  })
  const sheet: WrittenSheet = {
    name: form.sheetName ?? `Mẫu ${form.code}`,
    columns: columns.map(({ width, style }) => ({ width, style })),
    title,
    header,
    rows,
    footer: footerRows(form),
    orientation: 'landscape',
  }
  return {
    sheet,
    extend: (xml) => withChecks(withColumnStyles(withSums(xml, columns, first, last), columns), columns, first, last),
    values: columns.flatMap(({ check }) =>
      check?.kind === 'list' && check.sheet && !isInline(check.values) ? [valueSheet(check.sheet, check.values)] : [],
    ),
  }
}

const valueSheet = ({ name, title, header, rangeName }: ValueSheet, values: readonly string[]): WrittenSheet => ({
  name,
  rangeName,
  columns: [{ width: 40, style: 'text' }],
  title: [[title]],
  header: [[header]],
  rows: values.map((value) => [value]),
  orientation: 'portrait',
})

/** A comma divides the values of a list and cannot stand in one. */
const isInline = (values: readonly string[]): boolean =>
  values.join(',').length <= longestInlineList && !values.some((value) => /[,"]/.test(value))

/** The commune below its district, as letters have it; the decision stays open. */
function titleRows({ mark, title, lines = [], columns }: ListForm, place: FormPlace): WrittenRow[] {
  const wide = columns.length
  const whole = (value: string, style: 'title' | 'subtitle'): WrittenRow => [{ value, style, across: wide }]
  return [
    ...placeHeading(place, wide),
    whole(title, 'title'),
    ...(mark === undefined ? [] : [whole(mark, 'subtitle')]),
    ...lines.map((line) => whole(line, 'subtitle')),
    whole(decisionLine, 'subtitle'),
    whole('Đơn vị tính: đồng', 'subtitle'),
  ]
}

function headerRows(columns: readonly FormColumn[]): WrittenRow[] {
  if (columns.every(({ group }) => group === undefined)) return [columns.map(({ header }) => header)]
  const top = columns.map(({ header, group }, index): WrittenCell => {
    if (group === undefined) return { value: header, down: 2 }
    if (columns[index - 1]?.group === group) return null
    return { value: group, across: columns.filter((other) => other.group === group).length }
  })
  return [top, columns.map(({ header, group }) => (group === undefined ? null : header))]
}

function footerRows({ columns, signers }: ListForm): WrittenRow[] {
  const wide = columns.length
  const half = Math.floor(wide / 2)
  return [
    columns.map(({ isSummed }, index): WrittenCell => {
      if (index === 1) return { value: 'Tổng cộng', style: 'total' }
      return { value: null, style: isSummed ? 'total-money' : 'total' }
    }),
    [null, { value: '(Bằng chữ: ............................................................ đồng)', style: 'plain' }],
    [],
    [
      { value: signers[0], style: 'subtitle', across: half },
      ...blanks(half - 1),
      { value: signers[1], style: 'subtitle', across: wide - half },
    ],
  ]
}

/** The total row adds its columns up by itself; the writer knows no formulas. */
function withSums(xml: string, columns: readonly FormColumn[], first: number, last: number): string {
  return columns.reduce((sheet, { isSummed }, index) => {
    const letter = columnLetters(index)
    const cell = `<c r="${letter}${last + 1}" s="${styleIndex['total-money']}"`
    const sum = `${cell}><f>SUM(${letter}${first}:${letter}${last})</f></c>`
    return isSummed ? sheet.replace(`${cell}/>`, sum) : sheet
  }, xml)
}

/** Cells below the prepared rows keep their column's format: an ID number typed there keeps its zeros too. */
function withColumnStyles(xml: string, columns: readonly FormColumn[]): string {
  return columns.reduce(
    (sheet, { style }, index) =>
      sheet.replace(
        new RegExp(`(<col min="${index + 1}" max="${index + 1}" [^>]*?)/>`),
        `$1 style="${styleIndex[style]}"/>`,
      ),
    xml,
  )
}

function withChecks(xml: string, columns: readonly FormColumn[], first: number, last: number): string {
  const checks = columns.flatMap(({ header, hint, check }, index) => {
    const letter = columnLetters(index)
    const asked = check === undefined ? null : checkXml(check, `${letter}${first}`)
    if (asked === null && hint === undefined) return []
    const prompt =
      hint === undefined
        ? ''
        : ` showInputMessage="1" promptTitle="${attributeText(header.slice(0, 32))}" prompt="${attributeText(hint)}"`
    const range = `sqref="${letter}${first}:${letter}${last}"`
    return [
      `<dataValidation allowBlank="1"${prompt}${asked?.attributes ?? ''} ${range}>${asked?.formulas ?? ''}</dataValidation>`,
    ]
  })
  if (checks.length === 0) return xml
  const all = `<dataValidations count="${checks.length}">${checks.join('')}</dataValidations>`
  // Excel calls a file damaged whose elements stand in another order.
  return xml.replace('<printOptions', () => `${all}<printOptions`)
}

function checkXml(check: CellCheck, firstCell: string): { attributes: string; formulas: string } | null {
  const formula = (number: 1 | 2, text: string) => `<formula${number}>${attributeText(text)}</formula${number}>`
  const asked = (type: string, formulas: string) => ({
    attributes: ` type="${type}" errorStyle="${check.style}" showErrorMessage="1" errorTitle="Kiểm tra lại" error="${attributeText(check.error)}"`,
    formulas,
  })
  switch (check.kind) {
    case 'list': {
      if (isInline(check.values)) return asked('list', formula(1, `"${check.values.join(',')}"`))
      return check.sheet ? asked('list', formula(1, check.sheet.rangeName)) : null
    }
    case 'whole':
      return asked('whole', formula(1, String(check.from)) + formula(2, String(check.to)))
    case 'formula':
      return asked('custom', formula(1, check.formula.replaceAll('@', firstCell)))
  }
}
