import type { ExchangeHead } from '../../domain/exchange/exchange-file.ts'
import type { ForeignFile } from '../../domain/exchange/foreign-file.ts'
import type { Province } from '../../domain/province.ts'
import type { ExchangeDesk } from '../../store/foreign/look-abroad.ts'

export interface ForeignDesk extends ExchangeDesk {
  /** A file of a programme that does not run here is refused. */
  readonly running: Province['running']
  readonly linesOf: (fileId: string, version: string) => Promise<AsyncIterable<string>>
  /** Calls a function for the rest, some seconds from now. */
  readonly callAgain: (fileId: string, afterSeconds: number) => Promise<void>
  readonly now: () => number
  /** Milliseconds that this function has left. */
  readonly timeLeft: () => number
}

/** A file that was checked. */
export type HeldFile = ForeignFile & { readonly head: ExchangeHead; readonly version: string }
