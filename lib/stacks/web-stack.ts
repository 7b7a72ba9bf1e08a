import { join } from 'node:path'
import { type App, CfnOutput, ReferenceStrength, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Source } from 'aws-cdk-lib/aws-s3-deployment'
import { accountOffice } from '../../lambdas/domain/permissions/office-name.ts'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { FrontDoor } from '../constructs/front-door.ts'
import { sitePagesIn } from '../constructs/page-functions.ts'
import { LogBucket } from '../constructs/private-bucket.ts'
import { PublishedFolder } from '../constructs/published-folder.ts'
import type { ApiStack } from './api-stack.ts'
import type { DataStack } from './data-stack.ts'
import type { EdgeStack } from './edge-stack.ts'
import { type House, HouseStack } from './house-stack.ts'
import type { IdentityStack } from './identity-stack.ts'

export interface WebParts {
  readonly data: DataStack
  readonly identity: IdentityStack
  readonly api: ApiStack
  readonly edge: EdgeStack
}

export class WebStack extends HouseStack {
  readonly frontDoor: FrontDoor
  readonly site: PublishedFolder

  constructor(app: App, house: House, { data, identity, api, edge }: WebParts) {
    super(app, 'Web', house)
    const { config, dist } = house
    const cognitoEndpoint = config.cognitoEndpoint ?? `https://cognito-idp.${config.region}.amazonaws.com/`
    const logs = new LogBucket(this, 'AccessLogs')
    this.site = new PublishedFolder(this, 'Site', { folder: join(dist, 'site'), logs })
    const console = new PublishedFolder(this, 'Console', { folder: join(dist, 'console'), prefix: 'console', logs })
    this.frontDoor = new FrontDoor(this, 'FrontDoor', {
      site: this.site.bucket,
      pages: sitePagesIn(join(dist, 'site')),
      console: console.bucket,
      consoleConnects: [
        ...(cognitoEndpoint.startsWith('https:') ? [cognitoEndpoint] : []),
        `https://${data.uploads.bucket.bucketRegionalDomainName}`,
      ],
      api: api.contract.api,
      // Weak: the only reference over regions that needs no function of CDK's in either of them.
      webAclId: Stack.consumeReference(edge.firewall.acl.attrArn, ReferenceStrength.WEAK),
      logs,
    })

    const logGroup = new LogGroup(this, 'DeploymentLogs', {
      retention: config.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const { distribution } = this.frontDoor
    this.site.publish({ distribution, logGroup })
    console.publish({
      distribution,
      logGroup,
      more: [
        Source.jsonData('config.json', {
          region: config.region,
          userPoolId: identity.officers.pool.userPoolId,
          userPoolClientId: identity.officers.client.userPoolClientId,
          cognitoEndpoint,
          apiBase: '/api',
          stage: config.stage,
          accountOffice: accountOffice(unitTree(config.unitMap)),
        }),
      ],
    })

    new CfnOutput(this, 'SiteUrl', { value: `${this.frontDoor.origin}/` })
    new CfnOutput(this, 'ConsoleUrl', { value: `${this.frontDoor.origin}/console/` })
    new CfnOutput(this, 'DistributionDomainName', { value: distribution.distributionDomainName })
  }
}
