import type { CaseDetail } from '../../../lambdas/contract/cases.ts'

type Evidence = CaseDetail['evidence'][number]

/** Why the records may be one person's, with the weight of each reason; one that holds for many pairs is told once. */
export function CaseEvidence({ detail: { evidence } }: { readonly detail: CaseDetail }) {
  const told = new Map<string, Evidence[]>()
  for (const one of evidence) told.set(keyOf(one), [...(told.get(keyOf(one)) ?? []), one])
  return (
    <section aria-labelledby="can-cu">
      <h2 id="can-cu">Căn cứ</h2>
      <ul className="plain evidence">
        {[...told].map(([key, [first, ...more]]) => (
          <li key={key}>
            <strong>{first?.name}</strong> {first && inWords(first)}
            {more.length > 0 ? ` Như vậy ở ${more.length + 1} cặp hồ sơ.` : ''}
          </li>
        ))}
      </ul>
    </section>
  )
}

const keyOf = (one: Evidence): string => `${one.name} ${inWords(one)}`

const inWords = ({ verdict, score, sentence }: Evidence): string => {
  const weight = score === null ? '' : `, trọng số ${Math.round(score)}`
  return `(${verdict === 'certain' ? 'chắc chắn' : 'có thể'}${weight})${sentence ? ` – ${sentence}` : ''}`
}
