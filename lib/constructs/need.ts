import type { PolicyStatement } from 'aws-cdk-lib/aws-iam'

type Variables = Readonly<Record<string, string>>

/**
 * What a function needs of another part: the variables that tell it where the part is and the permission to use it. They travel
 * together, so that no function knows a part that it may not touch, or may touch one that it cannot find.
 */
export interface Need<Given extends Variables = Variables> {
  readonly variables: Given
  readonly statements: readonly PolicyStatement[]
  /** What cdk-nag finds in the statements, and why it is right. */
  readonly accepted?: readonly AcceptedFinding[]
}

interface AcceptedFinding {
  readonly rule: string
  readonly reason: string
}

/** A plain value, without a permission. */
export const setting = <Given extends Variables>(variables: Given): Need<Given> => ({ variables, statements: [] })

type All<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer Sum) => void ? Sum : never
type VariablesOf<Needs extends readonly Need[]> = All<Needs[number]['variables']> & Variables

/** Several needs as one. Its type carries every variable, so that the compiler sees one that is forgotten. */
export function together<const Needs extends readonly Need[]>(...needs: Needs): Need<VariablesOf<Needs>> {
  return {
    variables: Object.assign({}, ...needs.map((need) => need.variables)),
    statements: needs.flatMap((need) => need.statements),
    accepted: needs.flatMap((need) => need.accepted ?? []),
  }
}
