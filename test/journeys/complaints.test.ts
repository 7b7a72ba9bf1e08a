import type { PublicComplaints } from '../../lambdas/contract/complaints.ts'
import { listFile, newCmnd, newIdNumber, people } from '../support/list-files.ts'
import { until } from '../support/until.ts'
import { takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'

const programme = 'nq42-2020'
const commune = '24175'
const district = '643'

const form = (path: string, fields: Record<string, string>) =>
  world().ask({
    method: 'POST',
    path,
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
const codesIn = (page: string): string[] =>
  [...page.matchAll(/<dd class="number">([^<]+)</g)].map(([, code]) => code ?? '')

it('is sent without a script, answered by its office, and seen by whoever holds number and code', async () => {
  const xa = await world().officer('xa', commune)
  // By the second of two numbers the look-up has to go on to the record.
  const [oldNumber, idNumber] = [newCmnd(), newIdNumber()]
  await takeIn(
    world(),
    xa,
    { commune },
    await listFile({ rows: people(1, { idNumber: `${oldNumber}/${idNumber}`, fullName: "H'Ƀlă Niê" }) }),
  )
  const text = 'Nhà tôi bốn khẩu mà danh sách chỉ ghi hai khẩu.'
  const fields = { commune, subject: 'support', text, idNumber, fullName: 'h bla nie', phone: '0905 123 456' }

  const wrong = await form('/api/public/complaints', { ...fields, text: 'ngắn', website: 'http://x' })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('Có một ô ẩn đã được điền')
  expect(wrong.text).toContain('value="0905 123 456"')
  const sent = await form('/api/public/complaints', fields)
  expect(sent.status).toBe(200)
  const [number = '', secret = ''] = codesIn(sent.text)
  expect(codesIn((await form('/api/public/complaints', fields)).text)).toEqual([number, secret])

  expect(
    (await form('/api/public/complaints', { ...fields, text: `${text} Lần hai.`, idNumber: oldNumber })).status,
  ).toBe(200)

  // A wrong code and an unknown number: the same bytes.
  const other = await form('/api/public/complaints/follow', { number, secret: 'AAAAA-AAAAA' })
  const unknown = await form('/api/public/complaints/follow', { number: 'PA-2222-222', secret })
  expect(other.text).toBe(unknown.text)
  expect(other.text).toContain('Không tìm thấy phản ánh với số và mã này')

  const params = { complaintNumber: number }
  const list = await world().call('complaints', { query: { programme, unit: commune } }, xa)
  expect(list.items.map((one) => one.number)).toContain(number)
  expect(JSON.stringify(list)).not.toMatch(/0905|Ƀlă|bốn khẩu/)
  const seen = await world().call('complaint', { params }, xa)
  expect(seen).toMatchObject({
    text,
    contact: { name: 'h bla nie', phone: '0905 123 456' },
    commands: expect.any(Array),
  })
  expect(seen.supports).toHaveLength(1)
  const front = await world().officer('observer', commune)
  // By the record behind a support the Front knew whom the contact is kept from it for.
  expect(await world().call('complaint', { params }, front)).toMatchObject({ contact: null, supports: [] })
  expect((await world().refused('complaint', { params }, await world().officer('xa', '24547'))).code).toBe('not-found')

  const accept = { params, body: { kind: 'accept' as const, version: 1 } }
  expect((await world().call('decideComplaint', accept, xa)).state).toBe('accepted')
  const body = { kind: 'answer' as const, version: 2, text: 'Đã bổ sung hai khẩu.' }
  const answer = { params, body, idempotencyKey: 'answer-of-a-journey' }
  await world().call('decideComplaint', answer, xa)
  expect((await world().call('decideComplaint', answer, xa)).state).toBe('answered')
  const followed = await form('/api/public/complaints/follow', { number: number.toLowerCase(), secret })
  expect(followed.text).toContain('Đã bổ sung hai khẩu.')
  expect(followed.text).not.toContain('0905')
})

it('goes to the district when it is about the commune, and the Front sees it; its sender can take it back', async () => {
  const front = await world().officer('observer', commune)
  const body = { programme, unit: commune, subject: 'office' as const, text: 'Xã bắt ký đơn tự nguyện không nhận.' }
  const { number, secret, ownerName } = await world().call('fileComplaint', { body }, front)
  expect(ownerName).toBe('Phòng LĐ-TBXH Thành phố Buôn Ma Thuột')
  const params = { complaintNumber: number }
  expect((await world().refused('complaint', { params }, await world().officer('xa', commune))).code).toBe('not-found')
  const huyen = await world().officer('huyen', district)
  expect((await world().call('complaint', { params }, front)).commands).toEqual([])
  const forward = { params, body: { kind: 'forward' as const, version: 1, reason: 'liên quan nhiều huyện' } }
  expect((await world().call('decideComplaint', forward, huyen)).ownerName).toBe('Sở LĐ-TBXH')
  const withdrawn = await world().call('withdrawComplaint', { body: { number, secret } }, null)
  expect(withdrawn).toMatchObject({ state: 'withdrawn', mayWithdraw: false })
  const province = await world().officer('tinh', '66')
  const late = { params, body: { kind: 'answer' as const, version: 3, text: 'Đã kiểm tra.' } }
  expect((await world().refused('decideComplaint', late, province)).code).toBe('wrong-state')
  const ofDistrict = ({ parts }: PublicComplaints) => parts.find(({ unit }) => unit === district)?.tally.withdrawn ?? 0
  // Public counts may be half a minute behind.
  const counts = await until(
    () => world().call('publicComplaints', { query: {} }, null),
    (told) => ofDistrict(told) >= 1,
    () => 'the withdrawal never reached the public',
  )
  expect(Object.keys(counts)).toEqual(['total', 'parts'])
})
