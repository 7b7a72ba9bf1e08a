import { useQuery } from '@tanstack/react-query'
import { useClient } from '../frame/client-context.ts'
import { Failure, Waiting } from '../frame/notices.tsx'
import { Page } from '../frame/page.tsx'
import { usePlace } from '../frame/place.ts'
import { ForeignFiles } from './foreign-files.tsx'
import { OwnFile } from './own-file.tsx'
import { SendFile } from './send-file.tsx'

const whileAtWork = 1500
const atWork: readonly string[] = ['awaiting-upload', 'reading', 'comparing', 'removing']

/** What the provinces tell each other: the own file, and theirs. */
export function ExchangeScreen() {
  const client = useClient()
  const { session } = usePlace()
  const unit = session.unit.code
  const files = useQuery({
    queryKey: ['foreign-files', unit],
    queryFn: ({ signal }) => client.call('foreignFiles', { query: { unit } }, signal),
    refetchInterval: ({ state }) =>
      state.data?.items.some((file) => atWork.includes(file.state)) ? whileAtWork : false,
  })
  return (
    <Page
      title="Đối chiếu tỉnh khác"
      lead={
        <p>
          Các tỉnh gửi nhau dấu của số giấy tờ, làm bằng khoá chung: hai tỉnh có cùng một số thì ra cùng một dấu. Trong
          tệp không có số, không có họ tên, ngày sinh hay xã của ai.
        </p>
      }
    >
      <section aria-labelledby="tep-tinh-khac">
        <h2 id="tep-tinh-khac">Tệp của các tỉnh khác</h2>
        {files.isPending ? <Waiting lines={4} /> : null}
        {files.error ? <Failure error={files.error} onRetry={() => void files.refetch()} /> : null}
        {files.data ? <ForeignFiles files={files.data.items} /> : null}
      </section>
      <SendFile unit={unit} />
      <OwnFile unit={unit} keyFingerprint={files.data?.keyFingerprint ?? null} />
    </Page>
  )
}
