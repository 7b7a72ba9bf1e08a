import { Duration, Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import { Construct } from 'constructs'
import type { Schedule } from '../schedule.ts'
import type { DeadLetters } from './queues.ts'
import type { ServiceFunction } from './service-function.ts'

export interface ClockProps {
  readonly schedule: Schedule
  readonly target: ServiceFunction
  /** What the function gets as its event, as it stands. */
  readonly input: unknown
  readonly deadLetters: DeadLetters
  /** How long a call that could not be made is made up for. @default two hours: later the next one does its work */
  readonly madeUpFor?: Duration
}

/** Calls a function at set times of a time zone. The role may call that function and nothing else, also not its versions. */
export class Clock extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { schedule, target, input, deadLetters, madeUpFor = Duration.hours(2) }: ClockProps,
  ) {
    super(scope, id)
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    })
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.lambda.functionArn] }),
    )
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queue.queueArn] }))
    const rule = new CfnSchedule(this, 'Schedule', {
      scheduleExpression: schedule.cron,
      scheduleExpressionTimezone: schedule.timeZone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: target.lambda.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify(input),
        deadLetterConfig: { arn: deadLetters.queue.queueArn },
        retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: madeUpFor.toSeconds() },
      },
    })
    // A call before the role's policy is there would be refused and lost.
    rule.node.addDependency(role)
  }
}
