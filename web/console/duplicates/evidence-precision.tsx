import type { CasesResponse } from '../../../lambdas/contract/cases.ts'
import { noiseSentences } from '../../../lambdas/domain/cases/noisy-kinds.ts'
import { groupThousands } from '../../shared/formats/figures.ts'
import { type Column, DataTable } from '../frame/data-table.tsx'

type Precision = CasesResponse['tally']['byKind'][number]

/** How often a kind of evidence was right, as the offices have found: a kind that is mostly rejected only makes work. */
export function EvidencePrecision({ byKind }: { readonly byKind: readonly Precision[] }) {
  const known = byKind.filter(({ confirmed, rejected }) => confirmed + rejected > 0)
  if (known.length === 0) return null
  return (
    <section aria-labelledby="do-dung">
      <h2 id="do-dung">Căn cứ nào đúng, căn cứ nào báo nhầm</h2>
      {noiseSentences(Object.fromEntries(byKind.map((one) => [one.kind, one]))).map((sentence) => (
        <p className="notice" key={sentence}>
          {sentence}
        </p>
      ))}
      <DataTable
        caption="Kết luận theo loại căn cứ"
        captionHidden
        columns={columns}
        rows={known}
        rowKey={({ kind }) => kind}
      />
    </section>
  )
}

const columns: readonly Column<Precision>[] = [
  { key: 'kind', header: 'Căn cứ', isRowName: true, cell: ({ name }) => name },
  { key: 'yes', header: 'Là một người', numeric: true, cell: ({ confirmed }) => groupThousands(confirmed) },
  { key: 'no', header: 'Không phải', numeric: true, cell: ({ rejected }) => groupThousands(rejected) },
  {
    key: 'share',
    header: 'Tỷ lệ đúng',
    numeric: true,
    cell: ({ confirmed, rejected }) => `${Math.floor((100 * confirmed) / (confirmed + rejected))} %`,
  },
]
