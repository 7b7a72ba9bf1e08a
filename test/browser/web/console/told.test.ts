import type { Page } from 'playwright-core'
import { press } from '../../page-parts.ts'
import { problem } from './fixture/answers.ts'
import { aCase, aForeignFile, aSubscription } from './fixture/papers.ts'
import { idOf } from './fixture/people.ts'
import { type Console, enter, openConsole } from './open-console.ts'

describe('what the console says of a step that was taken', () => {
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

  it('tells that an account is locked and unlocked, and goes back to its row when the slip is closed', async () => {
    const { page, at } = await console.fresh()
    await enter(page, at('/tai-khoan'), 'tinh-66')
    const row = page.getByRole('row', { name: /^xa-24547 / })
    await row.getByRole('button', { name: 'Khoá' }).click()
    await row.getByRole('button', { name: 'Khoá', exact: true }).click()
    await isTold(page, 'Đã khoá xa-24547.')
    await row.getByRole('button', { name: 'Mở khoá' }).click()
    await isTold(page, 'Đã mở khoá xa-24547.')
    await row.getByRole('button', { name: 'Đặt lại mật khẩu' }).click()
    await row.getByRole('button', { name: 'Đặt lại', exact: true }).click()
    await press(page, 'Đã giao phiếu, đóng')
    await page.waitForFunction(() => document.activeElement?.id === 'thao-tac-xa-24547')
  })

  it('tells each time that a mailing rests, goes on and is tried', async () => {
    const { page, server, at } = await console.fresh()
    const found = (one: object) => ({
      items: [one],
      cursor: null,
      house: [],
      domains: ['daklak.gov.vn'],
      ownAddress: 'toi@daklak.gov.vn',
    })
    server.answer('subscriptions', found(aSubscription))
    server.answer('testSubscription', { address: 'toi@daklak.gov.vn' })
    await enter(page, at('/bao-cao'), 'tinh-66')
    await shown(page, 'Tạm ngừng')
    const resting = { ...aSubscription, isActive: false, version: 2 }
    server.interrupt('changeSubscription', { status: 200, body: resting })
    server.answer('subscriptions', found(resting))
    await press(page, 'Tạm ngừng')
    await isTold(page, 'Đã tạm ngừng việc gửi này.')
    // What is told stands there before the list has been read again.
    await shown(page, 'Gửi lại từ nay')
    server.interrupt('changeSubscription', { status: 200, body: { ...aSubscription, version: 3 } })
    server.answer('subscriptions', found({ ...aSubscription, version: 3 }))
    await press(page, 'Gửi lại từ nay')
    await isTold(page, 'Đã bật lại việc gửi này.')
    await press(page, 'Gửi thử cho tôi')
    await isTold(page, 'Đang gửi thư thử tới toi@daklak.gov.vn')
  })

  it('says of mailings in the words of an office that none can be ordered, and that the daily one goes out', async () => {
    const { page, server, at } = await console.fresh()
    const house = [{ programme: 'nq42-2020', lastSent: null, lastFailure: null }]
    server.answer('subscriptions', { items: [], cursor: null, house, domains: [], ownAddress: null })
    await enter(page, at('/bao-cao'), 'tinh-66')
    await page.getByText('Báo cáo hằng ngày của tỉnh được đặt sẵn, luôn được gửi.').waitFor()
    await page.getByText('Chưa khai báo địa chỉ thư công vụ nào được nhận báo cáo').waitFor()
    expect(await page.locator('main').textContent()).not.toMatch(/cấu hình|tên miền/)
  })

  it('says of a mailing what is in the way of it, and pauses it without touching its units', async () => {
    const { page, server, at } = await console.fresh()
    const found = (one: object) => ({
      items: [one],
      cursor: null,
      house: [],
      domains: ['daklak.gov.vn'],
      ownAddress: null,
    })
    const obstacle = 'Bản đồ đơn vị đã thay đổi: chọn lại địa bàn.'
    server.answer('subscriptions', found({ ...aSubscription, obstacle, weekdays: [], monthDays: [1] }))
    await enter(page, at('/bao-cao'), 'tinh-66')
    await page.getByText(`Chưa gửi được. ${obstacle}`).waitFor()
    server.answer('changeSubscription', { ...aSubscription, isActive: false })
    await press(page, 'Tạm ngừng')
    await isTold(page, 'Đã tạm ngừng việc gửi này.')
    const sent = server.calls.find(({ name }) => name === 'changeSubscription')?.body
    expect(sent).toMatchObject({ weekdays: [], monthDays: [1], formats: ['xlsx'], isActive: false })
    expect(sent).not.toHaveProperty('units')
  })

  it('overwrites nothing that somebody else has changed while the form was open', async () => {
    const { page, server, at } = await console.alone()
    const found = (one: object) => ({
      items: [one],
      cursor: null,
      house: [],
      domains: ['daklak.gov.vn'],
      ownAddress: null,
    })
    server.answer('subscriptions', found(aSubscription))
    await page.clock.install()
    await enter(page, at('/bao-cao'), 'tinh-66')
    await page.getByRole('button', { name: /^Sửa/ }).click()
    await page.getByLabel('Giờ gửi').fill('7h00')
    server.answer('subscriptions', found({ ...aSubscription, recipients: ['so@daklak.gov.vn'], version: 2 }))
    // He was in another window: what is shown is read again when he comes back.
    await page.clock.fastForward('01:00')
    const reads = () => server.calls.filter(({ name }) => name === 'subscriptions').length
    const before = reads()
    await page.evaluate(() => dispatchEvent(new Event('visibilitychange')))
    while (reads() === before) await page.waitForTimeout(20)
    server.interrupt('changeSubscription', problem(409, 'conflict', 'Việc gửi này vừa được người khác thay đổi.'))
    await press(page, 'Lưu')
    await isTold(page, 'Việc gửi này vừa được người khác thay đổi.')
    expect(server.calls.find(({ name }) => name === 'changeSubscription')?.body).toMatchObject({ version: 1 })
    await page.getByText('so@daklak.gov.vn').waitFor()
  })

  it('tells each step of a case, one after the other, and closes what it was taken in', async () => {
    const { page, server, at } = await console.fresh()
    const answer = (detail: object) => ({ detail, replayed: false })
    server.answer('duplicateCase', aCase)
    await enter(page, at(`/trung-lap/${aCase.summary.id}`), 'huyen-657')
    await shown(page, 'Rút lại đề nghị')
    const { summary } = aCase
    const open = { ...aCase, summary: { ...summary, state: 'open' }, commands: ['decide'], version: 2 }
    server.answer('confirmCase', answer(open))
    server.answer('duplicateCase', open)
    await press(page, 'Rút lại đề nghị')
    await isTold(page, 'Đã rút lại đề nghị, vụ chờ kết luận.')
    await press(page, '1. Giao xã xác minh')
    await page.getByRole('radio').first().check()
    const verifying = { ...open, summary: { ...summary, state: 'verifying' }, version: 3 }
    server.answer('decideCase', answer(verifying))
    server.answer('duplicateCase', verifying)
    await press(page, 'Giao xã xác minh')
    await isTold(page, 'Đã giao xã xác minh.')
    await page.getByLabel('Ghi chú').waitFor({ state: 'detached' })
  })

  it("tells that another province's file is taken out", async () => {
    const { page, server, at } = await console.fresh()
    const found = (file: object) => ({ keyFingerprint: '0123456789abcdef', items: [file], cursor: null })
    server.answer('foreignFiles', found(aForeignFile))
    server.answer('removeForeignFile', { ...aForeignFile, state: 'removed', isRemovable: false })
    await enter(page, at('/tinh-khac'), 'tinh-66')
    await press(page, 'Gỡ tệp của Gia Lai')
    await page.getByLabel('Lý do').fill('Gửi nhầm chương trình')
    server.answer('foreignFiles', found({ ...aForeignFile, state: 'removed', stateName: 'Đã gỡ', isRemovable: false }))
    await press(page, 'Gỡ tệp')
    await isTold(page, 'Đã xác nhận gỡ tệp của Gia Lai.')
  })

  it('tells what became of a payment that is not sent again', async () => {
    const { page, server, at } = await console.fresh()
    await enter(page, at(`/doi-tuong/${idOf(1)}`), 'xa-24547')
    await press(page, 'Ghi nhận đã chi trả')
    server.cut('recordPayment')
    await press(page, 'Xác nhận đã chi')
    await page.getByText('hệ thống không ghi hai lần').waitFor()
    await press(page, 'Thôi')
    await press(page, 'Bỏ, không gửi nữa')
    await isTold(page, 'Không gửi lại nữa.')
  })
})
