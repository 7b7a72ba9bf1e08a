import { unsure } from '../policy-text.ts'
import type { Nq42Texts } from './nq42-2020-vi.ts'

const fromLists = 'You need not apply. The commune works from the lists it keeps.'
const provinceDecides = 'The chair of the provincial people’s committee decides.'
const householdRoute = [
  unsure('The commune makes the list and posts it in public.'),
  unsure('The district checks it and sends it to the province.'),
  provinceDecides,
]
const higherPolicy = unsure(
  'A member who got a policy with a higher amount is not counted here. The others still get the money.',
)

/** The same facts as nq42-2020-vi.ts, which is the one that counts. */
export const nq42TextsEn: Nq42Texts = {
  A1: {
    title: 'Workers on unpaid leave',
    who: 'Employees who had to take unpaid leave because of the epidemic.',
    conditions: [
      'At least one full month of leave between 01/04 and 30/06/2020.',
      'The leave began between 01/04 and 01/06/2020.',
      'Compulsory social insurance was paid until just before.',
      'The firm has no revenue left, or no money for wages.',
      'People who work for private and self-financed public schools get it too, by Resolution 154.',
    ],
    papers: ['You need not apply. The firm makes the list.'],
    route: [
      'The firm makes the list; union and social insurance confirm it (3 working days).',
      'The district of the head office checks it (3 working days).',
      'The chair of the provincial people’s committee decides (2 working days).',
    ],
  },
  A2: {
    title: 'Household businesses',
    who: 'Household businesses with less than 100 million đồng of taxed revenue a year that had to close.',
    conditions: [
      'The revenue is the one fixed for tax on 15/01/2020.',
      'The business had to close from 01/04/2020 by order of the province.',
    ],
    papers: ['An application of the owner, handed in at the commune.'],
    route: [
      'The commune confirms it and posts it in public (5 days).',
      'The tax office checks it (2 working days).',
      'The district sends it on (3 days).',
      'The chair of the provincial people’s committee decides (2 working days). A refusal comes in writing with its reason.',
    ],
  },
  A3: {
    title: 'Workers whose contract ended',
    who: 'People who lost their job and have no right to unemployment benefit.',
    conditions: [
      'The contract was signed before 01/04/2020, with social insurance.',
      'The contract ended between 01/04 and 15/06/2020.',
      'No income, or less than the near-poor line.',
    ],
    papers: [
      'An application, handed in at the commune.',
      unsure('Papers about the end of the contract and the social insurance book.'),
    ],
    route: [
      'The commune confirms it.',
      'The district checks it (2 working days).',
      'The chair of the provincial people’s committee decides (3 working days).',
    ],
  },
  A4: {
    title: 'Free-lance workers who lost their work',
    who: 'People who worked without a contract, outside farming, and lost their work.',
    conditions: [
      'Work as a street or small trader; collector of waste or scrap; porter; motorbike or cyclo driver; seller of lottery tickets.',
      'Or hired work in food, lodging, tourism or health care.',
      'Less income than the near-poor line.',
      'Legal residence in the commune.',
      'The province may add groups with its own money.',
    ],
    papers: [
      'An application, handed in at the commune after the 15th of each month.',
      'If you are registered in two provinces: a paper of the other place that you get nothing there.',
    ],
    route: [
      'The commune and its associations judge it (5 working days) and post it in public (2 working days).',
      'The district checks it (2 working days).',
      unsure('The chair of the provincial people’s committee decides (3 working days).'),
    ],
  },
  A5: {
    title: 'People of merit',
    who: 'People of merit to the revolution and relatives who get a monthly allowance.',
    conditions: [
      'Named in the pay list of April 2020.',
      'Includes war invalids on the loss-of-working-capacity regime.',
      'People who only get money for the worship of a martyr are not included.',
    ],
    papers: [fromLists],
    route: [
      unsure('The district’s labour office checks its list.'),
      unsure('The district sends it on; the department checks it.'),
      provinceDecides,
    ],
  },
  A6: {
    title: 'Social protection',
    who: 'People who get a monthly social allowance.',
    conditions: [
      'Named in the list of April 2020.',
      'A decision that grants from April 2020 counts. One from May 2020 does not.',
    ],
    papers: [fromLists],
    route: [
      unsure('The commune makes the list.'),
      unsure('The district checks it and sends it to the province.'),
      provinceDecides,
    ],
  },
  A7a: {
    title: 'Poor households',
    who: 'Everybody in a poor household; the amount is for each member.',
    conditions: ['On the list of poor households as of 31/12/2019, by the national standard.', higherPolicy],
    papers: [fromLists],
    route: householdRoute,
  },
  A7b: {
    title: 'Near-poor households',
    who: 'Everybody in a near-poor household; the amount is for each member.',
    conditions: ['On the list of near-poor households as of 31/12/2019, by the national standard.', higherPolicy],
    papers: [fromLists],
    route: householdRoute,
  },
  A8: {
    title: 'Loans to pay wages',
    who: 'Firms that borrow to pay workers who had to stop working.',
    conditions: [
      'At most 50% of the regional minimum wage a worker, for at most 3 months.',
      'No interest, for at most 12 months.',
      'The Bank for Social Policies pays the workers directly.',
    ],
    papers: ['A loan file, handed in by the firm.'],
    route: [
      unsure('The firm hands in the file, district and province approve it, the Bank for Social Policies lends.'),
    ],
  },
}
