import fc from 'fast-check'
import { csvCell } from '../../../lambdas/functions/write-export/export-bytes.ts'

describe('a cell of an exported CSV', () => {
  it.each([
    ['Y Bhiăt Êban', 'Y Bhiăt Êban'],
    ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
    ['+84905', "'+84905"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['Thôn 1, Ea Tiêu', '"Thôn 1, Ea Tiêu"'],
    [null, ''],
    [1_500_000, '1500000'],
  ])('%j is written %s', (cell, written) => {
    expect(csvCell(cell)).toBe(written)
  })

  it('never begins as a formula does, and never ends its row', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = csvCell(text)
        const inside = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written
        expect(inside).not.toMatch(/^[=+\-@\t\r]/)
        expect(inside.replace(/^'/, '')).toBe(text.replace(/^'/, ''))
        if (!written.startsWith('"')) expect(written).not.toMatch(/[,"\r\n]/)
      }),
    )
  })
})
