import type { Page } from 'playwright-core'
import { blemishes } from '../../blemishes.ts'
import { press } from '../../page-parts.ts'
import { problem } from './fixture/answers.ts'
import { aBatch, aList, aPayList } from './fixture/papers.ts'
import { type Console, enter, openConsole } from './open-console.ts'

/** The check has a suggestion for it. */
const askedRow = {
  ...{ sheet: 'DS', row: 9, outcome: 'refused', fullName: 'Trần Văn Ánh', policy: 'A2', amount: null },
  ...{ entitlementId: null, changes: null },
  problems: [
    {
      ...{ sheet: 'DS', row: 9, column: 'E', field: 'idNumber', severity: 'error', code: 'bad-id-number' },
      ...{ value: '66085004321', message: 'Thiếu số 0.', suggestion: '066085004321' },
    },
  ],
}

describe('what the console says of a step with a list, a batch or a signed paper', () => {
  let console: Console
  beforeAll(async () => {
    console = await openConsole()
  })
  afterEach(() => console.tidy())
  afterAll(() => console.close())

  const shown = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).waitFor()
  /** The words are there, and whoever only hears or uses the keyboard is at them. */
  const isTold = (page: Page, words: string) =>
    page.waitForFunction((text) => document.activeElement?.textContent?.includes(text), words)

  it('tells that a batch is being written, and that it is being undone', async () => {
    const { page, server, at } = await console.fresh()
    server.answer('batch', aBatch)
    server.answer('batchLines', { items: [], cursor: null })
    const done = { ...aBatch, state: 'done', stateName: 'Đã ghi', commands: ['undo'] }
    server.answer('confirmBatch', done)
    await enter(page, at(`/dot-chi-tra/${aBatch.id}`), 'xa-24547')
    await shown(page, 'Xác nhận ghi 20 khoản, 15.000.000 đồng')
    server.answer('batch', done)
    await press(page, 'Xác nhận ghi 20 khoản, 15.000.000 đồng')
    await isTold(page, 'Đã xác nhận ghi 20 khoản, 15.000.000 đồng.')
    const undone = { ...done, state: 'undone', stateName: 'Đã huỷ', commands: [] }
    server.answer('undoBatch', undone)
    await press(page, 'Huỷ cả đợt')
    await page.getByLabel('Lý do huỷ').fill('Nhầm danh sách')
    server.answer('batch', undone)
    await press(page, 'Huỷ cả đợt')
    await isTold(page, 'Đã xác nhận huỷ cả đợt.')
  })

  it('tells why a batch was not confirmed when it was confirmed in another window, and shows it as it is', async () => {
    const { page, server, at } = await console.fresh()
    server.answer('batch', aBatch)
    server.answer('batchLines', { items: [], cursor: null })
    await enter(page, at(`/dot-chi-tra/${aBatch.id}`), 'xa-24547')
    const confirm = page.getByRole('button', { name: /^Xác nhận ghi/ })
    await confirm.waitFor()
    server.answer('batch', { ...aBatch, state: 'done', stateName: 'Đã ghi', commands: [] })
    server.interrupt('confirmBatch', problem(409, 'wrong-state', 'Đợt này không ở bước chờ xác nhận.'))
    await confirm.click()
    await confirm.waitFor({ state: 'detached' })
    await isTold(page, 'Đợt này không ở bước chờ xác nhận.')
  })

  it('orders another list, not the lost one again, when another commune is chosen', async () => {
    const { page, server, at } = await console.fresh()
    const none = { hamlets: [], policies: [], decisions: [], months: [], held: 0 }
    server.answer('payListChoices', { ...none, chosen: { people: 20, amount: 15_000_000, hamlets: 1 } })
    server.answer('payLists', { items: [], cursor: null })
    server.answer('payList', aPayList)
    await enter(page, at('/ky-nhan'), 'huyen-657')
    server.interrupt('printPayList', problem(500, 'internal', 'Hệ thống đang bận.'))
    server.interrupt('printPayList', problem(500, 'internal', 'Hệ thống đang bận.'))
    server.interrupt('printPayList', { status: 201, body: aPayList })
    await page.getByLabel('Xã, phường, thị trấn').selectOption('24547')
    await page.getByText('Sẽ in 20 người').waitFor()
    await press(page, 'In danh sách')
    await page.getByText('Hệ thống đang bận.').waitFor()
    await page.getByLabel('Xã, phường, thị trấn').selectOption('24550')
    await press(page, 'In danh sách')
    await page.getByRole('heading', { name: `Danh sách ký nhận ${aPayList.code}` }).waitFor()
    const orders = server.calls.filter(({ name }) => name === 'printPayList')
    expect(new Set(orders.map(({ key }) => key)).size).toBe(2)
  })

  const signed = async (page: Page) => {
    await page.getByLabel('Số người đã ký').fill('20')
    await page.getByLabel('Số tiền đã chi (đồng)').fill('15.000.000')
    await press(page, 'Đối chiếu')
  }
  const reconciled = {
    ...aPayList,
    state: 'reconciled',
    stateName: 'Đã đối chiếu',
    reconciliation: {
      ...{ signed: aPayList.sums, notSigned: { people: 0, amount: 0 }, notSignedLines: [], paidOn: '2020-05-29' },
      ...{ by: aPayList.orderedBy, at: aPayList.orderedAt },
    },
    mayReconcile: false,
    mayVoid: false,
    mayPay: true,
  }

  it('tells that a signed list was reconciled and what comes next', async () => {
    const { page, server, at } = await console.fresh()
    server.answer('payList', aPayList)
    server.answer('reconcilePayList', reconciled)
    await enter(page, at(`/ky-nhan/${aPayList.code}`), 'xa-24547')
    await signed(page)
    await isTold(page, 'Đã đối chiếu, khớp với bản in: 20 người, 15.000.000 đồng đã ký. Việc tiếp theo: ghi chi trả')
    await page.getByRole('heading', { name: 'Ghi chi trả cho người đã ký' }).waitFor()
  })

  // The law's form lets another sign; everybody of a signed list was recorded as having signed himself.
  it('asks who signed in the stead of others, names them to the server, and says of whom it is recorded', async () => {
    const { page, server, at } = await console.fresh()
    server.answer('payList', reconciled)
    await enter(page, at(`/ky-nhan/${aPayList.code}`), 'xa-24547')
    await press(page, 'Thêm người nhận thay')
    const line = page.getByLabel('STT của người được hỗ trợ')
    await line.fill('12')
    await press(page, 'Xem trước')
    await page.getByText('Nhập họ tên người nhận thay.').waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByLabel('Họ tên người nhận thay').fill('Nguyễn Văn Ba')
    await page.getByLabel('Quan hệ với người được hỗ trợ').fill('con')
    await page.getByLabel('Giấy tờ nhận thay').fill('giấy uỷ quyền số 12')
    await press(page, 'Thêm người nhận thay')
    await page.waitForFunction(() => document.querySelectorAll('.stand-in').length === 2)
    expect(await line.nth(1).evaluate((field) => field === document.activeElement)).toBe(true)
    await page.getByRole('button', { name: 'Bỏ người nhận thay này', exact: true }).click()
    await page.waitForFunction(() => document.activeElement?.textContent === 'Thêm người nhận thay')
    const ofList = { ...aBatch, kind: 'pay-list', payList: aPayList.code }
    const byOther = { lines: 1, amount: 750_000 }
    server.answer('payFromPayList', { ...ofList, byOther })
    server.answer('batch', { ...ofList, byOther })
    server.answer('batchLines', { items: [], cursor: null })
    await press(page, 'Xem trước')
    await page.getByText(/trong đó 1 khoản do người khác nhận thay/).waitFor()
    await page.getByText(/19 khoản còn lại ghi là chính người được hỗ trợ nhận tiền và ký\./).waitFor()
    const sent = server.calls.filter(({ name }) => name === 'payFromPayList').map(({ body }) => body)
    const standIn = { line: 12, name: 'Nguyễn Văn Ba', relation: 'con', paper: 'giấy uỷ quyền số 12' }
    expect(sent).toMatchObject([{ standIns: [standIn] }])
    await page.getByLabel('Hiện dòng nào').selectOption('Nhận thay')
    expect(await page.getByLabel('Hiện dòng nào').inputValue()).toBe('by-other')
  })

  it('says before a batch is confirmed that everybody of it is recorded as having signed himself', async () => {
    const { page, server, at } = await console.fresh()
    server.answer('batch', aBatch)
    server.answer('batchLines', { items: [], cursor: null })
    await enter(page, at(`/dot-chi-tra/${aBatch.id}`), 'xa-24547')
    await page.getByText(/^Cả 20 khoản ghi là chính người được hỗ trợ nhận tiền và ký\. .*đừng xác nhận/).waitFor()
  })

  it('tells that somebody else has reconciled it, although the form is gone', async () => {
    const { page, server, at } = await console.fresh()
    server.answer('payList', aPayList)
    await enter(page, at(`/ky-nhan/${aPayList.code}`), 'xa-24547')
    await page.getByLabel('Số người đã ký').waitFor()
    server.answer('payList', reconciled)
    server.interrupt('reconcilePayList', problem(409, 'wrong-state', 'Danh sách DS-7KQM-3XV đã được đối chiếu'))
    await signed(page)
    await page.getByLabel('Số người đã ký').waitFor({ state: 'detached' })
    await isTold(page, 'Danh sách DS-7KQM-3XV đã được đối chiếu')
  })

  it('tells that a pay list is void', async () => {
    const { page, server, at } = await console.fresh()
    server.answer('payList', aPayList)
    server.answer('voidPayList', { ...aPayList, state: 'voided', mayReconcile: false, mayVoid: false })
    await enter(page, at(`/ky-nhan/${aPayList.code}`), 'xa-24547')
    await press(page, 'Huỷ danh sách này')
    await page.getByLabel('Lý do huỷ').fill('Mất bản giấy')
    await press(page, 'Huỷ danh sách này')
    await isTold(page, 'Đã huỷ danh sách DS-7KQM-3XV.')
  })

  it('tells that a list is checked anew, brought in and taken back', async () => {
    const { page, server, at } = await console.fresh()
    const answers = { ...aList.answers, accepted: ['bad-id-number'] }
    const checked = { ...aList, answers }
    const finished = { ...checked, state: 'finished', next: 'nobody', commands: ['withdraw'] }
    const withdrawn = { ...finished, state: 'withdrawn', commands: [] }
    server.answer('list', aList)
    server.answer('reviewList', checked)
    server.answer('applyList', finished)
    server.answer('withdrawList', withdrawn)
    await enter(page, at(`/danh-sach/${aList.id}`), 'xa-24547')
    await page.getByLabel('Sửa số CMND/CCCD theo gợi ý').check()
    server.answer('list', checked)
    await press(page, 'Kiểm tra lại với lựa chọn này')
    await isTold(page, 'Đã gửi lựa chọn để kiểm tra lại.')
    server.answer('list', finished)
    await press(page, 'Nhập 2 người mới')
    await isTold(page, 'Đã xác nhận nhập danh sách.')
    await press(page, 'Rút cả danh sách…')
    await page.getByLabel('Lý do rút').fill('Sai quyết định')
    server.answer('list', withdrawn)
    await press(page, 'Rút danh sách')
    await isTold(page, 'Đã gửi yêu cầu rút, kết quả ở dưới.')
  })

  it('says that the questions about a list could not be read, and counts no more of them than it has read', async () => {
    const { page, server, at } = await console.fresh()
    server.answer('list', aList)
    server.cut('listRows')
    await enter(page, at(`/danh-sach/${aList.id}`), 'xa-24547')
    const questions = page.getByRole('region', { name: 'Xem lại rồi nhập vào hệ thống' })
    await questions.getByRole('button', { name: 'Thử lại' }).waitFor()
    server.mend('listRows')
    server.answer('listRows', { items: [askedRow], cursor: '9' })
    await questions.getByRole('button', { name: 'Thử lại' }).click()
    // Each of the pages that are read for it says so.
    await questions.getByText('20 chỗ trở lên, ví dụ dòng 9: 66085004321 → 066085004321').waitFor()
  })

  it('offers to bring a list in when its questions have been read, and not before', async () => {
    const { page, server, at } = await console.fresh()
    server.answer('list', aList)
    server.silence('listRows')
    await enter(page, at(`/danh-sach/${aList.id}`), 'xa-24547')
    const decision = page.getByRole('region', { name: 'Xem lại rồi nhập vào hệ thống' })
    await decision.getByRole('status').waitFor()
    expect(await decision.getByRole('button').count()).toBe(0)
    server.mend('listRows')
    await page.reload()
    await decision.getByLabel('Sửa số CMND/CCCD theo gợi ý').waitFor()
    await decision.getByRole('button', { name: 'Nhập 2 người mới' }).waitFor()
  })

  it('keeps the questions that it has read where a later page of a list fails, and goes on from there', async () => {
    const { page, server, at } = await console.fresh()
    server.answer('list', aList)
    const first = { status: 200, body: { items: [askedRow], cursor: '9' } }
    // The first page of the table, that of the questions, and their second.
    for (const answer of [first, first, problem(404, 'not-found', 'Không đọc được trang này.')])
      server.interrupt('listRows', answer)
    await enter(page, at(`/danh-sach/${aList.id}`), 'xa-24547')
    const decision = page.getByRole('region', { name: 'Xem lại rồi nhập vào hệ thống' })
    server.answer('listRows', { items: [], cursor: null })
    await decision.getByText('1 chỗ trở lên, ví dụ dòng 9: 66085004321 → 066085004321').waitFor()
    await decision.getByText('Chưa đọc hết danh sách').waitFor()
    await decision.getByRole('button', { name: 'Thử lại' }).click()
    await decision.getByText('1 chỗ, ví dụ dòng 9: 66085004321 → 066085004321').waitFor()
    await decision.getByText('Chưa đọc hết danh sách').waitFor({ state: 'detached' })
  })
})
