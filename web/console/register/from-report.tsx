import { questionInWords } from '../../../lambdas/domain/register/question-words.ts'
import { noQuestion } from '../../../lambdas/domain/register/register-question.ts'
import { usePlace } from '../frame/place.ts'
import type { PeopleFilter } from './people-filter.ts'

/** What a figure has asked for and no field of the filters does. */
export function FromReport({
  filter: { payer, late, account, household, dueMonth },
}: {
  readonly filter: PeopleFilter
}) {
  const place = usePlace()
  const asked = { ...noQuestion, payer, late: late && payer !== null, account, household, dueMonth }
  return <p className="filter-note">Mở từ số liệu: {questionInWords(asked, place.names).join('; ')}.</p>
}
