import { nq42 } from '../../../domain/programmes/nq42-2020.ts'
import type { Lang } from '../../site.ts'
import type { PolicyTexts } from '../policy-text.ts'
import { nq42TextsEn } from './nq42-2020-en.ts'
import { nq42TextsVi } from './nq42-2020-vi.ts'

/** By programme: codes of policies are only unique inside one. A programme without plain words is shown from its definition. */
export const policyTexts: Readonly<Record<Lang, Readonly<Record<string, PolicyTexts>>>> = {
  vi: { [nq42.id]: nq42TextsVi },
  en: { [nq42.id]: nq42TextsEn },
}
