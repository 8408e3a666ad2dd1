import type { Account, PaymentAdapter } from '@paystate/core'
import { EngineError } from '../errors/engine-error.ts'
import { registerInstance } from '../store/instances/register-instance.ts'
import type { Store } from '../store/store.ts'
import { verifyAccount } from './verify-account.ts'

/** A provider under the name it is configured with; its payments stay with it. */
export interface Instance {
  readonly name: string
  readonly adapter: PaymentAdapter
  /** The account as it is stored; null where its id changes with the key. */
  readonly account: string | null
}

export type Instances = ReadonlyMap<string, Instance>

/**
 * Makes the configured instances known to the database.
 *
 * @throws {EngineError} `account_differs` when a name stands for another account's payments; where the account
 * has no name but its key, a new key is proved by a read, and `account_unverified` says that none was possible.
 */
export async function registerInstances(
  store: Store,
  adapters: Readonly<Record<string, PaymentAdapter>>,
): Promise<Instances> {
  const instances = new Map<string, Instance>()
  for (const [name, adapter] of Object.entries(adapters)) {
    const { provider } = adapter.account
    const account = accountText(adapter.account)
    const known = await registerInstance(store, { name, provider, account })
    const isOther = known.account !== null && account !== null && known.account !== account
    if (known.provider !== provider || isOther) {
      throw new EngineError('account_differs', {
        subject: name,
        what: 'The payments under this name belong to another account.',
      })
    }
    if (account === null) {
      await verifyAccount(store, { instance: name, adapter, proved: known.credential })
    }
    instances.set(name, { name, adapter, account })
  }
  return instances
}

/** An id that is made from the key names no account: it changes with the key. */
function accountText({ provider, mode, id, credential }: Account): string | null {
  if (credential !== '' && id.includes(credential)) return null
  return `${provider}:${mode}:${id}`
}
