import type { Route } from '../api/route.ts'
import { PAGE_PARAMETERS } from '../pagination/list-page.ts'
import {
  createMandate,
  getMandate,
  listMandates,
  MANDATE_PARAMETERS,
  revokeMandate,
} from './mandates.ts'

const MANDATES = '/customers/{id}/mandates'

export const MANDATE_ROUTES: readonly Route[] = [
  {
    call: 'create_mandate',
    method: 'POST',
    path: MANDATES,
    operate: createMandate,
    body: MANDATE_PARAMETERS,
  },
  {
    call: 'list_mandates',
    method: 'GET',
    path: MANDATES,
    operate: listMandates,
    query: [...PAGE_PARAMETERS, 'scopes'],
  },
  { call: 'get_mandate', method: 'GET', path: `${MANDATES}/{id}`, operate: getMandate },
  { call: 'revoke_mandate', method: 'DELETE', path: `${MANDATES}/{id}`, operate: revokeMandate },
]
