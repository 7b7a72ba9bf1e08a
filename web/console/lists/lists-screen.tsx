import { Page } from '../frame/page.tsx'
import { usePlace } from '../frame/place.ts'
import { ImportForm } from './import-form.tsx'
import { ListHistory } from './list-history.tsx'

export function ListsScreen() {
  const place = usePlace()
  const mayImport = place.can('list.create')
  return (
    <Page title={mayImport ? 'Nhập danh sách từ Excel' : 'Danh sách đã nhập'}>
      {mayImport ? <ImportForm /> : null}
      <ListHistory />
    </Page>
  )
}
