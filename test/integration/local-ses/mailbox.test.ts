import { SendEmailCommand } from '@aws-sdk/client-sesv2'
import MailComposer from 'nodemailer/lib/mail-composer'
import { type Cloud, openCloud } from './open-cloud.ts'

describe('The mailbox', () => {
  let cloud: Cloud

  beforeEach(async () => {
    cloud = await openCloud()
  })
  afterEach(async () => {
    await cloud.close()
    cloud.remove()
  })

  async function send(mail: Record<string, unknown>): Promise<string> {
    const composer = new MailComposer({ from: 'bao-cao@ansinh.vn', to: 'lan@example.vn', ...mail })
    const Data = await composer.compile().build()
    const { MessageId = '' } = await cloud.ses.send(new SendEmailCommand({ Content: { Raw: { Data } } }))
    return MessageId
  }

  it('says that it is empty, and what to do', async () => {
    const page = await cloud.read('/_mail/')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Chưa có thư nào')
  })

  it('lists the newest mail first, in Vietnamese time, page by page', async () => {
    for (let index = 1; index <= 51; index++) {
      if (index > 49) cloud.advance(60_000)
      cloud.engine.deliverNote({ from: 'a@ansinh.vn', to: 'b@example.vn', subject: `Thư số ${index}`, html: '' })
    }
    const first = (await cloud.read('/_mail/')).text
    const subjects = [...first.matchAll(/Thư số (\d+)/g)].map(([, index]) => Number(index))
    expect(subjects).toEqual(Array.from({ length: 50 }, (_, index) => 51 - index))
    expect(first).toMatch(/<time datetime="2021-09-01T01:32:00.000Z">08:32:00/)
    expect(first).toContain('Trang 1 / 2')
    const second = (await cloud.read('/_mail/?page=2')).text
    expect([...second.matchAll(/Thư số (\d+)/g)].map(([, index]) => index)).toEqual(['1'])
  })

  it("shows a mail's own page in a frame without rights, and its text, headers and files beside it", async () => {
    const id = await send({
      subject: 'Báo cáo <b>ngày</b>',
      text: 'Bản chữ',
      html: '<p>Chào "anh/chị"</p><img src="cid:dau"><script>alert(1)</script>',
      attachments: [
        { filename: 'sổ.xlsx', content: Buffer.from('xlsx') },
        { filename: 'dau.png', cid: 'dau', content: Buffer.from('png') },
      ],
    })
    const page = await cloud.read(`/_mail/messages/${id}`)
    expect(page.text).toContain('<h1>Báo cáo &lt;b&gt;ngày&lt;/b&gt;</h1>')
    const [, sandbox = '', inner = ''] = /<iframe [^>]*sandbox="([^"]*)" srcdoc="([^"]*)"/.exec(page.text) ?? []
    expect(sandbox.split(' ')).not.toContain('allow-scripts')
    expect(sandbox.split(' ')).not.toContain('allow-same-origin')
    expect(inner).toContain('&lt;p&gt;Chào &quot;anh/chị&quot;&lt;/p&gt;')
    expect(inner).toContain(`data:image/png;base64,${Buffer.from('png').toString('base64')}`)
    expect(page.text.replace(/srcdoc="[^"]*"/, '')).not.toContain('<script')
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    for (const part of ['Bản chữ', 'Subject:', 'sổ.xlsx', 'raw.eml']) expect(page.text).toContain(part)
  })

  it('hands a web page over as a file only', async () => {
    const id = await send({
      text: 'x',
      attachments: [{ filename: 'trang.html', content: '<script>alert(1)</script>' }],
    })
    const file = await cloud.read(`/_mail/messages/${id}/attachments/0`)
    expect(file.headers['content-disposition']).toMatch(/^attachment;/)
    expect(file.headers).toMatchObject({ 'x-content-type-options': 'nosniff' })
    expect(file.headers['content-security-policy']).toContain('sandbox')
  })

  it("shows Cognito's letters as people get them", async () => {
    const subject = 'Mật khẩu tạm của anh/chị trong hệ thống An Sinh tỉnh Đắk Lắk'
    const html = 'Tên: xa-1, mật khẩu: <b>a&lt;b&amp;c-2021</b>'
    cloud.engine.deliverNote({ from: 'khong-tra-loi@ansinh.vn', to: 'lan@example.vn', subject, html })
    const { messages } = JSON.parse((await cloud.read('/_mail/api/messages')).text)
    const full = JSON.parse((await cloud.read(`/_mail/api/messages/${messages[0].id}`)).text)
    expect(full).toMatchObject({ subject, html, to: ['lan@example.vn'] })
    const raw = (await cloud.read(messages[0].raw)).text
    const words = raw.match(/=\?UTF-8\?B\?[^?]*\?=/g) ?? []
    expect(words.length).toBeGreaterThan(1)
    expect(words.filter((word) => word.length > 75)).toEqual([])
    const page = (await cloud.read(`/_mail/messages/${messages[0].id}`)).text
    expect(page).toContain(`<h1>${subject}</h1>`)
  })

  it('has a page for addresses that lead nowhere, and changes nothing', async () => {
    const id = await send({ text: 'x' })
    for (const path of ['messages/khong-co', `messages/${id}/attachments/7`, `messages/${id}/../../keys`, 'khac']) {
      expect(await cloud.read(`/_mail/${path}`)).toMatchObject({ status: 404 })
    }
    expect(await cloud.read('/_mail/api/messages/khong-co')).toMatchObject({ status: 404 })
    const post = await cloud.engine.handleMailbox({
      method: 'POST',
      path: '/_mail/',
      query: new URLSearchParams(),
      headers: {},
      body: Buffer.alloc(0),
      principal: { kind: 'anonymous' },
    })
    expect(post.status).toBe(405)
  })
})
