import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearch } from 'wouter'
import type { CaseDetail } from '../../../lambdas/contract/cases.ts'
import type { CaseState } from '../../../lambdas/domain/cases/case-states.ts'
import { formatDay } from '../../../lambdas/domain/time/local-day.ts'
import { formatDong } from '../../shared/formats/figures.ts'
import { paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import { Journal } from '../frame/journal.tsx'
import { Failure, Waiting } from '../frame/notices.tsx'
import { Page } from '../frame/page.tsx'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'
import { useEarlier } from '../frame/use-earlier.tsx'
import { useTold } from '../frame/use-told.tsx'
import { CaseDecision } from './case-decision.tsx'
import { CaseEvidence } from './case-evidence.tsx'
import { filtersOfCases, readCaseFilter } from './case-filter.ts'
import { CaseProposal } from './case-proposal.tsx'
import { CaseRecords } from './case-records.tsx'
import { CaseStateTag } from './case-state-tag.tsx'
import { CaseVerification } from './case-verification.tsx'
import { NextCase } from './next-case.tsx'
import { RelatedCases } from './related-cases.tsx'
import { riskWords } from './risk-words.ts'
import './duplicates.css'

/** One case: the records side by side, the evidence, what the law proposes, and what may be decided. */
export function CaseScreen({ caseId }: { readonly caseId: string }) {
  const client = useClient()
  const place = usePlace()
  const address = useAddress()
  const queries = useQueryClient()
  const own = place.session.unit.code
  const filter = readCaseFilter(useSearch(), own)
  const told = useTold()
  const [apart, setApart] = useState<readonly string[]>([])
  const [work, setWork] = useState<CaseState | null>(null)
  const found = useQuery({
    queryKey: ['case', caseId, apart],
    queryFn: ({ signal }) =>
      client.call(
        'duplicateCase',
        { params: { caseId }, query: apart.length > 0 ? { apart: apart.join(',') } : {} },
        signal,
      ),
    // The records stay where they are while the proposal for fewer of them is on its way.
    placeholderData: keepPreviousData,
  })
  const show = (detail: CaseDetail, words: string): void => {
    setApart([])
    setWork(found.data?.summary.state ?? null)
    queries.setQueryData(['case', caseId, []], detail)
    for (const key of ['cases', 'people', 'entitlement', 'statistics'])
      void queries.invalidateQueries({ queryKey: [key] })
    told.done(words)
  }
  const queue = address(paths.duplicates, filtersOfCases(filter, own))
  return (
    <Page title="Vụ nghi trùng" lead={<Link href={queue}>← Tất cả các vụ</Link>}>
      {found.isPending ? <Waiting lines={6} /> : null}
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data ? (
        <>
          {told.notice}
          {told.notice ? <NextCase filter={filter} after={caseId} work={work} /> : null}
          <Outline detail={found.data} />
          <RelatedCases detail={found.data} />
          <CaseRecords detail={found.data} apart={apart} onApart={setApart} />
          <CaseEvidence detail={found.data} />
          <CaseProposal detail={found.data} />
          <CaseVerification detail={found.data} />
          <CaseDecision
            detail={found.data}
            apart={apart}
            onDone={show}
            onOvertaken={(problem) => {
              told.refused(problem)
              void queries.invalidateQueries({ queryKey: ['case', caseId] })
            }}
          />
          <CaseJournal detail={found.data} />
        </>
      ) : null}
    </Page>
  )
}

/** What was done with the case. */
function CaseJournal({ detail: { summary, history, historyCursor } }: { readonly detail: CaseDetail }) {
  const client = useClient()
  const params = { caseId: summary.id }
  const earlier = useEarlier(['case', summary.id], historyCursor, (cursor, signal) =>
    client.call('caseHistory', { params, query: { cursor } }, signal),
  )
  const sentences = [...earlier.lines, ...history].map(({ sentence }) => sentence)
  return <Journal sentences={sentences} earlier={earlier.button} />
}

function Outline({ detail: { summary, recovery } }: { readonly detail: CaseDetail }) {
  const facts: readonly (readonly [string, string])[] = [
    ['Đơn vị kết luận', summary.ownerName],
    ...(summary.state === 'closed'
      ? []
      : [['Hạn kết luận', formatDay(summary.deadline) + (summary.isOverdue ? ' (quá hạn)' : '')] as const]),
    ['Mức độ', summary.verdict === 'certain' ? 'Chắc chắn' : 'Có thể'],
    ...(summary.moneyAtRisk === null
      ? []
      : [[riskWords(summary.state === 'closed'), formatDong(summary.moneyAtRisk)] as const]),
    ...(recovery ? [['Đề nghị thu hồi', formatDong(recovery)] as const] : []),
  ]
  return (
    <dl className="facts">
      <div>
        <dt>Trạng thái</dt>
        <dd>
          <CaseStateTag summary={summary} />
        </dd>
      </div>
      {facts.map(([words, value]) => (
        <div key={words}>
          <dt>{words}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
