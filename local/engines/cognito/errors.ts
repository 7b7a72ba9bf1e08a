/** A refusal in Cognito's own words: clients switch on `code`, and some on the message, so both are Cognito's. */
export class CognitoError extends Error {
  readonly code: string
  readonly status: number

  constructor(code: string, message: string, status = 400) {
    super(message)
    this.name = code
    this.code = code
    this.status = status
  }
}

export const notAuthorized = (message: string) => new CognitoError('NotAuthorizedException', message)
export const invalidParameter = (message: string) => new CognitoError('InvalidParameterException', message)
export const resourceNotFound = (message: string) => new CognitoError('ResourceNotFoundException', message)
export const userNotFound = () => new CognitoError('UserNotFoundException', 'User does not exist.')

/** The one answer to a wrong password and, where existence is hidden, to an unknown user. */
export const wrongCredentials = () => notAuthorized('Incorrect username or password.')
