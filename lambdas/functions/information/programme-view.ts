import type { z } from 'zod'
import type { programmesResponse } from '../../contract/session.ts'
import { formatDong } from '../../domain/money/dong.ts'
import { sourceInWords } from '../../domain/programmes/legal-source.ts'
import { type Benefit, benefitUnitNames, type Programme } from '../../domain/programmes/programme.ts'

export function viewProgramme(programme: Programme): z.input<typeof programmesResponse>['programmes'][number] {
  const { id, name, shortName, legalBasis, policies } = programme
  return {
    id,
    name,
    shortName,
    legalBasis: [...legalBasis],
    policies: policies.map((policy) => ({
      code: policy.code,
      name: policy.name,
      unitOfCount: benefitUnitNames[policy.unit],
      benefit: benefitInWords(policy.benefit),
      source: sourceInWords(policy.source),
    })),
  }
}

function benefitInWords(benefit: Benefit): string {
  switch (benefit.kind) {
    case 'monthly':
      return `${formatDong(benefit.rate)}/tháng, tối đa ${benefit.maxMonths} tháng`
    case 'fixed-months':
      return `${formatDong(benefit.rate)}/tháng × ${benefit.months} tháng, chi trả một lần`
    case 'fixed':
      return `${formatDong(benefit.amount)}, một lần`
    case 'tiers':
      return benefit.tiers.map((tier) => `${formatDong(tier.amount)} (${tier.name})`).join('; ')
    case 'daily':
      return `${formatDong(benefit.rate)}/ngày, tối đa ${(benefit.groups ?? [{ name: '', maxDays: benefit.maxDays }])
        .map(({ name, maxDays }) => `${maxDays} ngày ${name}`.trim())
        .join(', ')}`
    case 'provincial':
      return `theo quyết định của tỉnh, không dưới ${formatDong(benefit.minimumOnce)}/lần hoặc ${formatDong(benefit.minimumDaily)}/ngày`
    case 'not-paid':
      return benefit.why
  }
}
