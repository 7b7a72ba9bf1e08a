import { keyOfTag, tagOfKey } from '../../../lambdas/store/mails/subscription-store.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'

it.each([keys.subscription('66', '0123456789abcdef'.repeat(2)), keys.houseReport('66', 'nq42-2020')])(
  'a mail names its order in letters that SES takes, and is led back to it: $sk',
  (key) => {
    expect(tagOfKey(key)).toMatch(/^[\w-]{1,256}$/)
    expect(keyOfTag('66', tagOfKey(key))).toEqual(key)
  },
)
