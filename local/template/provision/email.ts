import * as z from 'zod'
import type { Publish } from '../../engines/ses/feedback.ts'
import type { SesEngine } from '../../engines/ses/ses-engine.ts'
import { eventPattern, fitsPattern } from '../event-pattern.ts'
import { generatedName } from '../naming.ts'
import type { Resolver } from '../resolver.ts'

const identityShape = z.object({ EmailIdentity: z.string() })
const setShape = z.object({ Name: z.string().optional() })
const destinationShape = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Enabled: z.boolean().default(false),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.object({ EventBusArn: z.string() }).optional(),
  }),
})
const ruleShape = z.object({
  State: z.string().default('ENABLED'),
  /** Absent where it is a schedule's. */
  EventPattern: eventPattern.optional(),
  Targets: z.array(z.object({ Arn: z.string() })).default([]),
})

/** Puts a message into the queue of this ARN; of another target nothing is known here. */
type ToQueue = (queueArn: string, body: string) => void

/** From whom mail may be sent, and where word goes of what did not arrive: through the default bus, by its rules, into queues. */
export function provisionEmail(resolver: Resolver, engine: SesEngine, toQueue: ToQueue): void {
  for (const identity of resolver.resources('AWS::SES::EmailIdentity')) {
    engine.createEmailIdentity(resolver.properties(identity, identityShape).EmailIdentity)
  }
  const rules = resolver.resources('AWS::Events::Rule').map((rule) => resolver.properties(rule, ruleShape))
  const destinations = resolver
    .resources('AWS::SES::ConfigurationSetEventDestination')
    .map((destination) => resolver.properties(destination, destinationShape))
  for (const set of resolver.resources('AWS::SES::ConfigurationSet')) {
    const name = resolver.properties(set, setShape).Name ?? generatedName(set, 64)
    const own = destinations.filter(({ ConfigurationSetName }) => ConfigurationSetName === name)
    engine.createConfigurationSet(name, (type, event) => {
      const isAsked = own.some(
        ({ EventDestination: one }) =>
          one.Enabled && one.EventBridgeDestination !== undefined && one.MatchingEventTypes.includes(type),
      )
      if (!isAsked) return
      for (const { Targets } of rules.filter((rule) => isFor(rule, event)))
        for (const { Arn } of Targets) toQueue(Arn, JSON.stringify(event))
    })
  }
}

const isFor = ({ State, EventPattern }: z.output<typeof ruleShape>, event: Parameters<Publish>[1]): boolean =>
  State === 'ENABLED' && EventPattern !== undefined && fitsPattern(EventPattern, event)
