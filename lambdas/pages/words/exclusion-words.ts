import type { ExclusionRule } from '../../domain/programmes/programme.ts'
import type { Lang } from '../site.ts'

/** A programme's rule about several policies of one person, in a sentence. */
export const exclusionWords: Record<ExclusionRule['kind'], Readonly<Record<Lang, string>>> = {
  'highest-only': {
    vi: 'Một người chỉ hưởng một chính sách, là chính sách có mức cao nhất.',
    en: 'A person gets only one policy: the one with the highest amount.',
  },
  'one-of': {
    vi: 'Một người chỉ hưởng một chính sách bằng tiền; khoản hỗ trợ thêm được tính riêng.',
    en: 'A person gets only one policy in cash; supplements come on top.',
  },
}

/** What follows while it is not concluded which of a person's supports that is. */
const askedWords: Readonly<Record<Lang, string>> = {
  vi: 'Xã sẽ xác minh và chỉ chi khoản được hưởng.',
  en: 'The commune will check them and pay only what is due.',
}

/** The rule as a person is told it who has several supports of one programme. */
export function ruleInWords({ kind }: ExclusionRule, isAsked: boolean): Readonly<Record<Lang, string>> {
  const rule = exclusionWords[kind]
  return isAsked ? { vi: `${rule.vi} ${askedWords.vi}`, en: `${rule.en} ${askedWords.en}` } : rule
}
