import { moneyEn } from './formats.ts'
import type { LookupWords } from './lookup-words-vi.ts'

export const lookupEn: LookupWords = {
  lang: 'en',
  money: moneyEn,
  heading: 'Look up your support',
  lead: 'Enter your ID number and full name. You will see the approved amount and whether it has been paid.',
  idNumber: {
    label: 'Number of your CCCD or CMND',
    hint: '12 digits (CCCD) or 9 digits (CMND). Blanks and dots are fine.',
    missing: 'Enter the number of your CCCD or CMND',
    wrong: 'A CCCD number must have 12 digits, a CMND number must have 9 digits',
  },
  fullName: {
    label: 'Full name',
    hint: 'As on your card; accents are not needed.',
    missing: 'Enter your full name as on your card (accents are not needed)',
    wrong: 'The name is longer than 120 letters. Enter your full name as on your card',
  },
  submit: 'Look up',
  again: 'Look up another person',
  privacy: 'Your number and name are never part of a page’s address and are not written to a log.',
  error: 'Error',
  errorTitle: 'There is a problem',
  searching: 'Looking up…',
  found: 'What we found',
  at: (moment) => `Looked up at ${moment}`,
  print: 'Print',
  fields: {
    fullName: 'Full name',
    idNumber: 'ID number',
    place: 'Place',
    policy: 'Policy',
    amount: 'Approved amount',
    offset: 'Of it already received before',
    decision: 'Decision',
    amendedBy: 'Changed by decision',
    status: 'Status',
    paid: 'Paid so far',
    lastPaid: 'Last payment',
    paidOn: 'Paid on',
    payer: 'Paid by',
    receiver: 'Received by',
    receipt: 'Receipt code',
  },
  months: (months) => (months === 1 ? '(1 month)' : `(${months} months)`),
  decision: (number, day) => `No. ${number} of ${day}`,
  receivers: { self: 'The person', other: 'Somebody on behalf of the person' },
  checkReceipt: 'Check this receipt',
  notFound: 'We found nothing that matches',
  notFoundWhy: 'You may not be on a list yet, or your ID number has not been entered yet.',
  nextSteps: 'What you can do next',
  notFoundSteps: [
    'Check each digit and the name.',
    'Try your old CMND number if you have changed to a CCCD.',
    'Ask the people’s committee of your commune. Bring your papers.',
  ],
  helpPage: 'See the help page',
  busy: 'The look-up did not work',
  busyWhy: 'The system is busy or the network is weak. Check the name and try again in a few minutes.',
  statuses: {
    approved: {
      name: 'Not paid yet',
      meaning: 'The money is approved but not handed over yet. The commune or the post office will name the day.',
    },
    'with-payer': {
      name: 'With the post office',
      meaning: 'The post office has the money and will name the day. Bring your papers.',
    },
    'part-paid': {
      name: 'Paid in part',
      meaning: 'Some months were handed over, others are still to come. The commune will name the day.',
    },
    paid: {
      name: 'Paid',
      meaning: 'The money was handed over. If you did not get it, tell the commune or its Fatherland Front at once.',
    },
    'not-received': {
      name: 'Not received yet',
      meaning: 'The money could not be handed over. Bring your papers to the commune’s people’s committee.',
    },
    refused: {
      name: 'Declined',
      meaning: 'The record says that you declined in writing. If that is wrong, tell the commune at once.',
    },
    deceased: {
      name: 'Deceased',
      meaning: 'The record says that this person has died. If that is wrong, tell the commune at once.',
    },
    suspended: {
      name: 'On hold',
      meaning: 'This support is not being paid. Ask the commune’s people’s committee for the reason.',
    },
    'to-recover': {
      name: 'Paid by mistake, to be returned',
      meaning: 'A decision says that this money was not due. The commune will tell you why, and how to return it.',
    },
    recovered: {
      name: 'Paid by mistake, returned',
      meaning: 'The money has been returned in full. Nothing more is asked of you.',
    },
    'return-refused': {
      name: 'Paid by mistake, not returned',
      meaning: 'The record says that the money will not be returned. If that is wrong, tell the commune at once.',
    },
    cancelled: {
      name: 'Cancelled',
      meaning: 'This support is no longer valid. Ask the commune’s people’s committee for the reason.',
    },
  },
}
