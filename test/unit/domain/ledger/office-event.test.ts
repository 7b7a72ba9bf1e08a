import { type OfficeEvent, officeSentence } from '../../../../lambdas/domain/ledger/office-event.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'

const tree = unitTree('daklak-2020')
const at = Date.parse('2020-05-29T21:40:00+07:00')
const actor = { username: 'xa-24547', role: 'xa', unit: '24547' } as const
const said = (parts: Partial<OfficeEvent> & Pick<OfficeEvent, 'type'>): string =>
  officeSentence({ at, actor, commandId: 'c', reason: null, changes: {}, ...parts }, tree)

describe('what an office did, in a sentence', () => {
  it.each<[string, Partial<OfficeEvent> & Pick<OfficeEvent, 'type'>, string]>([
    [
      'is the officer’s where he did it',
      { type: 'list.withdraw-ordered', reason: 'Gửi nhầm tệp' },
      'xa-24547, UBND Xã Ea Tiêu: yêu cầu rút cả danh sách. Lý do: Gửi nhầm tệp',
    ],
    [
      'is the system’s where it carries his word out, with the beginning of a file’s mark',
      { type: 'list.checked', changes: { file: [null, 'fdee9a022d04c3b10ee2'], lines: [null, '13'] } },
      'Hệ thống (theo yêu cầu của xa-24547, UBND Xã Ea Tiêu): kiểm tra xong, chờ xác nhận (số dòng: 13; mã tệp (SHA-256): fdee9a022d04…).',
    ],
    [
      'is the system’s alone where nobody said it',
      { type: 'list.expired', actor: null },
      'Hệ thống: khép danh sách đã quá hạn.',
    ],
    [
      'calls communes and policies by their names',
      { type: 'plan.set', changes: { commune: [null, '24547'], policy: [null, 'A6'], people: ['232', '250'] } },
      'xa-24547, UBND Xã Ea Tiêu: nhập số kế hoạch (xã: Xã Ea Tiêu; chính sách: A6 Bảo trợ xã hội; số người: 232 → 250).',
    ],
    [
      'says of what is listed what came and what went',
      {
        type: 'subscription.changed',
        changes: { recipients: ['a@b.vn, c@b.vn', 'c@b.vn, d@b.vn'], time: ['17:30', '07:00'] },
      },
      'xa-24547, UBND Xã Ea Tiêu: sửa việc gửi báo cáo qua thư (gửi tới: thêm d@b.vn, bỏ a@b.vn; giờ gửi: 17:30 → 07:00).',
    ],
    [
      'calls the units of a mail by their names',
      { type: 'subscription.changed', changes: { units: ['24547, 643', '24547, 657'], formats: [null, 'Excel, PDF'] } },
      'xa-24547, UBND Xã Ea Tiêu: sửa việc gửi báo cáo qua thư (địa bàn: thêm Huyện Cư Kuin, bỏ Thành phố Buôn Ma Thuột; tệp đính kèm: Excel, PDF).',
    ],
  ])('%s', (_what, event, sentence) => {
    expect(said(event)).toBe(`21:40 29/05/2020 – ${sentence}`)
  })
})
