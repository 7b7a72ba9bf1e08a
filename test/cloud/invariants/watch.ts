import * as z from 'zod'
import { readDocument, type Synthesized } from '../synthesis.ts'
import { at, listOf, type Resource } from '../template.ts'
import { deadLetterQueues } from './data.ts'
import { ourFunctions } from './functions.ts'

const widgets = z.object({
  widgets: z.array(
    z.object({
      properties: z.object({ metrics: z.array(z.tuple([z.string(), z.string()]).rest(z.unknown())).default([]) }),
    }),
  ),
})

/** Seconds beside single messages would make a flat line of the messages. What is not here is a unit of its own. */
const units: Readonly<Record<string, string>> = {
  CountsDiffer: 'found amiss',
  CommunesRefusing: 'found amiss',
}

/** Sections of the runbook: their anchor and their text. */
function sections(): ReadonlyMap<string, string> {
  const [, ...parts] = readDocument('runbook.md').split(/^## /m)
  return new Map(
    parts.map((part) => {
      const [title = '', ...lines] = part.split('\n')
      return [title.trim(), lines.join('\n')]
    }),
  )
}

const described = /^(?<sentence>\p{Lu}.{30,}\.) Cách xử lý: docs\/runbook\.md#(?<anchor>[a-z0-9-]+)$/u

const wordsOf = ({ name, properties }: Resource) => {
  const found = described.exec(String(properties.AlarmDescription))?.groups
  if (!found) throw new Error(`${name} does not say what people lose and where it stands what to do`)
  return { sentence: String(found.sentence), anchor: String(found.anchor) }
}

export function watch(cloud: () => Synthesized): void {
  const alarms = () => cloud().template.of('AWS::CloudWatch::Alarm')
  const alarmsOn = (metric: string, dimension: string) =>
    alarms()
      .filter(({ properties }) => properties.MetricName === metric)
      .map(({ stack, properties }) => {
        const found = listOf(properties.Dimensions).find((one) => at(one, 'Name') === dimension)
        return cloud().template.target(stack, at(found, 'Value'))
      })

  it.each(['Errors', 'Throttles'])('has an alarm on the %s of every function', (metric) => {
    const names = ourFunctions(cloud().template).map(({ name }) => name)
    expect(alarmsOn(metric, 'FunctionName').sort()).toEqual(names.sort())
  })

  it('has an alarm on every dead-letter queue', () => {
    expect(alarmsOn('ApproximateNumberOfMessagesVisible', 'QueueName').sort()).toEqual(
      deadLetterQueues(cloud().template).sort(),
    )
  })

  it('hears of every mail that came back, in a queue that a function reads', () => {
    const { template } = cloud()
    const [told, ...others] = template.of('AWS::SES::ConfigurationSetEventDestination')
    expect(others).toEqual([])
    expect(at(told?.properties, 'EventDestination')).toMatchObject({
      Enabled: true,
      MatchingEventTypes: ['bounce', 'complaint'],
      EventBridgeDestination: { EventBusArn: expect.anything() },
    })
    const [rule] = template.of('AWS::Events::Rule')
    if (!rule) throw new Error('nobody listens')
    const [set] = template.of('AWS::SES::ConfigurationSet')
    // Of its own mail alone: one account may hold several stages.
    expect(rule.properties.EventPattern).toEqual({
      source: ['aws.ses'],
      'detail-type': ['Email Bounced', 'Email Complaint Received'],
      detail: { mail: { tags: { 'ses:configuration-set': [set?.properties.Name] } } },
    })
    const queueOf = ({ stack }: Resource, arn: Parameters<typeof template.target>[1]) => template.target(stack, arn)
    const targets = listOf(rule.properties.Targets).map((one) => queueOf(rule, at(one, 'Arn')))
    const read = template
      .of('AWS::Lambda::EventSourceMapping')
      .map((mapping) => queueOf(mapping, mapping.properties.EventSourceArn))
    expect(targets.filter((queue) => read.includes(queue))).toHaveLength(1)
  })

  it('has an alarm on lists and on files that wait, and on errors of the API', () => {
    // Lists, ranges of long ones, ordered files, lists for signing, payment batches, reports on trial, word of mails that came back, and other provinces’ files.
    expect(alarmsOn('ApproximateAgeOfOldestMessage', 'QueueName').length).toBe(8)
    expect(alarmsOn('5xx', 'ApiId')).toEqual([cloud().template.of('AWS::ApiGatewayV2::Api')[0]?.name])
  })

  it('says in every alarm what people lose, and names a section of the runbook that begins with the same words', () => {
    const known = sections()
    for (const alarm of alarms()) {
      const { sentence, anchor } = wordsOf(alarm)
      const section = known.get(anchor)
      expect(`${anchor}: ${section ? 'is there' : 'is missing'}`).toBe(`${anchor}: is there`)
      const isItsOwn = alarm.properties.AlarmName === `ansinh-${cloud().config.stage}-${anchor}`
      if (isItsOwn) expect(section?.trim().split('\n')[0]).toBe(`> ${sentence}`)
    }
  })

  it('has no section in the runbook that no alarm leads to', () => {
    expect([...sections().keys()].sort()).toEqual([...new Set(alarms().map((alarm) => wordsOf(alarm).anchor))].sort())
  })

  it('draws every alarm’s metric on one page, and of one unit on one graph', () => {
    const { template } = cloud()
    const [dashboard, ...others] = template.of('AWS::CloudWatch::Dashboard')
    expect(others).toEqual([])
    const body = JSON.parse(template.text(dashboard?.stack ?? '', dashboard?.properties.DashboardBody))
    const graphs = widgets.parse(body).widgets.map(({ properties }) => properties.metrics.map(([, name]) => name))
    const watched = alarms().map(({ properties }) => properties.MetricName)
    expect(graphs.flat().sort()).toEqual(watched.sort())
    const unitsOf = (names: readonly string[]) => [...new Set(names.map((name) => units[name] ?? name))]
    for (const names of graphs) expect(unitsOf(names).length).toBeLessThan(2)
  })

  it('lets what is found once a night hold until a night finds none, of each programme by itself', () => {
    const found = alarms().filter(({ properties }) => properties.MetricName === 'CountsDiffer')
    const of = ({ properties }: Resource) =>
      listOf(properties.Dimensions).find((one) => at(one, 'Name') === 'programme')
    expect(found.map((alarm) => at(of(alarm), 'Value'))).toEqual(cloud().config.programmes)
    for (const { properties } of found) expect(properties.TreatMissingData).toBe('ignore')
  })

  it('tells those on duty when it begins and when it ends, over an encrypted topic', () => {
    const { template, config } = cloud()
    const [topic, ...others] = template.of('AWS::SNS::Topic')
    expect(others).toEqual([])
    expect(topic?.properties).toHaveProperty('KmsMasterKeyId')
    for (const { stack, properties } of alarms()) {
      const targets = [...listOf(properties.AlarmActions), ...listOf(properties.OKActions)]
      expect(targets.map((one) => template.target(stack, one))).toEqual([topic?.name, topic?.name])
    }
    const addresses = template.of('AWS::SNS::Subscription').map(({ properties }) => properties.Endpoint)
    expect(addresses).toEqual(config.alarmEmails)
  })
}
