import { simpleParser } from 'mailparser'
import '../../support/silent-logs.ts'
import { mostTries } from '../../../lambdas/domain/reports/subscription.ts'
import { sendDue } from '../../../lambdas/functions/daily-report/due-reports.ts'
import { getSubscription, saveSubscription } from '../../../lambdas/store/mails/subscription-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { byProvince, tree } from './desk.ts'
import { half, mailDesk, minute, post, settings } from './mail-desk.ts'

const engine = registerEngine()
let register: Register
const root = tree.root.code
const hour = 60 * minute
const day = 24 * hour

/** As the service says that too many mails went out in this second, or on this day. */
const holdsBack = () => post(99, 'TooManyRequestsException').ses
const look = (ses: ReturnType<typeof post>['ses'], at: number) => sendDue(mailDesk(register, ses), () => at)
const standing = () => getSubscription(register, root, settings.id)

beforeEach(async () => {
  register = await engine.freshRegister()
  expect(await saveSubscription(register, root, settings, null, byProvince)).toBe(true)
})

describe('a mail that the service holds back until later', () => {
  // It was given up after twenty-five minutes, and its office was told to look at the addresses.
  onOneEngine('goes out when there is room again, however often it was asked for, and once', async () => {
    const rung: number[] = []
    for (let tries = 1; tries <= 3 * mostTries; tries++)
      await look(holdsBack(), half + tries * 5 * minute).catch(() => rung.push(tries))
    // Once, when it is more than a burst: somebody has to ask the service for more.
    expect(rung).toEqual([mostTries - 1])
    expect((await standing())?.lastFailure?.words).toBe(
      'Chưa gửi được: dịch vụ thư tạm không nhận vì quá nhiều thư (TooManyRequestsException). Hệ thống tự gửi lại, muộn nhất lúc 17:30 01/06/2020.',
    )
    const { taken, ses } = post(0)
    expect(await look(ses, half + 2 * hour)).toEqual({ sent: 1, failed: 0 })
    expect(await look(ses, half + 3 * hour)).toEqual({ sent: 0, failed: 0 })
    expect(taken).toHaveLength(1)
  })

  onOneEngine('is told of by the next one where there was no room until it was too late', async () => {
    for (let at = half; at < half + 4 * day; at += 5 * hour) await look(holdsBack(), at).catch(() => {})
    const { taken, ses } = post(0)
    expect(await look(ses, half + 4 * day)).toEqual({ sent: 0, failed: 0 })
    expect(await look(ses, half + 7 * day)).toEqual({ sent: 1, failed: 0 })
    expect((await simpleParser(taken[0] ?? '')).text).toContain(
      'không gửi được, hoặc không rõ đã đến chưa: từ 23/05/2020',
    )
  })

  onOneEngine('has one try left for what is refused for good', async () => {
    for (let tries = 1; tries <= 2 * mostTries; tries++)
      await look(holdsBack(), half + tries * 5 * minute).catch(() => {})
    await expect(look(post(1).ses, half + 2 * hour)).rejects.toThrow('could not be mailed')
    expect((await standing())?.lastFailure?.words).toContain('không gửi nữa')
    expect(await look(post(0).ses, half + 3 * hour)).toEqual({ sent: 0, failed: 0 })
  })
})
