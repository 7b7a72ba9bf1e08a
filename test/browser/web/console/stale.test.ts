import { press } from '../../page-parts.ts'
import { problem, sessionOf } from './fixture/answers.ts'
import { aHousehold } from './fixture/papers.ts'
import { idOf } from './fixture/people.ts'
import { type Console, enter, openConsole } from './open-console.ts'

describe('what has changed since the console has read it', () => {
  let console: Console
  beforeAll(async () => {
    console = await openConsole()
  })
  afterEach(() => console.tidy())
  afterAll(() => console.close())

  it('numbers the people of a batch as the server does, without those who were paid one by one', async () => {
    const { page, at } = await console.fresh()
    const numbered = (name: string) => page.getByRole('checkbox', { name: `${name}: ghi chi trả` }).waitFor()
    await enter(page, at(`/doi-tuong/${idOf(1)}?trang-thai=approved`), 'xa-24547')
    await press(page, 'Ghi nhận đã chi trả')
    await press(page, 'Xác nhận đã chi')
    await page.getByText('Đã ghi nhận chi trả 750.000 đồng').waitFor()
    await press(page, 'Đóng')
    await page.getByRole('row', { name: /Niê Kdăm .* Đã chi trả$/ }).waitFor()
    await press(page, 'Ghi chi trả cả danh sách')
    await numbered('1. Nguyễn Thị Ngọc')
    await numbered('2. Trần Văn Ánh')
    // And so it stays while somebody is paid beside it.
    await page.getByRole('link', { name: 'Nguyễn Thị Ngọc', exact: true }).click()
    await press(page, 'Không chi được')
    await page.getByLabel('Vắng mặt, chưa liên hệ được').check()
    await press(page, 'Ghi lý do')
    await page.getByText('Đã ghi:').waitFor()
    await numbered('1. Trần Văn Ánh')
  })

  it('is in the new day soon after midnight, and asks then why a payment of the day before is entered late', async () => {
    const { page, server, at } = await console.alone()
    await page.clock.install({ time: new Date('2020-05-29T23:58:00+07:00') })
    await enter(page, at(`/doi-tuong/${idOf(1)}`), 'xa-24547')
    await press(page, 'Ghi nhận đã chi trả')
    await page.getByText('Thứ sáu, ngày 29 tháng 5 năm 2020').waitFor()
    server.answer('session', { ...sessionOf('xa-24547'), today: '2020-05-30' })
    await page.clock.fastForward('01:01')
    await page.getByText('Thứ bảy, ngày 30 tháng 5 năm 2020').waitFor()
    await page.getByLabel('Lý do nhập muộn').waitFor()
  })

  it('asks why at once where the server is in the new day first and refuses for it', async () => {
    const { page, server, at } = await console.alone()
    // This machine's clock is half an hour behind: it is long before the console asks by itself.
    await page.clock.install({ time: new Date('2020-05-29T23:30:00+07:00') })
    await enter(page, at(`/doi-tuong/${idOf(1)}`), 'xa-24547')
    await press(page, 'Ghi nhận đã chi trả')
    server.answer('session', { ...sessionOf('xa-24547'), today: '2020-05-30' })
    server.interrupt('recordPayment', problem(422, 'invalid', 'Nhập sau ngày chi trả: ghi lý do nhập muộn.'))
    await press(page, 'Xác nhận đã chi')
    await page.getByLabel('Lý do nhập muộn').fill('Chi xong lúc nửa đêm')
    await press(page, 'Xác nhận đã chi')
    await page.getByText('Đã ghi nhận chi trả').waitFor()
    const sent = server.calls.filter(({ name }) => name === 'recordPayment').at(-1)
    expect(sent?.body).toMatchObject({ paidOn: '2020-05-29', lateReason: 'Chi xong lúc nửa đêm' })
  })

  it('does not overwrite unseen what was changed while a form was open', async () => {
    const { page, server, at } = await console.alone()
    await page.clock.install()
    await enter(page, at(`/doi-tuong/${idOf(1)}`), 'xa-24547')
    await press(page, 'Ghi nhận đã chi trả')
    await page.getByLabel('Ghi chú (không bắt buộc)').fill('Chi tại nhà')
    const known = server.register[1]
    if (!known) throw new Error('no record')
    server.register[1] = { ...known, entitlement: { ...known.entitlement, amount: 500_000, version: 2 } }
    // He was in another window: what is shown is read again when he comes back.
    await page.clock.fastForward('01:00')
    await page.evaluate(() => dispatchEvent(new Event('visibilitychange')))
    await page.locator('.person-state').getByText('500.000 đồng').waitFor()
    await press(page, 'Xác nhận đã chi')
    await page.getByText('Hồ sơ vừa được người khác cập nhật.').waitFor()
    expect(server.register[1]?.entitlement.status).toBe('approved')
  })

  it('says of a household what its officer has seen, and not what somebody else has entered while the form was open', async () => {
    const { page, server, at } = await console.alone()
    await page.clock.install()
    server.answer('household', aHousehold())
    await enter(page, at(`/thu-hoi/${idOf(6)}`), 'xa-24547')
    await press(page, 'Ghi tiền nộp lại')
    await page.getByLabel('Số tiền nộp lần này (đồng)').fill('100.000')
    await page.getByLabel('Số phiếu thu').fill('PT 16')
    server.answer('household', aHousehold(2))
    await page.clock.fastForward('01:00')
    await page.evaluate(() => dispatchEvent(new Event('visibilitychange')))
    await page.locator('.facts').getByText('400.000 đồng').waitFor()
    server.interrupt('returnHousehold', problem(409, 'conflict', 'Hồ sơ của hộ vừa có thay đổi.'))
    await press(page, 'Ghi đã nộp')
    await page.getByText('Hồ sơ của hộ vừa có thay đổi.').waitFor()
    const sent = server.calls.find(({ name }) => name === 'returnHousehold')
    expect(sent?.body).toMatchObject({ supports: [{ entitlementId: idOf(6), version: 1 }] })
    await page.getByLabel('Số phiếu thu').waitFor({ state: 'detached' })
  })
})
