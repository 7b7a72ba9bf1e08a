/**
 * Two functions in our stacks are CDK's own: one copies web files at deployment, one writes a bucket's notifications. They run only
 * while somebody deploys, and their roles are CDK's. What cdk-nag finds in them is accepted here, beside where they are made.
 */
import { type CfnElement, CfnResource, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import type { BucketDeployment } from 'aws-cdk-lib/aws-s3-deployment'
import { acknowledge } from '../acknowledge.ts'
import { houseOf } from '../stacks/house-stack.ts'

const basicLogs =
  'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]'

/** CDK gives this handler no log of its own: Lambda makes one at its first call, which would be kept for ever. */
export function adoptNotificationHandler(stack: Stack): void {
  const handler = stack.node.children.find(({ node }) => node.id.startsWith('BucketNotificationsHandler'))
  const lambda = handler?.node.children.find((child) => CfnResource.isCfnResource(child))
  if (!handler || !(lambda instanceof CfnResource))
    throw new Error(`${stack.stackName} has no handler of bucket notifications: CDK has changed its name`)
  const { logGroupName } = new LogGroup(stack, 'NotificationLogs', {
    retention: houseOf(stack).config.logRetention,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  lambda.addPropertyOverride('LoggingConfig', { LogGroup: logGroupName })
  acknowledge(handler, basicLogs, "CDK's own handler, which runs at deployment only and writes nothing but its log.")
}

/** @param bucket where the deployment copies to */
export function acknowledgeDeploymentHandler({ handlerRole }: BucketDeployment, bucket: IBucket): void {
  const stack = Stack.of(handlerRole)
  const assets = `cdk-hnb659fds-assets-${stack.account}-${stack.region}`
  const target = stack.getLogicalId(bucket.node.defaultChild as CfnElement)
  const copies =
    "CDK's own handler copies every file of a build at deployment: it reads CDK's assets and writes this site's bucket only."
  for (const action of ['GetBucket', 'GetObject', 'List', 'Abort', 'DeleteObject']) {
    acknowledge(handlerRole, `AwsSolutions-IAM5[Action::s3:${action}*]`, copies)
  }
  acknowledge(handlerRole, `AwsSolutions-IAM5[Resource::arn:aws:s3:::${assets}/*]`, copies)
  acknowledge(handlerRole, `AwsSolutions-IAM5[Resource::<${target}.Arn>/*]`, copies)
  acknowledge(
    handlerRole,
    'AwsSolutions-IAM5[Resource::*]',
    'cloudfront:CreateInvalidation, which CDK grants without the distribution; it can empty a cache and nothing else.',
  )
  acknowledge(
    handlerRole,
    basicLogs,
    "CDK's own handler, which runs at deployment only and writes nothing but its log.",
  )
  // The function is the role's parent: CDK keeps it to itself.
  const handler = handlerRole.node.scope
  if (handler) acknowledge(handler, 'AwsSolutions-L1', "The runtime of CDK's own handler is raised with the library.")
}
