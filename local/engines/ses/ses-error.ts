/** A refusal in SES's own words. */
export class SesError extends Error {
  readonly code: string
  readonly status: number

  constructor(code: string, status: number, message: string) {
    super(message)
    this.name = code
    this.code = code
    this.status = status
  }
}

export const badRequest = (message: string) => new SesError('BadRequestException', 400, message)
export const notFound = (message: string) => new SesError('NotFoundException', 404, message)
export const rejected = (message: string) => new SesError('MessageRejected', 400, message)
export const throttled = (message: string) => new SesError('TooManyRequestsException', 429, message)
