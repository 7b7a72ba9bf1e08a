import { press } from '../../page-parts.ts'
import { problem } from './fixture/answers.ts'
import { aHousehold } from './fixture/papers.ts'
import { idOf } from './fixture/people.ts'
import { type Console, enter, openConsole } from './open-console.ts'

describe('at the counter', () => {
  let console: Console

  beforeAll(async () => {
    console = await openConsole()
  })
  afterEach(() => console.tidy())
  afterAll(() => console.close())

  const withoutNumber = `/doi-tuong/${idOf(2)}`
  const withNumber = `/doi-tuong/${idOf(1)}`

  it('records a payment with the missing number, and the figures follow', async () => {
    const { page, server, at } = await console.fresh()
    await enter(page, at(withoutNumber), 'xa-24547')
    await press(page, 'Ghi nhận đã chi trả')
    await press(page, 'Xác nhận đã chi')
    await page.getByText('Nhập số CCCD hoặc CMND, hoặc chọn lý do').waitFor()
    await page.getByLabel('Số CCCD (12 số) hoặc CMND (9 số)').fill('240 004 321')
    await page.getByText('Đúng dạng CMND (9 chữ số).').waitFor()
    await press(page, 'Xác nhận đã chi')
    await page.getByText('Đã ghi nhận chi trả 750.000 đồng, ngày 29/05/2020.').waitFor()
    await page.getByRole('button', { name: 'Huỷ cập nhật' }).waitFor()
    expect(server.calls.find(({ name }) => name === 'recordPayment')).toMatchObject({
      key: expect.stringMatching(/^[0-9a-f-]{36}$/),
      body: { version: 1, paidOn: '2020-05-29', receivedBy: 'self', idNumber: '240 004 321' },
    })
    await page.getByRole('link', { name: 'Tổng quan' }).click()
    await page
      .getByRole('definition')
      .filter({ hasText: /^3 lượt hỗ trợ$/ })
      .waitFor()
  })

  it('shows whom a form is about above it, and on a low screen the button that it is filled in for', async () => {
    const { page, at } = await console.fresh()
    await page.setViewportSize({ width: 1366, height: 768 })
    await enter(page, at(withNumber), 'xa-24547')
    await press(page, 'Ghi nhận đã chi trả')
    const form = page.getByRole('form', { name: /^Ghi nhận đã chi trả/ })
    const button = form.getByRole('button', { name: 'Xác nhận đã chi' })
    await button.waitFor()
    expect(await page.locator('.person-who').textContent()).toBe('Sinh 02/09/1946 · Buôn Ƀuk La · CMND 240004001')
    const bottom = async (): Promise<number> => {
      const { y = 0, height = 0 } = (await button.boundingBox()) ?? {}
      return y + height
    }
    expect(await bottom()).toBeLessThan(768)
    // What has the focus is not below it.
    await form.getByLabel('Ghi chú').focus()
    const { y = 0, height = 0 } = (await form.getByLabel('Ghi chú').boundingBox()) ?? {}
    expect(y + height).toBeLessThanOrEqual((await button.boundingBox())?.y ?? 0)
  })

  it('leads from a payment back to the name that was looked for, and there the next one is typed over it', async () => {
    const { page, at } = await console.fresh()
    await page.setViewportSize({ width: 360, height: 780 })
    await enter(page, at('/doi-tuong'), 'xa-24547')
    const name = page.getByLabel('Họ tên hoặc số CMND/CCCD')
    await name.fill('Kdăm')
    await press(page, 'Tìm')
    await page.getByRole('link', { name: "H'Ƀlŭm Niê Kdăm" }).first().click()
    await press(page, 'Ghi nhận đã chi trả')
    await press(page, 'Xác nhận đã chi')
    await page.getByText('Đã ghi nhận chi trả').waitFor()
    await press(page, 'Tìm người khác')
    await page.locator('#tim-nguoi:focus').waitFor()
    await page.keyboard.type('Ánh')
    expect(await name.inputValue()).toBe('Ánh')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Trần Văn Ánh' }).first().waitFor()
  })

  it('sends the same command again when its answers were lost, with the same key', async () => {
    const { page, server, at } = await console.fresh()
    await enter(page, at(withNumber), 'xa-24547')
    await press(page, 'Ghi nhận đã chi trả')
    server.cut('recordPayment')
    await press(page, 'Xác nhận đã chi')
    await page.getByText('hệ thống không ghi hai lần').waitFor()
    server.mend('recordPayment')
    await press(page, 'Xác nhận đã chi')
    await page.getByText('Đã ghi nhận chi trả').waitFor()
    const keys = server.calls.filter(({ name }) => name === 'recordPayment').map(({ key }) => key)
    // Chromium itself sends again on a broken line, so there may be more than our three.
    expect(keys.length).toBeGreaterThanOrEqual(3)
    expect(new Set(keys).size).toBe(1)
  })

  it('shows who was quicker, and the record as it is now', async () => {
    const { page, server, at } = await console.fresh()
    await enter(page, at(withNumber), 'xa-24547')
    await press(page, 'Ghi nhận đã chi trả')
    const words = 'Người này đã được Bưu điện Huyện Cư Kuin cập nhật chi trả lúc 09:12 hôm nay. Không chi lần nữa.'
    const paid = server.register[1]
    if (!paid) throw new Error('no record')
    server.register[1] = {
      ...paid,
      entitlement: { ...paid.entitlement, status: 'paid', statusName: 'Đã chi trả', version: 2 },
    }
    server.interrupt('recordPayment', problem(409, 'already-paid', words))
    await press(page, 'Xác nhận đã chi')
    await page.getByText(words).waitFor()
    await page.locator('.person-state').getByText('Đã chi trả').waitFor()
    await page.getByRole('button', { name: 'Xác nhận đã chi' }).waitFor({ state: 'detached' })
  })

  it('lets the officer vouch for another person with the same number', async () => {
    const { page, server, at } = await console.fresh()
    await enter(page, at(withNumber), 'xa-24547')
    await press(page, 'Ghi nhận đã chi trả')
    const words = 'Số CMND này đã chi trả tại Xã Ea BHốk. Đối chiếu giấy tờ.'
    server.interrupt('recordPayment', problem(409, 'possible-duplicate', words))
    await press(page, 'Xác nhận đã chi')
    // It is asked back, and nothing has failed that an office could look up by a number.
    const asked = page.getByRole('alert').filter({ hasText: words })
    await asked.waitFor()
    expect(await asked.textContent()).not.toContain('Mã để tra cứu')
    await page.getByLabel('Đây là người khác: tôi đã đối chiếu giấy tờ').check()
    await press(page, 'Xác nhận đã chi')
    await page.getByText('Đã ghi nhận chi trả').waitFor()
    const sent = server.calls.filter(({ name }) => name === 'recordPayment')
    expect(sent.map(({ body }) => body)).toMatchObject([{ differentPerson: false }, { differentPerson: true }])
    expect(sent[0]?.key).not.toBe(sent[1]?.key)
  })

  it('lets whoever asks a part back answer for it where less would stay than a stopped support gives', async () => {
    const { page, server, at } = await console.fresh()
    await enter(page, at(`/doi-tuong/${idOf(4)}`), 'tinh-66')
    await press(page, 'Lập thu hồi')
    await page.getByLabel('Số quyết định').fill('9/QĐ-UBND')
    await page.getByLabel('Ngày quyết định').fill('28/05/2020')
    await page.getByLabel('Lý do thu hồi').fill('Chỉ đủ điều kiện một tháng')
    const words = 'Thu hồi như vậy thì người này còn ít hơn khoản đã dừng vì nó.'
    const asked = () => server.interrupt('askBack', problem(409, 'less-than-stopped', words))
    asked()
    await press(page, 'Lập thu hồi')
    await page.getByText(words).waitFor()
    await page.getByLabel('Tôi đã xem: vẫn chỉ thu hồi một phần').check()
    // The answer was for this sum.
    await page.getByLabel('Số tiền phải thu hồi (đồng)').fill('100.000')
    expect(await page.getByLabel('Tôi đã xem: vẫn chỉ thu hồi một phần').isChecked()).toBe(false)
    await page.getByLabel('Tôi đã xem: vẫn chỉ thu hồi một phần').check()
    asked()
    await Promise.all([page.waitForResponse(/\/recovery$/), press(page, 'Lập thu hồi')])
    const sent = server.calls.filter(({ name }) => name === 'askBack')
    expect(sent.map(({ body }) => body)).toMatchObject([
      { lessConfirmed: false },
      { lessConfirmed: true, amount: 100_000 },
    ])
  })

  it('lets whoever asks a household for a part answer for it in the same way', async () => {
    const { page, server, at } = await console.fresh()
    const known = aHousehold()
    const supports = known.supports.map((one) => ({ ...one, recovery: null, commands: ['ask-back'] }))
    server.answer('household', { ...known, supports })
    await enter(page, at(`/thu-hoi/${idOf(6)}`), 'tinh-66')
    await press(page, 'Lập thu hồi')
    await page.getByLabel('Số quyết định').fill('9/QĐ-UBND')
    await page.getByLabel('Ngày quyết định').fill('28/05/2020')
    await page.getByLabel('Lý do thu hồi').fill('Chỉ đủ điều kiện một tháng')
    const amount = page.getByLabel(/^Số tiền phải thu hồi của/)
    await amount.fill('200.000')
    const words = 'Người này còn ít hơn khoản đã dừng vì nó.'
    const asked = () => server.interrupt('askBackHousehold', problem(409, 'less-than-stopped', words))
    asked()
    await press(page, 'Lập thu hồi')
    await page.getByText(words).waitFor()
    const seen = page.getByLabel('Tôi đã xem: vẫn chỉ thu hồi một phần')
    await seen.check()
    // The answer was for these sums.
    await amount.fill('100.000')
    expect(await seen.isChecked()).toBe(false)
    await seen.check()
    asked()
    await Promise.all([page.waitForResponse(/\/recovery/), press(page, 'Lập thu hồi')])
    const sent = server.calls.filter(({ name }) => name === 'askBackHousehold')
    expect(sent.map(({ body }) => body)).toMatchObject([
      { lessConfirmed: false },
      { lessConfirmed: true, supports: [{ amount: 100_000 }] },
    ])
  })

  it('records why somebody could not be paid, and takes a payment back with a reason', async () => {
    const { page, at } = await console.fresh()
    await enter(page, at(withNumber), 'xa-24547')
    await press(page, 'Không chi được')
    await press(page, 'Ghi lý do')
    await page.getByText('Chọn một lý do.').waitFor()
    await page.getByLabel('Từ chối nhận').check()
    await page.getByLabel('Giấy từ chối của chính người đó').fill('giấy viết tay ngày 28/05/2020, hồ sơ xã số 14')
    await press(page, 'Ghi lý do')
    await page.getByText('Đã ghi: Từ chối nhận.').waitFor()
    await press(page, 'Huỷ cập nhật')
    await page.getByLabel('Lý do huỷ').fill('Ghi nhầm người')
    await press(page, 'Huỷ cập nhật')
    await page.getByText('Đã huỷ cập nhật. Trạng thái bây giờ: Chưa chi trả.').waitFor()
    await page.getByText('Huỷ cập nhật: Ghi nhầm người.').waitFor()
  })
})
