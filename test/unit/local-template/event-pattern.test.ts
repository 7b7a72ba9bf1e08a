import { eventPattern, fitsPattern } from '../../../local/template/event-pattern.ts'

const event = {
  source: 'aws.ses',
  'detail-type': 'Email Bounced',
  detail: { mail: { tags: { 'ses:configuration-set': ['ansinh-prod', 'other'] } } },
}
const pattern = eventPattern.parse({
  source: ['aws.ses'],
  'detail-type': ['Email Bounced', 'Email Complaint Received'],
  detail: { mail: { tags: { 'ses:configuration-set': ['ansinh-prod'] } } },
})

describe('a pattern of events', () => {
  it('takes an event that has one of its values in each field', () => {
    expect(fitsPattern(pattern, event)).toBe(true)
  })

  it.each([
    ['another source', { ...event, source: 'aws.s3' }],
    ['another set', { ...event, detail: { mail: { tags: { 'ses:configuration-set': ['ansinh-test'] } } } }],
    ['no tags', { ...event, detail: { mail: null } }],
  ])('takes none with %s', (_what, other) => {
    expect(fitsPattern(pattern, other)).toBe(false)
  })

  it('refuses a filter that is unknown here', () => {
    expect(eventPattern.safeParse({ source: [{ prefix: 'aws.' }] }).success).toBe(false)
  })
})
