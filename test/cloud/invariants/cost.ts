import { readDocument, type Synthesized } from '../synthesis.ts'
import { listOf } from '../template.ts'

/** docs/cost.md is reckoned for the province that is in operation: what is paid by the piece is there as often as the document says. */
export function cost(cloud: () => Synthesized): void {
  const said = (pattern: RegExp): number => Number(pattern.exec(readDocument('cost.md'))?.[1])

  it.each([
    ['alarms', / (\d+) alarms × /, 'AWS::CloudWatch::Alarm'],
    ['dashboards', / (\d+) dashboard × /, 'AWS::CloudWatch::Dashboard'],
    ['keys', /\| KMS \| (\d+) keys × /, 'AWS::KMS::Key'],
    ['secrets', /\| Secrets Manager \| (\d+) × /, 'AWS::SecretsManager::Secret'],
    ['queues that are polled', /waiting pollers of (\d+) queues/, 'AWS::Lambda::EventSourceMapping'],
  ])('has as many %s as docs/cost.md reckons with', (_what, pattern, type) => {
    expect(said(pattern)).toBe(cloud().template.of(type).length)
  })

  it('has as many rules of the firewall, too', () => {
    const [acl] = cloud().template.of('AWS::WAFv2::WebACL')
    expect(said(/ \+ (\d+) rules × /)).toBe(listOf(acl?.properties.Rules).length)
  })
}
