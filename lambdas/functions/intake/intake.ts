import type { PersonMatcher } from '../../domain/cases/person-matcher.ts'
import type { ExchangeKey } from '../../domain/exchange/exchange-file.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { UploadedFile } from '../../runtime/uploaded-file.ts'
import type { CaseDesk } from '../../store/cases/keep-cases.ts'
import type { Marks } from '../../store/table/id-mark.ts'
import type { Register } from '../../store/table/table.ts'
import type { KeptParts } from './list-part.ts'

/** All that a reader of lists works with. */
export interface Intake {
  readonly register: Register
  readonly tree: UnitTree
  readonly marks: Marks
  readonly matcher: PersonMatcher
  readonly exchange: ExchangeKey
  readonly fileOf: (listId: string, version: string) => Promise<UploadedFile>
  readonly now: () => number
  /** Milliseconds until this function is stopped. */
  readonly timeLeft: () => number
  /** Calls another function for the rest of a list. */
  readonly callAgain: (listId: string) => Promise<void>
  /** Calls a function for a range of a long list. */
  readonly callRange: (listId: string, range: number) => Promise<void>
  /** Calls, after a while, a function that looks whether each range of a long list has a living reader. */
  readonly callWatch: (listId: string) => Promise<void>
  readonly parts: KeptParts
  /** A list of more than twice as many rows is brought in by several functions side by side, each range by one. */
  readonly rowsPerRange: number
  /** The same at every reading of a file. */
  readonly rowsPerChunk: number
}

/** What a reader brings cases up to date with. */
export const caseDeskOf = ({
  register,
  tree,
  marks,
  matcher,
  exchange,
}: Intake): Required<Omit<CaseDesk, 'comparison'>> => ({
  ...{ register, tree, marks, matcher },
  exchange: async () => exchange,
})
