/** Why the gateway turns a call away, before any protocol gives it a shape. */
export type Refusal =
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'malformed-signature'; readonly detail: string }
  | { readonly kind: 'unknown-key' | 'invalid-token' | 'expired-token' }
  | { readonly kind: 'wrong-signature' }
  /** `signedAt` is as sent, `now` in the same notation. */
  | { readonly kind: 'skewed-clock'; readonly signedAt: string; readonly now: string }
  | { readonly kind: 'expired-url' | 'future-url' | 'expired-policy' }
  | { readonly kind: 'wrong-region'; readonly given: string; readonly expected: string }
  | { readonly kind: 'wrong-body-hash' }
  | { readonly kind: 'unsigned-header'; readonly names: string }
  | { readonly kind: 'bad-chunks'; readonly detail: string }
  | {
      readonly kind: 'denied'
      readonly user: string
      readonly action: string
      readonly resource: string
      readonly isExplicit: boolean
    }
  | { readonly kind: 'body-too-large' }
  | { readonly kind: 'no-engine'; readonly service: string }
  | { readonly kind: 'failure'; readonly detail: string }
