import fc from 'fast-check'
import { maximumTokenBytes } from '../../../../lambdas/lists/workbook/limits.ts'
import { readSharedStrings } from '../../../../lambdas/lists/workbook/shared-strings.ts'
import { SheetScanner } from '../../../../lambdas/lists/workbook/sheet-scanner.ts'
import type { Row } from '../../../../lambdas/lists/workbook/workbook.ts'
import { XmlWindow } from '../../../../lambdas/lists/workbook/xml-window.ts'
import { bookOf, generatedRows, generatedStyle } from './generated-books.ts'

async function* inPieces(text: string, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  let at = 0
  for (let turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? bytes.length
    yield bytes.subarray(at, at + size)
    at += size
  }
}

async function rowsIn(sheet: string, sharedStrings: string, sizes: readonly number[]): Promise<Row[]> {
  const strings = await readSharedStrings(inPieces(sharedStrings, sizes))
  const scanner = new SheetScanner({ strings, formats: [], date1904: false })
  const window = new XmlWindow(inPieces(sheet, sizes), maximumTokenBytes)
  while (await window.more()) window.start = scanner.scan(window.bytes, window.start, window.end)
  return scanner.takeRows()
}

describe('the bytes of a sheet', () => {
  it('give the same rows however they are cut as they come', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(generatedStyle, generatedRows, sizes, async (style, rows, cuts) => {
        const { sheet, sharedStrings } = bookOf(style, rows)
        expect(await rowsIn(sheet, sharedStrings, cuts)).toEqual(await rowsIn(sheet, sharedStrings, [1_000_000]))
      }),
      { numRuns: 150 },
    )
  })
})
