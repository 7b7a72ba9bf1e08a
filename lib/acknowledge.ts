import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/**
 * Accepts one finding of cdk-nag at one resource. Stands beside the resource that it is about.
 * @param rule the whole id, with its finding where the rule has several: `AwsSolutions-IAM5[Resource::*]`
 * @param reason why it is right here; a reader must be able to disagree
 */
export function acknowledge(resource: IConstruct, rule: string, reason: string): void {
  Validations.of(resource).acknowledge({ id: rule, reason })
}
