import { useState } from 'react'
import type { EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import type { HouseholdSaid } from '../../../lambdas/contract/recoveries.ts'
import type { ApiProblem } from '../../shared/api-problem.ts'
import { useCommand } from '../fields/use-command.ts'

/** What every form about a household is given. */
export interface HouseholdFormProps {
  /** One of the supports: by it the household is named. */
  readonly entitlementId: string
  /** The household's supports that it can be said of. */
  readonly supports: readonly EntitlementView[]
  readonly onDone: (words: string) => void
  /** The household's supports are no longer what is shown. */
  readonly onOvertaken: (problem: ApiProblem) => void
  readonly onCancel: () => void
  /** Under which what is half filled in is kept. */
  readonly draftName: string
}

/** Which versions the officer sees. */
export const seenOf = (supports: readonly EntitlementView[]) =>
  supports.map(({ id, version }) => ({ entitlementId: id, version }))

interface HouseholdCommand<Body> extends Pick<HouseholdFormProps, 'onDone' | 'onOvertaken' | 'onCancel'> {
  readonly isRestored: boolean
  readonly send: (body: Body, idempotencyKey: string) => Promise<HouseholdSaid>
  /** What is asked; null while a field has to be mended. */
  readonly said: Body | null
  readonly doneWords: string
}

/** What stands in the frame of such a form, and whether the officer has asked already. */
export function useHouseholdForm<Body>(form: HouseholdCommand<Body>) {
  const { send, said, doneWords, isRestored, onDone, onOvertaken, onCancel } = form
  const [asked, setAsked] = useState(false)
  const command = useCommand({ send, onDone: () => onDone(doneWords), onOvertaken })
  const onSubmit = (): boolean => {
    setAsked(true)
    if (said === null) return false
    command.mutate(said)
    return true
  }
  const { isPending: busy, error } = command
  return { asked, frame: { takesFocus: true, isRestored, busy, error, onSubmit, onCancel } }
}
