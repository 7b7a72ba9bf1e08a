import { timesDong } from '../../domain/money/dong.ts'
import type { Policy } from '../../domain/programmes/programme.ts'
import { type Html, html } from '../html.ts'
import type { Lang } from '../site.ts'
import { policiesWords } from '../words/policies-words.ts'

/** The size of the support in one plain sentence, from the programme's definition; the names in it are the law's, in its language. */
export function benefitInWords(policy: Policy, lang: Lang = 'vi'): Html {
  const words = policiesWords[lang]
  const { money } = words.formats
  const { benefit } = policy
  const unit = words.each[policy.unit]
  switch (benefit.kind) {
    case 'monthly':
      return html`${words.monthly(
        money(benefit.rate),
        unit,
        benefit.maxMonths,
        money(timesDong(benefit.rate, benefit.maxMonths)),
      )}`
    case 'fixed-months':
      return html`${words.fixedMonths(
        money(benefit.rate),
        unit,
        benefit.months,
        money(timesDong(benefit.rate, benefit.months)),
      )}`
    case 'fixed':
      return html`${words.fixed(money(benefit.amount), unit)}`
    case 'tiers':
      return html`${listed(
        benefit.tiers.map((tier) => html`${money(tier.amount)} (${inVietnamese(tier.name, lang)})`),
        '; ',
      )}.`
    case 'daily': {
      const { rate, maxDays, groups } = benefit
      const limits = groups?.map((group) => html`${inVietnamese(group.name, lang)} ${words.atMost(group.maxDays)}`)
      return limits
        ? html`${words.daily(money(rate))}: ${listed(limits, ', ')}.`
        : html`${words.daily(money(rate))}, ${words.atMost(maxDays)}.`
    }
    case 'provincial':
      return html`${words.provincial(money(benefit.minimumOnce), money(benefit.minimumDaily))}`
    case 'not-paid':
      return html`${words.notPaid}`
  }
}

const listed = (items: readonly Html[], between: string): Html =>
  html`${items.map((item, nth) => html`${nth === 0 ? '' : between}${item}`)}`

const inVietnamese = (name: string, lang: Lang): Html =>
  lang === 'vi' ? html`${name}` : html`<span lang="vi">${name}</span>`
