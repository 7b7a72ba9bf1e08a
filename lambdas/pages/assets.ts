import type { Lang } from './site.ts'

export type AssetName = 'site.css' | `lookup-${Lang}.js` | `figures-${Lang}.js` | `receipt-${Lang}.js` | 'embed.js'

/** Gives the address of an asset. The static pages name hashed files, which never change and may be cached for ever. */
export type Assets = (name: AssetName) => string

/**
 * The same files under a name without a hash, for pages made by a Lambda: it is deployed apart from the site and cannot know
 * the hashes. To be cached for minutes only.
 */
export const stableAssets: Assets = (name) => `/${name}`
