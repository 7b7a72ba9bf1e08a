import { createHmac } from 'node:crypto'
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost, type PresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post'
import { errorOf, rawCall, type S3World, startS3World } from './s3-world.ts'

const Bucket = 'uploads'
const arn = 'arn:aws:s3:::uploads'

describe('an upload form of the local S3', () => {
  let world: S3World
  let signer: S3Client
  beforeAll(async () => {
    world = await startS3World()
    await world.engine.createBucket({
      name: Bucket,
      arn,
      notify: [{ id: 'lists', events: ['s3:ObjectCreated:*'], targetArn: 'arn:aws:sqs:ap-southeast-1:123456789012:q' }],
    })
    await world.engine.createBucket({ name: 'other', arn: 'arn:aws:s3:::other' })
    signer = world.clientOf('issuer', [{ Action: 's3:PutObject', Resource: `${arn}/*` }])
  })
  afterAll(() => world.close())

  const sign = (options: Partial<PresignedPostOptions> = {}, client = signer) =>
    createPresignedPost(client, { Bucket, Key: 'xa/a.csv', ...options } as PresignedPostOptions)

  function formOf({ fields }: PresignedPost, file: Blob | File = new Blob(['a,b'])): FormData {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', file)
    return form
  }
  const post = (signed: PresignedPost, body = formOf(signed)) =>
    fetch(signed.url, { method: 'POST', body, redirect: 'manual' })

  async function refusal(answer: Promise<Response>): Promise<string> {
    const { status, text } = await answer.then(async (response) => ({
      status: response.status,
      text: await response.text(),
    }))
    const [, code] = /<Code>(.*?)<\/Code>/.exec(text) ?? []
    const [, message] = /<Message>(.*?)<\/Message>/.exec(text) ?? []
    return `${status} ${code}: ${message?.replaceAll('&quot;', '"')}`
  }
  const read = (Key: string) => world.s3.send(new GetObjectCommand({ Bucket, Key }))

  it('stores the file with the fields that the policy names, and tells it as a Post', async () => {
    const Fields = {
      'Content-Type': 'text/csv',
      'x-amz-meta-unit': '24133',
      'Cache-Control': 'no-store',
      'Content-Disposition': 'attachment; filename="a.csv"',
    }
    const signed = await sign({ Fields })
    expect(signed.url).toBe(`${world.url}/${Bucket}`)
    const answer = await post(signed)
    expect(answer.status).toBe(204)
    const object = await read('xa/a.csv')
    expect(object).toMatchObject({
      ContentType: 'text/csv',
      Metadata: { unit: '24133' },
      CacheControl: 'no-store',
      ContentDisposition: 'attachment; filename="a.csv"',
      ETag: answer.headers.get('etag'),
    })
    expect(await object.Body?.transformToString()).toBe('a,b')
    expect(world.told.at(-1)?.record).toMatchObject({
      eventName: 'ObjectCreated:Post',
      userIdentity: { principalId: 'AWS:issuer' },
      s3: { object: { key: 'xa/a.csv', size: 3 } },
    })
  })

  it('holds any bytes, also those that look like a form', async () => {
    const bytes = Buffer.concat([
      Buffer.from('--\r\n\r\n--x\r\n'),
      Buffer.from([0, 255, 13, 10, 45, 45]),
      Buffer.alloc(50_000, '\r\n-'),
    ])
    const signed = await sign({ Key: 'bytes' })
    expect((await post(signed, formOf(signed, new Blob([bytes])))).status).toBe(204)
    const object = await read('bytes')
    expect(Buffer.from((await object.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true)
  })

  it("puts the file's own name, without folders, where the key says so", async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: S3's own placeholder.
    const signed = await sign({ Key: 'xa/24133/${filename}' })
    const file = new File(['x'], 'C:\\Danh sách\\Bản "2" + phụ lục.xlsx')
    expect((await post(signed, formOf(signed, file))).status).toBe(204)
    expect(await (await read('xa/24133/Bản "2" + phụ lục.xlsx')).Body?.transformToString()).toBe('x')
  })

  it.each([
    [undefined, 204],
    ['200', 200],
    ['201', 201],
    ['404', 204],
  ])('that wants the status %s is answered %d', async (wanted, status) => {
    const signed = await sign({ Key: 'a b&c', Fields: wanted === undefined ? {} : { success_action_status: wanted } })
    const answer = await post(signed)
    expect(answer.status).toBe(status)
    const text = await answer.text()
    if (status !== 201) expect(text).toBe('')
    else {
      expect(text).toContain('<Bucket>uploads</Bucket><Key>a b&amp;c</Key>')
      expect(text).toContain(`<Location>${world.url}/uploads/a%20b%26c</Location>`)
    }
  })

  it('may lead on to a page, which learns what was stored', async () => {
    const signed = await sign({ Key: 'a b', Fields: { success_action_redirect: 'https://example.vn/done?step=2' } })
    const answer = await post(signed)
    expect(answer.status).toBe(303)
    const location = new URL(answer.headers.get('location') ?? '')
    expect(location.origin + location.pathname).toBe('https://example.vn/done')
    expect(Object.fromEntries(location.searchParams)).toEqual({
      step: '2',
      bucket: Bucket,
      key: 'a b',
      etag: answer.headers.get('etag'),
    })
    const unreadable = await sign({ Key: 'a b', Fields: { success_action_redirect: '/relative' } })
    expect((await post(unreadable)).status).toBe(204)
  })

  describe('is refused', () => {
    const Key = 'refused'
    afterEach(async () => {
      expect(await errorOf(read(Key))).toBe('NoSuchKey')
    })

    it('after its time', async () => {
      const signed = await sign({ Key, Expires: -1 })
      expect(await refusal(post(signed))).toBe('403 AccessDenied: Invalid according to Policy: Policy expired.')
    })

    it.each([
      [2, '400 EntityTooLarge: Your proposed upload exceeds the maximum allowed size', 'MaxSizeAllowed'],
      [9, '400 EntityTooSmall: Your proposed upload is smaller than the minimum allowed size', 'MinSizeAllowed'],
    ])('with 3 bytes where the policy wants %d', async (bytes, wanted) => {
      const range: [number, number] = bytes < 3 ? [0, bytes] : [bytes, 99]
      expect(await refusal(post(await sign({ Key, Conditions: [['content-length-range', ...range]] })))).toBe(wanted)
    })

    it('when a field says something else than the policy', async () => {
      const signed = await sign({ Key, Fields: { 'Content-Type': 'text/csv' } })
      for (const [name, value] of [
        ['key', 'other'],
        ['Content-Type', 'text/html'],
        ['Content-Type', 'TEXT/CSV'],
      ] as const) {
        const body = formOf({ ...signed, fields: { ...signed.fields, [name]: value } })
        const wanted = name === 'key' ? Key : 'text/csv'
        expect(await refusal(post(signed, body))).toBe(
          `403 AccessDenied: Invalid according to Policy: Policy Condition failed: ["eq", "$${name}", "${wanted}"]`,
        )
      }
    })

    it('when a field does not begin as the policy says, or is not there', async () => {
      const Conditions: PresignedPostOptions['Conditions'] = [['starts-with', '$Content-Type', 'text/']]
      const signed = await sign({ Key, Conditions })
      const failed =
        '403 AccessDenied: Invalid according to Policy: Policy Condition failed: ["starts-with", "$Content-Type", "text/"]'
      expect(await refusal(post(signed))).toBe(failed)
      for (const type of ['image/png', 'text/csv,image/png']) {
        const body = formOf({ ...signed, fields: { 'Content-Type': type, ...signed.fields } })
        expect(await refusal(post(signed, body))).toBe(failed)
      }
    })

    it('with a field that the policy does not name', async () => {
      const signed = await sign({ Key })
      const body = formOf({ ...signed, fields: { 'x-amz-meta-more': '1', ...signed.fields } })
      expect(await refusal(post(signed, body))).toBe(
        '403 AccessDenied: Invalid according to Policy: Extra input fields: x-amz-meta-more',
      )
    })

    it('with a field sent twice', async () => {
      const signed = await sign({ Key })
      const body = new FormData()
      body.append('key', 'first')
      for (const [name, value] of formOf(signed)) body.append(name, value)
      expect(await refusal(post(signed, body))).toMatch(/^400 InvalidArgument/)
    })

    it('for another bucket than the policy names', async () => {
      const signed = await sign({ Key })
      const elsewhere = { ...signed, url: `${world.url}/other` }
      expect(await refusal(post(elsewhere))).toMatch(/^403 AccessDenied/)
      const body = formOf({ ...signed, fields: { ...signed.fields, bucket: 'other' } })
      expect(await refusal(post(elsewhere, body))).toMatch(/^403 AccessDenied/)
      expect(await refusal(post({ ...signed, url: `${world.url}/no-such-bucket` }))).toMatch(/^404 NoSuchBucket/)
    })

    it('when the policy or the signature was changed, or is missing', async () => {
      const signed = await sign({ Key })
      const loose = Buffer.from(
        JSON.stringify({ expiration: '2100-01-01T00:00:00Z', conditions: [['starts-with', '$key', '']] }),
      ).toString('base64')
      const changed = { ...signed, fields: { ...signed.fields, Policy: loose } }
      expect(await refusal(post(changed))).toMatch(/^403 SignatureDoesNotMatch/)
      const { Policy: _, ...unsigned } = signed.fields
      expect(await refusal(post({ ...signed, fields: unsigned }))).toMatch(/^403 AccessDenied/)
      const { 'X-Amz-Signature': __, ...bare } = signed.fields
      expect(await refusal(post({ ...signed, fields: bare }))).toMatch(/^403 AccessDenied/)
    })

    it('when its signer may not write there', async () => {
      const weak = world.clientOf('weak', [{ Action: 's3:PutObject', Resource: `${arn}/public/*` }])
      expect(await refusal(post(await sign({ Key }, weak)))).toMatch(/^403 AccessDenied: .*weak.*s3:PutObject/)
      expect((await post(await sign({ Key: 'public/a' }, weak))).status).toBe(204)
    })

    it('without a key or a file', async () => {
      const signed = await sign({ Key })
      const { key: _, ...fields } = signed.fields
      expect(await refusal(post(signed, formOf({ ...signed, fields })))).toMatch(
        /^400 InvalidArgument: Bucket POST must contain a field named 'key'/,
      )
      const noFile = formOf(signed)
      noFile.delete('file')
      expect(await refusal(post(signed, noFile))).toBe(
        '400 InvalidArgument: POST requires exactly one file upload per request.',
      )
      const late = new FormData()
      late.append('file', new Blob(['x']))
      for (const [name, value] of formOf(signed)) if (name !== 'file') late.append(name, value)
      expect(await refusal(post(signed, late))).toMatch(/field named 'key'/)
    })

    it('with more than 20 KB before the file', async () => {
      const signed = await sign({ Key, Fields: { 'x-ignore-filler': 'x'.repeat(21_000) } })
      expect(await refusal(post(signed))).toMatch(/^400 MaxPostPreDataLengthExceeded/)
    })

    it.each([
      ['text/plain', 'hello', '412 PreconditionFailed'],
      ['multipart/form-data', 'hello', '400 MalformedPOSTRequest'],
      ['multipart/form-data; boundary=x', '', '400 MalformedPOSTRequest'],
      ['multipart/form-data; boundary=x', '--x\r\nno head\r\n--x--', '400 MalformedPOSTRequest'],
      [
        'multipart/form-data; boundary=x',
        '--x\r\nContent-Disposition: form-data; name="key"\r\n\r\na',
        '400 MalformedPOSTRequest',
      ],
      ['multipart/form-data; boundary=x', '--x--\r\n', '400 InvalidArgument'],
    ])('as %s with the body %j', async (type, body, wanted) => {
      const { status, text } = await rawCall(world.url, `/${Bucket}`, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      })
      expect(`${status} ${/<Code>(.*?)<\/Code>/.exec(text)?.[1]}`).toBe(wanted)
    })

    describe('for a policy that', () => {
      const signWith = async (policy: string) => {
        const { url, fields } = await sign({ Key })
        const [, date = '', region = ''] = (fields['X-Amz-Credential'] ?? '').split('/')
        const { secretAccessKey } = await signer.config.credentials()
        const Policy = Buffer.from(policy).toString('base64')
        const key = [date, region, 's3', 'aws4_request'].reduce<Buffer | string>(
          (secret, text) => createHmac('sha256', secret).update(text).digest(),
          `AWS4${secretAccessKey}`,
        )
        const signature = createHmac('sha256', key).update(Policy).digest('hex')
        return { url, fields: { ...fields, Policy, 'X-Amz-Signature': signature } }
      }
      const expiration = '2100-01-01T00:00:00Z'

      it.each([
        ['is no JSON', 'not json', /^400 InvalidPolicyDocument: Invalid Policy: Invalid JSON/],
        ['never expires', '{"conditions":[]}', /^400 InvalidPolicyDocument/],
        ['has no conditions', JSON.stringify({ expiration }), /^400 InvalidPolicyDocument/],
        ['has an odd date', JSON.stringify({ expiration: '01/01/2100', conditions: [] }), /^400 InvalidPolicyDocument/],
        [
          'says something else too',
          JSON.stringify({ expiration, conditions: [], id: 1 }),
          /^400 InvalidPolicyDocument/,
        ],
        [
          'joins two conditions',
          JSON.stringify({ expiration, conditions: [{ key: Key, acl: 'x' }] }),
          /^400.*one property/,
        ],
        ['wants a number', JSON.stringify({ expiration, conditions: [{ key: 1 }] }), /^400.*value must be a string/],
        ['names no field', JSON.stringify({ expiration, conditions: [] }), /^403.*Extra input fields/],
        [
          'forgets the dollar',
          JSON.stringify({ expiration, conditions: [['eq', 'key', Key]] }),
          /^403.*Condition failed/,
        ],
        [
          'has its own operator',
          JSON.stringify({ expiration, conditions: [['like', '$key', '']] }),
          /^403.*Condition failed/,
        ],
      ])('%s', async (_, policy, wanted) => {
        expect(await refusal(post(await signWith(policy)))).toMatch(wanted)
      })
    })
  })

  it('takes fields that S3 is told to ignore, and names in any case', async () => {
    const signed = await sign({ Key: 'any-case' })
    const fields = Object.fromEntries(Object.entries(signed.fields).map(([name, value]) => [name.toUpperCase(), value]))
    const answer = await post(signed, formOf({ ...signed, fields: { 'x-ignore-token': '1', ...fields } }))
    expect(answer.status).toBe(204)
  })

  it('sends metadata of other letters back in coded form, as S3 does', async () => {
    const signed = await sign({ Key: 'meta', Fields: { 'x-amz-meta-name': 'Ea Tu, bản đã sửa' } })
    expect((await post(signed)).status).toBe(204)
    const name = (await read('meta')).Metadata?.name ?? ''
    expect(name).toMatch(/^=\?UTF-8\?Q\?.*\?=$/)
    const letters = name.slice(10, -2).replaceAll('_', ' ').replaceAll('=', '%')
    expect(decodeURIComponent(letters)).toBe('Ea Tu, bản đã sửa')
  })
})
