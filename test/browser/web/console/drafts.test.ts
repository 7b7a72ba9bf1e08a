import { issueAccountRequest } from '../../../../lambdas/contract/accounts.ts'
import type { EntitlementView } from '../../../../lambdas/contract/entitlements.ts'
import { recordPaymentRequest } from '../../../../lambdas/contract/entitlements.ts'
import { createListRequest } from '../../../../lambdas/contract/lists.ts'
import * as accountDraft from '../../../../web/console/accounts/account-draft.ts'
import { proposeUsername } from '../../../../web/console/accounts/propose-username.ts'
import * as importDraft from '../../../../web/console/lists/import-draft.ts'
import * as paymentDraft from '../../../../web/console/register/payment-draft.ts'
import { people, today } from './fixture/people.ts'

const aRecord = (part: Partial<EntitlementView> = {}): EntitlementView => {
  const [first] = people(1)
  if (!first) throw new Error('no people')
  return { ...first.entitlement, idNumbers: [], sex: 'nữ', birth: { year: 1985, month: null, day: null }, ...part }
}

describe('the payment form', () => {
  const here = { today, backlogUntil: null, cmndSeries: ['240', '241'] }
  const good = { ...paymentDraft.newDraft(today, aRecord(), 'xa'), idNumber: '066 185 004 321' }
  const mistakesOf = (part: Partial<paymentDraft.PaymentDraft>, record = aRecord()) =>
    Object.keys(paymentDraft.mistakesOf({ ...good, ...part }, record, here))

  it('ticks the months that are over or running, and none that has no money left', () => {
    const month = (name: string, due: number) =>
      ({ month: name, name, amount: 500_000, due, state: 'due', paidOn: null }) as const
    const draftOf = (...instalments: readonly ReturnType<typeof month>[]) =>
      paymentDraft.newDraft('2020-05-29', { ...aRecord(), instalments: [...instalments] }, 'xa').months
    expect(draftOf(month('2020-04', 500_000), month('2020-05', 500_000), month('2020-06', 500_000))).toEqual([
      '2020-04',
      '2020-05',
    ])
    expect(draftOf(month('2020-04', 0), month('2020-05', 250_000), month('2020-06', 500_000))).toEqual(['2020-05'])
    expect(draftOf(month('2020-05', 0), month('2020-06', 500_000))).toEqual(['2020-06'])
  })

  it('begins with today and the person himself, and sends what the wire takes', () => {
    const request = paymentDraft.requestOf(good, aRecord(), here)
    expect(recordPaymentRequest.parse(request)).toMatchObject({
      version: 1,
      paidOn: today,
      receivedBy: 'self',
      idNumber: '066 185 004 321',
      noIdNumberReason: null,
      differentPerson: false,
    })
  })

  it('wants a day of the calendar between the decision and today', () => {
    expect(mistakesOf({ paidOn: '30/05/2020' })).toEqual(['paidOn'])
    expect(mistakesOf({ paidOn: '03/05/2020', lateReason: 'buôn không có mạng' })).toEqual(['paidOn'])
    expect(mistakesOf({ paidOn: 'hôm qua' })).toEqual(['paidOn'])
    expect(mistakesOf({ paidOn: '4.5.20' })).toEqual(['lateReason'])
    expect(mistakesOf({ paidOn: '4.5.20', lateReason: 'buôn không có mạng' })).toEqual([])
  })

  it('asks no reason for a day of the province’s back-log, and sends none', () => {
    const early = { ...good, paidOn: '4.5.20', lateReason: 'buôn không có mạng' }
    const request = paymentDraft.requestOf(early, aRecord(), { ...here, backlogUntil: '2020-05-04' })
    expect(request).toMatchObject({ paidOn: '2020-05-04', lateReason: null })
  })

  it('wants name and relation of whoever receives in place of the person', () => {
    expect(mistakesOf({ receivedBy: 'other' })).toEqual(['receiverName', 'relation', 'paper'])
    const draft = {
      ...good,
      receivedBy: 'other',
      receiverName: 'Trần Văn A',
      relation: 'con',
      paper: 'giấy uỷ quyền 12',
    } as const
    expect(paymentDraft.requestOf(draft, aRecord(), here)).toMatchObject({
      receiverName: 'Trần Văn A',
      paper: 'giấy uỷ quyền 12',
    })
    // Changed his mind: what was typed is not sent.
    expect(paymentDraft.requestOf({ ...draft, receivedBy: 'self' }, aRecord(), here)).toMatchObject({
      receiverName: null,
    })
  })

  it('wants a number or a reason only where the record has none', () => {
    expect(mistakesOf({ idNumber: '' })).toEqual(['idNumber'])
    expect(mistakesOf({ idNumber: '12345' })).toEqual(['idNumber'])
    expect(mistakesOf({ idNumber: '', noIdNumberReason: 'child' })).toEqual([])
    expect(mistakesOf({ idNumber: '', noIdNumberReason: 'other' })).toEqual(['note'])
    expect(mistakesOf({ idNumber: '' }, aRecord({ idNumbers: [{ kind: 'CMND', masked: '•••• 4321' }] }))).toEqual([])
  })

  it('says of eight digits that a zero may be lost, but not of those of the province’s own CMND', () => {
    const faultOf = (idNumber: string) => paymentDraft.mistakesOf({ ...good, idNumber }, aRecord(), here).idNumber
    expect(faultOf('23012345')).toContain('thiếu số 0 ở đầu')
    expect(faultOf('24012345')).toContain('CMND có 9 số')
  })

  it('says of a number while it is typed what is missing or does not fit', () => {
    const hint = (text: string) => paymentDraft.idNumberHint(text, aRecord(), here)
    expect(hint('')).toBeNull()
    expect(hint('0661')).toBe('Đã nhập 4 chữ số.')
    expect(hint('066185004321')).toBe('Đúng dạng CCCD (12 chữ số).')
    expect(hint('066085004321')).toContain('Đối chiếu lại với thẻ')
    expect(hint('66185004321')).toContain('thiếu số 0 ở đầu')
  })

  // The field took forty signs of a card's square, and what it took was no number.
  it('takes the number out of all that a card’s square says, by the reader', () => {
    const square = '066185004321|240123456|Lê Thị Hoa|01011985|Nữ|Buôn Ciết, Xã Ea Tiêu, Cư Kuin, Đắk Lắk|10052021'
    expect(paymentDraft.idNumberHint(square, aRecord(), here)).toBe('Đúng dạng CCCD (12 chữ số).')
    expect(mistakesOf({ idNumber: square })).toEqual([])
    expect(paymentDraft.requestOf({ ...good, idNumber: square }, aRecord(), here)).toMatchObject({
      idNumber: '066185004321',
    })
    expect(mistakesOf({ idNumber: 'Lê Thị Hoa|066185004321' })).toEqual(['idNumber'])
  })
})

describe('the import form', () => {
  const file = new File(['abc'], 'ds.xlsx')
  const good = { commune: '24547', policy: '', decisionNumber: '', decisionDay: '', file }

  it('sends what the wire takes; an empty decision is left to the file', () => {
    expect(createListRequest.parse(importDraft.requestOf(good, 'nq42-2020', null))).toMatchObject({
      policy: null,
      decisionNumber: null,
      decisionDay: null,
      fileBytes: 3,
    })
    const full = { ...good, policy: 'A2', decisionNumber: '12/QĐ-UBND', decisionDay: '4/5/2020' }
    expect(importDraft.requestOf(full, 'nq42-2020', null)).toMatchObject({ policy: 'A2', decisionDay: '2020-05-04' })
  })

  it('wants a commune, a file with something in it, and number and day of the decision together', () => {
    const mistakes = (part: Partial<importDraft.ImportDraft>) =>
      Object.keys(importDraft.mistakesOf({ ...good, ...part }, null))
    expect(mistakes({ commune: '', file: null })).toEqual(['commune', 'file'])
    expect(mistakes({ file: new File([], 'ds.xlsx') })).toEqual(['file'])
    expect(mistakes({ decisionNumber: '12/QĐ-UBND' })).toEqual(['decisionDay'])
    expect(mistakes({ decisionDay: '04/05/2020' })).toEqual(['decisionNumber'])
    expect(mistakes({ decisionNumber: '12/QĐ-UBND', decisionDay: '31/02/2020' })).toEqual(['decisionDay'])
    expect(importDraft.requestOf({ ...good, commune: '' }, 'nq42-2020', null)).toBeNull()
  })

  it('wants number and day of the decision where the file was found to lack one, unless both are typed', () => {
    const lacking = (namesDecision: boolean, namesDecisionDay: boolean, part: Partial<importDraft.ImportDraft> = {}) =>
      Object.keys(importDraft.mistakesOf({ ...good, ...part }, { namesDecision, namesDecisionDay }))
    expect(lacking(true, true)).toEqual([])
    expect(lacking(false, false)).toEqual(['decisionNumber', 'decisionDay'])
    expect(lacking(true, false).sort()).toEqual(['decisionDay', 'decisionNumber'])
    const typed = { decisionNumber: '12/QĐ-UBND', decisionDay: '4/5/2020' }
    expect(lacking(false, false, typed)).toEqual([])
    expect(importDraft.requestOf(good, 'nq42-2020', { namesDecision: false, namesDecisionDay: false })).toBeNull()
  })
})

describe('the issuing form', () => {
  it('proposes the name of role and unit, numbered when it is taken', () => {
    expect(proposeUsername('xa', '24538', [])).toBe('xa-24538')
    expect(proposeUsername('payer', '657', ['buudien-657', 'buudien-657-2'])).toBe('buudien-657-3')
  })

  it('sends what the wire takes and names each mistake', () => {
    const good = { role: 'xa', unit: '24547', username: 'xa-24547', holder: 'Cán bộ xã', email: ' a@b.vn ' } as const
    expect(issueAccountRequest.parse(accountDraft.requestOf(good))).toMatchObject({ email: 'a@b.vn' })
    const bad = { role: 'xa', unit: '', username: 'Xã', holder: ' ', email: 'a@b' } as const
    expect(Object.keys(accountDraft.mistakesOf(bad))).toEqual(['unit', 'username', 'holder', 'email'])
    expect(accountDraft.requestOf(bad)).toBeNull()
  })
})
