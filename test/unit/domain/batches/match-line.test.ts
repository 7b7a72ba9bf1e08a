import { SupportIndex } from '../../../../lambdas/domain/batches/match-line.ts'
import { type ResultLine, saidBy } from '../../../../lambdas/domain/batches/result-line.ts'
import { noNumberReasonIn, resultWord } from '../../../../lambdas/domain/batches/result-words.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'
import { anEntitlement, anIdNumber, aPerson, batchDetails } from '../../../support/builders.ts'

const number = '066185004321'
const maryam = anEntitlement({ id: 'm'.repeat(26) })
const namesake = anEntitlement({
  id: 'n'.repeat(26),
  person: aPerson({
    birth: { year: 1990, month: null, day: null },
    hamlet: 'Thôn 8',
    idNumbers: [anIdNumber('066190004322')],
  }),
})
const second = anEntitlement({ id: 's'.repeat(26), policy: 'A1', amount: dong(500_000) })
const found = (line: Partial<ResultLine>, of = [maryam, namesake]) => {
  const desk = {
    tree: unitTree('daklak-2020'),
    unit: '657',
    policyOf: (words: string) => (words === 'NCC' ? 'A1' : null),
  }
  const match = new SupportIndex(desk, of).find({ ...aLine, ...line })
  return match.ok ? match.entitlement.id[0] : match.answer
}
const aLine: ResultLine = {
  sheet: 'A',
  row: 2,
  code: null,
  fullName: "H' Maryam Nie",
  birthYear: null,
  idNumbers: [],
  noNumberReason: null,
  hamlet: null,
  commune: null,
  policy: null,
  amount: null,
  months: null,
  result: 'đã chi',
  reason: null,
  paidOn: null,
  paidAt: null,
  receiver: null,
  paper: null,
  fault: null,
}
const withNumber = { idNumbers: [anIdNumber(number)] }

describe('whom a line means', () => {
  it.each([
    ['number and name', withNumber, 'm'],
    ['the code', { code: 'n'.repeat(26) }, 'n'],
    ['name and year', { birthYear: 1990 }, 'n'],
    ['name and hamlet', { hamlet: 'buôn ciết' }, 'm'],
    ['its commune as well', { ...withNumber, commune: 'xã Ea Tiêu' }, 'other-unit'],
    ['its commune as well, where nobody has the number', { birthYear: 1985, commune: 'xã Ea Tiêu' }, 'unknown'],
    ['a name alone', {}, 'unsure'],
    ["somebody else's number", { ...withNumber, fullName: 'Trần Văn Ba' }, 'unsure'],
    ['a number without a name, which is nobody else’s', { ...withNumber, fullName: ' ' }, 'unclear'],
    ['the name with a number that nobody has', { idNumbers: [anIdNumber('066185009999')], birthYear: 1985 }, 'unknown'],
    ['the code of another name', { code: 'm'.repeat(26), fullName: 'Trần Văn Ba' }, 'unsure'],
    ['nobody', { fullName: 'Trần Văn Ba', birthYear: 1985 }, 'unknown'],
    ['a commune of another district', { ...withNumber, commune: 'Ea Súp' }, 'other-unit'],
  ])('is told by %s', (_, line, expected) => {
    const isElsewhere = 'commune' in line && line.commune === 'xã Ea Tiêu'
    expect(found(line, isElsewhere ? [anEntitlement({ ...maryam, commune: '24541' })] : undefined)).toBe(expected)
  })

  it('says of whom it does not find that it has looked in the chosen unit alone', () => {
    const index = new SupportIndex({ tree: unitTree('daklak-2020'), unit: '657', policyOf: () => null }, [maryam])
    for (const line of [{ idNumbers: [anIdNumber('066185009999')], fullName: 'Trần Văn Ba' }, { code: 'z'.repeat(26) }])
      expect(index.find({ ...aLine, ...line })).toMatchObject({
        answer: 'unknown',
        message: expect.stringContaining('chỉ tìm trong địa bàn đã chọn'),
      })
  })

  it('is one of two supports of a person by policy or sum, and neither by less', () => {
    const both = [maryam, second]
    expect(found({ ...withNumber, policy: 'NCC' }, both)).toBe('s')
    expect(found({ ...withNumber, amount: 1_500_000 }, both)).toBe('m')
    expect(found(withNumber, both)).toBe('unsure')
    const ofMonth = (id: string, month: string) =>
      anEntitlement({ id: id.repeat(26), policy: 'A4', instalments: [{ month, amount: dong(1_500_000) }] })
    const months = [ofMonth('a', '2020-04'), ofMonth('b', '2020-05')]
    expect(found({ ...withNumber, amount: 1_500_000 }, months)).toBe('unsure')
    expect(found({ ...withNumber, amount: 1_500_000, months: ['05'] }, months)).toBe('b')
  })
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
