import type { TrackedOperation } from '@paystate/engine'

/** What ends an unknown operation that paystate alone cannot find out about. */
interface WaitsFor {
  /** In a few words, for a list. */
  readonly short: string
  readonly sentence: string
}

const PERSON: WaitsFor = {
  short: 'ask the provider, then decide',
  sentence: 'paystate can find out nothing more: ask the provider, then decide below.',
}

const ANOTHER_PAYMENT: WaitsFor = {
  short: 'waits for another payment of the account',
  sentence:
    'Lookups do not find it, and that proves nothing: the account shows no other payment that was made here. It becomes known once another payment is made there; or ask the provider, then decide below.',
}

/** What an unknown operation waits for; undefined while lookups may find it out. */
export function waitsFor({ finder, lookups }: TrackedOperation): WaitsFor | undefined {
  if (finder === 'person') return PERSON
  return lookups?.positiveControl === 'not_seen' ? ANOTHER_PAYMENT : undefined
}
