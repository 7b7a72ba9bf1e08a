import { useEffect } from 'react'
import { Link } from 'wouter'
import type { CaseSummary } from '../../../lambdas/contract/cases.ts'
import type { CaseState } from '../../../lambdas/domain/cases/case-states.ts'
import { groupThousands } from '../../shared/formats/figures.ts'
import { paths } from '../frame/addresses.ts'
import { Icon } from '../frame/icons.tsx'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'
import { type CaseFilter, filtersOfCases } from './case-filter.ts'
import { useCases } from './use-cases.ts'

interface NextCaseProps {
  readonly filter: CaseFilter
  readonly after: string
  /** In which state the case was: whoever agrees to a pile is not led back to what he has just returned, while there is more of his pile. */
  readonly work: CaseState | null
}

/**
 * Shown only after a word to a case: the next one of the same queue that waits for this officer, so that a pile is worked off without going back to
 * the list; or that there is none, and what the others wait for.
 */
export function NextCase({ filter, after, work }: NextCaseProps) {
  const place = usePlace()
  const address = useAddress()
  const unit = place.session.unit.code
  const cases = useCases(place.programme.id, { ...filter, half: 'open', figure: null, owner: null })
  const waiting = cases.data?.pages.flatMap((page) => page.items) ?? []
  const own = waiting.filter(({ id, awaitsReader }) => id !== after && awaitsReader)
  const next = own.find(({ state }) => state === work) ?? own[0]
  const { hasNextPage, isFetching, isError, fetchNextPage } = cases
  // The list of before this word is out of date: what stands in it may be done.
  const isKnown = cases.isFetchedAfterMount && !isError
  const looksFurther = isKnown && !next && hasNextPage
  useEffect(() => {
    if (looksFurther && !isFetching) void fetchNextPage()
  }, [looksFurther, isFetching, fetchNextPage])
  return (
    <div role="status">
      {isKnown && next ? (
        <p>
          <Link className="next-link" href={address(`${paths.duplicates}/${next.id}`, filtersOfCases(filter, unit))}>
            <span>Vụ tiếp theo</span>
            <Icon name="next" />
          </Link>
        </p>
      ) : null}
      {isKnown && !next && !looksFurther ? <p>{noneWords(waiting, after, filter)}</p> : null}
    </div>
  )
}

function noneWords(waiting: readonly CaseSummary[], after: string, { kind }: CaseFilter): string {
  const others = waiting.filter(({ awaitsReader }) => !awaitsReader).length
  // One that was opened again waits for the officer who is looking at it.
  const isOpenItself = waiting.some(({ id, awaitsReader }) => id === after && awaitsReader)
  return [
    `Không còn vụ nào ${isOpenItself ? 'khác ' : ''}chờ ${others > 0 ? 'anh/chị' : 'kết luận'}.`,
    ...(others > 0
      ? [`${groupThousands(others)} vụ còn chờ người khác: người thứ hai, xã xác minh, hoặc đơn vị kết luận.`]
      : []),
    ...(kind ? ['Bỏ bớt điều kiện lọc để xem các vụ khác.'] : []),
  ].join(' ')
}
