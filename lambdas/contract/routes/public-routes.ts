import * as z from 'zod'
import * as lookup from '../lookup.ts'
import { type Route, read } from '../route.ts'
import * as session from '../session.ts'
import { formPage } from '../shapes.ts'
import * as statistics from '../statistics.ts'

/** What everybody may ask, and who is signed in. */
export const publicRoutes = {
  openapi: {
    ...read,
    method: 'GET',
    path: '/api/openapi.json',
    function: 'information',
    access: 'public',
    unit: 'none',
    summary: 'Mô tả API (OpenAPI 3.1)',
    response: z.record(z.string(), z.unknown()),
  },
  programmes: {
    ...read,
    method: 'GET',
    path: '/api/programmes',
    function: 'information',
    access: 'public',
    unit: 'none',
    summary: 'Các chương trình và chính sách hỗ trợ',
    response: session.programmesResponse,
  },
  publicStatistics: {
    ...read,
    method: 'GET',
    path: '/api/public/statistics',
    function: 'information',
    access: 'public',
    unit: 'none',
    summary: 'Số liệu công khai',
    query: statistics.publicStatisticsQuery,
    response: statistics.publicStatisticsResponse,
  },
  lookUp: {
    ...read,
    method: 'POST',
    path: '/api/lookup',
    function: 'lookup',
    access: 'public',
    unit: 'none',
    summary: 'Người dân tra cứu khoản hỗ trợ của mình',
    body: lookup.lookupRequest,
    response: lookup.lookupResponse,
  },
  // A browser keeps the address of an answer, and goes there when it is started anew.
  lookUpForm: {
    ...read,
    method: 'GET',
    path: '/api/lookup',
    function: 'lookup',
    access: 'public',
    unit: 'none',
    summary: 'Mẫu tra cứu, cho trình duyệt mở lại địa chỉ này',
    response: formPage,
  },
  session: {
    ...read,
    method: 'GET',
    path: '/api/session',
    function: 'session',
    access: 'session.read',
    unit: 'none',
    summary: 'Tài khoản đang đăng nhập',
    response: session.sessionResponse,
  },
} as const satisfies Record<string, Route>
