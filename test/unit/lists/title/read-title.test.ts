import { readTitle } from '../../../../lambdas/lists/title/read-title.ts'
import type { Row } from '../../../../lambdas/lists/workbook/workbook.ts'

const titleOf = (...rows: string[][]) =>
  readTitle(
    rows.map(
      (texts, index): Row => ({
        number: index + 1,
        hidden: false,
        cells: texts.map((text, column) => ({ column: column * 4, text, value: text, kind: 'text' })),
      }),
    ),
  )

describe('the title of a list', () => {
  it.each([
    ['UBND HUYỆN CƯ KUIN\nUBND XÃ EA TIÊU', 'XÃ EA TIÊU'],
    ["ỦY BAN NHÂN DÂN XÃ EA M' DOAL", "XÃ EA M' DOAL"],
    ['Danh sách hộ nghèo xã Ea Tiêu huyện Cư Kuin năm 2020', 'xã Ea Tiêu'],
    ['Danh sách hộ nghèo xã Ea Tiêu, huyện Cư Kuin', 'xã Ea Tiêu'],
    ['danh sách hộ nghèo xã ea tiêu', 'xã ea tiêu'],
    ['XÃ: EA KAO', 'XÃ EA KAO'],
    ['PHƯỜNG TÂN LẬP - THÀNH PHỐ BUÔN MA THUỘT', 'PHƯỜNG TÂN LẬP'],
    ['Thị trấn Buôn Trấp', 'Thị trấn Buôn Trấp'],
    ["Đơn vị: Xã Ea D'Rơng (đợt 1)", "Xã Ea D'Rơng"],
  ])('names the commune: %p', (line, commune) => {
    expect(titleOf([line]).communeName).toBe(commune)
  })

  it.each([
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'DANH SÁCH ĐỐI TƯỢNG BẢO TRỢ XÃ HỘI',
    'UBND xã ........................',
    'x'.repeat(5000),
  ])('names none in %p', (line) => {
    expect(titleOf([line]).communeName).toBeUndefined()
  })

  it.each([
    ['(Kèm theo Quyết định số 1234/QĐ-UBND ngày 12/5/2020 của UBND huyện Cư Kuin)', '1234/QĐ-UBND', 12, 5],
    ['Ban hành kèm theo QĐ số: 56/QĐ-UBND-HC ngày 05 tháng 6 năm 2020', '56/QĐ-UBND-HC', 5, 6],
    ['Kèm theo Quyết định số 1234/QĐ-UBND ngày 1.5.2020.', '1234/QĐ-UBND', 1, 5],
    ['Số 12/2020/QĐ-UBND ngày 1-5-2020', '12/2020/QĐ-UBND', 1, 5],
  ])('names the decision: %p', (line, decisionNumber, day, month) => {
    expect(titleOf([line])).toMatchObject({ decisionNumber, decisionDate: { year: 2020, month, day } })
  })

  it.each([
    ['DANH SÁCH NGƯỜI ĐƯỢC HỖ TRỢ (ĐÍNH CHÍNH QUYẾT ĐỊNH SỐ 101/QĐ-UBND ngày 12/5/2020)', '115/QĐ-UBND'],
    ['Danh sách điều chỉnh danh sách kèm theo Quyết định số 101/QĐ-UBND ngày 12/5/2020', '115/QĐ-UBND'],
    ['Sửa đổi, bổ sung một số nội dung của QĐ số 101/QĐ-UBND', '115/QĐ-UBND'],
    ['Thay thế số 101/QĐ-UBND', '115/QĐ-UBND'],
  ])('takes the decision that another one corrects for none of its own: %p', (line, own) => {
    const kemTheo = `(Kèm theo Quyết định số ${own} ngày 20/5/2020)`
    const expected = { decisionNumber: own, decisionDate: { year: 2020, month: 5, day: 20 } }
    expect(titleOf([line, kemTheo])).toMatchObject(expected)
    expect(titleOf([line]).decisionNumber).toBeUndefined()
    expect(titleOf([line]).decisionDate).toBeUndefined()
    expect(titleOf([`${kemTheo.slice(0, -1)} ${line})`])).toMatchObject(expected)
  })

  it.each([
    'DANH SÁCH ĐIỀU CHỈNH KÈM THEO QUYẾT ĐỊNH SỐ 115/QĐ-UBND NGÀY 20/5/2020',
    'Danh sách điều chỉnh, bổ sung (kèm theo số 115/QĐ-UBND ngày 20/5/2020)',
    'Danh sách bổ sung Quyết định số 115/QĐ-UBND ngày 20/5/2020',
  ])('takes the decision of a list of corrections for its own: %p', (line) => {
    expect(titleOf([line]).decisionNumber).toMatch(/^115\/QĐ-UBND$/i)
  })

  it('has no decision where it was left open, and none of the Prime Minister', () => {
    expect(titleOf(['Kèm theo Quyết định số: ..../QĐ-UBND ngày ..../5/2020'])).toEqual({ programmeHints: [] })
    const law = titleOf(['Theo Quyết định số 15/2020/QĐ-TTg ngày 24/4/2020 của Thủ tướng Chính phủ'])
    expect(law.decisionNumber).toBeUndefined()
    expect(law.decisionDate).toBeUndefined()
    expect(law.programmeHints).toEqual(['Quyết định số 15/2020/QĐ-TTg'])
  })

  it('does not take a day that is not in the calendar', () => {
    expect(titleOf(['Quyết định số 1/QĐ-UBND ngày 31/02/2020']).decisionDate).toBeUndefined()
  })

  it('names programme and group, each once', () => {
    const title = titleOf(
      ['DANH SÁCH NGƯỜI CÓ CÔNG VỚI CÁCH MẠNG'],
      ['theo Nghị quyết số 42/NQ-CP; người có công với cách mạng; hộ cận nghèo'],
    )
    expect(title.programmeHints).toEqual(['NGƯỜI CÓ CÔNG VỚI CÁCH MẠNG', 'Nghị quyết số 42/NQ-CP', 'hộ cận nghèo'])
  })

  it.each([
    ['NGƯỜI LAO ĐỘNG KHÔNG CÓ GIAO KẾT HỢP ĐỒNG BỊ MẤT VIỆC LÀM', ['KHÔNG CÓ GIAO KẾT HỢP ĐỒNG', 'MẤT VIỆC LÀM']],
    ['Danh sách hướng dẫn viên du lịch đề nghị hỗ trợ', ['hướng dẫn viên du lịch']],
    ['DANH SÁCH NGƯỜI CAO TUỔI HƯỞNG TRỢ CẤP', ['NGƯỜI CAO TUỔI']],
  ])('hints at a policy: %p', (line, hints) => {
    expect(titleOf([line]).programmeHints).toEqual(hints)
  })

  it.each([
    ['Đơn vị tính: nghìn đồng', 1000],
    ['ĐVT: 1.000 đồng', 1000],
    ['(ĐVT: triệu đồng)', 1_000_000],
    ['Đơn vị tính: đồng', 1],
    ['Danh sách xã Ea Tiêu', undefined],
  ])('names the unit of money: %p', (line, unit) => {
    expect(titleOf([line]).moneyUnit).toBe(unit)
  })

  it.each([
    'DANH SÁCH HỘ KINH DOANH CÓ DOANH THU DƯỚI 100 TRIỆU ĐỒNG/NĂM',
    'Tổng kinh phí: 1,5 triệu đồng; nguồn: ngân sách trung ương',
    '(Mức hỗ trợ: 1 triệu đồng/người/tháng)',
    '(Bằng chữ: Một triệu năm trăm nghìn đồng)',
    'Danh sách hỗ trợ tiền triệu đồng bào vùng dịch theo ngân sách huyện',
  ])('takes a sum that it speaks of for no unit: %p', (line) => {
    expect(titleOf([line]).moneyUnit).toBeUndefined()
  })

  it.each([
    ['Đơn vị tính: 1 triệu đồng', 1_000_000],
    ['Mức trợ cấp 500.000 đồng/tháng; đơn vị: nghìn đồng', 1000],
    ['1.000 đồng', 1000],
  ])('names the unit behind a sum: %p', (line, unit) => {
    expect(titleOf([line]).moneyUnit).toBe(unit)
  })
})
