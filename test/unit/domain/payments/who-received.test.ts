import { faultOfReceiver, isOwnName, meansHimself } from '../../../../lambdas/domain/payments/who-received.ts'

describe('the words for whoever took the money', () => {
  it.each([
    ...['', ' – ', '...', 'Tự nhận', 'TỰ NHẬN', 'tu nhan', 'Tu nhan', 'Bản thân', 'BẢN THÂN', 'ban than'],
    ...['Chính chủ', 'đương sự', 'duong su', 'Chính người hưởng', 'NGUOI DUOC HO TRO', 'Không', 'khong co', 'ko'],
    ...['Bản thân'.normalize('NFD'), 'tự\u00a0nhận'],
  ])('name nobody else: %j', (words) => expect(meansHimself(words)).toBe(true))

  // Each of these was recorded as the person himself, since accents were left out.
  it.each([
    ...['Từ Nhân', 'Tú Nhàn', 'từ nhân', 'TỪ NHÂN', 'Tu Nhan', 'TU NHAN', 'Bàn Thân', 'Ban Than', 'Chính Chử'],
    ...['Dương Sự', 'Duong Su', 'Khổng Cơ', 'Khong Co', 'Lê Văn Ba', 'con'],
  ])('are a name: %j', (words) => expect(meansHimself(words)).toBe(false))

  it.each([
    ['Nguyễn Văn Hòa', 'NGUYỄN VĂN HOÀ', true],
    ['Nguyen Van Hoa', 'Nguyễn Văn Hòa', true],
    ["h'maryam niê", 'H’ Maryam Niê', true],
    ['Lê Văn Ba', 'Lê Văn Bá', false],
    ['Nguyễn Văn Hưng', 'Nguyễn Văn Hùng', false],
    ['Trần Văn Đung', 'Trần Văn Dung', false],
  ])('%s is the own name of %s: %s', (name, own, expected) => expect(isOwnName(name, own)).toBe(expected))
})

describe('who received is asked', () => {
  const himself = { kind: 'self' as const, name: null, relation: null, paper: null }
  const another = { kind: 'other' as const, name: 'Từ Nhân', relation: 'con', paper: 'giấy uỷ quyền số 12' }

  it.each([
    [himself, null],
    [{ ...himself, relation: '-', paper: 'không' }, null],
    [another, null],
    [{ ...himself, relation: 'con' }, 'Ai nhận tiền?'],
    [{ ...himself, paper: 'giấy uỷ quyền số 12' }, 'Ai nhận tiền?'],
    [{ ...himself, name: 'Từ Nhân' }, 'Ai nhận tiền?'],
    [{ ...himself, name: 'Tự nhận' }, null],
    [{ ...another, name: '-' }, 'Ai nhận tiền?'],
    [{ ...another, name: 'Bản thân' }, 'Ai nhận tiền?'],
    [{ ...another, name: 'x' }, 'Ai nhận tiền?'],
    [{ ...another, name: '1' }, 'Ai nhận tiền?'],
    [{ ...another, name: 'Y Ê' }, null],
    [{ ...another, name: null }, 'Người khác nhận thay'],
    [{ ...another, relation: null }, 'Người khác nhận thay'],
    [{ ...another, paper: '-' }, 'Người khác nhận thay'],
  ])('of %j: %s', (receiver, words) => {
    const fault = faultOfReceiver(receiver)
    if (words === null) expect(fault).toBeNull()
    else expect(fault).toContain(words)
  })
})
