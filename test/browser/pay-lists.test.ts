import { blemishes } from './blemishes.ts'
import { openVisits } from './visits.ts'

const visits = openVisits()

it('lets a commune print its list for signing and take the signed totals back', async () => {
  const { page, goto, expectRefusals } = await visits.officer('xa-24547')
  await goto('/console/ky-nhan')
  await page.getByText(/Sẽ in \d+/).waitFor()
  const whole = await page.getByText(/Sẽ in/).textContent()
  await page.getByLabel('Thôn, buôn, tổ dân phố').selectOption({ index: 1 })
  await page.getByText(/Sẽ in .* 1 thôn/).waitFor()
  const text = (await page.getByText(/Sẽ in/).textContent()) ?? ''
  expect(text).not.toBe(whole)
  const [people = '', amount = ''] = [/([\d.]+) người/.exec(text)?.[1], /([\d.]+) đồng/.exec(text)?.[1]]
  expect(await blemishes(page)).toEqual([])
  await page.getByRole('button', { name: 'In danh sách' }).click()
  await page.getByRole('link', { name: 'Tải bản in PDF' }).waitFor()
  const code = /DS-\w{4}-\w{3}/.exec(page.url())?.[0] ?? ''

  // From the paper back to the list, with a slip of the finger first.
  await goto('/console/ky-nhan')
  await page.getByLabel(/Mã in ở chân trang/).fill(code.replace(/.$/, code.endsWith('2') ? '3' : '2'))
  await page.getByRole('button', { name: 'Mở để đối chiếu' }).click()
  await page.getByText('Mã danh sách sai một ký tự').waitFor()
  await page.getByLabel(/Mã in ở chân trang/).fill(code.toLowerCase().replaceAll('-', ' '))
  await page.getByRole('button', { name: 'Mở để đối chiếu' }).click()
  await page.getByLabel('Số người đã ký').fill(people)
  await page.getByLabel('Số tiền đã chi (đồng)').fill(amount)
  await page.getByLabel('STT không ký').fill('1')
  await page.getByRole('button', { name: 'Đối chiếu' }).click()
  await page.getByText(/Không khớp.*thừa 1\./).waitFor()
  expectRefusals(`422 POST /api/pay-lists/${code}/reconciliation`)
  await page.getByLabel('STT không ký').fill('')
  await page.getByRole('button', { name: 'Đối chiếu' }).click()
  await page.getByText(/đối chiếu bản đã ký \(đã ký/).waitFor()
  expect(await blemishes(page)).toEqual([])

  // Its people are paid in one step, after a look at what would become of them; nobody confirms it here.
  await page.getByLabel('Người chưa có số CMND/CCCD').selectOption('Chưa từng được cấp')
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await page.getByRole('button', { name: `Xác nhận ghi ${people} khoản, ${amount} đồng` }).waitFor()
  await page.getByRole('link', { name: new RegExp(code) }).click()
  await page.getByRole('link', { name: 'Chờ xác nhận' }).waitFor()
})

it('lets it take a paper with a mistake out of use', async () => {
  const { page, goto } = await visits.officer('xa-24547')
  await goto('/console/ky-nhan')
  await page.getByText(/Sẽ in \d+/).waitFor()
  await page.getByRole('button', { name: 'In danh sách' }).click()
  await page.getByRole('button', { name: 'Huỷ danh sách này' }).click()
  await page.getByLabel('Lý do huỷ').fill('in thiếu một thôn')
  await page.getByRole('button', { name: 'Huỷ danh sách này' }).click()
  await page.getByText('bản giấy không còn giá trị, không đối chiếu được.').waitFor()
  expect(await blemishes(page)).toEqual([])
})
