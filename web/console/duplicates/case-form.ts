import type { CaseDetail, CaseResponse } from '../../../lambdas/contract/cases.ts'
import type { ApiProblem } from '../../shared/api-problem.ts'
import { useCommand } from '../fields/use-command.ts'

/** What every form of a case is given. */
export interface CaseFormProps {
  readonly detail: CaseDetail
  /** Ids of the records that the officer has marked as somebody else's. */
  readonly apart: readonly string[]
  readonly onDone: (detail: CaseDetail, words: string) => void
  /** The case is no longer what is shown. */
  readonly onOvertaken: (problem: ApiProblem) => void
}

/** A command to a case: pressed again after a lost answer it is the same command. */
export function useCaseCommand<Body>(
  props: CaseFormProps,
  send: (body: Body, idempotencyKey: string) => Promise<CaseResponse>,
  words: (detail: CaseDetail) => string,
) {
  return useCommand({ send, ...caseAnswers(props, words) })
}

/** What the server's answer means to the screen. */
export const caseAnswers = ({ onDone, onOvertaken }: CaseFormProps, words: (detail: CaseDetail) => string) => ({
  onDone: ({ detail }: CaseResponse) => onDone(detail, words(detail)),
  onOvertaken,
})
