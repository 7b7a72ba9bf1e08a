import { zipSync } from 'fflate'
import type { CreateListRequest } from '../../lambdas/contract/lists.ts'
import { workbookToBytes } from '../../lambdas/lists/writer/write-workbook.ts'
import { type ListFile, listFile, people } from '../support/list-files.ts'
import type { Officer } from '../support/sign-in.ts'
import { rowsOf, takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'

/** Two communes of this name, in two districts. */
const commune = '24127'
const namesake = '24331'
const place = { commune: 'Phường Thống Nhất', district: 'Thành phố Buôn Ma Thuột' }

let officer: Officer
beforeAll(async () => {
  officer = await world().officer('xa', commune)
})

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text)
const padded = (text: string): Uint8Array => new Uint8Array([...ascii(text), ...new Uint8Array(200)])
const good = (file: Partial<ListFile> = {}) => listFile({ ...place, rows: people(2), ...file })

describe('a file that is no list', () => {
  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string, RegExp]>([
    ['a PDF', () => ascii('%PDF-1.4\n1 0 obj'), 'a.pdf', /tệp PDF.*gửi tệp Excel gốc/],
    ['a PDF named .xlsx', () => ascii('%PDF-1.4\n1 0 obj'), 'a.xlsx', /tệp PDF/],
    ['a program named .xlsx', () => padded('MZ\u0090\0'), 'a.xlsx', /tệp chương trình.*không mở tệp này/],
    ['a picture', () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...new Uint8Array(99)]), 'a.xlsx', /tệp ảnh/],
    ['an archive', () => zipSync({ 'a.txt': ascii('xin chào') }), 'a.zip', /tệp nén.*giải nén/],
    [
      'a Word document',
      () => zipSync({ '_rels/.rels': ascii('<a/>'), 'word/document.xml': ascii('<a/>') }),
      'a.docx',
      /Word/,
    ],
    [
      'a web page named .xls',
      () => ascii('<html><body><table><tr><td>1</td></tr></table></body></html>'),
      'a.xls',
      /trang web/,
    ],
    [
      'bytes without a meaning',
      () => new Uint8Array([0, 1, 2, 3, 250, 251, 252, 0, 0, 9]),
      'a.xlsx',
      /không phải sổ Excel/,
    ],
    ['one byte', () => new Uint8Array([0]), 'a.xlsx', /không phải sổ Excel hay CSV/],
    ['a text without a table', () => ascii('Kính gửi: UBND xã\nXin báo cáo.'), 'a.csv', /bảng|Họ và tên/],
    ['half a workbook', async () => (await good()).slice(0, 1_500), 'a.xlsx', /hỏng|lưu lại|gửi lại/i],
    ['a workbook without a table', () => emptyWorkbook(), 'a.xlsx', /bảng|Họ và tên/],
    ['a workbook with a header and nobody below', () => good({ rows: [] }), 'a.xlsx', /chưa có người nào: điền/],
    [
      'a workbook with nobody who can be taken',
      () => good({ rows: people(2, { idNumber: '123' }) }),
      'a.xlsx',
      /Không có dòng nào nhập được: xem lý do từng dòng/,
    ],
  ])('is refused in words that say what to do: %s', async (_what, bytes, fileName, words) => {
    const list = await takeIn(world(), officer, { commune, fileName }, await bytes())
    expect(list).toMatchObject({ state: 'refused', counts: { added: 0, amount: 0 }, finishedAt: expect.any(Number) })
    expect(list.outcome).toMatch(words)
  })
})

describe('a list that belongs elsewhere', () => {
  it.each<[string, Partial<ListFile>, RegExp]>([
    [
      'another commune',
      { commune: 'Xã Ea Tiêu', district: 'Huyện Cư Kuin' },
      /"XÃ EA TIÊU, HUYỆN CƯ KUIN".*không phải Phường Thống Nhất/i,
    ],
    [
      'the namesake of another district',
      { district: 'Thị xã Buôn Hồ' },
      /Thị xã Buôn Hồ.*không phải Phường Thống Nhất, Thành phố Buôn Ma Thuột/i,
    ],
    [
      'another commune of the same district',
      { commune: 'Phường Tân An' },
      /Phường Tân An.*không phải Phường Thống Nhất/i,
    ],
  ])('is refused when its title names %s', async (_what, file, words) => {
    const list = await takeIn(world(), officer, { commune }, await good(file))
    expect(list).toMatchObject({ state: 'refused', counts: { added: 0, amount: 0, refused: 2 } })
    expect(list.outcome).toMatch(words)
    expect(list.outcome).toContain('tải lên lại')
    // Its people are shown, so that the officer sees which file it was, and none of them is in the register.
    const rows = await rowsOf(world(), officer, list.id)
    const people = rows.filter(({ fullName }) => fullName !== null)
    expect(people.map(({ outcome, entitlementId }) => [outcome, entitlementId])).toEqual([
      ['refused', null],
      ['refused', null],
    ])
  })

  it('comes in for the namesake, whose officer sees it alone', async () => {
    const other = await world().officer('xa', namesake)
    const list = await takeIn(world(), other, { commune: namesake }, await good({ district: 'Thị xã Buôn Hồ' }))
    expect(list).toMatchObject({ state: 'finished', counts: { added: 2 } })
    expect((await world().send('list', { params: { listId: list.id } }, officer)).status).toBe(404)
  })

  it.each<[string, Partial<ListFile>]>([
    ['capitals and no accents', { commune: 'PHUONG THONG NHAT', district: 'TP Buon Ma Thuot' }],
    ['the short form of the city', { district: 'TP. Buôn Ma Thuột' }],
    ['no unit at all', { commune: null, district: null }],
  ])('is taken when its title has %s', async (_what, file) => {
    expect(await takeIn(world(), officer, { commune }, await good(file))).toMatchObject({ state: 'finished' })
  })
})

describe('a list without a decision behind it', () => {
  it('is refused when neither the file nor the officer names the number', async () => {
    const list = await takeIn(world(), officer, { commune }, await good({ decision: null }))
    expect(list).toMatchObject({ state: 'refused', decision: null, counts: { added: 0 } })
    expect(list.outcome).toMatch(/Chưa có số quyết định.*Nhập số quyết định rồi tải lên lại/)
  })

  it('is refused when the number has no day', async () => {
    const list = await takeIn(world(), officer, { commune }, await good({ decision: '5/QĐ-UBND', decisionDay: null }))
    expect(list.outcome).toMatch(/Chưa có ngày của quyết định 5\/QĐ-UBND: nhập ngày/)
  })

  it('is refused when its day lies before the programme: the year is mistyped', async () => {
    const list = await takeIn(world(), officer, { commune }, await good({ decisionDay: '12/5/2019' }))
    expect(list).toMatchObject({ state: 'refused' })
    expect(list.outcome).toMatch(/12\/05\/2019 trước ngày NQ 42 được áp dụng \(01\/04\/2020\)/)
  })

  it("is not saved by a decision of the Prime Minister's, which is every list's", async () => {
    const file = { decision: '15/2020/QĐ-TTg', decisionDay: '24/4/2020' }
    expect(await takeIn(world(), officer, { commune }, await good(file))).toMatchObject({ state: 'refused' })
  })
})

describe('a decision that is spelled in several ways', () => {
  const nameless = people(3, { idNumber: '' })
  const send = (order: Partial<CreateListRequest>, decision: string | null) =>
    good({ rows: nameless, decision, decisionDay: decision && '12/5/2020' }).then((bytes) =>
      takeIn(world(), officer, { commune, ...order }, bytes),
    )

  // People without a number came in a second time under "100 /QĐ-UBND", and could be paid a second time.
  it('is one decision: its people come in once', async () => {
    const number = String(Math.floor(Math.random() * 1e9))
    const day = { decisionDay: '2020-05-12' }
    expect((await send({}, `${number}/QĐ-UBND`)).counts).toMatchObject({ added: 3 })
    for (const typed of [`Số ${number}/QĐ-UBND`, `${number} /QĐ-UBND`, `0${number}/qđ-ubnd`, `QĐ ${number}`, number])
      expect((await send({ decisionNumber: typed, ...day }, null)).counts).toMatchObject({ added: 0, same: 3 })
  })

  it('is refused when the file names another number, or another day, than the officer', async () => {
    const byNumber = await send({ decisionNumber: '101/QĐ-UBND', decisionDay: '2020-05-12' }, '100/QĐ-UBND')
    expect(byNumber).toMatchObject({ state: 'refused', counts: { added: 0 } })
    expect(byNumber.outcome).toMatch(/ghi Quyết định số 100\/QĐ-UBND, khi tải lên lại nhập số 101\/QĐ-UBND/)
    const byDay = await send({ decisionNumber: '100/QĐ-UBND', decisionDay: '2020-05-13' }, '100/QĐ-UBND')
    expect(byDay).toMatchObject({ state: 'refused', counts: { added: 0 } })
    expect(byDay.outcome).toMatch(/ngày 12\/05\/2020, khi tải lên lại nhập ngày 13\/05\/2020/)
  })
})

describe('a column filled down with one number', () => {
  it('is refused row by row, with the number of rows, and the others are taken', async () => {
    const rows = [...people(11, { idNumber: '240123987' }), ...people(2), ...people(3, { idNumber: '240123986' })]
    const list = await takeIn(world(), officer, { commune }, await good({ rows }))
    expect(list).toMatchObject({ state: 'finished', counts: { added: 5, refused: 11 } })
    const [first] = (await rowsOf(world(), officer, list.id)).filter(({ outcome }) => outcome === 'refused')
    const problem = first?.problems.find(({ code }) => code === 'crowded-number')
    expect(problem).toMatchObject({ column: 'E', field: 'idNumber', value: '240123987' })
    expect(problem?.message).toMatch(/Dòng \d+, cột E \(.*\): số 240123987 đứng ở 11 dòng/)
  })
})

describe('an order to open a list', () => {
  const order: CreateListRequest = {
    programme: 'nq42-2020',
    commune,
    policy: null,
    decisionNumber: null,
    decisionDay: null,
    fileName: 'a.xlsx',
    fileBytes: 1_000,
  }

  it.each<[string, Partial<Record<keyof CreateListRequest, unknown>>, number, RegExp]>([
    ['an unknown programme', { programme: 'nq99' }, 422, /Chương trình "nq99" không chạy ở đây/],
    ['a policy that the programme has not', { policy: 'B12' }, 422, /NQ 42 không có chính sách B12/],
    ['a loan, which is not paid here', { policy: 'A8' }, 422, /vay|Ngân hàng/],
    ['a district', { commune: '643' }, 404, /Không tìm thấy, hoặc không thuộc địa bàn/],
    ['a commune outside', { commune: '24121' }, 404, /Không tìm thấy, hoặc không thuộc địa bàn/],
    ['an empty file', { fileBytes: 0 }, 422, /chưa đúng/],
    ['a file too large', { fileBytes: 100 * 1024 * 1024 + 1 }, 422, /chưa đúng/],
    ['a file without a name', { fileName: ' ' }, 422, /chưa đúng/],
    ['a day that is none', { decisionDay: '2020-02-30' }, 422, /chưa đúng/],
  ])('is refused for %s', async (_what, changes, status, words) => {
    const refused = await world().refused('createList', { body: { ...order, ...changes } }, officer)
    expect(refused).toMatchObject({ status, detail: expect.stringMatching(words) })
  })

  it('is refused for a district by the province too: a list is one commune’s', async () => {
    const province = await world().officer('tinh', '66')
    const refused = await world().refused('createList', { body: { ...order, commune: '643' } }, province)
    expect(refused).toMatchObject({ status: 422, detail: expect.stringContaining('chọn xã') })
  })
})

const emptyWorkbook = () =>
  workbookToBytes([{ name: 'Trang 1', columns: [{ width: 10 }], rows: [['Kính gửi'], ['Báo cáo tuần']] }])
