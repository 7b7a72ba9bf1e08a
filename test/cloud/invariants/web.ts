import { paths } from '../../../lambdas/pages/site.ts'
import type { Synthesized } from '../synthesis.ts'
import { at, isObject, type Json, type JsonObject, listOf, type Template } from '../template.ts'

/** The embedded look-up, Vietnamese and English. */
const framedPaths: readonly string[] = Object.values(paths.embed).map((path) => `${path}*`)

interface Behaviour {
  readonly path: string
  readonly properties: JsonObject
}

const distributionOf = (template: Template) => {
  const [distribution] = template.of('AWS::CloudFront::Distribution')
  if (!distribution) throw new Error('there is no distribution')
  const config = at(distribution.properties, 'DistributionConfig')
  if (!isObject(config)) throw new Error('the distribution has no configuration')
  return { stack: distribution.stack, config }
}

function behavioursOf(template: Template): Behaviour[] {
  const { config } = distributionOf(template)
  const all = [config.DefaultCacheBehavior, ...listOf(config.CacheBehaviors)].filter(isObject)
  return all.map((properties) => ({ path: String(properties.PathPattern ?? '/'), properties }))
}

/** Directives of the content security policy that a behaviour sends. */
function policyOf(template: Template, { properties }: Behaviour): ReadonlyMap<string, readonly string[]> {
  const { stack } = distributionOf(template)
  const headers = template.named(template.target(stack, properties.ResponseHeadersPolicyId))
  const security = at(headers?.properties, 'ResponseHeadersPolicyConfig', 'SecurityHeadersConfig')
  const text = template.text(stack, at(security, 'ContentSecurityPolicy', 'ContentSecurityPolicy'))
  return new Map(
    text.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/)
      return [name, sources]
    }),
  )
}

export function web(cloud: () => Synthesized): void {
  const rules = () => {
    const [acl] = cloud().template.of('AWS::WAFv2::WebACL')
    return { acl, list: listOf(acl?.properties.Rules) }
  }

  it('serves the site, the console, the frame and the API, and nothing else', () => {
    const served = behavioursOf(cloud().template).map(({ path }) => path)
    expect(served.sort()).toEqual(['/', '/api/*', '/console/*', ...framedPaths].sort())
  })

  it('allows no inline script, no inline style and no eval on any path, and refuses what is not named', () => {
    const { template } = cloud()
    for (const behaviour of behavioursOf(template)) {
      const policy = policyOf(template, behaviour)
      expect(policy.get('default-src')).toEqual(["'none'"])
      for (const sources of policy.values()) {
        expect(sources).not.toContainEqual(expect.stringMatching(/unsafe-|^\*$|^https?:$/))
      }
    }
  })

  it('sends the hardening headers on every path', () => {
    const { template } = cloud()
    const { stack } = distributionOf(template)
    for (const { properties } of behavioursOf(template)) {
      const headers = template.named(template.target(stack, properties.ResponseHeadersPolicyId))
      expect(at(headers?.properties, 'ResponseHeadersPolicyConfig', 'SecurityHeadersConfig')).toMatchObject({
        StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, Override: true },
        ContentTypeOptions: { Override: true },
        ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
      })
    }
  })

  it('may be shown in a frame where the pages for it lie, and only by the portal', () => {
    const { template, config } = cloud()
    for (const behaviour of behavioursOf(template)) {
      const wanted = framedPaths.includes(behaviour.path) ? config.frameAncestors : ["'none'"]
      expect(policyOf(template, behaviour).get('frame-ancestors')).toEqual([...wanted])
    }
  })

  it('lets the console call itself, Cognito and the uploads bucket', () => {
    const { template, config } = cloud()
    const console = behavioursOf(template).find(({ path }) => path === '/console/*')
    const sources = console && policyOf(template, console).get('connect-src')
    expect(sources).toEqual([
      "'self'",
      ...(config.cognitoEndpoint ? [] : [`https://cognito-idp.${config.region}.amazonaws.com/`]),
      expect.stringMatching(/^https:\/\/<.*-Data\/UploadsBucket\w+>$/),
    ])
  })

  it('caches nothing of the API and hands it the token', () => {
    const behaviour = behavioursOf(cloud().template).find(({ path }) => path === '/api/*')
    expect(behaviour?.properties).toMatchObject({
      // CloudFront's own policies, by id: CachingDisabled and AllViewerExceptHostHeader.
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
      ViewerProtocolPolicy: 'https-only',
      AllowedMethods: expect.arrayContaining(['POST', 'PUT']),
    })
  })

  it("has no error pages of its own: they would replace the API's answers 403 and 404", () => {
    expect(distributionOf(cloud().template).config).not.toHaveProperty('CustomErrorResponses')
  })

  it('reads its buckets as this distribution and lets nobody else read them', () => {
    const { template } = cloud()
    const { stack, config } = distributionOf(template)
    const buckets = listOf(config.Origins).filter((origin) => at(origin, 'S3OriginConfig') !== undefined)
    expect(buckets.length).toBeGreaterThan(0)
    for (const origin of buckets) {
      expect(template.named(template.target(stack, at(origin, 'OriginAccessControlId')))?.type).toBe(
        'AWS::CloudFront::OriginAccessControl',
      )
    }
  })

  it('stands behind the firewall', () => {
    const { template } = cloud()
    const { stack, config } = distributionOf(template)
    expect(template.named(template.target(stack, config.WebACLId))?.type).toBe('AWS::WAFv2::WebACL')
  })

  it('answers a body above 64 KB before any other rule', () => {
    const inOrder = rules().list.toSorted((a, b) => Number(at(a, 'Priority')) - Number(at(b, 'Priority')))
    expect(inOrder.slice(0, 2).map((rule) => at(rule, 'Name'))).toEqual(['body-size-page', 'body-size'])
    expect(rules().acl?.properties).toMatchObject({
      AssociationConfig: { RequestBody: { CLOUDFRONT: { DefaultSizeInspectionLimit: 'KB_64' } } },
    })
  })

  it('limits the requests of one address, the look-up and complaints more tightly than the rest', () => {
    const limits = rules().list.flatMap((rule) => {
      const rate = at(rule, 'Statement', 'RateBasedStatement')
      const path = at(rate, 'ScopeDownStatement', 'ByteMatchStatement', 'SearchString')
      return rate === undefined ? [] : [[path, at(rate, 'Limit')]]
    })
    const { api, lookUp } = cloud().config.rateLimits
    expect(Object.fromEntries(limits)).toEqual({
      '/api/lookup': lookUp,
      '/api/public/complaints': lookUp,
      '/api/': api,
    })
  })

  it('reads a path as API Gateway does before it compares, so that no spelling walks past a rule', () => {
    const matches: JsonObject[] = []
    const collect = (value: Json | undefined): void => {
      if (Array.isArray(value)) for (const one of value) collect(one)
      if (!isObject(value)) return
      if (at(value, 'FieldToMatch', 'UriPath') !== undefined) matches.push(value)
      for (const one of Object.values(value)) collect(one)
    }
    collect(rules().acl?.properties)
    expect(matches.length).toBeGreaterThanOrEqual(3)
    for (const match of matches) {
      const steps = listOf(match.TextTransformations).toSorted(
        (a, b) => Number(at(a, 'Priority')) - Number(at(b, 'Priority')),
      )
      expect(steps.map((step) => at(step, 'Type'))).toEqual(['URL_DECODE', 'NORMALIZE_PATH', 'LOWERCASE'])
      // What it is compared with must survive the same reading.
      expect(String(match.SearchString)).toBe(String(match.SearchString).toLowerCase())
    }
  })

  it('samples no request, since a sample shows the token', () => {
    const { acl, list } = rules()
    for (const one of [acl?.properties, ...list])
      expect(at(one, 'VisibilityConfig', 'SampledRequestsEnabled')).toBe(false)
  })

  it('publishes hashed files for a year and everything else to be asked for again', () => {
    const { template } = cloud()
    const deployments = template.of('Custom::CDKBucketDeployment').map(({ properties }) => ({
      prefix: properties.DestinationBucketKeyPrefix ?? '',
      cache: at(properties, 'SystemMetadata', 'cache-control'),
    }))
    expect(deployments.toSorted((a, b) => String(a.prefix).localeCompare(String(b.prefix)))).toEqual([
      { prefix: '', cache: 'public, max-age=0, s-maxage=86400, must-revalidate' },
      { prefix: 'assets', cache: 'public, max-age=31536000, immutable' },
      { prefix: 'console', cache: 'public, max-age=0, s-maxage=86400, must-revalidate' },
      { prefix: 'console/assets', cache: 'public, max-age=31536000, immutable' },
    ])
  })
}
