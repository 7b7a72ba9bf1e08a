import { accountName, accountNamed } from '../../../lambdas/domain/register/register-question.ts'
import { accountParts } from '../../../lambdas/domain/statistics/payer-counts.ts'

it('finds the part of an account again by the name that stands in an address, and takes no other text for one', () => {
  for (const part of accountParts)
    for (const unit of ['657', null]) expect(accountNamed(accountName({ part, unit }))).toEqual({ part, unit })
  for (const text of ['', 'held', 'held-', 'lent-657', 'toString-657']) expect(accountNamed(text)).toBeNull()
})
