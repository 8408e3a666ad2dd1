import type { Route } from '../api/route.ts'
import { getBalance, getPrimaryBalance, listBalances } from './read-balances.ts'

export const BALANCE_ROUTES: readonly Route[] = [
  {
    call: 'list_balances',
    method: 'GET',
    path: '/balances',
    operate: listBalances,
    query: ['currency', 'from', 'limit'],
  },
  { call: 'get_balance', method: 'GET', path: '/balances/primary', operate: getPrimaryBalance },
  { call: 'get_balance', method: 'GET', path: '/balances/{id}', operate: getBalance },
]
