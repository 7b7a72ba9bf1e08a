import * as z from 'zod'

const flag = z.union([z.boolean(), z.stringbool()])

const behaviorShape = z.object({
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
  CachePolicyId: z.string(),
  OriginRequestPolicyId: z.string().optional(),
  ResponseHeadersPolicyId: z.string().optional(),
  Compress: flag.default(false),
  FunctionAssociations: z.array(z.object({ EventType: z.string(), FunctionARN: z.string() })).default([]),
  LambdaFunctionAssociations: z.array(z.unknown()).max(0, 'Lambda@Edge does not run on this machine').default([]),
})

/** As much of `AWS::CloudFront::Distribution` as is served here. */
export const distributionShape = z.object({
  DistributionConfig: z.object({
    Aliases: z.array(z.string()).default([]),
    DefaultRootObject: z.string().default(''),
    DefaultCacheBehavior: behaviorShape,
    CacheBehaviors: z.array(behaviorShape.extend({ PathPattern: z.string() })).default([]),
    CustomErrorResponses: z
      .array(
        z.object({
          ErrorCode: z.coerce.number(),
          ResponseCode: z.coerce.number().optional(),
          ResponsePagePath: z.string().optional(),
        }),
      )
      .default([]),
    Origins: z.array(z.object({ Id: z.string(), DomainName: z.string(), OriginPath: z.string().default('') })),
    WebACLId: z.string().optional(),
  }),
})

export type DistributionConfig = z.infer<typeof distributionShape>['DistributionConfig']
export type Behavior = z.infer<typeof behaviorShape>
