import { refuseKey } from '../access/access.ts'
import { type Account, createId } from '../account/account.ts'
import type { Call, Reply } from '../api/call.ts'
import { documentation, hal } from '../api/links.ts'
import { listPage } from '../pagination/list-page.ts'
import type { Body } from '../parameters/body.ts'
import { readText, readUrl } from '../parameters/read-parameter.ts'
import { Refusal, unprocessable } from '../refusals/refusal.ts'
import { isoTime } from '../times/iso-time.ts'
import { EVENT_TYPES, type Subscription } from './subscription.ts'
import { createSecret } from './subscription-store.ts'

/** The parameters of `POST /v2/webhooks` and `PATCH /v2/webhooks/{id}`. */
export const SUBSCRIPTION_PARAMETERS: readonly string[] = ['name', 'url', 'eventTypes']

/** What is active at a time; the numbers are of the documentation. */
const MOST_ACTIVE = { test: 2, live: 3 } as const

/** The secret is in this answer, and in no other. */
export function createSubscription(account: Account, call: Call): Reply {
  const { access, body } = permitted(call)
  const active = account.subscriptions
    .all()
    .filter(({ mode, status }) => mode === access.mode && status === 'enabled')
  if (active.length >= MOST_ACTIVE[access.mode]) {
    throw unprocessable('The maximum number of webhooks is reached')
  }
  const subscription = openSubscription(account, {
    name: readText(body, 'name') ?? missing('name'),
    url: readUrl(body, 'url') ?? missing('url'),
    eventTypes: readEventTypes(body) ?? missing('eventTypes'),
    mode: access.mode,
    profileId: access.profileId,
  })
  const webhookSecret = subscription.secrets[0]?.value
  return { status: 201, body: { ...present(account, call, subscription), webhookSecret } }
}

export function openSubscription(
  account: Pick<Account, 'random' | 'clock' | 'subscriptions' | 'nextSequence'>,
  terms: Pick<Subscription, 'name' | 'url' | 'eventTypes' | 'mode' | 'profileId'>,
): Subscription {
  const value = createSecret(account.random)
  const subscription: Subscription = {
    ...terms,
    id: createId(account, 'hook'),
    sequence: account.nextSequence(),
    createdAt: account.clock.now(),
    status: 'enabled',
    secrets: [{ value, until: Number.POSITIVE_INFINITY }],
  }
  account.subscriptions.add(subscription)
  return subscription
}

export function getSubscription(account: Account, call: Call): Reply {
  const subscription = find(account, permitted(call))
  return { status: 200, body: present(account, call, subscription) }
}

export function listSubscriptions(account: Account, call: Call): Reply {
  const { access } = permitted(call)
  const body = listPage(account, call, {
    name: 'webhooks',
    path: '/v2/webhooks',
    objects: account.subscriptions.all().filter(({ mode }) => mode === access.mode),
    present: (subscription) => present(account, call, subscription),
  })
  return { status: 200, body }
}

export function updateSubscription(account: Account, call: Call): Reply {
  const { body } = permitted(call)
  const subscription = find(account, call)
  subscription.name = readText(body, 'name') ?? subscription.name
  subscription.url = readUrl(body, 'url') ?? subscription.url
  subscription.eventTypes = readEventTypes(body) ?? subscription.eventTypes
  return { status: 200, body: present(account, call, subscription) }
}

export function deleteSubscription(account: Account, call: Call): Reply {
  const { id } = find(account, permitted(call))
  account.subscriptions.remove(id)
  account.notifier.forget(id)
  return { status: 204 }
}

/** Sends an event about the subscription itself, to see whether it arrives. */
export function pingSubscription(account: Account, call: Call): Reply {
  const subscription = find(account, permitted(call))
  account.ping(subscription, present(account, call, subscription))
  return { status: 202 }
}

export function getEvent(account: Account, call: Call): Reply {
  const { access, ids } = permitted(call)
  const event = account.subscriptions.findEvent(ids[0] ?? '')
  if (!event || event.mode !== access.mode) {
    throw new Refusal(404, `No event exists with token ${ids[0]}.`)
  }
  return { status: 200, body: event.body }
}

/** These calls need a permission that only access tokens have. */
function permitted(call: Call): Call {
  refuseKey(call.access)
  return call
}

function find(account: Account, { access, ids }: Call): Subscription {
  const [id = ''] = ids
  const subscription = account.subscriptions.find(id)
  if (subscription?.mode === access.mode) return subscription
  throw new Refusal(404, `No webhook exists with token ${id}.`)
}

function missing(name: string): never {
  throw unprocessable(`The '${name}' field is missing`, name)
}

/** One word, several joined by commas, or a list. */
function readEventTypes(body: Body): readonly string[] | undefined {
  const { eventTypes } = body
  if (eventTypes === undefined || eventTypes === null) return undefined
  const words = Array.isArray(eventTypes) ? eventTypes : String(eventTypes).split(',')
  const known = ['*', ...EVENT_TYPES]
  return words.map((word: unknown) => {
    const type = known.find((candidate) => candidate === word)
    if (type === undefined) throw unprocessable('The eventTypes are invalid', 'eventTypes')
    return type
  })
}

function present(account: Account, { access }: Call, subscription: Subscription) {
  const { id, url, name, eventTypes, status, mode, profileId, createdAt } = subscription
  return {
    resource: 'webhook',
    id,
    url,
    profileId: profileId ?? null,
    createdAt: isoTime(createdAt),
    name,
    eventTypes,
    status,
    mode,
    _links: { self: hal(account, `/v2/webhooks/${id}`, access), ...documentation('get-webhook') },
  }
}
