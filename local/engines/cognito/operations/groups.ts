import { groupView } from '../views.ts'
import { operation, poolOf, userOf } from './operation.ts'
import { nextToken, page } from './paging.ts'
import { groupName, limit, poolAndUser } from './shapes.ts'

const membership = poolAndUser.extend({ GroupName: groupName })

export const AdminAddUserToGroup = operation('signed', membership, (state, input) => {
  const pool = poolOf(state, input.UserPoolId)
  const user = userOf(pool, input.Username)
  const { name } = pool.group(input.GroupName)
  if (!user.groups.includes(name)) pool.users.put({ ...user, groups: [...user.groups, name], modifiedAt: state.now() })
  return {}
})

export const AdminRemoveUserFromGroup = operation('signed', membership, (state, input) => {
  const pool = poolOf(state, input.UserPoolId)
  const user = userOf(pool, input.Username)
  const { name } = pool.group(input.GroupName)
  const groups = user.groups.filter((group) => group !== name)
  if (groups.length < user.groups.length) pool.users.put({ ...user, groups, modifiedAt: state.now() })
  return {}
})

const listOfUser = poolAndUser.extend({ Limit: limit, NextToken: nextToken })

export const AdminListGroupsForUser = operation('signed', listOfUser, (state, input) => {
  const pool = poolOf(state, input.UserPoolId)
  const user = userOf(pool, input.Username)
  const groups = pool.groups().filter(({ name }) => user.groups.includes(name))
  const { items, next } = page(groups, ({ name }) => name, input.Limit, input.NextToken)
  return { Groups: items.map((group) => groupView(pool, group)), ...(next && { NextToken: next }) }
})
