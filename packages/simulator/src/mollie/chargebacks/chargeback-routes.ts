import { PAYMENT, READ_QUERY, type Route } from '../api/route.ts'
import { PART_PAGE_PARAMETERS } from '../pagination/list-page.ts'
import { getChargeback, listAllChargebacks, listChargebacks } from './read-chargebacks.ts'

export const CHARGEBACK_ROUTES: readonly Route[] = [
  {
    call: 'list_chargebacks',
    method: 'GET',
    path: `${PAYMENT}/chargebacks`,
    operate: listChargebacks,
    query: PART_PAGE_PARAMETERS,
  },
  {
    call: 'get_chargeback',
    method: 'GET',
    path: `${PAYMENT}/chargebacks/{id}`,
    operate: getChargeback,
    query: READ_QUERY,
  },
  {
    call: 'list_chargebacks',
    method: 'GET',
    path: '/chargebacks',
    operate: listAllChargebacks,
    query: PART_PAGE_PARAMETERS,
  },
]
