import type { Sha256 } from '../../lambdas/domain/ledger/seals/merkle-tree.ts'

/** The browser's own. */
export const webSha256: Sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
