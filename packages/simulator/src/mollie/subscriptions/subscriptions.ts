import { DEFAULT_PROFILE } from '../access/access.ts'
import type { Account } from '../account/account.ts'
import { openSubscription } from './subscription-operations.ts'

/** Next-generation webhooks, as the merchant sets them up in the dashboard. */
export interface MollieSubscriptions {
  /** Subscribes a URL to events (default: all) and gives the secret that they are signed with. */
  subscribe(options: { url: string; eventTypes?: readonly string[]; mode?: 'live' | 'test' }): {
    id: string
    secret: string
  }
  /** Gives the new secret. For 24 hours every message carries two signatures. */
  rollSecret(id: string): string
  /** A webhook whose messages were never accepted is `blocked`. */
  statusOf(id: string): 'enabled' | 'blocked' | 'disabled' | undefined
}

export function createSubscriptions(account: Account): MollieSubscriptions {
  const { subscriptions } = account

  return {
    subscribe({ url, eventTypes = ['*'], mode = 'test' }) {
      const profileId = DEFAULT_PROFILE
      const opened = openSubscription(account, { name: url, url, eventTypes, mode, profileId })
      return { id: opened.id, secret: opened.secrets[0]?.value ?? '' }
    },
    rollSecret(id) {
      const subscription = subscriptions.find(id)
      if (!subscription) throw new RangeError(`There is no webhook ${id}`)
      return subscriptions.roll(subscription)
    },
    statusOf: (id) => subscriptions.find(id)?.status,
  }
}
