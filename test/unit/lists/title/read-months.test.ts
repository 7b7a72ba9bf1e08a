import { monthsOfCell, monthsOfTitle } from '../../../../lambdas/lists/title/read-months.ts'

describe('the months of a title', () => {
  it.each([
    ['DANH SÁCH NGƯỜI LAO ĐỘNG ĐƯỢC HỖ TRỢ THÁNG 4/2020', ['2020-04']],
    ['Danh sách hỗ trợ lao động tự do tháng 04 năm 2020', ['2020-04']],
    ['Danh sách chi trả hỗ trợ tháng 4, 5 và 6 năm 2020', ['2020-04', '2020-05', '2020-06']],
    ['Hỗ trợ từ tháng 4 đến hết tháng 6/2020', ['2020-04', '2020-05', '2020-06']],
    ['Hỗ trợ tháng 4-5/2020 (đợt 2)', ['2020-04', '2020-05']],
    ['Kinh phí hỗ trợ từ tháng 12/2020 đến tháng 01/2021', ['2020-12', '2021-01']],
  ])('are read from "%s"', (line, months) => expect(monthsOfTitle(line)).toEqual(months))

  it.each([
    'Ea Tiêu, ngày 12 tháng 5 năm 2020',
    '(Kèm theo danh sách của Quyết định số 1234/QĐ-UBND ngày 12/5/2020)',
    'Đắk Lắk, tháng 5 năm 2020',
    'Danh sách hộ nghèo năm 2020',
    'Danh sách hỗ trợ đợt 1 năm 2020',
  ])('are none in "%s"', (line) => expect(monthsOfTitle(line)).toEqual([]))
})

describe('the months of a cell', () => {
  it.each([
    ['3', { named: [], count: 3 }],
    ['02 tháng', { named: [], count: 2 }],
    ['tháng 4/2020', { named: ['2020-04'], count: 1 }],
    ['T4/2020', { named: ['2020-04'], count: 1 }],
    ['4,5/2020', { named: ['2020-04', '2020-05'], count: 2 }],
    ['04/2020 - 06/2020', { named: ['2020-04', '2020-05', '2020-06'], count: 3 }],
  ])('are read from "%s"', (text, months) => expect(monthsOfCell(text)).toEqual(months))

  it.each(['', 'cả đợt', '12/5/2020', '13/2020'])('are none in "%s"', (text) => expect(monthsOfCell(text)).toBeNull())
})
