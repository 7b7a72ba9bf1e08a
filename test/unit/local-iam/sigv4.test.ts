import { credentialStore } from '../../../local/aws/credentials.ts'
import { decodeAwsChunked, readSignature, verifySignature } from '../../../local/aws/sigv4.ts'

/** The keys of the worked examples in AWS's documentation. */
const credentials = {
  ...credentialStore(Buffer.alloc(32)),
  find: () =>
    ({
      kind: 'found',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      principal: { kind: 'operator' },
    }) as const,
}
const place = { accountId: '123456789012', region: 'us-east-1' }
const now = new Date('2013-05-24T00:00:00Z')

interface Example {
  readonly method: string
  readonly path: string
  readonly rawQuery?: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Buffer
}

function verify({ method, path, rawQuery = '', headers, body = Buffer.alloc(0) }: Example) {
  const claim = readSignature(headers, new URLSearchParams(rawQuery))
  if (claim === undefined || 'kind' in claim) throw new Error('no signature')
  return verifySignature({ method, path, rawQuery, headers, body }, claim, { credentials, place, now })
}

const authorization = (signedHeaders: string, signature: string) =>
  `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=${signedHeaders},Signature=${signature}`
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html */
function chunkedUpload(change: (body: string) => string = (body) => body): Example {
  const chunk = (size: number, signature: string) =>
    `${size.toString(16)};chunk-signature=${signature}\r\n${'a'.repeat(size)}\r\n`
  const body =
    chunk(65_536, 'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648') +
    chunk(1024, '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497') +
    chunk(0, 'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9')
  return {
    method: 'PUT',
    path: '/examplebucket/chunkObject.txt',
    headers: {
      authorization: authorization(
        'content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class',
        '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
      ),
      host: 's3.amazonaws.com',
      'content-encoding': 'aws-chunked',
      'content-length': '66824',
      'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
      'x-amz-date': '20130524T000000Z',
      'x-amz-decoded-content-length': '66560',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    },
    body: Buffer.from(change(body)),
  }
}

describe('the examples of the S3 documentation', () => {
  it('accept a GET with a Range header', () => {
    const example = {
      method: 'GET',
      path: '/test.txt',
      headers: {
        authorization: authorization(
          'host;range;x-amz-content-sha256;x-amz-date',
          'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
        ),
        host: 'examplebucket.s3.amazonaws.com',
        range: 'bytes=0-9',
        'x-amz-content-sha256': emptyHash,
        'x-amz-date': '20130524T000000Z',
      },
    }
    expect(verify(example)).toEqual({ ok: true, principal: { kind: 'operator' } })
    expect(verify({ ...example, headers: { ...example.headers, range: 'bytes=0-99' } }).ok).toBe(false)
  })

  it('accept a listing with parameters in any order', () => {
    const headers = {
      authorization: authorization(
        'host;x-amz-content-sha256;x-amz-date',
        '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
      ),
      host: 'examplebucket.s3.amazonaws.com',
      'x-amz-content-sha256': emptyHash,
      'x-amz-date': '20130524T000000Z',
    }
    for (const rawQuery of ['max-keys=2&prefix=J', 'prefix=J&max-keys=2', 'prefix=%4A&max-keys=2']) {
      expect(verify({ method: 'GET', path: '/', rawQuery, headers }).ok).toBe(true)
    }
  })

  it('accept a presigned URL', () => {
    const rawQuery =
      'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404'
    const headers = { host: 'examplebucket.s3.amazonaws.com' }
    expect(verify({ method: 'GET', path: '/test.txt', rawQuery, headers }).ok).toBe(true)
  })

  it('accept an upload in signed chunks, and no changed one', () => {
    expect(verify(chunkedUpload()).ok).toBe(true)
    const last = verify(chunkedUpload((body) => body.replace(/a(?=\r\n0;)/, 'b')))
    expect(last).toEqual({ ok: false, refusal: { kind: 'wrong-signature' } })
    const swapped = verify(chunkedUpload((body) => body.replace(/;chunk-signature=0055\w+/, '')))
    expect(swapped).toEqual({ ok: false, refusal: { kind: 'wrong-signature' } })
    const { headers, body } = chunkedUpload()
    const decoded = decodeAwsChunked(body ?? Buffer.alloc(0), headers)
    expect(decoded.ok && decoded.body.equals(Buffer.alloc(66_560, 'a'))).toBe(true)
  })
})

describe('a body in S3 chunks', () => {
  const headers = { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', 'x-amz-decoded-content-length': '5' }
  const decode = (text: string, more: object = {}) => decodeAwsChunked(Buffer.from(text), { ...headers, ...more })

  it('is put together, and its trailers are read', () => {
    const decoded = decode('2\r\nab\r\n3\r\ncde\r\n0\r\nx-amz-checksum-crc32:sOO8/Q==\r\n\r\n')
    expect(decoded).toMatchObject({ ok: true, trailers: { 'x-amz-checksum-crc32': 'sOO8/Q==' } })
    expect(decoded.ok && decoded.body.toString()).toBe('abcde')
  })

  it.each([
    ['that ends early', '5\r\nabc'],
    ['without an end', '5\r\nabcde\r\n'],
    ['whose chunk is longer than it says', '3\r\nabcde\r\n0\r\n\r\n'],
    ['with a size that is no number', 'x\r\nabcde\r\n0\r\n\r\n'],
    ['of another length than was announced', '4\r\nabcd\r\n0\r\n\r\n'],
  ])('%s is refused', (_, text) => {
    expect(decode(text)).toMatchObject({ ok: false, code: 'IncompleteBody' })
  })

  it('needs its real length announced', () => {
    expect(decode('0\r\n\r\n', { 'x-amz-decoded-content-length': '' })).toMatchObject({ code: 'InvalidRequest' })
  })

  it('is left alone when it is in no chunks', () => {
    const body = Buffer.from('5\r\nabcde')
    expect(decodeAwsChunked(body, { 'x-amz-content-sha256': emptyHash })).toMatchObject({ ok: true, body })
  })
})

describe('the keys of a role', () => {
  const store = credentialStore(Buffer.alloc(32, 7))
  const roleArn = 'arn:aws:iam::123456789012:role/a'

  it('are the same in every run on the same secret, and others on another', () => {
    expect(credentialStore(Buffer.alloc(32, 7)).issue(roleArn)).toEqual(store.issue(roleArn))
    const other = credentialStore(Buffer.alloc(32, 8))
    const { accessKeyId, sessionToken } = store.issue(roleArn)
    expect(other.find(accessKeyId, sessionToken, now)).toEqual({ kind: 'invalid-token' })
    expect(store.issue(`${roleArn}b`).accessKeyId).not.toBe(accessKeyId)
  })

  it("look like AWS's own", () => {
    expect(store.issue(roleArn)).toMatchObject({
      accessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
      secretAccessKey: expect.stringMatching(/^[A-Za-z0-9/+]{40}$/),
    })
    expect(store.operator.accessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/)
  })
})
