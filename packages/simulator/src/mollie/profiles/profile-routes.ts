import type { Route } from '../api/route.ts'
import { getOwnProfile, getProfile, listProfiles } from './profiles.ts'

export const PROFILE_ROUTES: readonly Route[] = [
  {
    call: 'list_profiles',
    method: 'GET',
    path: '/profiles',
    operate: listProfiles,
    query: ['from', 'limit'],
  },
  { call: 'get_profile', method: 'GET', path: '/profiles/me', operate: getOwnProfile },
  { call: 'get_profile', method: 'GET', path: '/profiles/{id}', operate: getProfile },
]
