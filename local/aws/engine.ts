/**
 * What every embedded AWS engine looks like to the gateway.
 *
 * All SDK calls of this machine arrive at one loopback address (local/aws/gateway.ts). The gateway finds the service from the
 * request's signature, checks the signature, asks the engine which permissions the call needs, lets IAM decide, and hands the
 * call on. An engine therefore holds no rule about who may do what.
 */
import type { CredentialStore } from './credentials.ts'
import type { Principal } from './principal.ts'

export type { Principal }

export interface AwsRequest {
  readonly method: string
  /** Path as sent, still percent-encoded, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  readonly principal: Principal
  /**
   * Whether IAM lets the caller do something further. Only for answers that depend on it: S3 says NoSuchKey to whoever may
   * list the bucket, and AccessDenied to everybody else. The gateway always sets it.
   */
  readonly allows?: (access: Access) => boolean
}

export interface AwsResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | string
}

/** One permission that a call needs, in IAM's words: `dynamodb:PutItem` on a table's ARN. */
export interface Access {
  readonly action: string
  readonly resource: string
  /** Condition keys of this permission, such as `kms:ViaService`. */
  readonly context?: Readonly<Record<string, string>>
}

export interface Engine {
  /** The service's name in a signature's scope: `s3`, `sqs`, `dynamodb`, `cognito-idp`, `ses`, `secretsmanager`. */
  readonly service: string
  /**
   * The signer of a call that carries no signature where one usually stands: S3's POST form has it among its fields
   * (`verifyPostPolicySignature`). Asked only for calls without one; a response refuses the call.
   */
  signer?(request: AwsRequest, credentials: CredentialStore): Principal | AwsResponse
  /** Everything IAM must allow before `handle` runs. Empty for an operation that AWS leaves unsigned. */
  accesses(request: AwsRequest): readonly Access[]
  handle(request: AwsRequest): Promise<AwsResponse>
  close(): Promise<void>
}

/** The account and region that local ARNs carry; the region decides token issuers and endpoints, so it is the stage's own. */
export interface Place {
  readonly accountId: string
  readonly region: string
}
