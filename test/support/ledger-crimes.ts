import { exportFiles } from '../../bin/ledger/exported-ledger.ts'

const lines =
  (change: (lines: string[]) => string[]) =>
  (text: string): string =>
    `${change(text.trimEnd().split('\n')).join('\n')}\n`

/** What somebody may do to an export of a ledger (`test/integration/command-line/ledger.test.ts`): to which file, and as what it is found out. */
export const crimes: readonly (readonly [how: string, file: string, change: (text: string) => string, kind: string])[] =
  [
    ['changed', exportFiles.events, (text) => text.replace('"commandId":"c17"', '"commandId":"c18"'), 'event-changed'],
    [
      'changed in its amount',
      exportFiles.events,
      (text) => text.replace('"amount":750000', '"amount":75000'),
      'event-changed',
    ],
    ['robbed of its salt', exportFiles.events, (text) => text.replace(/"salt":"[^"]+"/, '"salt":""'), 'event-changed'],
    ['deleted', exportFiles.events, lines((all) => all.toSpliced(20, 1)), 'event-deleted'],
    ['deleted before it was sealed', exportFiles.events, lines((all) => all.slice(0, -1)), 'event-deleted'],
    [
      'inserted',
      exportFiles.events,
      lines((all) => [...all, (all[3] ?? '').replaceAll('/EVT#000002', '/EVT#000003')]),
      'event-inserted',
    ],
    [
      'inserted far behind the last one of its record',
      exportFiles.events,
      lines((all) => [...all, (all[3] ?? '').replaceAll('/EVT#000002', '/EVT#000009')]),
      'event-inserted',
    ],
    [
      'swapped with its neighbour in the published leaves',
      'so-cai/2020-05-27/24547.json',
      (text) => text.replace(/\["([^"]+)","([^"]+)"/, '["$2","$1"'),
      'leaves-differ',
    ],
    [
      'changed in the published leaves',
      'so-cai/2020-05-27/24547.json',
      (text) => text.replace(/(\["[^"]+",")./, (_, head) => `${head}-`),
      'leaves-differ',
    ],
    [
      'deleted from the published leaves',
      'so-cai/2020-05-27/24547.json',
      (text) => text.replace(/("leaves":\["[^"]+"),"[^"]+"/, '$1'),
      'leaves-differ',
    ],
    [
      'inserted behind the published leaves',
      'so-cai/2020-05-27/24547.json',
      (text) => text.replace(/"([^"]+)"\]/, '"$1","$1"]'),
      'leaves-differ',
    ],
    [
      "published among another unit's",
      'so-cai/2020-05-27/24547.json',
      (text) => text.replace('"unit":"24547"', '"unit":"24550"'),
      'leaves-differ',
    ],
    [
      'published below a day that is none',
      'so-cai/2020-05-27/24547.json',
      (text) => text.replace('"day":"2020-05-27"', '"day":"2020-05-2"'),
      'leaves-differ',
    ],
    [
      'one of a day that names another day before it',
      'so-cai/2020-05-28/ngay.json',
      (text) => text.replace(/"previous":"[^"]+"/, '"previous":null'),
      'day-differs',
    ],
    [
      'one of a day whose count is no number of events',
      'so-cai/2020-05-28/ngay.json',
      (text) => text.replace(/"late":0/, '"late":0.5'),
      'day-differs',
    ],
    [
      'one of a day that no calendar has',
      'so-cai/so-cai.json',
      (text) => text.replace('"day":"2020-05-28"', '"day":"2020-05-48"'),
      'index-broken',
    ],
    [
      'one of a day that was taken out',
      'so-cai/so-cai.json',
      (text) => text.replace(/\{"day":"2020-05-28"[^}]+\},/, ''),
      'day-missing',
    ],
    [
      'one of the last days that the index names no more',
      'so-cai/so-cai.json',
      (text) => text.replace(/,\{"day":"2020-05-29".+\}\]/, ']'),
      'index-short',
    ],
    ['one of an index that nobody can read', 'so-cai/so-cai.json', () => '{"v":1}', 'index-broken'],
    [
      'one of a day that was sealed anew for the site alone',
      exportFiles.seals,
      (text) => text.replace(/("day":"2020-05-29","seal":")./, (_, head) => `${head}-`),
      'seal-differs',
    ],
    [
      'one of a day whose seal was taken out of the register',
      exportFiles.seals,
      lines((all) => all.toSpliced(1, 1)),
      'seal-missing',
    ],
    [
      'one of a day whose count was changed',
      'so-cai/2020-05-28/ngay.json',
      (text) => text.replace(/"late":\d+/, '"late":9'),
      'day-differs',
    ],
    [
      'left as it was while its record was changed',
      exportFiles.records,
      (text) => text.replace(/"record":"./, '"record":"-'),
      'record-changed',
    ],
    [
      'left as it was while its record was deleted',
      exportFiles.records,
      lines((all) => all.toSpliced(7, 1)),
      'record-deleted',
    ],
    [
      'forgotten by a record of an older version',
      exportFiles.records,
      (text) => text.replace('"version":2', '"version":1'),
      'event-inserted',
    ],
  ]
