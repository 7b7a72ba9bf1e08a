import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import { houseOf } from '../stacks/house-stack.ts'
import type { Watched } from './watched.ts'

/** One alarm for each sign, which says what people lose and where it stands what to do, to those on duty. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, { watched }: { readonly watched: readonly Watched[] }) {
    super(scope, id)
    const { stage } = houseOf(this).config
    const action = new SnsAction(this.#topic())
    for (const { name, metric, threshold, holds = false, periods = 1, whenItFails, runbook = name } of watched) {
      const alarm = new Alarm(this, name, {
        alarmName: `ansinh-${stage}-${name}`,
        alarmDescription: `${whenItFails} Cách xử lý: docs/runbook.md#${runbook}`,
        metric,
        threshold,
        evaluationPeriods: periods,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: holds ? TreatMissingData.IGNORE : TreatMissingData.NOT_BREACHING,
      })
      alarm.addAlarmAction(action)
      alarm.addOkAction(action)
    }
  }

  #topic(): Topic {
    const { stage, alarmEmails } = houseOf(this).config
    const key = new Key(this, 'Key', {
      description: `An Sinh ${stage}: alarms`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const topic = new Topic(this, 'Topic', { displayName: `An Sinh ${stage}`, masterKey: key, enforceSSL: true })
    // With the topic this opens its key too. Amazon's own key of SNS would not let CloudWatch in.
    topic.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    for (const address of alarmEmails) topic.addSubscription(new EmailSubscription(address))
    return topic
  }
}
