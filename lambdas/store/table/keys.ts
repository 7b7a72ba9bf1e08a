/**
 * Every key of the register's one table. docs/data-model.md, which a test holds to them, says what lies under each, which question reads
 * it, and what that costs.
 */
export interface Key {
  readonly pk: string
  readonly sk: string
}

const padded = (value: number, width: number): string => String(value).padStart(width, '0')

/** Events are numbered without a gap, by the version of their thing that each leaves behind. */
export const eventKey = (pk: string, version: number): Key => ({ pk, sk: `EVT#${padded(version, 6)}` })

export const keys = {
  entitlement: (id: string): Key => ({ pk: `ENT#${id}`, sk: 'ENT' }),
  event: (id: string, version: number): Key => eventKey(`ENT#${id}`, version),
  /** What is still to follow from a change, by the command that made it. */
  supportFollowing: (id: string, username: string, commandId: string): Key => ({
    pk: `ENT#${id}`,
    sk: `FOLLOW#${username}#${commandId}`,
  }),
  /** An entry of the ID-number index for a person's second number; the entitlement itself stands in it with the first. */
  furtherNumber: (id: string, mark: string): Key => ({ pk: `ENT#${id}`, sk: `NUM#${mark}` }),
  claim: (mark: string): Key => ({ pk: `ID#${mark}`, sk: 'CLAIM' }),
  /** A likeness (name and birth, name in a commune …) under a keyed hash, with whoever shares it. */
  personKey: (mark: string): Key => ({ pk: `KEY#${mark}`, sk: 'KEY' }),
  /**
   * Below the parent, so that a district is one query, and one item a commune and policy, so that no item is hot.
   * @param part of the cell that ranges of a long list add to, so that they do not wait for each other; they are summed when read
   */
  counts: (programme: string, parent: string, commune: string, policy: string, part: number | null = null): Key => ({
    pk: `COUNT#${programme}#${parent}`,
    sk: `${commune}#${policy}${part === null ? '' : `#${padded(part, 2)}`}`,
  }),
  countsOfParent: (programme: string, parent: string): string => `COUNT#${programme}#${parent}`,
  /** Below the parent and by day, so that a period of a district is one range. */
  dayCounts: (
    programme: string,
    parent: string,
    cell: { readonly day: string; readonly commune: string; readonly policy: string; readonly part: number | null },
  ): Key => ({
    pk: `DAYS#${programme}#${parent}`,
    sk: `${cell.day}#${cell.commune}#${cell.policy}${cell.part === null ? '' : `#${padded(cell.part, 2)}`}`,
  }),
  daysOfParent: (programme: string, parent: string): string => `DAYS#${programme}#${parent}`,
  list: (id: string): Key => ({ pk: `LIST#${id}`, sk: 'LIST' }),
  listRange: (id: string, range: number): Key => ({ pk: `LIST#${id}`, sk: `RANGE#${padded(range, 6)}` }),
  listRows: (id: string, chunk: number): Key => ({ pk: `LIST#${id}`, sk: `ROWS#${padded(chunk, 6)}` }),
  listEvent: (id: string, version: number): Key => eventKey(`LIST#${id}`, version),
  listByTime: (parent: string, createdAt: number, id: string): Key => ({
    pk: `LISTS#${parent}`,
    sk: `${padded(createdAt, 13)}#${id}`,
  }),
  command: (username: string, id: string): Key => ({ pk: `CMD#${username}`, sk: id }),
  ordersInHand: (username: string): Key => ({ pk: `ORDERS#${username}`, sk: 'OPEN' }),
  /** One item a form, told by its headers. */
  columns: (commune: string, form: string): Key => ({ pk: `COLUMNS#${commune}`, sk: form }),
  /** One item a decision, form and programme: the list that a mended file is sent for again. */
  answers: (commune: string, list: string): Key => ({ pk: `ANSWERS#${commune}`, sk: list }),
  duplicateCase: (id: string): Key => ({ pk: `CASE#${id}`, sk: 'CASE' }),
  caseFollowing: (id: string, username: string, commandId: string): Key => ({
    pk: `CASE#${id}`,
    sk: `FOLLOW#${username}#${commandId}`,
  }),
  /** What is still to follow from a case that has opened by itself: a word about it may have left its own. */
  openedFollowing: (id: string, username: string, commandId: string): Key => ({
    pk: `CASE#${id}`,
    sk: `FOLLOW#${username}#${commandId}#opened`,
  }),
  casePlace: (id: string, unit: string): Key => ({ pk: `CASE#${id}`, sk: `UNIT#${unit}` }),
  caseEvent: (id: string, version: number): Key => eventKey(`CASE#${id}`, version),
  /** One item an owner, so that none is hot but the province's own. */
  caseTally: (programme: string, owner: string): Key => ({ pk: `CASETALLY#${programme}`, sk: owner }),
  caseSettings: (root: string): Key => ({ pk: `SETTINGS#${root}`, sk: 'CASES' }),
  caseSettingsEvent: (root: string, version: number): Key => eventKey(`CASESETTINGS#${root}`, version),
  /** One number for all planned figures below a parent: they are set seldom, and told in their order. */
  plan: (programme: string, parent: string): Key => ({ pk: `PLAN#${programme}#${parent}`, sk: 'PLAN' }),
  planEvent: (programme: string, parent: string, version: number): Key =>
    eventKey(`PLAN#${programme}#${parent}`, version),
  comparison: (programme: string): Key => ({ pk: `COMPARED#${programme}`, sk: 'RUN' }),
  comparedCase: (run: string, caseId: string): Key => ({ pk: `COMPARED#${run}`, sk: `CASE#${caseId}` }),
  foreignFile: (root: string, id: string): Key => ({ pk: `FOREIGNS#${root}`, sk: `FILE#${id}` }),
  foreignFileByTime: (root: string, createdAt: number, id: string): Key => ({
    pk: `FOREIGNS#${root}`,
    sk: `TIME#${padded(createdAt, 13)}#${id}`,
  }),
  currentForeignFile: (root: string, province: string, programme: string): Key => ({
    pk: `FOREIGNS#${root}`,
    sk: `CURRENT#${province}#${programme}`,
  }),
  foreignFileEvent: (id: string, nth: number): Key => eventKey(`FOREIGNFILE#${id}`, nth),
  /** One item for all marks that begin alike, an attribute for each file: a file is put and taken away in 4,096 updates. */
  foreignMarks: (bucket: string): Key => ({ pk: `FOREIGN#${bucket}`, sk: 'MARKS' }),
  foreignPlace: (id: string, unit: string): Key => ({ pk: `ENT#${id}`, sk: `FOREIGN#${unit}` }),
  recoveryPlace: (id: string): Key => ({ pk: `ENT#${id}`, sk: 'RECOVERY' }),
  foreignTally: (programme: string, commune: string): Key => ({ pk: `FOREIGNTALLY#${programme}`, sk: commune }),
  recount: (programme: string): Key => ({ pk: `RECOUNTED#${programme}`, sk: 'RUN' }),
  recountResult: (programme: string): Key => ({ pk: `RECOUNTED#${programme}`, sk: 'RESULT' }),
  /** Below who asked for it: nobody else is given it. */
  exportOrder: (username: string, id: string): Key => ({ pk: `EXPORTS#${username}`, sk: id }),
  batch: (id: string): Key => ({ pk: `BATCH#${id}`, sk: 'BATCH' }),
  batchLines: (id: string, chunk: number): Key => ({ pk: `BATCH#${id}`, sk: `LINES#${padded(chunk, 6)}` }),
  batchEvent: (id: string, version: number): Key => eventKey(`BATCH#${id}`, version),
  batchByTime: (unit: string, createdAt: number, id: string): Key => ({
    pk: `BATCHES#${unit}`,
    sk: `${padded(createdAt, 13)}#${id}`,
  }),
  payList: (code: string): Key => ({ pk: `PAYLIST#${code}`, sk: 'LIST' }),
  /** Below the run that printed them: a message that comes twice prints twice, and the list says which paper counts. */
  payListLines: (code: string, run: string, part: number): Key => ({
    pk: `PAYLIST#${code}`,
    sk: `LINES#${run}#${padded(part, 3)}`,
  }),
  payListEvent: (code: string, version: number): Key => eventKey(`PAYLIST#${code}`, version),
  payListByTime: (parent: string, at: number, code: string): Key => ({
    pk: `PAYLISTS#${parent}`,
    sk: `${padded(at, 13)}#${code}`,
  }),
  complaint: (number: string): Key => ({ pk: `COMPLAINT#${number}`, sk: 'COMPLAINT' }),
  /** An item of its own, in no index: nothing that lists complaints can carry it along. */
  complaintContact: (number: string): Key => ({ pk: `COMPLAINT#${number}`, sk: 'CONTACT' }),
  complaintEvent: (number: string, version: number): Key => eventKey(`COMPLAINT#${number}`, version),
  complaintByTime: (parent: string, receivedAt: number, number: string): Key => ({
    pk: `COMPLAINTS#${parent}`,
    sk: `${padded(receivedAt, 13)}#${number}`,
  }),
  complaintLimit: (day: string, mark: string): Key => ({ pk: `COMPLAINTLIMIT#${day}`, sk: mark }),
  subscription: (root: string, id: string): Key => ({ pk: `SUBSCRIPTIONS#${root}`, sk: id }),
  subscriptionEvent: (id: string, version: number): Key => eventKey(`SUBSCRIPTION#${id}`, version),
  houseReport: (root: string, programme: string): Key => ({ pk: `SUBSCRIPTIONS#${root}`, sk: `house#${programme}` }),
  account: (root: string, username: string): Key => ({ pk: `ACCOUNTS#${root}`, sk: username }),
  accountEvent: (username: string, version: number): Key => eventKey(`ACCOUNT#${username}`, version),
  /** Beside the thing that was read, one item an account and day; what else than a look it was has an entry of its own. */
  reading: (pk: string, day: string, username: string, kind = ''): Key => ({
    pk,
    sk: `READ#${day}#${username}${kind && `#${kind}`}`,
  }),
  seal: (root: string, day: string): Key => ({ pk: `SEALS#${root}`, sk: day }),
  leaves: (unit: string, day: string, root: string, part: number): Key => ({
    pk: `LEAVES#${unit}#${day}`,
    sk: `${root}#${padded(part, 6)}`,
  }),
} as const

/** A unit's events by time, in the commune's index too: no programme is called LEDGER. */
export const ledgerKey = (unit: string): string => `LEDGER#${unit}`
export const ledgerOrder = (at: number, ref: string): string => `${padded(at, 13)}#${ref}`

/** Partition and order in the commune's index: hamlet by hamlet, by name, as the paper lists are. */
export const communeKey = (programme: string, commune: string): string => `${programme}#${commune}`
