import { type Cloud, clientId, openCloud } from './open-cloud.ts'

describe("Cognito for a browser on the console's origin", () => {
  let cloud: Cloud

  beforeAll(async () => {
    cloud = await openCloud()
  })
  afterAll(async () => {
    await cloud.close()
    cloud.remove()
  })

  const origin = 'http://127.0.0.1:8080'

  it('shows refusals as well as answers to the page', async () => {
    const response = await fetch(cloud.url, {
      method: 'POST',
      headers: {
        origin,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
      },
      body: JSON.stringify({ AuthFlow: 'CUSTOM_AUTH', ClientId: clientId }),
    })
    expect(response.status).toBe(400)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-expose-headers')).toContain('x-amzn-ErrorType')
    expect(response.headers.get('x-amzn-errortype')).toBe('InvalidParameterException:')
  })

  it("allows every header that Cognito's library sends", async () => {
    const asked = 'cache-control,content-type,x-amz-target,x-amz-user-agent'
    const response = await cloud.engine.handle({
      method: 'OPTIONS',
      path: '/',
      query: new URLSearchParams(),
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': asked },
      body: Buffer.alloc(0),
      principal: { kind: 'anonymous' },
    })
    expect(response).toMatchObject({
      status: 200,
      headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': asked },
    })
  })
})
