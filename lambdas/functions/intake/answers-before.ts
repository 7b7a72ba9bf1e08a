import { carriedInto } from '../../domain/lists/list-answers.ts'
import { decisionKey } from '../../domain/payments/decision-key.ts'
import { type AnswersBefore, getAnswersBefore, noAnswersBefore, saveAnswers } from '../../store/answers-store.ts'
import type { Marks } from '../../store/id-mark.ts'
import type { StoredList } from '../../store/list-item.ts'
import type { Intake } from './intake.ts'
import type { decisionOf } from './judge-list.ts'

/** Of so many suggestions that were taken a list's next sending is not asked again: 65 KB of the table. */
const mostTaken = 5_000
/** 60 bits: enough to tell one list's answers apart. */
const lettersOfMark = 12

type Answers = StoredList['answers']

/** Notes each suggestion that is taken as a file is gone through. */
export class TakenHere {
  readonly noted = new Set<string>()
  constructor(private readonly marks: Marks) {}

  onTaken = (answer: string): void => {
    if (this.noted.size < mostTaken) this.noted.add(markOf(this.marks, answer))
  }
}

/**
 * What was answered to the same list when it came before: the one of the same form that came in by the same decision. A mended file
 * is not asked again what its officer has taken of its rows; what is new in it is.
 */
export class RememberedAnswers {
  private readonly known: ReadonlySet<string>

  private constructor(
    private readonly intake: Pick<Intake, 'register' | 'marks'>,
    private readonly commune: string,
    private readonly list: string | null,
    private readonly before: AnswersBefore,
  ) {
    this.known = new Set(before.taken)
  }

  /** @param decision without its number or its day no list mends another */
  static async of(
    intake: Pick<Intake, 'register' | 'marks'>,
    { programme, commune }: Pick<StoredList, 'programme' | 'commune'>,
    { number, day }: ReturnType<typeof decisionOf>,
    form: string,
  ): Promise<RememberedAnswers> {
    if (number === null || day === null) return new RememberedAnswers(intake, commune, null, noAnswersBefore)
    const list = intake.marks.id('answered-list', programme, decisionKey({ number, day }), form)
    return new RememberedAnswers(intake, commune, list, await getAnswersBefore(intake.register, commune, list))
  }

  /** Whether something of it may change how the file reads. */
  get isAny(): boolean {
    const { convert, kept, taken } = this.before
    return convert || kept.length > 0 || taken.length > 0
  }

  takenBefore = (answer: string): boolean => this.known.size > 0 && this.known.has(markOf(this.intake.marks, answer))

  carriedInto(answers: Answers): Answers {
    return carriedInto(answers, this.before)
  }

  /** For the file that mends this one; what was remembered of others of its rows stays. */
  async save({ convert, kept }: Answers, { noted }: TakenHere): Promise<void> {
    const taken = [...new Set([...noted, ...this.before.taken])].slice(0, mostTaken)
    const answers = { convert, kept, taken }
    if (this.list === null || (!convert && kept.length + taken.length === 0 && !this.isAny)) return
    await saveAnswers(this.intake.register, this.commune, this.list, answers)
  }
}

const markOf = (marks: Marks, answer: string): string => marks.id('taken', answer).slice(0, lettersOfMark)
