import { randomBytes } from 'node:crypto'
import {
  CreateEmailIdentityCommand,
  GetAccountCommand,
  GetEmailIdentityCommand,
  SendEmailCommand,
  type SendEmailCommandInput,
} from '@aws-sdk/client-sesv2'
import MailComposer from 'nodemailer/lib/mail-composer'
import { arn, type Cloud, openCloud } from './open-cloud.ts'

const subject = 'Báo cáo chi trả ngày 01/09/2021 – huyện Krông Pắc, xã Ea Kly'
const from = 'bao-cao@ansinh.vn'
const to = 'so-ldtbxh@daklak.gov.vn'
const xlsx = Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(70_000)])

const raw = (changes = {}) =>
  new MailComposer({
    from: { name: 'An Sinh Đắk Lắk', address: from },
    to,
    bcc: 'kiem-toan@ansinh.vn',
    subject,
    text: 'Kính gửi anh/chị,\nBáo cáo ở tệp đính kèm.',
    html: '<p>Kính gửi anh/chị,</p><p><b>Báo cáo</b> ở tệp đính kèm.</p>',
    attachments: [{ filename: 'Báo cáo (huyện).xlsx', content: xlsx }],
    ...changes,
  })
    .compile()
    .build()

describe('A mail through a configuration set', () => {
  it('to an address that bounces or complains is told as EventBridge tells it, with its tags; others are not', async () => {
    const cloud = await openCloud()
    const told: [string, unknown][] = []
    cloud.engine.createConfigurationSet('house', (type, event) => told.push([type, event]))
    cloud.engine.createConfigurationSet('silent')
    const send = (set: string, ...addresses: string[]) =>
      cloud.ses.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: addresses },
          Content: { Simple: { Subject: { Data: 'a' }, Body: { Text: { Data: 'b' } } } },
          ConfigurationSetName: set,
          EmailTags: [{ Name: 'order', Value: 'abc_1' }],
        }),
      )
    await send('silent', 'bounce@ansinh.vn')
    await send('house', to, 'bouncer@ansinh.vn')
    expect(told).toEqual([])
    const { MessageId } = await send('house', to, 'bounce+so@ansinh.vn', 'complaint@ansinh.vn')
    expect(told).toMatchObject([
      [
        'bounce',
        {
          source: 'aws.ses',
          'detail-type': 'Email Bounced',
          resources: [arn('configuration-set/house')],
          detail: {
            bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'bounce+so@ansinh.vn' }] },
            mail: { messageId: MessageId, tags: { order: ['abc_1'], 'ses:configuration-set': ['house'] } },
          },
        },
      ],
      [
        'complaint',
        {
          'detail-type': 'Email Complaint Received',
          detail: { complaint: { complainedRecipients: [{ emailAddress: 'complaint@ansinh.vn' }] } },
        },
      ],
    ])
    await cloud.close()
    cloud.remove()
  })
})

describe('Sending mail', () => {
  let cloud: Cloud

  beforeEach(async () => {
    cloud = await openCloud()
  })
  afterEach(async () => {
    await cloud.close()
    cloud.remove()
  })

  const send = (input: Partial<SendEmailCommandInput>, ses = cloud.ses) =>
    ses.send(new SendEmailCommand({ Content: undefined, ...input }))
  const sendRaw = async (changes = {}, input = {}) => send({ Content: { Raw: { Data: await raw(changes) } }, ...input })
  const simple = (changes: Partial<SendEmailCommandInput> = {}) => ({
    FromEmailAddress: from,
    Destination: { ToAddresses: [to] },
    Content: { Simple: { Subject: { Data: subject }, Body: { Text: { Data: 'Nội dung' } } } },
    ...changes,
  })
  const list = async () => JSON.parse((await cloud.read('/_mail/api/messages')).text).messages

  it('keeps a raw message byte for byte, and its workbook too', async () => {
    const message = await raw()
    const { MessageId } = await send({ Content: { Raw: { Data: message } } })
    const [mail] = await list()
    expect(mail).toMatchObject({
      id: MessageId,
      subject,
      from: '"An Sinh Đắk Lắk" <bao-cao@ansinh.vn>',
      to: [to],
      acceptedAt: '2021-09-01T01:30:00.000Z',
      attachments: [{ filename: 'Báo cáo (huyện).xlsx', size: xlsx.length }],
    })
    expect((await cloud.read(mail.raw)).bytes.equals(message)).toBe(true)
    const download = await cloud.read(mail.attachments[0].url)
    expect(download.bytes.equals(xlsx)).toBe(true)
    expect(download.headers['content-disposition']).toContain(
      "filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%28huy%E1%BB%87n%29.xlsx",
    )
  })

  it('writes the message itself for simple content, with its attachments', async () => {
    const csv = Buffer.from('\ufeffHọ tên;Số tiền\r\nH Bê Niê;1500000\n')
    await send({
      ...simple(),
      FromEmailAddress: '=?UTF-8?Q?An_Sinh_=C4=90=E1=BA=AFk_L=E1=BA=AFk?= <bao-cao@ansinh.vn>',
      Destination: { ToAddresses: [to], BccAddresses: ['kiem-toan@ansinh.vn'] },
      Content: {
        Simple: {
          Subject: { Data: subject },
          Body: { Html: { Data: '<p>Chào anh/chị</p>' }, Text: { Data: 'Chào anh/chị' } },
          Attachments: [
            { FileName: 'sổ.xlsx', RawContent: xlsx },
            { FileName: 'danh-sách.csv', RawContent: csv, ContentType: 'text/csv' },
          ],
        },
      },
    })
    const [mail] = await list()
    expect(mail).toMatchObject({ subject, bcc: ['kiem-toan@ansinh.vn'], from: '"An Sinh Đắk Lắk" <bao-cao@ansinh.vn>' })
    const files = await Promise.all(mail.attachments.map(({ url }: { url: string }) => cloud.read(url)))
    expect(files.map(({ bytes }) => bytes.equals(xlsx) || bytes.equals(csv))).toEqual([true, true])
    expect((await cloud.read(mail.raw)).text).not.toContain('kiem-toan@ansinh.vn')
    const full = JSON.parse((await cloud.read(`/_mail/api/messages/${mail.id}`)).text)
    expect(full).toMatchObject({ text: expect.stringContaining('Chào anh/chị'), html: '<p>Chào anh/chị</p>' })
  })

  it('refuses senders that nobody verified, also in the header of a raw message', async () => {
    const refused = (address: string) => ({
      name: 'MessageRejected',
      message: `Email address is not verified. The following identities failed the check in region AP-SOUTHEAST-1: ${address}`,
    })
    await expect(send(simple({ FromEmailAddress: 'x@example.vn' }))).rejects.toMatchObject(refused('x@example.vn'))
    await expect(sendRaw({ from: 'x@example.vn' })).rejects.toMatchObject(refused('x@example.vn'))
    await expect(sendRaw({ from: 'x@example.vn' }, { FromEmailAddress: from })).rejects.toMatchObject(
      refused('x@example.vn'),
    )
    await expect(send(simple({ FromEmailAddress: 'x@khong-ansinh.vn' }))).rejects.toThrow('not verified')
    await expect(send(simple({ FromEmailAddress: 'x@thu.ansinh.vn' }))).resolves.toBeDefined()
    const twice = Buffer.from(`From: ${from}\r\nFrom: x@example.vn\r\nTo: ${to}\r\n\r\nhai người gửi`)
    await expect(send({ Content: { Raw: { Data: twice } } })).rejects.toMatchObject({ name: 'BadRequestException' })
    expect(await list()).toHaveLength(1)
  })

  it('refuses no recipients, more than fifty, and addresses that are none', async () => {
    const people = (count: number) => Array.from({ length: count }, (_, index) => `p${index}@example.vn`)
    const tries = [
      simple({ Destination: {} }),
      simple({ Destination: { ToAddresses: people(30), CcAddresses: people(20), BccAddresses: people(1) } }),
      simple({ Destination: { ToAddresses: ['không phải địa chỉ'] } }),
      simple({ Destination: { ToAddresses: ['hb@'] } }),
      simple({ Destination: { ToAddresses: ['H Bê <hb@example.vn>'] } }),
      simple({ FromEmailAddress: 'An Sinh Đắk Lắk <bao-cao@ansinh.vn>' }),
      simple({ Content: {} }),
      { Content: { Raw: { Data: Buffer.from(`To: ${to}\r\n\r\nkhông có người gửi`) } } },
      { Content: { Raw: { Data: Buffer.from(`From: ${from}\r\n\r\nkhông có người nhận`) } } },
    ]
    for (const input of tries) await expect(send(input)).rejects.toMatchObject({ name: 'BadRequestException' })
    const most = { ToAddresses: people(30), CcAddresses: people(20) }
    await expect(send(simple({ Destination: most }))).resolves.toBeDefined()
  })

  it('refuses a message of more than 40 MB', async () => {
    const header = Buffer.from(`From: ${from}\r\nTo: ${to}\r\n\r\n`)
    const message = Buffer.concat([header, Buffer.alloc(40 * 1024 * 1024 - header.length + 1, 'a')])
    await expect(send({ Content: { Raw: { Data: message } } })).rejects.toMatchObject({
      name: 'BadRequestException',
      message: expect.stringContaining('41943041'),
    })
  })

  it('refuses a configuration set that does not exist', async () => {
    const input = simple({ ConfigurationSetName: 'bao-cao' })
    await expect(send(input)).rejects.toMatchObject({ name: 'NotFoundException' })
    cloud.engine.createConfigurationSet('bao-cao')
    await expect(send(input)).resolves.toBeDefined()
  })

  it('asks IAM about the identity, the set, and ses:SendRawEmail for a raw message', async () => {
    const role = 'arn:aws:iam::111122223333:role/reports'
    const grant = (Action: string, ...Resource: string[]) =>
      cloud.policies.put(role, { name: 'own', statements: [{ Effect: 'Allow', Action, Resource }] })
    const Content = { Raw: { Data: await raw() } }
    const denied = (what: string) => ({ name: 'AccessDeniedException', message: expect.stringContaining(what) })
    grant('ses:SendEmail', '*')
    await expect(send({ Content }, cloud.as(role))).rejects.toMatchObject(
      denied(`ses:SendRawEmail on resource: ${arn('identity/ansinh.vn')}`),
    )
    await expect(send(simple(), cloud.as(role))).resolves.toBeDefined()
    grant('ses:SendRawEmail', arn('identity/ansinh.vn'))
    await expect(send({ Content }, cloud.as(role))).resolves.toBeDefined()
    await expect(send({ Content, ConfigurationSetName: 'bao-cao' }, cloud.as(role))).rejects.toMatchObject(
      denied(arn('configuration-set/bao-cao')),
    )
    const other = { Raw: { Data: await raw({ from: 'x@example.vn' }) } }
    await expect(send({ Content: other }, cloud.as(role))).rejects.toMatchObject(denied(arn('identity/x@example.vn')))
    await expect(cloud.as(role).send(new GetAccountCommand({}))).rejects.toMatchObject(denied('ses:GetAccount'))
  })

  it('tells what was sent and who may send', async () => {
    await send(simple())
    const { SendQuota } = await cloud.ses.send(new GetAccountCommand({}))
    expect(SendQuota).toMatchObject({ SentLast24Hours: 1 })
    const EmailIdentity = 'canh-bao@example.vn'
    await expect(cloud.ses.send(new GetEmailIdentityCommand({ EmailIdentity }))).rejects.toMatchObject({
      name: 'NotFoundException',
    })
    await cloud.ses.send(new CreateEmailIdentityCommand({ EmailIdentity }))
    await expect(cloud.ses.send(new CreateEmailIdentityCommand({ EmailIdentity }))).rejects.toMatchObject({
      name: 'AlreadyExistsException',
    })
    const identity = await cloud.ses.send(new GetEmailIdentityCommand({ EmailIdentity }))
    expect(identity).toMatchObject({ IdentityType: 'EMAIL_ADDRESS', VerifiedForSendingStatus: true })
    await expect(send(simple({ FromEmailAddress: EmailIdentity }))).resolves.toBeDefined()
    await expect(send(simple({ FromEmailAddress: 'khac@example.vn' }))).rejects.toMatchObject({
      name: 'MessageRejected',
    })
  })

  it('keeps everything over a restart', async () => {
    const { MessageId } = await sendRaw()
    await cloud.ses.send(new CreateEmailIdentityCommand({ EmailIdentity: 'canh-bao@example.vn' }))
    await cloud.close()
    cloud = await openCloud(cloud.folder)
    const [mail, ...others] = await list()
    expect([mail.id, others]).toEqual([MessageId, []])
    expect((await cloud.read(mail.attachments[0].url)).bytes.equals(xlsx)).toBe(true)
    await expect(send(simple({ FromEmailAddress: 'canh-bao@example.vn' }))).resolves.toBeDefined()
  })
})
