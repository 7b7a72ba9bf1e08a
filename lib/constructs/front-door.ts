import { Stack } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { acknowledge } from '../acknowledge.ts'
import { houseOf } from '../stacks/house-stack.ts'
import { consolePageFunction, type SitePages, sitePageFunction } from './page-functions.ts'
import type { LogBucket } from './private-bucket.ts'
import { consoleHeaders, embedHeaders, siteHeaders } from './security-headers.ts'

export interface FrontDoorProps {
  readonly site: IBucket
  /** Of the citizen site. */
  readonly pages: SitePages
  readonly console: IBucket
  readonly consoleConnects: readonly string[]
  readonly api: HttpApi
  readonly webAclId: string
  readonly logs: LogBucket
}

/** Where the site's pages for the portal's frame lie, in both languages. */
const framedPaths = ['/nhung/*', '/en/embed/*'] as const

/** The one address: the citizen site at `/`, the console at `/console/`, the API at `/api/`. */
export class FrontDoor extends Construct {
  readonly distribution: Distribution
  /** With which the public reaches it, without a slash at the end. */
  readonly origin: string

  constructor(scope: Construct, id: string, props: FrontDoorProps) {
    super(scope, id)
    const { domain, frameAncestors, stage } = houseOf(this).config
    const { region, urlSuffix } = Stack.of(this)

    const headers = siteHeaders(this, 'SiteHeaders')
    const site: BehaviorOptions = {
      origin: S3BucketOrigin.withOriginAccessControl(props.site),
      functionAssociations: [this.#atRequest('SitePages', sitePageFunction(props.pages))],
      responseHeadersPolicy: headers,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
    }
    const framed = embedHeaders(this, 'EmbedHeaders', frameAncestors)
    const api: BehaviorOptions = {
      origin: new HttpOrigin(`${props.api.apiId}.execute-api.${region}.${urlSuffix}`),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      // Only this managed policy sends Authorization on while nothing is cached.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      responseHeadersPolicy: headers,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      compress: true,
    }
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `An Sinh ${stage}`,
      defaultBehavior: site,
      additionalBehaviors: {
        '/api/*': api,
        '/console/*': {
          ...site,
          origin: S3BucketOrigin.withOriginAccessControl(props.console),
          functionAssociations: [this.#atRequest('ConsolePages', consolePageFunction())],
          responseHeadersPolicy: consoleHeaders(this, 'ConsoleHeaders', props.consoleConnects),
        },
        ...Object.fromEntries(framedPaths.map((path) => [path, { ...site, responseHeadersPolicy: framed }])),
      },
      webAclId: props.webAclId,
      httpVersion: HttpVersion.HTTP2_AND_3,
      // All edges: the cheaper classes leave out Vietnam's neighbours or answer it from afar.
      priceClass: PriceClass.PRICE_CLASS_ALL,
      enableLogging: true,
      logBucket: props.logs,
      logFilePrefix: 'web/',
      logIncludesCookies: false,
      ...(domain && {
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        domainNames: [...domain.names],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
      }),
    })
    this.origin = `https://${domain?.names[0] ?? this.distribution.distributionDomainName}`

    acknowledge(
      this.distribution,
      'AwsSolutions-CFR1',
      'People of the province work in other ones and countries and look themselves up from there; the firewall limits rates instead.',
    )
    if (!domain) {
      acknowledge(
        this.distribution,
        'AwsSolutions-CFR4',
        "Without a certificate of its own the stage has CloudFront's name and its fixed TLS policy; prod has a domain.",
      )
    }
  }

  #atRequest(id: string, code: string) {
    const edge = new EdgeFunction(this, id, {
      code: FunctionCode.fromInline(code),
      runtime: FunctionRuntime.JS_2_0,
      comment: `An Sinh: ${id}`,
    })
    return { function: edge, eventType: FunctionEventType.VIEWER_REQUEST }
  }
}
