import * as payLists from '../pay-lists.ts'
import { create, type Route, read, write } from '../route.ts'
import { page } from '../shapes.ts'

/** Lists that people sign when they are paid, from the printer and back. */
export const payListRoutes = {
  payListChoices: {
    ...read,
    method: 'POST',
    path: '/api/pay-lists/choices',
    function: 'pay-lists',
    access: 'pay-list.read',
    unit: 'body',
    summary: 'Các thôn, buôn, chính sách, quyết định, tháng của xã còn khoản phải chi',
    body: payLists.payListWanted,
    response: payLists.payListChoices,
  },
  printPayList: {
    ...create,
    method: 'POST',
    path: '/api/pay-lists',
    function: 'pay-lists',
    access: 'pay-list.print',
    unit: 'body',
    summary: 'In danh sách chi trả, ký nhận theo thôn, buôn',
    body: payLists.printPayListRequest,
    response: payLists.payListSummary,
  },
  payLists: {
    ...read,
    method: 'GET',
    path: '/api/pay-lists',
    function: 'pay-lists',
    access: 'pay-list.read',
    unit: 'query',
    summary: 'Các danh sách ký nhận đã in, mới nhất trước',
    query: payLists.payListsQuery,
    response: page(payLists.payListSummary),
  },
  payList: {
    ...read,
    method: 'GET',
    path: '/api/pay-lists/{payListCode}',
    function: 'pay-lists',
    access: 'pay-list.read',
    unit: 'stored',
    summary: 'Một danh sách ký nhận theo mã in ở chân trang',
    response: payLists.payListDetail,
  },
  reconcilePayList: {
    ...write,
    method: 'POST',
    path: '/api/pay-lists/{payListCode}/reconciliation',
    function: 'pay-lists',
    access: 'pay-list.reconcile',
    unit: 'stored',
    summary: 'Đối chiếu bản đã ký: số người, số tiền, các STT không ký',
    body: payLists.reconcilePayListRequest,
    response: payLists.payListDetail,
  },
} as const satisfies Record<string, Route>
