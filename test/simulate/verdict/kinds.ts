import type { Book } from '../book.ts'
import type { PlannedList } from '../lists.ts'
import { type Finding, finding } from './checks.ts'

/** Every kind of work that a month has to have seen, by subject; what was never done proves nothing. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  payments: ['recordPayment', 'recordNotPaid', 'undoPayment', 'a command sent twice with one key'],
  'the post office': ['handOver', 'takeBack'],
  decisions: ['cancelSupport', 'amendSupport'],
  'duplicate cases': ['a duplicate case decided'],
  batches: [
    'a batch written: selection',
    'a batch taken back by its office',
    'a line of a batch: pay',
    'a line of a batch: not-paid',
  ],
  "payers' files": [
    "a payer's file sent",
    "a payer's second file sent",
    'a batch written: file',
    'a line of a batch: correct',
    "a payer's account drawn",
  ],
  'pay lists': [
    'a pay list of a hamlet printed',
    'a pay list of one month printed',
    'typed totals that did not fit sent back',
    'a signed pay list reconciled',
    'a pay list made void',
    'a batch written: pay-list',
  ],
  instalments: [
    'one month of a support paid',
    'all months in arrears paid',
    'the rest of a support by the month given to the post office',
  ],
  recoveries: ['askBack', 'recordReturn', 'a return taken back'],
  complaints: [
    'a complaint of a citizen',
    'a complaint filed by the Front',
    'a complaint accepted',
    'a complaint answered',
    'a complaint forwarded',
    'a complaint withdrawn',
    'a complaint followed by its sender',
  ],
  exports: ['a file taken out: xlsx', 'a file taken out: csv'],
  mails: ['a report ordered by mail', 'a report sent for trial'],
}

const ofHouseholds = [
  'a household asked to give back',
  'a part taken from a household',
  'the rest taken from a household',
  'a household that will not give back',
]

/** What needs more days or offices than a short month has. */
const later: readonly { readonly days: number; readonly communes: number; readonly names: readonly string[] }[] = [
  {
    ...{ days: 4, communes: 4 },
    names: [
      'a batch taken back from above',
      'a complaint refused',
      'a report by mail stopped',
      'a report by mail set going again',
    ],
  },
  {
    ...{ days: 20, communes: 20 },
    names: [
      'recordNoReturn',
      'resumeSupport',
      'a month taken away by a later decision',
      'decideCase keep-highest',
      'decideCase verify',
      'decideCase different-people',
      'confirmCase',
    ],
  },
]

interface Lived {
  readonly isShort: boolean
  readonly days: number
  readonly communes: number
  readonly plans: readonly PlannedList[]
}

/** What the lists bring about: each sort of them that was to come until then, and households where one names them. */
function broughtAbout({ days, plans }: Lived): [string, readonly string[]][] {
  const brought = plans.filter(({ day }) => day < days)
  const sorts = [...new Set(brought.map(({ kind }) => `a list brought: ${kind}`))]
  return [
    ['lists', sorts],
    ...(brought.some((one) => one.hasHouseholds) ? [['households', ofHouseholds] as [string, string[]]] : []),
  ]
}

/** One line a subject: how often each kind was done, and which never. */
export function everyKind({ done }: Book, month: Lived): Finding[] {
  const asked = [
    ...broughtAbout(month),
    ...Object.entries(kinds),
    // Who is to be paid after all was refused before, which is nobody's turn on the first day.
    ...(month.isShort && month.days > 1 ? [['what comes in its turn', ['resumeSupport']] as const] : []),
    ...later
      .filter(({ days, communes }) => month.days >= days && month.communes >= communes)
      .map(({ names }): [string, readonly string[]] => ['what takes longer', names]),
  ]
  return asked.map(([subject, names]) =>
    finding(
      `all work was done that there is: ${subject}`,
      names.map((name) => `${name} ${done.get(name) ?? 0}`).join(', '),
      names.filter((name) => !done.get(name)).map((name) => `never: ${name}`),
    ),
  )
}
