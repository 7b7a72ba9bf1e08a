export type TemplateErrorCode =
  | 'BAD_ASSEMBLY'
  | 'UNKNOWN_INTRINSIC'
  | 'UNKNOWN_REFERENCE'
  | 'UNKNOWN_ATTRIBUTE'
  | 'DYNAMIC_REFERENCE'
  | 'BAD_PROPERTY'
  | 'NOT_SUPPORTED'

/** Something in the synthesized template that this machine cannot run as the cloud would. Names the place, so that it can be mended. */
export class TemplateError extends Error {
  readonly code: TemplateErrorCode
  readonly place: string

  constructor(code: TemplateErrorCode, place: string, message: string) {
    super(`${place}: ${message}`)
    this.name = 'TemplateError'
    this.code = code
    this.place = place
  }
}
