import { elsewhereResponse } from '../elsewhere.ts'
import * as entitlements from '../entitlements.ts'
import * as exports from '../exports.ts'
import { create, type Route, read } from '../route.ts'

/** The people and their supports. */
export const registerRoutes = {
  searchEntitlements: {
    ...read,
    method: 'POST',
    path: '/api/entitlements/search',
    function: 'entitlements',
    access: 'entitlement.read',
    unit: 'body',
    summary: 'Tìm trong danh sách đối tượng',
    body: entitlements.searchRequest,
    response: entitlements.searchResponse,
  },
  searchByIdNumber: {
    ...read,
    method: 'POST',
    path: '/api/entitlements/search-by-id-number',
    function: 'entitlements',
    access: 'entitlement.read-id-number',
    unit: 'body',
    summary: 'Tìm đối tượng theo số CMND/CCCD',
    body: entitlements.numberSearchRequest,
    response: entitlements.searchResponse,
  },
  requestExport: {
    ...create,
    method: 'POST',
    path: '/api/exports',
    function: 'exports',
    access: 'entitlement.export',
    unit: 'body',
    summary: 'Xuất đúng những gì đang lọc ra tệp',
    body: exports.requestExportRequest,
    response: exports.exportSummary,
  },
  exportedFile: {
    ...read,
    method: 'GET',
    path: '/api/exports/{exportId}',
    function: 'exports',
    access: 'entitlement.read',
    unit: 'stored',
    summary: 'Một tệp đã xuất, của chính người yêu cầu',
    response: exports.exportSummary,
  },
  entitlement: {
    ...read,
    method: 'GET',
    path: '/api/entitlements/{entitlementId}',
    function: 'entitlements',
    access: 'entitlement.read',
    unit: 'stored',
    summary: 'Một khoản hỗ trợ và nhật ký của nó',
    response: entitlements.entitlementDetail,
  },
  entitlementElsewhere: {
    ...read,
    method: 'GET',
    path: '/api/entitlements/{entitlementId}/elsewhere',
    function: 'cases',
    access: 'case.read',
    unit: 'stored',
    summary: 'Những khoản của chương trình khác có thể là của cùng một người',
    response: elsewhereResponse,
  },
} as const satisfies Record<string, Route>
