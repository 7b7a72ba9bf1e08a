import type { CaseDetail } from '../../../lambdas/contract/cases.ts'

/** Why the records may be one person's, with the weight of each reason. */
export function CaseEvidence({ detail: { evidence } }: { readonly detail: CaseDetail }) {
  return (
    <section aria-labelledby="can-cu">
      <h2 id="can-cu">Căn cứ</h2>
      <ul className="plain evidence">
        {evidence.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: in a fixed order, and two may say the same
          <li key={index}>
            <strong>{one.name}</strong> ({one.verdict === 'certain' ? 'chắc chắn' : 'có thể'}, trọng số{' '}
            {Math.round(one.score)}){one.sentence ? ` – ${one.sentence}` : ''}
          </li>
        ))}
      </ul>
    </section>
  )
}
