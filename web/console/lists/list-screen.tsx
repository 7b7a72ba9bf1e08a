import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { ListSummary } from '../../../lambdas/contract/lists.ts'
import { formatDay, formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { paths } from '../frame/addresses.ts'
import { AskedHistory } from '../frame/asked-history.tsx'
import { useClient } from '../frame/client-context.ts'
import { Fact } from '../frame/fact.tsx'
import { Failure, Notice, Waiting } from '../frame/notices.tsx'
import { Page } from '../frame/page.tsx'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'
import { useTold } from '../frame/use-told.tsx'
import { ListDecision } from './list-decision.tsx'
import { DuplicatesNote, OtherProgrammesNote, SendAgain } from './list-outcome.tsx'
import { ListRows } from './list-rows.tsx'
import { listStanding } from './list-standing.ts'
import { ListStateTag } from './list-state-tag.tsx'
import { MarkedFile } from './marked-file.tsx'

const isOpen = ({ state, next }: ListSummary): boolean => next === 'reader' || state === 'awaiting-upload'

/** Most lists are done within a second; a province's takes minutes. Milliseconds. */
const pauseAfter = (answers: number): number => Math.min(1500, 200 * 1.5 ** answers)

export function ListScreen({ listId }: { readonly listId: string }) {
  const client = useClient()
  const address = useAddress()
  const queries = useQueryClient()
  const list = useQuery({
    queryKey: ['list', listId],
    queryFn: ({ signal }) => client.call('list', { params: { listId } }, signal),
    refetchInterval: ({ state }) => (state.data && isOpen(state.data) ? pauseAfter(state.dataUpdateCount) : false),
  })
  const state = list.data?.state
  const before = useRef(state)
  useEffect(() => {
    if (state === 'finished' && before.current !== 'finished')
      for (const key of ['statistics', 'people', 'lists']) void queries.invalidateQueries({ queryKey: [key] })
    // The rows were written anew while the list was being worked on, and it is another one among the lists.
    if (before.current !== undefined && state !== before.current)
      for (const queryKey of [['list-rows', listId], ['lists']]) void queries.invalidateQueries({ queryKey })
    before.current = state
  }, [state, queries, listId])
  return (
    <Page title="Kết quả nhập danh sách" lead={<Link href={address(paths.lists)}>← Tất cả danh sách</Link>}>
      {list.isPending ? <Waiting lines={6} /> : null}
      {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data ? <Result list={list.data} /> : null}
    </Page>
  )
}

const waitingWords = {
  'awaiting-upload':
    'Đang chuyển tệp sang bước đọc. Nếu sau vài phút vẫn vậy (cửa sổ đã đóng khi đang tải), hãy tải tệp lên lại.',
  processing: 'Hệ thống đang đọc và kiểm tra từng dòng. Anh/chị có thể rời màn hình này, việc kiểm tra vẫn tiếp tục.',
  checked: 'Đã kiểm tra xong, chưa ghi gì vào hệ thống.',
  applying: 'Hệ thống đang nhập từng dòng. Anh/chị có thể rời màn hình này, việc nhập vẫn tiếp tục.',
  withdrawing: 'Hệ thống đang rút danh sách này.',
} as const

function Result({ list }: { readonly list: ListSummary }) {
  const client = useClient()
  const place = usePlace()
  const address = useAddress()
  const queries = useQueryClient()
  const told = useTold()
  const standing = listStanding(list, Date.now())
  const policy = place.programme.policies.find(({ code }) => code === list.policy)
  // Noughts and "no rows" beside the reason would only be read as a second one; before the first row is read they are none yet.
  const isUnread = (list.state === 'refused' || list.openTable !== null || isOpen(list)) && list.counts.rows === 0
  return (
    <>
      {told.notice}
      <dl className="facts">
        <Fact words="Tệp">{list.fileName}</Fact>
        <Fact words="Địa bàn">{list.communeName}</Fact>
        <Fact words="Trạng thái">
          <ListStateTag state={list.state} />
        </Fact>
        {standing ? <Fact words="Tiếp theo">{standing}</Fact> : null}
        <Fact words="Quyết định">
          {list.decision ? `${list.decision.number} ngày ${formatDay(list.decision.day)}` : 'Theo tệp'}
        </Fact>
        <Fact words="Chính sách">{policy ? `${policy.code} · ${policy.name}` : 'Theo cột “Đối tượng”'}</Fact>
        {list.file ? (
          <Fact words="Mã tệp">
            <FileMark file={list.file} />
          </Fact>
        ) : null}
        {list.withdrawal ? (
          <Fact words="Đã rút">
            {list.withdrawal.by}, lúc {formatInstant(list.withdrawal.at)}: {list.withdrawal.reason}
          </Fact>
        ) : null}
        <Fact words="Người nhập">
          {list.createdBy}, lúc {formatInstant(list.createdAt)}
        </Fact>
      </dl>
      {list.state === 'finished' || list.state === 'refused' || list.state === 'withdrawn' ? (
        <Notice tone={list.state === 'refused' ? 'error' : list.counts.refused > 0 ? 'warn' : 'good'}>
          {list.outcome ?? (list.state === 'refused' ? 'Không đọc được tệp này.' : 'Đã nhập xong.')}
        </Notice>
      ) : (
        <Notice tone="info">{(list.state === 'checked' && list.outcome) || waitingWords[list.state]}</Notice>
      )}
      <SendAgain list={list} />
      {/* Of what was taken back or dropped the sentence tells: "Thêm mới" would be of people who are not there. */}
      {isUnread || list.state === 'withdrawn' ? null : <Counts list={list} />}
      {list.state === 'finished' && list.counts.added > 0 ? (
        <p>
          <Link
            href={address(paths.people, {
              unit: list.commune === place.session.unit.code ? null : list.commune,
              list: list.id,
            })}
          >
            Xem người của danh sách này
          </Link>
        </p>
      ) : null}
      <DuplicatesNote list={list} />
      <OtherProgrammesNote list={list} />
      <ListDecision
        list={list}
        onDone={(answer, words) => {
          // What the server made of it stands on the screen at once; its rows and the other lists are read again.
          queries.setQueryData(['list', list.id], answer)
          for (const queryKey of [['list-rows', list.id], ['lists']]) void queries.invalidateQueries({ queryKey })
          told.done(words)
        }}
        onOvertaken={(problem) => {
          told.refused(problem)
          void queries.invalidateQueries({ queryKey: ['list', list.id] })
        }}
      />
      {isOpen(list) || isUnread ? null : (
        <>
          <MarkedFile list={list} />
          <ListRows list={list} />
        </>
      )}
      <AskedHistory
        of="của danh sách"
        queryKey={['list', list.id, list.state]}
        read={(query, signal) => client.call('listHistory', { params: { listId: list.id }, query }, signal)}
      />
    </>
  )
}

/** The beginning of the file's SHA-256 tells one file from another; the whole of it is for whoever compares by a program. */
function FileMark({ file }: { readonly file: NonNullable<ListSummary['file']> }) {
  return (
    <>
      <code title={`SHA-256: ${file.sha256}`}>{file.sha256.slice(0, 12)}</code> ({groupThousands(file.bytes)} byte)
    </>
  )
}

function Counts({ list }: { readonly list: ListSummary }) {
  const { counts } = list
  const isProposal = list.state === 'checked' || (list.state === 'processing' && list.appliedBy === null)
  const figures = [
    [isProposal ? 'Sẽ sửa' : 'Đã sửa', counts.changed],
    ['Đã có từ trước', counts.same],
    ['Bị từ chối', counts.refused],
    ['Có cảnh báo', counts.warnings],
    ['Nghi trùng', counts.duplicates],
    ['Tổng số dòng', counts.rows],
  ] as const
  return (
    <dl className="figures figures-of-list" aria-label="Kết quả">
      <div className="figure figure-wide">
        <dt>{isProposal ? 'Sẽ thêm' : 'Thêm mới'}</dt>
        <dd>
          <span className="figure-main">{groupThousands(counts.added)} người</span>{' '}
          <span>{formatDong(counts.amount)}</span>
        </dd>
      </div>
      {figures.map(([words, count]) => (
        <div key={words} className="figure">
          <dt>{words}</dt>
          <dd className="figure-main">{groupThousands(count)}</dd>
        </div>
      ))}
    </dl>
  )
}
