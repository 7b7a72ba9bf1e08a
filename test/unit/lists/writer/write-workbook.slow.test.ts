import { platformDeflate } from '../../../../lambdas/lists/writer/platform-deflate.ts'
import { type CellValue, workbookBytes, workbookToBytes } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { deflateWithFflate } from '../../../../lambdas/lists/writer/zip-stream.ts'
import { rowsOf } from '../hand-made-workbook.ts'
import { aSheet, partOf } from './a-sheet.ts'

describe('a written workbook of thousands of rows', () => {
  it.each([
    ['fflate', deflateWithFflate],
    ['the platform', platformDeflate()],
  ])('says in each row its own number, beside what other rows of the column say too: %s', async (_, deflateRaw) => {
    // Some megabytes, so that its buffers take turns; rows of one to five figures; texts, sums and styles that come again.
    const rows = Array.from({ length: 11_000 }, (_, index): (CellValue | { value: CellValue; style: 'money' })[] => [
      index,
      ['Thôn 1', 'Buôn Ea Tiêu', `Thôn ${index}`, 'A & B\n_x0041_', '=1+1'][(index * 7) % 5] as string,
      index % 3 === 0 ? { value: 750_000, style: 'money' } : index % 3 === 1 ? 1_500_000 : -1.5,
      index % 4 === 0 ? null : 'Hộ nghèo',
    ])
    const plain = rows.map((row) =>
      row.map((cell) => (typeof cell === 'object' && cell && 'value' in cell ? cell.value : cell)),
    )
    const bytes = await workbookToBytes([aSheet({ columns: [], rows })], { deflateRaw })
    const sheet = partOf(bytes, 'xl/worksheets/sheet1.xml')
    const addresses = [...sheet.matchAll(/<c r="([A-D]\d+)"/g)].map(([, address]) => address)
    expect(addresses).toEqual(rows.flatMap((_, index) => ['A', 'B', 'C', 'D'].map((letter) => `${letter}${index + 1}`)))
    expect((await rowsOf(bytes)).map(({ cells }) => cells.map(({ value }) => value))).toEqual(
      plain.map((row) => row.filter((value) => value !== null)),
    )
  })

  it.each([
    ['fflate', deflateWithFflate],
    ['the platform', platformDeflate()],
  ])('ends in the error that its rows end in, and lets go of them when nobody reads on: %s', async (_, deflateRaw) => {
    const lost = new Error('the table does not answer')
    let isOpen = false
    async function* rows(count: number) {
      isOpen = true
      try {
        for (let made = 0; made < count; made++) yield [made, `Nguyễn Văn ${(made * 7919) % 60_013}`]
        throw lost
      } finally {
        isOpen = false
      }
    }
    await expect(workbookToBytes([aSheet({ rows: rows(5000) })], { deflateRaw })).rejects.toBe(lost)
    expect(isOpen).toBe(false)
    let bytes = 0
    for await (const chunk of workbookBytes([aSheet({ rows: rows(1_000_000) })], { deflateRaw })) {
      bytes += chunk.length
      if (bytes > 50_000) break
    }
    await new Promise(setImmediate)
    expect(isOpen).toBe(false)
  })

  it('takes rows as they come and gives bytes before the last has come', async () => {
    let made = 0
    async function* rows() {
      for (; made < 60_000; made++) yield [made, `Nguyễn Văn ${made}`]
    }
    let madeAtFirstRows = 0
    let bytes = 0
    for await (const chunk of workbookBytes([aSheet({ rows: rows() })])) {
      bytes += chunk.length
      if (bytes > 100_000 && madeAtFirstRows === 0) madeAtFirstRows = made
    }
    expect(madeAtFirstRows).toBeGreaterThan(0)
    expect(madeAtFirstRows).toBeLessThan(30_000)
  })
})
