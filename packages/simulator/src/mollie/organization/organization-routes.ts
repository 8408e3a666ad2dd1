import type { Route } from '../api/route.ts'
import { getOrganization, getOwnOrganization } from './organization.ts'
import { getPermission, listPermissions } from './permissions.ts'

export const ORGANIZATION_ROUTES: readonly Route[] = [
  {
    call: 'get_organization',
    method: 'GET',
    path: '/organizations/me',
    operate: getOwnOrganization,
  },
  {
    call: 'get_organization',
    method: 'GET',
    path: '/organizations/{id}',
    operate: getOrganization,
  },
  { call: 'list_permissions', method: 'GET', path: '/permissions', operate: listPermissions },
  { call: 'get_permission', method: 'GET', path: '/permissions/{id}', operate: getPermission },
]
