import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import {
  AttributeType,
  type GlobalSecondaryIndexPropsV2,
  ProjectionType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import type { RegisterAccess, TableAction } from '../permissions.ts'
import { houseOf } from '../stacks/house-stack.ts'
import { mayUseKey } from './key-use.ts'
import type { Need } from './need.ts'

const text = (name: string) => ({ name, type: AttributeType.STRING })

/**
 * The indexes, by name. ALL: a look-up and a row of the console show nearly the whole item, so a narrower projection would read
 * the table after the index, one item at a time. docs/cost.md has what it costs. Of a list that is overdue only its key is wanted.
 */
const indexes = {
  byIdNumber: {
    partitionKey: text('idNumberHash'),
    sortKey: text('idNumberOrder'),
    projectionType: ProjectionType.ALL,
  },
  byCommune: { partitionKey: text('communeKey'), sortKey: text('communeOrder'), projectionType: ProjectionType.ALL },
  byOpenLists: {
    partitionKey: text('openLists'),
    sortKey: text('openOrder'),
    projectionType: ProjectionType.KEYS_ONLY,
  },
} as const

/** The register of people, money and payments: one table. lambdas/store knows what stands in it. */
export class RegisterTable extends Construct {
  readonly table: TableV2
  readonly #key: IKey

  constructor(scope: Construct, id: string, props: { readonly key: IKey }) {
    super(scope, id)
    const { config } = houseOf(this)
    this.#key = props.key
    this.table = new TableV2(this, 'Table', {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      timeToLiveAttribute: 'expiresAt',
      globalSecondaryIndexes: Object.entries(indexes).map(
        ([indexName, index]): GlobalSecondaryIndexPropsV2 => ({ indexName, ...index }),
      ),
      encryption: TableEncryptionV2.customerManagedKey(props.key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: config.isKept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
  }

  /** The table's name, the named actions on the table and on each named index, and the key that opens it. */
  access(access: RegisterAccess): Need<{ readonly REGISTER_TABLE: string }> {
    const { tableArn, tableName } = this.table
    const on = (actions: readonly TableAction[] | undefined, resource: string) =>
      actions
        ? [new PolicyStatement({ actions: actions.map((name) => `dynamodb:${name}`), resources: [resource] })]
        : []
    return {
      variables: { REGISTER_TABLE: tableName },
      statements: [
        ...on(access.table, tableArn),
        ...on(access.byIdNumber, `${tableArn}/index/byIdNumber`),
        ...on(access.byCommune, `${tableArn}/index/byCommune`),
        ...on(access.byOpenLists, `${tableArn}/index/byOpenLists`),
        // Decrypt alone: the table's own key was made with the table, reading and writing only open it again.
        mayUseKey(this.#key, 'dynamodb', Stack.of(this).region, ['Decrypt']),
      ],
    }
  }
}
