import * as z from 'zod'
import { userFilter } from '../user-filter.ts'
import { groupView, poolView, userView } from '../views.ts'
import { operation, poolOf } from './operation.ts'
import { nextToken, page } from './paging.ts'
import { groupName, limit, poolId } from './shapes.ts'

const listUsersInput = z.object({
  UserPoolId: poolId,
  AttributesToGet: z.array(z.string()).optional(),
  Filter: z.string().max(256).default(''),
  Limit: limit,
  PaginationToken: nextToken,
})

export const ListUsers = operation('signed', listUsersInput, (state, input) => {
  const found = poolOf(state, input.UserPoolId).users.all().filter(userFilter(input.Filter))
  const { items, next } = page(found, ({ username }) => username, input.Limit, input.PaginationToken)
  return { Users: items.map((user) => userView(user, input.AttributesToGet)), ...(next && { PaginationToken: next }) }
})

const inGroupInput = z.object({ UserPoolId: poolId, GroupName: groupName, Limit: limit, NextToken: nextToken })

export const ListUsersInGroup = operation('signed', inGroupInput, (state, input) => {
  const pool = poolOf(state, input.UserPoolId)
  const { name } = pool.group(input.GroupName)
  const members = pool.users.all().filter((user) => user.groups.includes(name))
  const { items, next } = page(members, ({ username }) => username, input.Limit, input.NextToken)
  return { Users: items.map((user) => userView(user)), ...(next && { NextToken: next }) }
})

const listGroupsInput = z.object({ UserPoolId: poolId, Limit: limit, NextToken: nextToken })

export const ListGroups = operation('signed', listGroupsInput, (state, input) => {
  const pool = poolOf(state, input.UserPoolId)
  const { items, next } = page(pool.groups(), ({ name }) => name, input.Limit, input.NextToken)
  return { Groups: items.map((group) => groupView(pool, group)), ...(next && { NextToken: next }) }
})

export const DescribeUserPool = operation('signed', z.object({ UserPoolId: poolId }), (state, input) => ({
  UserPool: poolView(poolOf(state, input.UserPoolId)),
}))
