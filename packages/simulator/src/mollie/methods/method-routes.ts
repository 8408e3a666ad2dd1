import type { Route } from '../api/route.ts'
import {
  ALL_METHODS_PARAMETERS,
  getMethod,
  listAllMethods,
  listMethods,
  METHOD_PARAMETERS,
  ONE_METHOD_PARAMETERS,
} from './read-methods.ts'

export const METHOD_ROUTES: readonly Route[] = [
  {
    call: 'list_methods',
    method: 'GET',
    path: '/methods',
    operate: listMethods,
    query: METHOD_PARAMETERS,
  },
  {
    call: 'list_methods',
    method: 'GET',
    path: '/methods/all',
    operate: listAllMethods,
    query: ALL_METHODS_PARAMETERS,
  },
  {
    call: 'list_methods',
    method: 'GET',
    path: '/methods/{id}',
    operate: getMethod,
    query: ONE_METHOD_PARAMETERS,
  },
]
