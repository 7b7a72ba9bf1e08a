/** An event as it stands now: where, when, and the leaf that it makes; null when it makes none. */
export interface LedgerLine {
  readonly ref: string
  readonly unit: string
  readonly at: number
  /** base64url. */
  readonly leaf: string | null
  /** What the event says its record was after it; null where it says nothing. */
  readonly record: string | null
}

/** A record as it stands now. */
export interface RecordNow {
  /** It has one event a version. */
  readonly version: number
  /** What its last event must say of it; absent where no event says it. */
  readonly record?: string | undefined
}
