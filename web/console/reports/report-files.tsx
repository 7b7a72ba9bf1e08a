import { useMutation } from '@tanstack/react-query'
import { type ReportFormat, reportFormats } from '../../../lambdas/domain/reports/report.ts'
import { BusyButton } from '../frame/busy-button.tsx'
import { useClient } from '../frame/client-context.ts'
import { Failure } from '../frame/notices.tsx'
import { saveFile } from '../lists/save-file.ts'
import { type AskedReport, queryOf } from './report-filter.ts'

const words = { xlsx: 'Tải Excel', csv: 'Tải CSV', pdf: 'Tải PDF để in, ký' } as const satisfies Record<
  ReportFormat,
  string
>

/** The report of the screen as a file, made anew. */
export function ReportFiles({ programme, asked }: { readonly programme: string; readonly asked: AskedReport }) {
  const client = useClient()
  const file = useMutation({
    mutationFn: async (format: ReportFormat) => {
      const { base64, contentType, fileName } = await client.call('reportFile', {
        query: { ...queryOf(programme, asked), format },
      })
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      saveFile(new Blob([bytes], { type: contentType }), fileName)
      return fileName
    },
  })
  return (
    <div className="report-files">
      <div className="buttons">
        {reportFormats.map((format) => (
          <BusyButton key={format} variant="default" busy={file.isPending} onClick={() => file.mutate(format)}>
            {words[format]}
          </BusyButton>
        ))}
      </div>
      <p role="status">{file.data ? `Đã tải về: ${file.data}` : ''}</p>
      {file.error ? (
        <Failure error={file.error} onRetry={() => file.mutate(file.variables ?? 'xlsx')} takesFocus />
      ) : null}
    </div>
  )
}
