import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda'

/** Without an authorizer on a public route, whatever its type says. */
export type ApiEvent = APIGatewayProxyEventV2WithJWTAuthorizer
