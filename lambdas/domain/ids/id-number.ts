declare const checked: unique symbol

/** CCCD: 12 digits (số định danh cá nhân). CMND: 9 digits (chứng minh nhân dân, the card before 2016). */
export const idNumberKinds = ['CCCD', 'CMND'] as const
export type IdNumberKind = (typeof idNumberKinds)[number]

/** An identity number that passed `parseIdNumber`, the only place that makes one. Digits only. Never in a log, URL or key. */
export type IdNumber = { readonly kind: IdNumberKind; readonly number: string } & { readonly [checked]: true }
