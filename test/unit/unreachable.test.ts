import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb'
import { whyUnreachable } from '../../bin/unreachable.ts'
import { freePort } from '../../local/engines/free-port.ts'

const thrown = async (call: Promise<unknown>): Promise<unknown> => call.then(() => undefined).catch((error) => error)

describe('why a command could not speak to its system', () => {
  it('is that it has been stopped, on this machine', async () => {
    const where = `127.0.0.1:${await freePort()}`
    const words = `Không ai trả lời ở ${where}: hệ thống trên máy này đã dừng. Hãy chạy lại: npm start`
    expect(whyUnreachable(await thrown(fetch(`http://${where}/`)))).toContain(words)
  })

  it('is the network or the address elsewhere', async () => {
    const why = whyUnreachable(await thrown(fetch('https://khong-co.invalid/')))
    expect(why).toMatch(/^Không kết nối được tới khong-co\.invalid \(E\w+\): kiểm tra mạng và địa chỉ/)
    const elsewhere = Object.assign(new Error(), { code: 'ECONNREFUSED', address: '10.0.0.7', port: 443 })
    expect(whyUnreachable({ cause: elsewhere })).toContain('Không kết nối được tới 10.0.0.7:443 (ECONNREFUSED)')
  })

  it('is what fetch says where it asks nobody', async () => {
    expect(whyUnreachable(await thrown(fetch('http://127.0.0.1:9/')))).toContain('Không kết nối được (bad port)')
    const expired = Object.assign(new Error('certificate has expired'), { code: 'CERT_HAS_EXPIRED' })
    expect(whyUnreachable(new TypeError('fetch failed', { cause: expired }))).toContain('(CERT_HAS_EXPIRED)')
  })

  it('is what AWS does not take, in its own words', () => {
    const message = 'Requested resource not found.'
    const noTable = { name: 'ResourceNotFoundException', message, $fault: 'client', $metadata: {} } as const
    expect(whyUnreachable(new DynamoDBServiceException(noTable))).toBe(
      'AWS không làm theo lệnh này: ResourceNotFoundException: Requested resource not found. Kiểm tra khoá đăng nhập, vùng và tên đã đặt (xem docs/deploy.md), rồi gọi lại lệnh này.',
    )
    const noKeys = Object.assign(new Error('Could not load credentials'), { name: 'CredentialsProviderError' })
    expect(whyUnreachable(noKeys)).toContain('CredentialsProviderError: Could not load credentials. Kiểm tra khoá')
  })

  it('is not known of a mistake of our own', () => {
    for (const mistake of [new TypeError('x is not a function'), new Error('lost'), null, undefined, 'words', {}])
      expect(whyUnreachable(mistake)).toBeUndefined()
  })
})
