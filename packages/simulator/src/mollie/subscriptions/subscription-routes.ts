import type { Route } from '../api/route.ts'
import { PAGE_PARAMETERS } from '../pagination/list-page.ts'
import {
  createSubscription,
  deleteSubscription,
  getEvent,
  getSubscription,
  listSubscriptions,
  pingSubscription,
  SUBSCRIPTION_PARAMETERS,
  updateSubscription,
} from './subscription-operations.ts'

export const SUBSCRIPTION_ROUTES: readonly Route[] = [
  {
    call: 'create_webhook',
    method: 'POST',
    path: '/webhooks',
    operate: createSubscription,
    body: SUBSCRIPTION_PARAMETERS,
  },
  {
    call: 'list_webhooks',
    method: 'GET',
    path: '/webhooks',
    operate: listSubscriptions,
    query: [...PAGE_PARAMETERS, 'eventTypes'],
  },
  { call: 'get_webhook', method: 'GET', path: '/webhooks/{id}', operate: getSubscription },
  {
    call: 'update_webhook',
    method: 'PATCH',
    path: '/webhooks/{id}',
    operate: updateSubscription,
    body: SUBSCRIPTION_PARAMETERS,
  },
  { call: 'delete_webhook', method: 'DELETE', path: '/webhooks/{id}', operate: deleteSubscription },
  {
    call: 'ping_webhook',
    method: 'POST',
    path: '/webhooks/{id}/ping',
    operate: pingSubscription,
  },
  { call: 'get_event', method: 'GET', path: '/events/{id}', operate: getEvent },
]
