import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Resource } from '../template/assembly.ts'
import type { FunctionPermissions } from '../template/function-permissions.ts'
import { placeName } from '../template/naming.ts'
import type { Resolver } from '../template/resolver.ts'
import type { Role } from '../template/roles.ts'
import { TemplateError } from '../template/template-error.ts'
import type { AsyncInvoker } from './async-invoker.ts'
import { parseScheduleExpression } from './schedule-expression.ts'
import type { Firing, ScheduleEntry } from './scheduler.ts'

const text = z.string()
const retryShape = z.object({ MaximumEventAgeInSeconds: z.coerce.number().default(86_400) })
const scheduleShape = z.object({
  ScheduleExpression: text,
  ScheduleExpressionTimezone: text.default('UTC'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: z.object({
    Arn: text,
    RoleArn: text,
    Input: text.optional(),
    RetryPolicy: retryShape.default({ MaximumEventAgeInSeconds: 86_400 }),
    DeadLetterConfig: z.object({ Arn: text.optional() }).optional(),
  }),
})
const ruleShape = z.object({
  ScheduleExpression: text.optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  EventPattern: z.unknown().optional(),
  Targets: z
    .array(
      z.object({
        Arn: text,
        Input: text.optional(),
        InputPath: z.undefined('InputPath of a rule is not run on this machine').optional(),
        InputTransformer: z.undefined('InputTransformer of a rule is not run on this machine').optional(),
        RetryPolicy: retryShape.default({ MaximumEventAgeInSeconds: 86_400 }),
        DeadLetterConfig: z.object({ Arn: text.optional() }).optional(),
      }),
    )
    .default([]),
})

export interface ScheduleOptions {
  readonly invoker: AsyncInvoker
  readonly permissions: FunctionPermissions
  roleOf(roleArn: string): Role | undefined
  may(roleArn: string, action: string, resource: string): boolean
  isFunction(arn: string): boolean
  /** Puts an event that could not be delivered into a queue, signed by the role that delivers; by the service itself without one. */
  deadLetter(queueArn: string, body: string, roleArn: string | undefined): Promise<void>
}

/** The schedules of EventBridge Scheduler and of EventBridge's rules. */
export function scheduleEntries(resolver: Resolver, options: ScheduleOptions): readonly ScheduleEntry[] {
  return [
    ...resolver.resources('AWS::Scheduler::Schedule').map((resource) => scheduleEntry(resolver, resource, options)),
    ...resolver.resources('AWS::Events::Rule').flatMap((resource) => ruleEntries(resolver, resource, options)),
  ]
}

function scheduleEntry(resolver: Resolver, resource: Resource, options: ScheduleOptions): ScheduleEntry {
  const { ScheduleExpression, ScheduleExpressionTimezone, State, Target } = resolver.properties(resource, scheduleShape)
  const arn = resolver.attribute(resource, 'Arn')
  mustBeFunction(resource, Target.Arn, options)
  return {
    name: resolver.ref(resource),
    due: parsed(resource, ScheduleExpression, ScheduleExpressionTimezone),
    isEnabled: State === 'ENABLED',
    maximumAgeSeconds: Target.RetryPolicy.MaximumEventAgeInSeconds,
    deliver: (firing) => {
      const refusal = schedulerRefusal(options, Target.RoleArn, Target.Arn)
      const event =
        Target.Input === undefined ? schedulerEvent(resource, arn, firing) : filled(Target.Input, arn, firing)
      if (refusal === undefined) return options.invoker.accept(firing.id, Target.Arn, event)
      return undeliverable(resource, refusal, event, {
        options,
        queueArn: Target.DeadLetterConfig?.Arn,
        roleArn: Target.RoleArn,
      })
    },
  }
}

const ofMails = z.object({ source: z.array(z.literal('aws.ses')).min(1) })

function ruleEntries(resolver: Resolver, resource: Resource, options: ScheduleOptions): readonly ScheduleEntry[] {
  const { ScheduleExpression, EventPattern, State, Targets } = resolver.properties(resource, ruleShape)
  // What SES tells of mails goes its own way: local/template/provision/email.ts.
  if (ofMails.safeParse(EventPattern).success) return []
  if (EventPattern !== undefined || ScheduleExpression === undefined) {
    throw new TemplateError(
      'NOT_SUPPORTED',
      placeName(resource),
      'rules with an event pattern are not run on this machine, but for those of SES',
    )
  }
  const arn = resolver.attribute(resource, 'Arn')
  const name = resolver.ref(resource)
  return Targets.map((target, index) => {
    mustBeFunction(resource, target.Arn, options)
    return {
      name: index === 0 ? name : `${name}#${index}`,
      due: parsed(resource, ScheduleExpression, 'UTC'),
      isEnabled: State === 'ENABLED',
      maximumAgeSeconds: target.RetryPolicy.MaximumEventAgeInSeconds,
      deliver: (firing) => {
        const refusal = options.permissions.refusal(target.Arn, 'events.amazonaws.com', arn)
        const event = target.Input ?? ruleEvent(resource, arn, firing)
        if (refusal === undefined) return options.invoker.accept(firing.id, target.Arn, event)
        return undeliverable(resource, refusal, event, {
          options,
          queueArn: target.DeadLetterConfig?.Arn,
          roleArn: undefined,
        })
      },
    }
  })
}

async function undeliverable(
  resource: Resource,
  refusal: string,
  event: string,
  {
    options,
    queueArn,
    roleArn,
  }: { options: ScheduleOptions; queueArn: string | undefined; roleArn: string | undefined },
): Promise<never> {
  if (queueArn !== undefined) await options.deadLetter(queueArn, event, roleArn)
  throw new Error(`${placeName(resource)}: ${refusal}`)
}

/** Scheduler takes the role and invokes the function with its permissions. */
function schedulerRefusal(options: ScheduleOptions, roleArn: string, functionArn: string): string | undefined {
  const trusted = options.roleOf(roleArn)?.trusted
  if (trusted === undefined) return `the role ${roleArn} is not in the template`
  if (!trusted.includes('scheduler.amazonaws.com'))
    return `the role ${roleArn} may not be taken by scheduler.amazonaws.com`
  const isAllowed = options.may(roleArn, 'lambda:InvokeFunction', functionArn)
  return isAllowed ? undefined : `the role ${roleArn} may not lambda:InvokeFunction on ${functionArn}`
}

function mustBeFunction(resource: Resource, arn: string, options: ScheduleOptions): void {
  if (options.isFunction(arn)) return
  throw new TemplateError('NOT_SUPPORTED', placeName(resource), `its target ${arn} is not a function of the template`)
}

function parsed(resource: Resource, expression: string, timeZone: string) {
  try {
    return parseScheduleExpression(expression, timeZone)
  } catch (error) {
    throw new TemplateError('BAD_PROPERTY', placeName(resource), error instanceof Error ? error.message : String(error))
  }
}

/** Scheduler's context attributes stand as keywords in the input. */
const filled = (input: string, arn: string, { scheduledAt }: Firing): string =>
  input
    .replaceAll('<aws.scheduler.schedule-arn>', arn)
    .replaceAll('<aws.scheduler.scheduled-time>', seconds(scheduledAt))
    .replaceAll('<aws.scheduler.execution-id>', randomUUID())
    .replaceAll('<aws.scheduler.attempt-number>', '1')

const schedulerEvent = (resource: Resource, arn: string, firing: Firing): string =>
  JSON.stringify({ ...envelope(resource, arn, firing), source: 'aws.scheduler', detail: '{}' })

const ruleEvent = (resource: Resource, arn: string, firing: Firing): string =>
  JSON.stringify({ ...envelope(resource, arn, firing), source: 'aws.events', detail: {} })

const envelope = ({ stack }: Resource, arn: string, { scheduledAt }: Firing): object => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  account: stack.place.accountId,
  time: seconds(scheduledAt),
  region: stack.place.region,
  resources: [arn],
})

/** `2020-05-25T10:00:00Z` */
const seconds = (moment: Date): string => `${moment.toISOString().slice(0, 19)}Z`
