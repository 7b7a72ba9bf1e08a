import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { GetAccountCommand, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { type Cloud, openCloud } from './open-cloud.ts'

let cloud: Cloud

const setQuota = (quota: object): void => writeFileSync(join(cloud.folder, 'quota.json'), JSON.stringify(quota))
const send = (recipients: number) =>
  cloud.ses.send(
    new SendEmailCommand({
      FromEmailAddress: 'bao-cao@ansinh.vn',
      Destination: { ToAddresses: Array.from({ length: recipients }, (_, index) => `so-${index}@daklak.gov.vn`) },
      Content: { Simple: { Subject: { Data: 'a' }, Body: { Text: { Data: 'b' } } } },
    }),
  )
const throttled = (message: string) => ({
  name: 'TooManyRequestsException',
  message,
  $metadata: { httpStatusCode: 429 },
})
const kept = async (): Promise<number> => JSON.parse((await cloud.read('/_mail/api/messages')).text).messages.length

beforeEach(async () => {
  cloud = await openCloud()
})
afterEach(async () => {
  await cloud.close()
  cloud.remove()
})

describe('The sending quota of an account', () => {
  it('is one that no test meets until somebody sets another', async () => {
    for (let mails = 0; mails < 20; mails++) await send(20)
    const { SendQuota } = await cloud.ses.send(new GetAccountCommand({}))
    expect(SendQuota).toEqual({ Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 400 })
  })

  it('lets a mail to many out while any of the second is left, and nothing more until they are made up for', async () => {
    setQuota({ maxSendRate: 2, max24HourSend: 1_000 })
    await send(6)
    for (const wait of [0, 1_000]) {
      cloud.advance(wait)
      await expect(send(1)).rejects.toMatchObject(throttled('Maximum sending rate exceeded.'))
    }
    cloud.advance(1_500)
    await send(1)
    expect(await kept()).toBe(2)
  })

  it('of a day counts recipients, and is free again when theirs are a day old', async () => {
    setQuota({ maxSendRate: 14, max24HourSend: 5 })
    await send(3)
    cloud.advance(60_000)
    await send(3)
    cloud.advance(60_000)
    await expect(send(1)).rejects.toMatchObject(throttled('Daily message quota exceeded.'))
    expect((await cloud.ses.send(new GetAccountCommand({}))).SendQuota).toEqual({
      Max24HourSend: 5,
      MaxSendRate: 14,
      SentLast24Hours: 6,
    })
    cloud.advance(86_400_000 - 60_000)
    await send(1)
    expect(await kept()).toBe(3)
  })
})
