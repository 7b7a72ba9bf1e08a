import { phone } from '../support/browser.ts'
import { blemishes } from './blemishes.ts'
import { openVisits } from './visits.ts'

const visits = openVisits()

it('lets a citizen without a script complain and read the answer, and the commune answer it', async () => {
  const citizen = await visits.visit({ ...phone, javaScriptEnabled: false })
  const { page } = citizen
  await citizen.goto('/phan-anh/')
  await page.getByRole('button', { name: 'Gửi phản ánh' }).click()
  await page.getByRole('alert').getByText('Chọn phản ánh về việc gì').waitFor()
  citizen.expectRefusals('422 POST /api/public/complaints')
  await page.getByLabel('Xã, phường, thị trấn').selectOption('24547')
  await page.getByLabel('Về việc gì').selectOption('left-out')
  await page.getByLabel('Nội dung').fill('Gia đình tôi là hộ nghèo, không có tên trong danh sách.')
  await page.getByRole('button', { name: 'Gửi phản ánh' }).click()
  await page.getByRole('heading', { name: 'Đã nhận phản ánh của bạn' }).waitFor()
  const [number = '', secret = ''] = await page.locator('dd.number').allTextContents()

  const office = await visits.officer('xa-24547')
  await office.goto('/console/phan-anh')
  await office.page.getByRole('link', { name: number }).waitFor()
  expect(await blemishes(office.page)).toEqual([])
  await office.page.getByRole('link', { name: number }).click()
  await office.page.getByLabel('Trả lời người gửi').check()
  await office.page.getByLabel(/Nội dung trả lời/).fill('Đã đưa vào danh sách bổ sung.')
  expect(await blemishes(office.page)).toEqual([])
  await office.page.getByRole('button', { name: 'Trả lời người gửi' }).click()
  await office.page.getByText(/UBND Xã Ea Tiêu: trả lời/).waitFor()

  await citizen.goto('/phan-anh/xem/')
  await page.getByLabel('Số phản ánh').fill(number)
  await page.getByLabel('Mã bí mật').fill(secret)
  await page.getByRole('button', { name: 'Xem' }).click()
  await page.getByText('Đã đưa vào danh sách bổ sung.').waitFor()
})

it('tells an officer who waits for an answer in another programme than the chosen one', async () => {
  const citizen = await visits.visit()
  await citizen.goto('/')
  const number = await citizen.page.evaluate(async () => {
    const answer = await fetch('/api/public/complaints', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({
        ...{ programme: 'nq68-2021', commune: '24547', subject: 'left-out' },
        text: 'Tôi bán vé số, nghỉ việc từ tháng 7, chưa có tên trong danh sách.',
      }),
    })
    return String(((await answer.json()) as { number: string }).number)
  })

  const { page, goto } = await visits.officer('xa-24547')
  await goto('/console/tong-quan')
  await page.getByRole('link', { name: 'NQ 68: 1 phản ánh chờ trả lời' }).waitFor()
  await goto('/console/phan-anh')
  await page.getByRole('heading', { name: 'Phản ánh, kiến nghị' }).waitFor()
  expect(await page.getByRole('link', { name: number }).count()).toBe(0)
  await page.getByRole('link', { name: 'NQ 68: 1 phản ánh chờ trả lời' }).click()
  await page.getByRole('link', { name: number }).waitFor()
  expect(await blemishes(page)).toEqual([])
})

it('has pages without a fault of access', async () => {
  const { page, goto } = await visits.visit(phone)
  for (const path of ['/phan-anh/', '/phan-anh/xem/', '/api/public/complaints']) {
    await goto(path)
    expect(await blemishes(page)).toEqual([])
  }
})
