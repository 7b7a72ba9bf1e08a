import type { SendEmailCommandInput } from '@aws-sdk/client-sesv2'
import type { MailDesk } from '../../../lambdas/functions/daily-report/send-report.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { cuKuin, tree } from './desk.ts'

export const minute = 60_000
/** A Friday, in Vietnam. */
export const half = Date.parse('2020-05-29T17:30:00+07:00')

/** What a district has ordered an hour before it is due. */
export const settings = {
  id: '1'.repeat(32),
  programme: 'nq42-2020',
  unit: cuKuin,
  units: [cuKuin] as readonly string[],
  kinds: ['policies', 'payers'] as const,
  formats: ['xlsx'] as const,
  recipients: ['phong@daklak.example'],
  time: '17:30',
  weekdays: [5] as const,
  monthDays: [],
  isActive: true,
  setBy: 'huyen-657',
  setAt: half - 60 * minute,
}

/** The service that takes mail, as it answers on a bad day: what it refuses, in its own word, is thrown, what it takes is kept. */
export function post(refusals: number, name = 'MessageRejected') {
  const taken: string[] = []
  const inputs: SendEmailCommandInput[] = []
  let left = refusals
  const send = (async ({ input }: { input: SendEmailCommandInput }) => {
    if (left > 0) {
      left -= 1
      throw Object.assign(new Error('no'), { name })
    }
    inputs.push(input)
    taken.push(Buffer.from(input.Content?.Raw?.Data ?? []).toString('utf8'))
    return {}
  }) as unknown as MailDesk['ses']['send']
  return { taken, inputs, ses: { send } }
}

export const mailDesk = (register: Register, ses: MailDesk['ses']): MailDesk => ({
  register,
  tree,
  ses,
  from: 'ansinh@daklak.example',
  set: 'ansinh-test',
  consoleUrl: 'https://ansinh.example/console/',
})
