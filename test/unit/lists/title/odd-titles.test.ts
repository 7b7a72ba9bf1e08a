import { readTitle } from '../../../../lambdas/lists/title/read-title.ts'
import type { Row } from '../../../../lambdas/lists/workbook/workbook.ts'

const titleOf = (...lines: string[]) =>
  readTitle(
    lines.map(
      (text, index): Row => ({
        number: index + 1,
        hidden: false,
        cells: [{ column: 0, text, value: text, kind: 'text' }],
      }),
    ),
  )

describe('a title in short or odd words', () => {
  it.each([
    ['UBND X. EA TIÊU', 'X. EA TIÊU', undefined],
    ['UBND P. AN LẠC - TX. BUÔN HỒ', 'P. AN LẠC', 'TX. BUÔN HỒ'],
    ['PHƯỜNG TÂN LẬP TP. BUÔN MA THUỘT', 'PHƯỜNG TÂN LẬP', 'TP. BUÔN MA THUỘT'],
    ['Xã: Ea Tiêu; Huyện: Cư Kuin', 'Xã Ea Tiêu', 'Huyện Cư Kuin'],
    ['UBND TX BUÔN HỒ', undefined, 'TX BUÔN HỒ'],
    ['UBND THỊ XÃ BUÔN HỒ', undefined, 'THỊ XÃ BUÔN HỒ'],
    ['P. LAO ĐỘNG - TB&XH', undefined, undefined],
    ['TT. Y tế dự phòng', undefined, undefined],
  ])('names commune and district: %p', (line, commune, district) => {
    const { communeName, districtName } = titleOf(line)
    expect([communeName, districtName]).toEqual([commune, district])
  })

  it.each([
    ['Kèm theo Quyết định số: 1234 /QĐ-UBND, ngày 12 tháng 5 năm 2020', '1234/QĐ-UBND'],
    ['(Kèm theo Quyết định số 1234/ QĐ - UBND ngày 12/5/2020)', '1234/QĐ-UBND'],
  ])('names the decision without the blanks in its number: %p', (line, number) => {
    expect(titleOf(line)).toMatchObject({
      decisionNumber: number,
      decisionDate: { year: 2020, month: 5, day: 12 },
    })
  })
})
