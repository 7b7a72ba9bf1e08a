import { useClient } from '../frame/client-context.ts'
import { Page } from '../frame/page.tsx'
import { usePlace } from '../frame/place.ts'
import { usePages } from '../frame/use-pages.ts'
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
  const files = usePages(
    ['foreign-files', unit],
    (from, signal) => client.call('foreignFiles', { query: { unit, ...from } }, signal),
    (pages) => (pages.some(({ items }) => items.some(({ state }) => atWork.includes(state))) ? whileAtWork : false),
  )
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
        <ForeignFiles files={files} />
      </section>
      <SendFile unit={unit} />
      <OwnFile unit={unit} keyFingerprint={files.data?.pages[0]?.keyFingerprint ?? null} />
    </Page>
  )
}
