import { z } from 'zod'
import { findProgramme } from '../../../lambdas/domain/programmes/programmes.ts'
import type { Synthesized } from '../synthesis.ts'
import { at, listOf } from '../template.ts'

const input = z.strictObject({
  programme: z.string(),
  recipients: z.array(z.email()).min(1),
  dueAt: z.literal('<aws.scheduler.scheduled-time>'),
})

export function schedule(cloud: () => Synthesized): void {
  const schedules = () => cloud().template.of('AWS::Scheduler::Schedule')

  const inputs = () =>
    schedules().map(({ properties }): unknown => JSON.parse(String(at(properties, 'Target', 'Input'))))

  it('has one that looks after lists, more often than a dead reader is missed', () => {
    const looking = schedules().filter(({ properties }) => at(properties, 'Target', 'Input') === '{}')
    expect(looking.map(({ properties }) => properties.ScheduleExpression)).toEqual(['cron(0/10 * * * ? *)'])
  })

  it('has one that seals the days before, when they have settled', () => {
    const sealing = schedules().filter(
      ({ properties }) => at(properties, 'Target', 'Input') === '{"job":"seal-ledger"}',
    )
    expect(sealing.map(({ properties }) => properties.ScheduleExpression)).toEqual(['cron(0 2 * * ? *)'])
    // A machine that is switched on at eight in the morning never sealed a day while two hours were made up for.
    const madeUpFor = sealing.map(({ properties }) =>
      at(properties, 'Target', 'RetryPolicy', 'MaximumEventAgeInSeconds'),
    )
    expect(madeUpFor).toEqual([24 * 60 * 60])
  })

  it('has one that mails what officers have set, within five minutes', () => {
    const mailing = schedules().filter(
      ({ properties }) => at(properties, 'Target', 'Input') === '{"job":"due-reports"}',
    )
    expect(mailing.map(({ properties }) => properties.ScheduleExpression)).toEqual(['cron(0/5 * * * ? *)'])
  })

  it('has one for each programme that compares everybody anew, at night', () => {
    const comparing = schedules().filter(({ properties }) => {
      const given = String(at(properties, 'Target', 'Input'))
      return ['recipients', 'job', 'recount'].every((word) => !given.includes(word)) && given !== '{}'
    })
    expect(comparing.map(({ properties }) => JSON.parse(String(at(properties, 'Target', 'Input'))))).toEqual(
      cloud().config.programmes.map((programme) => ({ programme })),
    )
    for (const { properties } of comparing) expect(properties.ScheduleExpression).toBe('cron(0/20 0-4 * * ? *)')
  })

  it('recounts each programme once a night, and goes on with what it had no time for', () => {
    const crons = (order: string) =>
      schedules()
        .filter(({ properties }) => String(at(properties, 'Target', 'Input')).includes(`"recount":"${order}"`))
        .map(({ properties }) => properties.ScheduleExpression)
    const { programmes } = cloud().config
    expect(crons('begin')).toEqual(programmes.map(() => 'cron(30 1 * * ? *)'))
    expect(crons('continue')).toEqual(programmes.map(() => 'cron(0/20 2-5 * * ? *)'))
  })

  it('looks every hour of the day for communes where many refuse, and rings by the metric that this writes', () => {
    const looking = schedules().filter(({ properties }) =>
      String(at(properties, 'Target', 'Input')).includes('"job":"refusals"'),
    )
    expect(looking.map(({ properties }) => properties.ScheduleExpression)).toEqual(
      cloud().config.programmes.map(() => 'cron(10 * * * ? *)'),
    )
    const [alarm] = cloud()
      .template.of('AWS::CloudWatch::Alarm')
      .filter(({ properties }) => properties.MetricName === 'CommunesRefusing')
    expect(alarm?.properties).toMatchObject({
      Namespace: 'AnSinh',
      Dimensions: [{ Name: 'service', Value: 'daily-report' }],
      Statistic: 'Maximum',
      Period: 3600,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    })
  })

  it('has one for each programme that is shown', () => {
    const reports = inputs().filter((given) => JSON.stringify(given).includes('recipients'))
    const programmes = reports.map((one) => {
      const given = input.parse(one)
      expect(findProgramme(given.programme)).toBeDefined()
      expect(given.recipients).toEqual(cloud().config.reportRecipients)
      return given.programme
    })
    expect(programmes).toEqual([...cloud().config.programmes])
  })

  it('has a time zone, since a cron in UTC sends the report of the wrong day', () => {
    for (const { properties } of schedules()) {
      expect(properties.ScheduleExpressionTimezone).toBe('Asia/Ho_Chi_Minh')
      expect(properties.ScheduleExpression).toMatch(/^cron\((\S+ ){5}\S+\)$/)
      expect(properties.FlexibleTimeWindow).toEqual({ Mode: 'OFF' })
    }
  })

  it('tries again and has dead letters', () => {
    const { template } = cloud()
    for (const { stack, properties } of schedules()) {
      expect(Number(at(properties, 'Target', 'RetryPolicy', 'MaximumRetryAttempts'))).toBeGreaterThan(0)
      const queue = template.target(stack, at(properties, 'Target', 'DeadLetterConfig', 'Arn'))
      expect(template.named(queue)?.type).toBe('AWS::SQS::Queue')
    }
  })

  it('may call its function and its dead letters, and only as the scheduler of this account', () => {
    const { template, config } = cloud()
    for (const { stack, properties } of schedules()) {
      const role = template.named(template.target(stack, at(properties, 'Target', 'RoleArn')))
      expect(at(role?.properties, 'AssumeRolePolicyDocument', 'Statement', 0)).toMatchObject({
        Principal: { Service: 'scheduler.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': config.account } },
      })
      const statements = template
        .of('AWS::IAM::Policy')
        .filter((policy) => listOf(policy.properties.Roles).some((one) => template.target(stack, one) === role?.name))
        .flatMap((policy) => listOf(at(policy.properties, 'PolicyDocument', 'Statement')))
      expect(statements).toEqual([
        expect.objectContaining({ Action: 'lambda:InvokeFunction', Resource: at(properties, 'Target', 'Arn') }),
        expect.objectContaining({
          Action: 'sqs:SendMessage',
          Resource: at(properties, 'Target', 'DeadLetterConfig', 'Arn'),
        }),
      ])
    }
  })
}
