import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import { Construct } from 'constructs'
import { tooLargeWords } from '../../lambdas/contract/problem.ts'
import { houseOf } from '../stacks/house-stack.ts'

type Rule = CfnWebACL.RuleProperty
type Statement = CfnWebACL.StatementProperty

/** Metrics, but no samples: a sampled request shows its headers, and with them a token. */
const visibility = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
})

const asIs = [{ priority: 0, type: 'NONE' }]

/** As API Gateway reads a path, which decodes it: `/api/%6cookup` and `/api/./lookup` must not walk past a rule. */
const asRead = ['URL_DECODE', 'NORMALIZE_PATH', 'LOWERCASE'].map((type, priority) => ({ priority, type }))

const pathStartsWith = (searchString: string): Statement => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: 'STARTS_WITH',
    searchString,
    textTransformations: asRead,
  },
})

const answers = {
  'too-large': {
    status: 413,
    title: 'Yêu cầu quá lớn',
    detail: tooLargeWords,
  },
  'too-many': {
    status: 429,
    title: 'Quá nhiều yêu cầu',
    detail: 'Địa chỉ mạng này đã gửi quá nhiều yêu cầu trong 5 phút vừa qua. Hãy chờ vài phút rồi thử lại.',
  },
} as const

type Answer = keyof typeof answers

/** problem+json as the API's own (lambdas/contract/problem.ts); the firewall knows no correlation id. */
const problemText = (code: Answer): string =>
  JSON.stringify({ type: 'about:blank', ...answers[code], code, correlationId: '' })

const refuse = (code: Answer): CfnWebACL.RuleActionProperty => ({
  block: { customResponse: { responseCode: answers[code].status, customResponseBodyKey: code } },
})

/** Which of its rules only count is written here and nowhere else. */
const managed = (priority: number, name: string, counted: readonly string[] = []): Rule => ({
  name,
  priority,
  overrideAction: { none: {} },
  visibilityConfig: visibility(name),
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
})

const rate = (priority: number, name: string, limit: number, scopeDownStatement: Statement): Rule => ({
  name,
  priority,
  action: refuse('too-many'),
  visibilityConfig: visibility(name),
  statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit, evaluationWindowSec: 300, scopeDownStatement } },
})

/** The web ACL before the distribution. Must stand in us-east-1. */
export class Firewall extends Construct {
  readonly acl: CfnWebACL

  constructor(scope: Construct, id: string) {
    super(scope, id)
    const { stage, rateLimits } = houseOf(this).config
    this.acl = new CfnWebACL(this, 'Acl', {
      name: `ansinh-${stage}`,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibility(`ansinh-${stage}`),
      // WAF looks at 16 KB of a body unless it is paid to see more, and "larger than what I saw" is the only way to say 64 KB.
      associationConfig: { requestBody: { CLOUDFRONT: { defaultSizeInspectionLimit: 'KB_64' } } },
      customResponseBodies: Object.fromEntries(
        (Object.keys(answers) as Answer[]).map((code) => [
          code,
          { contentType: 'APPLICATION_JSON', content: problemText(code) },
        ]),
      ),
      rules: [
        {
          name: 'body-size',
          priority: 0,
          action: refuse('too-large'),
          visibilityConfig: visibility('body-size'),
          statement: {
            andStatement: {
              statements: [
                pathStartsWith('/api/'),
                {
                  sizeConstraintStatement: {
                    fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
                    comparisonOperator: 'GT',
                    size: 64 * 1024,
                    textTransformations: asIs,
                  },
                },
              ],
            },
          },
        },
        // The look-up is what somebody would try numbers on; the rest of the API is behind a sign-in.
        rate(1, 'rate-look-up', rateLimits.lookUp, pathStartsWith('/api/lookup')),
        // And what somebody would try codes on, or fill desks with.
        rate(2, 'rate-complaints', rateLimits.lookUp, pathStartsWith('/api/public/complaints')),
        rate(3, 'rate-api', rateLimits.api, pathStartsWith('/api/')),
        managed(4, 'AWSManagedRulesAmazonIpReputationList'),
        managed(5, 'AWSManagedRulesKnownBadInputsRuleSet'),
        // Its own limit of 8 KB a body would refuse a plan of 90 cells; ours is above.
        managed(6, 'AWSManagedRulesCommonRuleSet', ['SizeRestrictions_BODY']),
      ],
    })
  }
}
