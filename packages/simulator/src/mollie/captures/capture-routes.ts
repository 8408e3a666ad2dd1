import { PAYMENT, READ_QUERY, type Route } from '../api/route.ts'
import { PART_PAGE_PARAMETERS } from '../pagination/list-page.ts'
import { CAPTURE_PARAMETERS, createCapture, getCapture, listCaptures } from './captures.ts'

export const CAPTURE_ROUTES: readonly Route[] = [
  {
    call: 'create_capture',
    method: 'POST',
    path: `${PAYMENT}/captures`,
    operate: createCapture,
    body: CAPTURE_PARAMETERS,
  },
  {
    call: 'list_captures',
    method: 'GET',
    path: `${PAYMENT}/captures`,
    operate: listCaptures,
    query: PART_PAGE_PARAMETERS,
  },
  {
    call: 'get_capture',
    method: 'GET',
    path: `${PAYMENT}/captures/{id}`,
    operate: getCapture,
    query: READ_QUERY,
  },
]
