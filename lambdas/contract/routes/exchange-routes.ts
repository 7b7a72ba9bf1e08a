import { paymentResponse } from '../entitlements.ts'
import * as exports from '../exports.ts'
import * as files from '../foreign-files.ts'
import * as findings from '../foreign-findings.ts'
import { create, type Route, read, write } from '../route.ts'

/** What provinces tell each other, by keyed hashes. */
export const exchangeRoutes = {
  requestExchangeFile: {
    ...create,
    method: 'POST',
    path: '/api/exchange-files',
    function: 'exports',
    access: 'exchange.manage',
    unit: 'body',
    summary: 'Làm tệp dấu số giấy tờ gửi các tỉnh khác',
    body: files.requestExchangeFileRequest,
    response: exports.exportSummary,
  },
  openForeignFile: {
    ...create,
    method: 'POST',
    path: '/api/foreign-files',
    function: 'foreign-files',
    access: 'exchange.manage',
    unit: 'body',
    summary: 'Lấy chỗ tải lên tệp của tỉnh khác',
    body: files.openForeignFileRequest,
    response: files.openForeignFileResponse,
  },
  foreignFiles: {
    ...read,
    method: 'GET',
    path: '/api/foreign-files',
    function: 'foreign-files',
    access: 'exchange.read',
    unit: 'query',
    summary: 'Các tệp của tỉnh khác đã tải lên, mới nhất trước',
    query: files.foreignFilesQuery,
    response: files.foreignFilesResponse,
  },
  removeForeignFile: {
    ...write,
    method: 'POST',
    path: '/api/foreign-files/{foreignFileId}/removal',
    function: 'foreign-files',
    access: 'exchange.manage',
    unit: 'stored',
    summary: 'Gỡ tệp của tỉnh khác cùng các cảnh báo còn mở của nó',
    body: files.removeForeignFileRequest,
    response: files.foreignFile,
  },
  foreignFindings: {
    ...read,
    method: 'GET',
    path: '/api/foreign-findings',
    function: 'foreign-files',
    access: 'case.read',
    unit: 'query',
    summary: 'Các khoản có số giấy tờ trong danh sách của tỉnh khác, theo số tiền',
    query: findings.foreignFindingsQuery,
    response: findings.foreignFindingsResponse,
  },
  decideForeignFinding: {
    ...write,
    method: 'POST',
    path: '/api/entitlements/{entitlementId}/foreign-finding',
    function: 'foreign-files',
    access: 'case.decide',
    unit: 'stored',
    summary: 'Kết luận về danh sách của tỉnh khác, hoặc huỷ kết luận đó',
    body: findings.decideForeignRequest,
    response: paymentResponse,
  },
} as const satisfies Record<string, Route>
