import { callerAddress } from '../../../lambdas/runtime/identity.ts'

describe('where a call comes from', () => {
  it.each([
    ['past nothing', undefined, '10.0.0.9', '10.0.0.9'],
    ['on one machine', '127.0.0.1', '127.0.0.1', '127.0.0.1'],
    ['through CloudFront', '113.161.2.3, 64.252.1.1', '64.252.1.1', '113.161.2.3, 64.252.1.1'],
    [
      'through CloudFront, by a caller who makes addresses up',
      '1.1.1.1, 113.161.2.3, 64.252.1.1',
      '64.252.1.1',
      '113.161.2.3, 64.252.1.1',
    ],
    ['where the API does not add itself', '1.1.1.1, 113.161.2.3', '64.252.1.1', '113.161.2.3, 64.252.1.1'],
    ['with something else in the header', 'x<y, 64.252.1.1', '64.252.1.1', '64.252.1.1'],
    ['over the sixth version', '2001:ee0::1, 64.252.1.1', '64.252.1.1', '2001:ee0::1, 64.252.1.1'],
  ])('%s', (_how, header, sourceIp, expected) => {
    expect(callerAddress({ 'x-forwarded-for': header }, sourceIp)).toBe(expected)
  })
})
