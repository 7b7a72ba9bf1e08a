/** Who signed the call. `anonymous` is only good for operations that AWS leaves unsigned (a browser's Cognito calls, a presigned POST has its own signer). */
export type Principal =
  | { readonly kind: 'role'; readonly roleArn: string }
  | { readonly kind: 'operator' }
  | { readonly kind: 'anonymous' }
