import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { aCloud, aFixture, scratch, type TestCloud, until } from './fixture/cloud.ts'

let cdkOut: string
let data: string
let test: TestCloud

beforeAll(async () => {
  cdkOut = aFixture()
  data = scratch('local-events')
  test = await aCloud(cdkOut, data, { retryDelaysMs: [10, 10] })
})

describe('the queue', () => {
  it('gives an uploaded object to the function, blanks and marks in its name and all', async () => {
    const bucket = new S3Client({ ...test.settings(), forcePathStyle: true })
    const Bucket = test.cloud.outputs['FixtureMain.BucketName']
    await bucket.send(new PutObjectCommand({ Bucket, Key: 'in/danh sách xã+1.txt', Body: 'Đắk Lắk' }))
    await bucket.send(new PutObjectCommand({ Bucket, Key: 'elsewhere.txt', Body: 'x' }))
    expect(await until(() => test.kept('object', 'in/danh sách xã+1.txt'))).toBe('Đắk Lắk')
    expect(await test.kept('object', 'elsewhere.txt')).toBeUndefined()
  })

  it('takes what a browser posts with a form that a function signed, through the one address of this machine', async () => {
    const { url, fields } = (await (await fetch(test.url('/api/echo/upload'))).json()) as {
      url: string
      fields: Record<string, string>
    }
    expect(url).toMatch(new RegExp(`^${test.url('/_aws/')}`))
    const post = (text: string): Promise<Response> => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      form.append('file', new Blob([text]))
      return fetch(url, { method: 'POST', body: form })
    }
    expect((await post('much longer than the form allows')).status).toBe(400)
    expect((await post('from a browser')).status).toBe(204)
    expect(await until(() => test.kept('object', 'in/from a browser.txt'))).toBe('from a browser')
  })

  it('keeps only the messages that the function names, and gives them up to the dead letters', async () => {
    await Promise.all([test.send({ id: 'good', wish: 'keep' }), test.send({ id: 'bad', wish: 'fail' })])
    const dead = await until(async () => (await test.deadLetters()).find((body) => body.includes('"bad"')))
    expect(JSON.parse(dead)).toEqual({ id: 'bad', wish: 'fail' })
    expect([await test.kept('message', 'good'), await test.kept('message', 'bad')]).toEqual(['1', '2'])
    expect(await test.waiting()).toBe(0)
  })

  it('gives up messages at which the function throws, hangs or ends', async () => {
    const wishes = ['throw', 'hang', 'exit']
    for (const wish of wishes) await test.send({ id: wish, wish })
    for (const wish of wishes) {
      await until(async () => (await test.deadLetters()).some((body) => body.includes(`"${wish}"`)))
      // Twice, unless the second delivery came in one batch with another of them.
      expect(await test.kept('message', wish)).toMatch(/^[12]$/)
    }
  })
})

describe('the schedules', () => {
  it('are known by their names', () => {
    expect(test.cloud.scheduleNames).toEqual(['daily-report', 'hourly', 'hourly#1'])
  })

  it('give a function the input of the template alone', async () => {
    expect(await test.cloud.fire('daily-report')).toEqual({ kind: 'done', payload: '{"kind":"daily"}' })
    expect(await test.all('daily')).toEqual(['{"kind":"daily"}'])
  })

  it('give a function the envelope of EventBridge when a rule fires', async () => {
    const result = (await test.cloud.fire('hourly')) as { payload: string }
    expect(JSON.parse(result.payload)).toMatchObject({
      version: '0',
      source: 'aws.events',
      'detail-type': 'Scheduled Event',
      resources: ['arn:aws:events:ap-southeast-1:000000000000:rule/hourly'],
      detail: {},
    })
  })

  it('try a function that fails again, as often as the template says, and tell its failure destination', async () => {
    await test.cloud.fire('hourly#1')
    const record = await until(async () => (await test.deadLetters()).find((body) => body.includes('RetriesExhausted')))
    expect(JSON.parse(record)).toMatchObject({
      requestContext: {
        functionArn: expect.stringContaining(':function:fixturemain-other'),
        approximateInvokeCount: 2,
      },
      requestPayload: { a: 1 },
      responsePayload: { errorType: 'Error', errorMessage: 'never well' },
    })
  })

  it('can be run from another process, but from no page', async () => {
    const run = (name: string, init: RequestInit = {}): Promise<Response> =>
      fetch(test.url(`/_run/${name}`), { method: 'POST', ...init })
    const answer = await run('daily-report')
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { schedule: 'daily-report', result: { kind: 'done', payload: '{"kind":"daily"}' } },
    ])
    expect((await run(encodeURIComponent('hourly#1'))).status).toBe(502)
    expect((await run('weekly')).status).toBe(404)
    expect((await run('daily-report', { headers: { origin: test.url('/').slice(0, -1) } })).status).toBe(403)
  })

  it('refuse a name that is not there, naming those that are', async () => {
    await expect(test.cloud.fire('weekly')).rejects.toThrow(/There is no schedule weekly.*daily-report/)
  })
})

describe('a start on the same directory', () => {
  it('is refused while the other runs, in words for both readers', async () => {
    await expect(aCloud(cdkOut, data)).rejects.toThrow(/đang được một An Sinh khác dùng.*is in use by process/)
  })

  it('finds everything that was there', async () => {
    const before = { ...test.cloud.outputs }
    await test.send({ id: 'before', wish: 'keep' })
    await until(() => test.kept('message', 'before'))
    await test.cloud.close()
    test = await aCloud(cdkOut, data)
    expect(await test.kept('message', 'before')).toBe('1')
    expect(test.cloud.outputs['FixtureIdentity.PoolId']).toBe(before['FixtureIdentity.PoolId'])
    await test.send({ id: 'after', wish: 'keep' })
    await until(() => test.kept('message', 'after'))
  })
})
