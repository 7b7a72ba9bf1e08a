import { letGo, noCounts, type StoredList } from '../../store/lists/list-item.ts'
import { endListStep } from '../../store/lists/list-moves.ts'
import type { Intake } from './intake.ts'

/** Ends a list of which nothing is brought in, with the sentence that says why. */
export async function refuseList(intake: Intake, list: StoredList, message: string): Promise<StoredList> {
  const refused = letGo(list, intake.now(), { state: 'refused', counts: noCounts, outcome: message })
  await endListStep(intake.register, refused, list.state)
  return refused
}
