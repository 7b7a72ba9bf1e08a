import { routes } from '../../../lambdas/contract/routes.ts'
import { role } from '../../../lambdas/contract/shapes.ts'
import type { Synthesized } from '../synthesis.ts'
import { at, listOf } from '../template.ts'
import { nameOf } from './functions.ts'

export function api(cloud: () => Synthesized): void {
  const only = (type: string) => {
    const found = cloud().template.of(type)
    expect(found.length).toBe(1)
    return found[0]
  }

  it('has every route of the contract with the right function and authorizer, and none that the contract lacks but the one that says so', () => {
    const { template } = cloud()
    const integrations = new Map(template.of('AWS::ApiGatewayV2::Integration').map((one) => [one.name, one]))
    const found = template.of('AWS::ApiGatewayV2::Route').map(({ stack, properties }) => {
      const id = /^integrations\/<(.+)>$/.exec(template.text(stack, properties.Target))?.[1]
      const integration = integrations.get(String(id))
      const lambda = template.named(template.target(stack, integration?.properties.IntegrationUri))
      return {
        key: properties.RouteKey,
        function: lambda && nameOf(lambda),
        authorization: properties.AuthorizationType,
        authorizer: template.named(template.target(stack, properties.AuthorizerId))?.type,
      }
    })
    const wanted = Object.values(routes).map(({ method, path, function: name, access }) => ({
      key: `${method} ${path}`,
      function: name,
      authorization: access === 'public' ? 'NONE' : 'JWT',
      authorizer: access === 'public' ? undefined : 'AWS::ApiGatewayV2::Authorizer',
    }))
    // Every other address is told by a function of ours that there is none.
    wanted.push({ key: '$default', function: 'information', authorization: 'NONE', authorizer: undefined })
    const byKey = (a: { key: unknown }, b: { key: unknown }) => String(a.key).localeCompare(String(b.key))
    expect(found.toSorted(byKey)).toEqual(wanted.toSorted(byKey))
  })

  it('accepts tokens of our own pool for our own console only', () => {
    const { template, config } = cloud()
    const authorizer = only('AWS::ApiGatewayV2::Authorizer')
    const pool = only('AWS::Cognito::UserPool')?.name
    const client = only('AWS::Cognito::UserPoolClient')?.name
    const { stack = '', properties = {} } = authorizer ?? {}
    expect(properties).toMatchObject({ AuthorizerType: 'JWT', IdentitySource: ['$request.header.Authorization'] })
    expect(template.text(stack, at(properties, 'JwtConfiguration', 'Issuer'))).toBe(
      `https://cognito-idp.${config.region}.amazonaws.com/<${pool}>`,
    )
    expect(listOf(at(properties, 'JwtConfiguration', 'Audience')).map((one) => template.target(stack, one))).toEqual([
      client,
    ])
  })

  it('limits how fast it may be called, each public route apart, so that the public cannot starve the officers', () => {
    const { config, template } = cloud()
    const { officers, publicRoute } = config.apiThrottle
    const limits = ({ rate, burst }: typeof officers) => ({ ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst })
    const stage = only('AWS::ApiGatewayV2::Stage')
    const open = Object.values(routes).filter(({ access }) => access === 'public')
    expect(stage?.properties.DefaultRouteSettings).toEqual(limits(officers))
    expect(stage?.properties.RouteSettings).toEqual(
      Object.fromEntries(
        ['$default', ...open.map(({ method, path }) => `${method} ${path}`)].map((key) => [key, limits(publicRoute)]),
      ),
    )
    expect(publicRoute.rate).toBeLessThan(officers.rate)
    // Without it the first deployment fails: "Unable to find Route by key within the provided RouteSettings".
    const waitsFor = stage?.dependsOn.map((id) => template.named(`${stage.stack}/${id}`)?.properties.RouteKey)
    expect(waitsFor).toEqual(
      expect.arrayContaining(['$default', ...open.map(({ method, path }) => `${method} ${path}`)]),
    )
  })

  it('notes each call without its path', () => {
    const stage = only('AWS::ApiGatewayV2::Stage')
    const format = String(at(stage?.properties, 'AccessLogSettings', 'Format'))
    expect(JSON.parse(format)).toHaveProperty('route', '$context.routeKey')
    expect(format).not.toMatch(/\$context\.(path|identity|authorizer\.claims)/)
  })

  it('lets nobody make his own account, and signs in by SRP alone', () => {
    expect(only('AWS::Cognito::UserPool')?.properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] },
      MfaConfiguration: 'OPTIONAL',
      UsernameConfiguration: { CaseSensitive: false },
      Policies: {
        PasswordPolicy: { RequireLowercase: true, RequireUppercase: true, RequireNumbers: true, MinimumLength: 12 },
      },
    })
    expect(only('AWS::Cognito::UserPoolClient')?.properties).toMatchObject({
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      GenerateSecret: false,
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      AllowedOAuthFlowsUserPoolClient: false,
    })
  })

  it('shows the console the unit of an officer, and lets no officer write it', () => {
    const client = only('AWS::Cognito::UserPoolClient')
    expect(listOf(client?.properties.ReadAttributes)).toContain('custom:unit')
    // Empty would mean all attributes to Cognito, so the list must be there and must not hold the unit.
    expect(listOf(client?.properties.WriteAttributes)).toEqual(['locale'])
  })

  it('says what is done about a risk where the pool is paid for it: to Cognito the plan alone says nothing', () => {
    const { template, config } = cloud()
    const risks = template.of('AWS::Cognito::UserPoolRiskConfigurationAttachment')
    const isPaid =
      at(only('AWS::Cognito::UserPool')?.properties, 'UserPoolAddOns', 'AdvancedSecurityMode') === 'ENFORCED'
    expect([isPaid, risks.length]).toEqual([config.hasThreatProtection, isPaid ? 1 : 0])
    for (const { stack, properties } of risks) {
      expect(template.target(stack, properties.UserPoolId)).toBe(only('AWS::Cognito::UserPool')?.name)
      expect(properties).toMatchObject({
        ClientId: 'ALL',
        CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
        // Nobody who is only a little odd is shut out: an officer cannot mend that himself.
        AccountTakeoverRiskConfiguration: { Actions: { HighAction: { EventAction: 'BLOCK', Notify: false } } },
      })
    }
  })

  it('has a group for every role and no other', () => {
    const groups = cloud()
      .template.of('AWS::Cognito::UserPoolGroup')
      .map(({ properties }) => properties.GroupName)
    expect(groups.toSorted()).toEqual([...role.options].sort())
  })
}
