import { carriedInto } from '../../domain/lists/list-answers.ts'
import { decisionKey } from '../../domain/payments/decision-key.ts'
import { type AnswersBefore, getAnswersBefore, noAnswersBefore, saveAnswers } from '../../store/lists/answers-store.ts'
import type { StoredList } from '../../store/lists/list-item.ts'
import type { Marks } from '../../store/table/id-mark.ts'
import type { Intake } from './intake.ts'
import type { decisionOf } from './judge-list.ts'

/** Of so many suggestions that were taken, and as many declined, a list's next sending is not asked again: 65 KB of the table each. */
const mostNoted = 5_000
/** 60 bits: enough to tell one list's answers apart. */
const lettersOfMark = 12

type Answers = StoredList['answers']
type Answered = Pick<StoredList, 'answers' | 'declines'>

/** Notes each suggestion that is taken or declined as a file is gone through. */
export class AnsweredHere {
  readonly taken = new Set<string>()
  readonly declined = new Set<string>()
  constructor(private readonly marks: Marks) {}

  onTaken = (answer: string): void => this.note(this.taken, answer)

  onDeclined = (answer: string): void => this.note(this.declined, answer)

  private note(noted: Set<string>, answer: string): void {
    if (noted.size < mostNoted) noted.add(markOf(this.marks, answer))
  }
}

/**
 * What was answered to the same list when it came before: the one of the same form that came in by the same decision. A mended file
 * is not asked again what its officer has taken of its rows; what is new in it is.
 */
export class RememberedAnswers {
  private readonly taken: ReadonlySet<string>
  private readonly declined: ReadonlySet<string>

  private constructor(
    private readonly intake: Pick<Intake, 'register' | 'marks'>,
    private readonly own: Pick<StoredList, 'id' | 'commune'>,
    private readonly list: string | null,
    private readonly before: AnswersBefore,
  ) {
    this.taken = new Set(before.taken)
    this.declined = new Set([...before.declined, ...this.pending.declined])
  }

  /** @param decision without its number or its day no list mends another */
  static async of(
    intake: Pick<Intake, 'register' | 'marks'>,
    own: Pick<StoredList, 'id' | 'programme' | 'commune'>,
    { number, day }: ReturnType<typeof decisionOf>,
    form: string,
  ): Promise<RememberedAnswers> {
    if (number === null || day === null) return new RememberedAnswers(intake, own, null, noAnswersBefore)
    const list = intake.marks.id('answered-list', own.programme, decisionKey({ number, day }), form)
    return new RememberedAnswers(intake, own, list, await getAnswersBefore(intake.register, own.commune, list))
  }

  /** Whether something of it may change how the file reads. */
  get isAny(): boolean {
    const { convert, kept, taken } = this.before
    return convert || kept.length + taken.length + this.declined.size > 0
  }

  /** Of a list that was looked over and has not come in; what this very one was answered stands in itself. */
  private get pending(): Pick<AnswersBefore, 'declined' | 'declines'> {
    const { pending } = this.before
    return pending === null || pending.list === this.own.id ? noAnswersBefore : pending
  }

  /** Who has declined what of the list, now or before. */
  declinesOf({ answers: { accepted }, declines }: Answered): StoredList['declines'] {
    const answered = [...accepted, ...declines.map(({ code }) => code)]
    const before = [...this.pending.declines, ...this.before.declines].filter(({ code }) => !answered.includes(code))
    return [...declines, ...new Map(before.toReversed().map((one) => [one.code, one])).values()]
  }

  takenBefore = (answer: string): boolean => this.isOneOf(this.taken, answer)

  declinedBefore = (answer: string): boolean => this.isOneOf(this.declined, answer)

  private isOneOf(known: ReadonlySet<string>, answer: string): boolean {
    return known.size > 0 && known.has(markOf(this.intake.marks, answer))
  }

  carriedInto(answers: Answers): Answers {
    return carriedInto(answers, this.before)
  }

  /** For the file that mends this one; what was remembered of others of its rows stays. */
  async save({ answers: { convert, kept }, declines }: Answered, here: AnsweredHere): Promise<void> {
    const taken = withBefore(here.taken, this.before.taken, here.declined)
    const declined = withBefore(here.declined, [...this.declined], here.taken)
    const answers = { convert, kept, taken, declined, declines, pending: null }
    const isAnything = convert || kept.length + taken.length + declined.length > 0
    if (this.list === null || !(isAnything || this.isAny)) return
    await saveAnswers(this.intake.register, this.own.commune, this.list, answers)
  }

  /** What was declined as the list was looked over: whoever says no mends his file, and may never bring this one in. */
  async savePending({ declines }: Answered, { declined }: AnsweredHere): Promise<void> {
    const { own, list, before } = this
    if (list === null || (declined.size === 0 && before.pending?.list !== own.id)) return
    const pending = { list: own.id, declined: [...declined], declines }
    await saveAnswers(this.intake.register, own.commune, list, { ...before, pending })
  }
}

/** What was answered now goes before, and takes the place of its contrary. */
const withBefore = (noted: ReadonlySet<string>, before: readonly string[], contrary: ReadonlySet<string>): string[] =>
  [...new Set([...noted, ...before.filter((mark) => !contrary.has(mark))])].slice(0, mostNoted)

const markOf = (marks: Marks, answer: string): string => marks.id('taken', answer).slice(0, lettersOfMark)
