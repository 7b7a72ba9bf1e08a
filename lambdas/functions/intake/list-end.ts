import { bringsNobody } from '../../domain/lists/brought-in.ts'
import { correctedDecision } from '../../domain/lists/list-answers.ts'
import { kindOf, type ListKind } from '../../domain/lists/list-kind.ts'
import { type Suspects, whyStopped } from '../../domain/lists/suspicious-list.ts'
import { doubtOfUnitDay } from '../../domain/units/unit-life.ts'
import { getCaseSettings } from '../../store/cases/case-settings-store.ts'
import type { StoredList } from '../../store/lists/list-item.ts'
import type { Work } from './bring-chunk.ts'
import type { Intake } from './intake.ts'
import type { ListJudgement } from './judge-list.ts'
import { type Known, lookAround } from './look-around.ts'
import type { Met } from './met-records.ts'
import { leftToDo, outcomeSentence, proposalSentence } from './outcome-sentence.ts'
import { whyNobody } from './why-nobody.ts'

/** What a list becomes when its rows have been gone through. */
export type ListEnd = Pick<StoredList, 'state'> & About & { readonly outcome: string }

/** What it is to the lists before it, and whom it forgets. */
type About = Pick<StoredList, 'onlyHere' | 'onlyHereAmount' | 'elsewhere' | 'former' | 'kind'>

/**
 * The end of a list that was compared with the register: whether there is anything to bring in, what it is to those before it, whom it
 * forgets; or that it is stopped, because more of it may be in the register already than the province allows.
 * @param questions that the check has for its officer: answers may bring more
 */
export async function endOfComparison(
  intake: Intake,
  { list, isInFile }: Pick<Work, 'list' | 'isInFile'>,
  { met, suspects, questions }: { readonly met: Met; readonly suspects: Suspects; readonly questions: number },
): Promise<ListEnd> {
  const { counts, sums, saidOtherwise } = list
  const isNews = counts.added + counts.changed > 0 || questions > 0
  const known: Known | null = isNews || correctedDecision(list) ? await lookAround(intake, list, met, isInFile) : null
  const { onlyHere, onlyHereAmount, elsewhere, former } = known ?? list
  const { answers } = list
  const kind = kindIn({ counts, onlyHere, elsewhere, former, answers })
  const about = { onlyHere, onlyHereAmount, elsewhere, former, kind }
  // Whom another decision has given the same is no riddle: the officer is told so.
  const stopped = about.kind === 'other-decision' ? null : await whyStoppedHere(intake, suspects, counts)
  if (stopped !== null) return { ...about, state: 'refused', outcome: stopped }
  if (!isNews && bringsNobody(counts)) {
    const { words, mendedByColumn } = await whyNobody(intake.register, list)
    if (mendedByColumn !== null) return { ...about, state: 'checked', outcome: `${words} ${mendedByColumn}` }
    return { ...about, state: 'refused', outcome: words }
  }
  if (!isNews || !sums) {
    const left = leftToDo({ counts, onlyHere, former, answers })
    return { ...about, state: 'finished', outcome: [outcomeSentence(counts), left].filter(Boolean).join(' ') }
  }
  return {
    ...about,
    state: 'checked',
    outcome: proposalSentence({
      ...{ counts, sums, saidOtherwise, ...about },
      corrected: correctedDecision({ former, answers }),
      remark: doubtOf(intake, list),
    }),
  }
}

/** The end of a list that was brought in. */
export async function broughtEnd(intake: Pick<Intake, 'tree' | 'register'>, list: StoredList): Promise<ListEnd> {
  if (bringsNobody(list.counts))
    return { ...asBefore(list), state: 'refused', outcome: (await whyNobody(intake.register, list)).words }
  const outcome = [outcomeSentence(list.counts), leftToDo(list), doubtOf(intake, list)].filter(Boolean).join(' ')
  return { ...asBefore(list), state: 'finished', outcome }
}

const doubtOf = ({ tree }: Pick<Intake, 'tree'>, { commune, decisionDay }: StoredList): string | null =>
  decisionDay === null ? null : doubtOfUnitDay(tree, commune, decisionDay)

/** The end of a list that may not come in as it is; before its officer where he can answer for it. */
export function refusedEnd(
  list: StoredList,
  { message, asks }: Extract<ListJudgement, { ok: false }>,
  isPreview: boolean,
): ListEnd {
  const { onlyHere, onlyHereAmount, elsewhere, former } = list
  const about = isPreview ? { onlyHere, onlyHereAmount, elsewhere, former, kind: kindIn(list) } : asBefore(list)
  if (!isPreview || !asks) return { ...about, state: 'refused', outcome: message }
  const more = asks === 'suggestions' ? ' Hoặc chấp nhận các gợi ý sửa bên dưới rồi kiểm tra lại.' : ''
  return { ...about, state: 'checked', outcome: `${message}${more}` }
}

/** What the list was found to be when it was compared; of one that never was, nobody has looked where else its people stand. */
const asBefore = (list: StoredList): About => ({
  onlyHere: list.onlyHere,
  onlyHereAmount: list.onlyHereAmount,
  elsewhere: list.elsewhere,
  former: list.former,
  kind: list.kind ?? kindIn({ ...list, elsewhere: [] }),
})

/** Of a list that corrects another decision it is no news that the other one has its people. */
const kindIn = ({
  counts,
  onlyHere,
  elsewhere,
  ...said
}: Pick<StoredList, 'counts' | 'onlyHere' | 'elsewhere' | 'former' | 'answers'>): ListKind => {
  const people = elsewhere.reduce((sum, one) => sum + one.people, 0)
  return kindOf({ ...counts, onlyHere, elsewhere: correctedDecision(said) ? 0 : people })
}

async function whyStoppedHere(
  { register, tree }: Intake,
  suspects: Suspects,
  { added }: StoredList['counts'],
): Promise<string | null> {
  const { mostSuspected } = await getCaseSettings(register, tree)
  return whyStopped(suspects, added, mostSuspected, tree)
}
