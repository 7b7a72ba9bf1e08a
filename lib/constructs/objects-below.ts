import { Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import type { Need } from './need.ts'

/**
 * What a function may do with the objects below a prefix of a bucket, and with nothing else in it.
 * @param each what has a key of its own there, for whoever reads why the prefix is granted and not one key
 */
export function objectsBelow<Variable extends string>(
  bucket: IBucket,
  { variable, prefix, actions, each }: ObjectsBelow<Variable>,
): Need<Readonly<Record<Variable, string>>> {
  const home = Stack.of(bucket)
  // cdk-nag names a finding by the text of the template, where the bucket of another stack stands as the name of an export.
  const { 'Fn::ImportValue': exported }: { 'Fn::ImportValue': string } = home.resolve(
    home.exportValue(bucket.bucketArn),
  )
  return {
    variables: { [variable]: bucket.bucketName } as Record<Variable, string>,
    statements: [new PolicyStatement({ actions: [...actions], resources: [`${bucket.bucketArn}/${prefix}*`] })],
    accepted: [
      {
        rule: `AwsSolutions-IAM5[Resource::${exported}/${prefix}*]`,
        reason: `Each ${each} has a key of its own below this prefix; S3 has no finer form for objects that do not exist yet.`,
      },
    ],
  }
}

interface ObjectsBelow<Variable extends string> {
  /** By which the function finds the bucket. */
  readonly variable: Variable
  readonly prefix: string
  readonly actions: readonly `s3:${string}`[]
  readonly each: string
}
