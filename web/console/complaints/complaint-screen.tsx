import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { ComplaintDetail } from '../../../lambdas/contract/complaints.ts'
import { formatDay, formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import { paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import { Fact } from '../frame/fact.tsx'
import { Journal } from '../frame/journal.tsx'
import { Failure, Waiting } from '../frame/notices.tsx'
import { Page } from '../frame/page.tsx'
import { useAddress } from '../frame/use-address.ts'
import { useTold } from '../frame/use-told.tsx'
import { AnswerForm } from './answer-form.tsx'
import { ComplaintTags } from './complaint-tags.tsx'

export function ComplaintScreen({ number }: { readonly number: string }) {
  const client = useClient()
  const address = useAddress()
  const complaint = useQuery({
    queryKey: ['complaint', number],
    queryFn: ({ signal }) => client.call('complaint', { params: { complaintNumber: number } }, signal),
  })
  return (
    <Page title={`Phản ánh ${number}`} lead={<Link href={address(paths.complaints)}>← Tất cả phản ánh</Link>}>
      {complaint.isPending ? <Waiting lines={6} /> : null}
      {complaint.error ? <Failure error={complaint.error} onRetry={() => void complaint.refetch()} /> : null}
      {complaint.data ? <Known complaint={complaint.data} /> : null}
    </Page>
  )
}

function Known({ complaint }: { readonly complaint: ComplaintDetail }) {
  const { contact, answer, history } = complaint
  const queries = useQueryClient()
  const told = useTold()
  return (
    <>
      {told.notice}
      <dl className="facts">
        <Fact words="Chương trình">{complaint.programmeName}</Fact>
        <Fact words="Về việc">{complaint.subjectName}</Fact>
        <Fact words="Xã">{complaint.communeName}</Fact>
        <Fact words="Trạng thái">
          <ComplaintTags complaint={complaint} />
        </Fact>
        <Fact words="Nơi giải quyết">{complaint.ownerName}</Fact>
        <Fact words="Hạn trả lời">{formatDay(complaint.deadline)}</Fact>
        <Fact words="Nhận lúc">
          {formatInstant(complaint.receivedAt)}
          {complaint.filedByName ? `, ${complaint.filedByName} ghi thay` : ', người dân tự gửi'}
        </Fact>
        {contact?.name ? <Fact words="Người gửi">{contact.name}</Fact> : null}
        {contact?.phone ? <Fact words="Điện thoại">{contact.phone}</Fact> : null}
      </dl>
      <section aria-labelledby="noi-dung-phan-anh">
        <h2 id="noi-dung-phan-anh">Nội dung</h2>
        <p className="written">{complaint.text}</p>
        <OwnSupports complaint={complaint} />
      </section>
      {answer ? (
        <section aria-labelledby="tra-loi">
          <h2 id="tra-loi">{complaint.state === 'refused' ? 'Không thụ lý vì' : 'Trả lời'}</h2>
          <p className="written">{answer.text}</p>
          <p className="small">
            {answer.officeName}, {formatInstant(answer.at)}
          </p>
        </section>
      ) : null}
      {complaint.commands.length > 0 ? (
        <section aria-labelledby="giai-quyet">
          <h2 id="giai-quyet">Giải quyết</h2>
          <AnswerForm
            complaint={complaint}
            onDone={told.done}
            onOvertaken={(problem) => {
              told.refused(problem)
              void queries.invalidateQueries({ queryKey: ['complaint', complaint.number] })
            }}
          />
        </section>
      ) : null}
      <Journal sentences={history} />
    </>
  )
}

/** To the record that it is about; what is suspended there carries the complaint's number. */
function OwnSupports({ complaint: { supports, number, commands } }: { readonly complaint: ComplaintDetail }) {
  const address = useAddress()
  if (supports.length === 0) return null
  return (
    <>
      <p>
        Người gửi đã nhập đúng số giấy tờ và họ tên của {supports.length === 1 ? 'khoản này' : 'các khoản này'}
        {commands.length > 0 ? '. Cần tạm dừng chi để xem xét thì mở hồ sơ, chọn “Không chi được”' : ''}:
      </p>
      <ul>
        {supports.map((id, index) => (
          <li key={id}>
            <Link href={address(`${paths.people}/${id}`, { complaint: number })}>Mở hồ sơ khoản {index + 1}</Link>
          </li>
        ))}
      </ul>
    </>
  )
}
