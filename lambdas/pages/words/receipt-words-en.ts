import { moneyEn, monthsEn } from './formats.ts'
import type { ReceiptWords } from './receipt-words-vi.ts'

export const receiptEn: ReceiptWords = {
  lang: 'en',
  money: moneyEn,
  namedMonths: monthsEn,
  title: 'Check a receipt',
  description: 'Whoever holds a receipt can check whether the payment is in the public sealed ledger.',
  lead: 'Scan the square on the slip, or paste its link or code here. The check is made on your own device; the receipt is sent nowhere.',
  noScript:
    'This page computes on your own device and needs JavaScript. You can also ask your commune; bring the receipt.',
  label: 'Receipt',
  hint: 'A code looks like 24547-290520-7Q3KD-0M2XV',
  check: 'Check',
  checking: 'Checking…',
  empty: 'Paste a link or type the code of a receipt',
  unreadable:
    'This is no receipt of An Sinh, or a part of it is missing. Scan the square again, or type all four groups of the code.',
  result: 'Result',
  verdicts: {
    proved: 'The receipt is true and in the sealed ledger',
    known: 'This code is in the sealed ledger',
    'not-sealed-yet': 'The day is not sealed yet and cannot be checked',
    'seal-lacking': 'The published ledger lacks this day, and it cannot be checked',
    unknown: 'This code is not in the sealed ledger',
    absent: 'The receipt is NOT in the sealed ledger',
    'ledger-broken': 'The published ledger does not fit itself',
    offline: 'The ledger of this day must be loaded once',
    'no-file': 'A file of the ledger could not be read; nothing was checked',
  },
  provedMeans: (place, events, day) =>
    `Entry ${place} of ${events} of its unit, sealed with ${day}. Every hash from here to the last sealed day was computed again and fits.`,
  knownMeans: 'A typed code only tells that such a receipt exists. Scan the square to check what stands on it.',
  unknownMeans:
    'Type each letter again, or scan the square to be sure. If it still is not there, keep the slip and tell the Fatherland Front of your commune.',
  notYetMeans: (day) => `The ledger of ${day} is sealed at 2 a.m. of the next day. Check again then.`,
  lackingMeans: (day) =>
    `${day} is long past and should have been sealed and published. It is not the receipt’s fault: the sealing failed, or the published ledger was cut. Keep the slip, and tell your commune and its Fatherland Front.`,
  absentMeans:
    'Its content was changed, or the system never issued it. Keep the slip and tell the Fatherland Front of your commune, or send a complaint on this site.',
  brokenMeans: (day) =>
    `The first thing that does not fit: ${day}. It is not the receipt’s fault. Tell the people’s committee and the Fatherland Front of the province.`,
  offlineMeans: 'Go online and press Check again, or load the commune’s ledger below beforehand.',
  noFileMeans:
    'The network has answered, but not with a file of the ledger, or with a part of one. On a public Wi-Fi sign in to it first, or use another network, and try again. If it still fails, tell the commune. It says nothing about the receipt: keep the slip.',
  content: 'What the receipt says',
  untrusted: 'What the receipt says (not proved)',
  fields: {
    fullName: 'Person',
    amount: 'Amount',
    months: 'Paid for',
    granted: 'Whole grant',
    policy: 'Policy',
    place: 'Commune',
    paidOn: 'Paid on',
    office: 'Recorded by',
    enteredAt: 'Entered at',
  },
  prepare: 'Checking where there is no network',
  prepareLead:
    'Load the ledger of a commune while you are online. Every receipt of it can then be checked as long as this page stays open.',
  commune: () => 'Commune',
  load: 'Load the ledger',
  loading: 'Loading…',
  loaded: (days, place) => `Loaded ${days} days of ${place}. You can check without a network now.`,
  notLoaded: 'Could not be loaded. Check the network and try again.',
  proves: 'What a receipt proves',
  provesList: [
    'This payment was entered into the system, with the amount, the day and the office that stand on the receipt.',
    'Since that day was sealed nobody, not even those who run the system, can change or take it away unseen by anybody who copied the seal.',
  ],
  provesNot: 'And what it does not',
  provesNotList: [
    'Not that the money reached your hand: if it did not, tell your commune or the Fatherland Front at once.',
    'Not whether the payment was undone or asked back later. Today’s status is on the look-up page.',
    'Nothing about anybody else: the public ledger holds a mark of each entry, no name, number or amount.',
  ],
  days: 'The last sealed days',
  daysLead: 'One seal a day, each made over the one before. Whoever copies it today can compare tomorrow.',
  day: 'Day',
  events: 'Entries',
  seal: 'Seal',
  noDays: 'No day has been sealed yet.',
  daysFailed: 'The ledger could not be loaded. Check the network and open the page again.',
}
