import { useState } from 'react'
import type { EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import type { HouseholdSaid } from '../../../lambdas/contract/recoveries.ts'
import { useCommand } from '../fields/use-command.ts'

/** What every form about a household is given. */
export interface HouseholdFormProps {
  /** One of the supports: by it the household is named. */
  readonly entitlementId: string
  /** The household's supports that it can be said of. */
  readonly supports: readonly EntitlementView[]
  readonly onDone: (words: string) => void
  /** The server has decided against it: what is shown may be old. */
  readonly onRefused: () => void
  readonly onCancel: () => void
}

/** Which versions the officer sees. */
export const seenOf = (supports: readonly EntitlementView[]) =>
  supports.map(({ id, version }) => ({ entitlementId: id, version }))

interface HouseholdCommand<Body> extends Pick<HouseholdFormProps, 'onDone' | 'onRefused' | 'onCancel'> {
  readonly send: (body: Body, idempotencyKey: string) => Promise<HouseholdSaid>
  /** What is asked; null while a field has to be mended. */
  readonly said: Body | null
  readonly doneWords: string
}

/** What stands in the frame of such a form, and whether the officer has asked already. */
export function useHouseholdForm<Body>({ send, said, doneWords, onDone, onRefused, onCancel }: HouseholdCommand<Body>) {
  const [asked, setAsked] = useState(false)
  const command = useCommand({ send, onDone: () => onDone(doneWords), onRefused })
  const onSubmit = (): boolean => {
    setAsked(true)
    if (said === null) return false
    command.mutate(said)
    return true
  }
  return { asked, frame: { takesFocus: true, busy: command.isPending, error: command.error, onSubmit, onCancel } }
}
