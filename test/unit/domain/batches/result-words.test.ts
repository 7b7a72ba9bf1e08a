import { type ResultLine, saidBy } from '../../../../lambdas/domain/batches/result-line.ts'
import { noNumberReasonIn, resultWord } from '../../../../lambdas/domain/batches/result-words.ts'
import { batchDetails } from '../../../support/builders.ts'
import { aLine } from './a-result-line.ts'

it.each([
  ['05-28', '2020-05-28'],
  ['06-01', '2020-06-01'],
  ['12-29', '2019-12-29'],
])('%s without a year, in a file of 29 May 2020, is %s', (paidOn, day) => {
  expect(saidBy({ ...aLine, paidOn }, batchDetails)).toMatchObject({ paidOn: day })
})

it('asks for the day that the year does not have', () => {
  const said = saidBy({ ...aLine, paidOn: '02-29' }, { ...batchDetails, paidOn: '2021-03-01' })
  expect(said).toEqual(expect.stringContaining('ghi đủ ngày/tháng/năm'))
})

it.each([
  ['Đã chi trả', 'paid'],
  ['đã nhận đủ', 'paid'],
  ['x', 'paid'],
  ['Chưa nhận', 'not-paid'],
  ['không chi được', 'not-paid'],
  ['Vắng mặt', 'absent'],
  ['đã mất', 'deceased'],
  ['Từ chối nhận', 'refused'],
  ['chuyển đi TP.HCM', 'moved'],
  ['', null],
  ['?', null],
  ['O.K', 'paid'],
  ['Không thành công', 'not-paid'],
  ['Đã trả lại', 'not-paid'],
  ['Đã ký nhưng chưa nhận tiền', 'not-paid'],
  ['Đã nhắn, chưa đến', 'absent'],
  ['Mất liên lạc', 'absent'],
  ['Mất', 'deceased'],
  // Of these the whole sum was entered as paid.
  ['Đã chi một phần', null],
  ['Đã chi 500.000', null],
  ['Đã nhận 1 tháng', null],
  ['Đã nhận nơi khác', null],
  ['Đã chi nhầm', null],
  ['Đã nhắn', null],
  ['Đã phát giấy mời', null],
  ['Đã chi?', null],
  ['Đã chi 50%', null],
  ['Đã chi lần 1', null],
  ['Đã nhận ở danh sách hộ nghèo', null],
  ['Đã nhận bên người có công', null],
  ['Đã nhận theo diện hộ nghèo', null],
  ['Đã chi, đã thu hồi', null],
  ['Đã chi, nộp lại', null],
  ['Đã chi - huỷ', null],
  ['Đã phát phiếu', null],
  // Beside "x" for whoever has come, "v" is "vắng".
  ['V', null],
  ['Thất bại', 'not-paid'],
  ['Giao dịch lỗi', 'not-paid'],
  // Of these somebody who was paid was entered as absent, as moved away, as dead.
  ['Đã chi trả, trước đó vắng', null],
  ['Đã chi tại nhà do không đi được', null],
  ['Đã chuyển khoản', null],
  ['Đã mất CMND', null],
  ['Vợ chết', null],
])('the result %s is %s', (words, expected) => expect(resultWord(words)).toBe(expected))

it.each([
  ['Vắng, chưa nhận', 'left', 'left'],
  ['Vắng', 'left', 'paid'],
  ['Đã mất', 'left', 'paid'],
  ['Từ chối nhận', 'left', 'left'],
  ['già yếu, chi tại nhà', 'paid', 'paid'],
  ['mất CMND', 'paid', 'paid'],
  ['trước đó vắng', 'paid', 'paid'],
  ['Huỷ', 'left', 'left'],
  ['Chi nhầm người, đã thu lại', 'left', 'left'],
  ['nộp lại ngân sách', 'left', 'left'],
  ['bỏ dòng này', 'left', 'left'],
  ['chỉ nhận 500.000', 'left', 'left'],
  ['thiếu 200 nghìn', 'left', 'left'],
  ['thiếu giấy tờ', 'paid', 'paid'],
  ['bố tên Huy', 'paid', 'paid'],
  // Somebody else took the money, and the record said that he had come himself.
  ['con nhận thay', 'left', 'paid'],
  ['vợ ký', 'left', 'paid'],
  ['con trai đến nhận', 'left', 'paid'],
  ['có giấy uỷ quyền', 'left', 'paid'],
  ['nhận hộ nghèo', 'paid', 'paid'],
])('who is paid and of whom the remark is "%s" is %s, by another %s', (reason, alone, byOther) => {
  const receiver = { name: 'Lê Văn Ba', relation: 'con', paper: 'giấy uỷ quyền' }
  const kindOf = (line: ResultLine) => (typeof saidBy(line, batchDetails) === 'string' ? 'left' : 'paid')
  expect([kindOf({ ...aLine, reason }), kindOf({ ...aLine, reason, receiver })]).toEqual([alone, byOther])
})

it.each([
  ['Đã mất CMND', 'other'],
  ['chồng chết, đi đám tang', 'other'],
  ['đã mất ngày 3/5', 'deceased'],
  ['Mất', 'deceased'],
])('who got nothing since "%s" is entered as %s', (reason, expected) => {
  expect(saidBy({ ...aLine, result: 'Chưa chi', reason }, batchDetails)).toMatchObject({
    reason: expected,
    note: reason,
  })
})

it.each([
  ['Trẻ em chưa được cấp', 'child'],
  ['Mất giấy tờ, đang cấp lại', 'lost-card'],
  ['chưa từng được cấp', 'never-issued'],
  ['người nước ngoài', null],
])('without a number since "%s" is %s', (words, expected) => expect(noNumberReasonIn(words)).toBe(expected))

// Such rows were left, since whoever "took the money for another" had no relation and no paper.
it.each([
  ['-', null, 'self'],
  ['Bản thân', null, 'self'],
  ['chính chủ', null, 'self'],
  ['Không', null, 'self'],
  ["H'Maryam Niê", null, 'self'],
  ["H'Maryam Niê", 'Chính chủ', 'self'],
  ["H'Maryam Niê", 'con', 'other'],
  ['Lê Văn Ba', null, 'other'],
  ['Y Chính Niê', 'chồng', 'other'],
  ['Từ Nhân', null, 'other'],
])('the receiver %s (%s) is %s', (name, relation, kind) => {
  const said = saidBy({ ...aLine, receiver: { name, relation, paper: null } }, batchDetails)
  expect(said).toMatchObject({ receiver: { kind, name: kind === 'self' ? null : name } })
})

// "-" was taken for the person, and the relation and the paper of whoever signed were dropped without a word.
it.each([
  ['', 'con', null],
  ['', null, 'giấy uỷ quyền số 12'],
  ['-', 'con', 'giấy uỷ quyền số 12'],
  ['-', 'con', null],
  ['Không', null, 'giấy uỷ quyền số 12'],
])('a row whose receiver is %s, with the relation %s and the paper %s, is left', (name, relation, paper) => {
  const said = saidBy({ ...aLine, receiver: { name, relation, paper } }, batchDetails)
  expect(said).toEqual(expect.stringContaining('Ai nhận tiền?'))
  expect(saidBy({ ...aLine, receiver: { name, relation: '-', paper: 'không' } }, batchDetails)).toMatchObject({
    receiver: { kind: 'self' },
  })
})

it('takes a father whose name has another tone for another', () => {
  const receiver = { name: 'Lê Văn Bá', relation: null, paper: null }
  const said = saidBy({ ...aLine, fullName: 'Lê Văn Ba', receiver }, batchDetails)
  expect(said).toMatchObject({ receiver: { kind: 'other', name: 'Lê Văn Bá' } })
})

it('takes a namesake with a paper for another, who has no relation yet', () => {
  const receiver = { name: "H'Maryam Niê", relation: null, paper: 'giấy uỷ quyền số 12' }
  expect(saidBy({ ...aLine, receiver }, batchDetails)).toMatchObject({ receiver: { kind: 'other', ...receiver } })
})
