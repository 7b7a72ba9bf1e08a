import { timesDong } from '../../domain/money/dong.ts'
import type { Policy } from '../../domain/programmes/programme.ts'
import type { Lang } from '../site.ts'
import { policiesWords } from '../words/policies-words.ts'

/** The size of the support in one plain sentence, from the programme's definition. */
export function benefitInWords(policy: Policy, lang: Lang = 'vi'): string {
  const words = policiesWords[lang]
  const { money } = words.formats
  const { benefit } = policy
  const unit = words.each[policy.unit]
  switch (benefit.kind) {
    case 'monthly':
      return words.monthly(
        money(benefit.rate),
        unit,
        benefit.maxMonths,
        money(timesDong(benefit.rate, benefit.maxMonths)),
      )
    case 'fixed-months':
      return words.fixedMonths(
        money(benefit.rate),
        unit,
        benefit.months,
        money(timesDong(benefit.rate, benefit.months)),
      )
    case 'fixed':
      return words.fixed(money(benefit.amount), unit)
    case 'tiers':
      return `${benefit.tiers.map((tier) => words.tier(money(tier.amount), tier.name)).join('; ')}.`
    case 'daily':
      return words.daily(money(benefit.rate), unit, benefit.maxDays)
    case 'provincial':
      return words.provincial(money(benefit.minimumOnce), money(benefit.minimumDaily))
    case 'not-paid':
      return words.notPaid
  }
}
