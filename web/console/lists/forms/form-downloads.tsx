import { Button } from '@mantine/core'
import { useId } from 'react'
import { Notice, Waiting } from '../../frame/notices.tsx'
import { usePlace } from '../../frame/place.ts'
import { formPlaceOf } from './form-place.ts'
import { useForms } from './use-forms.ts'
import './forms.css'

/** The forms of the chosen programme and its pay list with the names of the commune for which a list is being brought in. */
export function FormDownloads({ commune }: { readonly commune: string }) {
  const place = usePlace()
  const { menu, hasFailed, saved, open, save } = useForms(place.programme.id)
  const id = useId()
  const units = formPlaceOf(place, commune)
  return (
    <details
      className="forms"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) void open()
      }}
    >
      <summary>Tải các mẫu danh sách của {place.programme.shortName}, ghi sẵn tên xã</summary>
      <p id={`${id}-for`}>
        {units
          ? `Mẫu ghi sẵn: ${[units.communeName, units.districtName, units.provinceName].filter(Boolean).join(', ')}. Điền trong Excel, lưu lại rồi chọn tệp ở khung dưới.`
          : `Chọn ${place.session.communeKinds} của danh sách ở dưới trước: mẫu được ghi sẵn tên xã${place.session.offices.district === null ? '' : ', huyện'}, tỉnh.`}
      </p>
      {hasFailed ? (
        <Notice tone="error">
          <p>
            Chưa mở được các mẫu: đường truyền bị ngắt, hoặc hệ thống vừa có phiên bản mới. Kiểm tra mạng rồi tải lại
            trang này.
          </p>
          {/* Browsers remember code that did not come: asking again without a new page would fail forever. */}
          <Button variant="default" size="sm" onClick={() => location.reload()}>
            Tải lại trang
          </Button>
        </Notice>
      ) : null}
      {menu === null && !hasFailed ? <Waiting lines={4} /> : null}
      {menu ? (
        <ul aria-label="Các mẫu danh sách">
          {menu.map(({ code, name, isForPaperOnly }) => (
            <li key={code}>
              <button
                type="button"
                disabled={!units}
                aria-describedby={units ? undefined : `${id}-for`}
                onClick={() => {
                  if (units) void save(code, commune, units)
                }}
              >
                {name}
              </button>
              {isForPaperOnly ? <span className="small">Để in và ký, không tải lên được</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
      <p role="status">{saved}</p>
    </details>
  )
}
