import * as SheetJs from '@e965/xlsx'
import fc from 'fast-check'
import { strToU8 } from 'fflate'
import { annotateWorkbook } from '../../../../lambdas/lists/annotate/annotate-workbook.ts'
import { checkList } from '../../../../lambdas/lists/check-list.ts'
import { NotAList } from '../../../../lambdas/lists/not-a-list.ts'
import { handMade, mainNamespace, open, refusalOf } from '../hand-made-workbook.ts'

const cells = (row: number, ...texts: string[]) =>
  `<row r="${row}" spans="1:3">${texts.map((text, at) => `<c r="${'ABC'[at]}${row}" s="0" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
const sheet = `<?xml version="1.0"?><worksheet xmlns="${mainNamespace}"><dimension ref="A1:C3"/><cols><col min="1" max="3" width="9"/></cols><sheetData>${cells(1, 'Họ và tên', 'Năm sinh', 'Số CMND')}${cells(3, 'Y Jut', '1954', '12')}</sheetData><mergeCells><mergeCell ref="A2:B2"/></mergeCells></worksheet>`
const styles = `<styleSheet xmlns="${mainNamespace}"><fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellXfs></styleSheet>`
const said = [
  { sheet: 'Trang 1', row: 3, column: 'C', severity: 'error' as const, message: 'Dòng 3, cột C: sai' },
  { sheet: 'Trang 1', row: null, column: null, severity: 'warning' as const, message: 'Trang bị cắt' },
]

async function sentBack(bytes: Uint8Array): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const options = { loadOldFormats: async () => SheetJs }
  for await (const chunk of (await annotateWorkbook(bytes, said, options)).chunks) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

/** The people, or why there are none. */
async function outcomeOf(bytes: Uint8Array): Promise<unknown> {
  try {
    return (await checkList(await open(bytes))).people
  } catch (error) {
    if (error instanceof NotAList) return error.code
    throw error
  }
}

/** Where to break it, how much to take away and what to put there. */
const breaks = fc.array(
  fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(12),
    fc.constantFrom(
      '',
      '<',
      '>',
      '/',
      '"',
      '<c',
      '<row r="9">',
      '</row>',
      '<cols/>',
      '<!--',
      '</sheetData>',
      '<xf/>',
      '\u0000',
      '&',
      ' s="70000"',
    ),
  ),
  { minLength: 1, maxLength: 4 },
)
const broken = (text: string, places: readonly (readonly [number, number, string])[]) =>
  places.reduce((whole, [share, cut, put]) => {
    const at = Math.floor(share * whole.length)
    return whole.slice(0, at) + put + whole.slice(at + cut)
  }, text)

describe('a broken or hostile workbook', () => {
  it('is refused or sent back, and what is sent back is no worse to read', async () => {
    await fc.assert(
      fc.asyncProperty(breaks, breaks, fc.boolean(), async (inSheet, inStyles, isStyles) => {
        const bytes = handMade({
          sheet: isStyles ? sheet : `<worksheet${broken(sheet, inSheet).slice(0)}`.replace(/^<worksheet(?=<)/, ''),
          parts: isStyles ? { 'xl/styles.xml': strToU8(broken(styles, inStyles)) } : {},
        })
        const result = await sentBack(bytes).catch((error: unknown) => error)
        if (result instanceof NotAList) return
        expect(result).toBeInstanceOf(Uint8Array)
        expect(await outcomeOf(result as Uint8Array)).toEqual(await outcomeOf(bytes))
      }),
      { numRuns: 25 },
    )
  })

  it.each([
    ['sections that never end', `<styleSheet>${'<fills '.repeat(400_000)}`],
    ['formats that never end', `<styleSheet><cellXfs>${'<xf>'.repeat(400_000)}</cellXfs></styleSheet>`],
    ['end tags that never end', `<styleSheet><fonts>${'</fonts '.repeat(400_000)}`],
    [
      'one format in a large fill, over and over',
      `<styleSheet><fills><fill>${' '.repeat(100_000)}</fill></fills><cellXfs>${'<xf fillId="0"/>'.repeat(50_000)}</cellXfs></styleSheet>`,
    ],
  ])('takes no more time over its styles than their length: %s', async (_, xml) => {
    expect((await sentBack(handMade({ sheet, parts: { 'xl/styles.xml': strToU8(xml) } }))).length).toBeGreaterThan(0)
  })

  it('is refused with a DOCTYPE, a password or a lie about its size', async () => {
    const doctype = { 'xl/styles.xml': strToU8(`<!DOCTYPE a [<!ENTITY b "c">]>${styles}`) }
    expect((await refusalOf(sentBack(handMade({ sheet, parts: doctype })))).code).toBe('unsafe-xml')
    const bomb = handMade({ sheet, parts: { 'xl/styles.xml': new Uint8Array(60 * 1024 * 1024) } })
    expect((await refusalOf(sentBack(bomb))).code).toBe('bomb')
  })

  it('has its column within what a sheet can hold, or none', async () => {
    const last = '<c r="XFD1" t="inlineStr"><is><t>Ghi chú</t></is></c>'
    const wide = sheet.replace('</row>', `${last}</row>`)
    expect((await sentBack(handMade({ sheet: wide }))).length).toBeGreaterThan(0)
    const merged = sheet.replace('A2:B2', 'A2:XFD1048576')
    expect((await sentBack(handMade({ sheet: merged }))).length).toBeGreaterThan(0)
  })
})
