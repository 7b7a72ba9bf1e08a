import * as SheetJs from '@e965/xlsx'
import fc from 'fast-check'
import { checkRows } from '../../../lambdas/lists/check-list.ts'
import { NotAList } from '../../../lambdas/lists/not-a-list.ts'
import type { WrittenRow } from '../../../lambdas/lists/writer/write-workbook.ts'
import { asOf, aWorkbook, checked } from './a-list.ts'
import { handMade, open, worksheet } from './hand-made-workbook.ts'

/** The number of items that a file gives, or the code of its refusal; anything else is thrown. */
async function outcome(bytes: Uint8Array): Promise<number | string> {
  try {
    const workbook = await open(bytes, 'a', { loadOldFormats: async () => SheetJs })
    let items = 0
    for await (const _ of checkRows(workbook, { asOf })) items += 1
    return items
  } catch (error) {
    if (error instanceof NotAList) return error.code
    throw error
  }
}

const changes = fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(255)), {
  minLength: 1,
  maxLength: 12,
})

function changed(bytes: Uint8Array, edits: [number, number][]): Uint8Array {
  const copy = bytes.slice()
  for (const [place, value] of edits) copy[Math.floor(place * copy.length)] = value
  return copy
}

const people: WrittenRow[] = [
  ['UBND XÃ EA TIÊU'],
  ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền'],
  ...Array.from({ length: 40 }, (_, index) => [
    index + 1,
    `H'Maryam Niê ${index}`,
    1950 + index,
    `0660850043${10 + index}`,
    750_000,
  ]),
]

describe('whatever bytes come', () => {
  it('they are a list or refused with a reason: bytes of any kind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(['string', 'number']).toContain(typeof (await outcome(bytes)))
      }),
      { numRuns: 20 },
    )
  })

  it('they are a list or refused with a reason: a workbook with wrong bytes', async () => {
    const whole = await aWorkbook({ 'Thôn 1': people })
    await fc.assert(
      fc.asyncProperty(changes, async (edits) => {
        expect(['string', 'number']).toContain(typeof (await outcome(changed(whole, edits))))
      }),
      { numRuns: 15 },
    )
  })

  it('they are a list or refused with a reason: XML with wrong bytes, packed rightly', async () => {
    const cell = (text: string | number) =>
      typeof text === 'number' ? `<c s="1"><v>${text}</v></c>` : `<c t="inlineStr"><is><t>${text}</t></is></c>`
    const data = people
      .map((row) => `<row>${row.map((value) => cell(value as string | number)).join('')}</row>`)
      .join('')
    const xml = new TextEncoder().encode(worksheet(data))
    await fc.assert(
      fc.asyncProperty(changes, async (edits) => {
        const bytes = handMade({ parts: { 'xl/worksheets/sheet1.xml': changed(xml, edits) } })
        expect(['string', 'number']).toContain(typeof (await outcome(bytes)))
      }),
      { numRuns: 15 },
    )
  })

  it('they are a list or refused with a reason: an .xls with wrong bytes', async () => {
    const book = SheetJs.utils.book_new()
    SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(people.slice(0, 12) as unknown[][]), 'a')
    const whole = new Uint8Array(SheetJs.write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer)
    await fc.assert(
      fc.asyncProperty(changes, async (edits) => {
        expect(['string', 'number']).toContain(typeof (await outcome(changed(whole, edits))))
      }),
      { numRuns: 15 },
    )
  })

  it('they are a list or refused with a reason: XML of tags in any order', async () => {
    const pieces = [
      '<row>',
      '</row>',
      '<c>',
      '<c r="B2" t="s">',
      '</c>',
      '<v>',
      '</v>',
      '<is>',
      '</is>',
      '<t>',
      '</t>',
      '<f/>',
      '1',
      'Họ và tên',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '"',
      '<',
      '>',
      '&amp;',
      '&',
      '</sheetData>',
      ' ',
      '=',
    ]
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), async (parts) => {
        expect(['string', 'number']).toContain(
          typeof (await outcome(handMade({ sheet: parts.join(''), sharedStrings: parts.join('') }))),
        )
      }),
      { numRuns: 15 },
    )
  })
})

describe('a sheet as wide as Excel allows', () => {
  it('is checked all the same', async () => {
    const cells = (texts: string[]) => texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')
    const header = [
      'Họ và tên',
      'Năm sinh',
      ...Array.from({ length: 16_382 }, (_, index) => (index % 2 === 0 ? 'Nam' : 'Nữ')),
    ]
    const person = ['Y Jut Êban', '1960', ...Array.from({ length: 16_382 }, () => 'x')]
    const rows = [['Nhóm'], header, person, person].map((texts) => `<row>${cells(texts)}</row>`).join('')
    expect(await outcome(handMade({ sheet: rows }))).toEqual(expect.any(Number))
  })
})

describe('whatever rows come', () => {
  const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Thôn', 'Số tiền']
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 15 }),
    fc.constantFrom(
      'Nguyễn Văn A',
      "H'Maryam Niê",
      'Thôn 1',
      'Tổng cộng',
      'Cộng',
      'Bằng chữ:',
      'I',
      'A',
      '1954',
      '05/03/1954',
      '24012345',
      '240123456',
      '066085004321',
      '750.000',
      'CHỦ TỊCH',
      'x',
      '#N/A',
    ),
  )
  const cell = fc.oneof(
    text,
    fc.integer({ min: -10, max: 3_000_000 }),
    fc.constant(null),
    fc.record({
      year: fc.integer({ min: 1900, max: 2030 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    }),
  )
  const rows = fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 25 })

  it('each becomes a person, a refused row or a skipped one, once, and every error refuses its row', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const list = await checked([header, ...written])
        const sheet = list.file.sheets[0]
        const accounted = [...list.people, ...list.refused, ...(sheet?.skipped ?? [])].map(({ row }) => row)
        expect(new Set(accounted).size).toBe(accounted.length)
        const full = written.flatMap((row, index) =>
          row.some(
            (value) =>
              typeof value === 'number' ||
              (value !== null && typeof value === 'object') ||
              (typeof value === 'string' && /[\p{L}\p{N}]/u.test(value)),
          )
            ? [index + 2]
            : [],
        )
        expect(full.filter((row) => row > (sheet?.headerRow ?? 0) && !accounted.includes(row))).toEqual([])
        const errors = list.problems.filter(({ severity }) => severity === 'error')
        // The question about an old font is the sheet's: whether a row waits for its answer depends on its own text.
        const ofSheet = errors.filter(({ row }) => row === null)
        expect(ofSheet.filter(({ code }) => code !== 'legacy-encoding')).toEqual([])
        const wrong = new Set(errors.flatMap(({ row }) => row ?? []))
        expect(list.refused.map(({ row }) => row).toSorted((one, other) => one - other)).toEqual(
          [...wrong].toSorted((one, other) => one - other),
        )
        expect(list.totals.people).toBe(list.people.length)
        expect(list.totals.amount).toBe(list.people.reduce((sum, { amount }) => sum + (amount ?? 0), 0))
        for (const { message, row } of list.problems) expect(row === null || message.includes(`òng ${row}`)).toBe(true)
      }),
      // Nobody, in letters that no Unicode name has: è behind n, typed in .VnTime.
      { numRuns: 20, examples: [[[['n\u0300']]]] },
    )
  })
})
