import type { Database } from '@paystate/engine'
import { z } from 'zod'
import type { Providers } from './providers.ts'

/** Which provider takes new payments, by currency. Payments under way stay where they are. */
export interface ProviderSwitch {
  /** The name of the provider that takes the next payment in this currency. */
  nameFor(currency: string): string
  /** The providers that can take this currency. */
  offers(currency: string): readonly string[]
  turn(currency: string, to: string): Promise<void>
}

/** Which provider takes what, by configuration. */
export interface Routing {
  /** The provider of all currencies that are not named. */
  readonly provider: string
  /** Providers by currency. */
  readonly currencies: Readonly<Record<string, string>>
}

const switchRow = z.object({ currency: z.string(), provider: z.string(), configured: z.string() })

/**
 * Reads what was switched while the shop ran. A switch lasts over restarts, until the configuration changes:
 * the later decision counts.
 *
 * @param named The engine's name of a provider.
 */
export async function createProviderSwitch(
  database: Database,
  { providers, routing, named }: { providers: Providers; routing: Routing; named: Named },
): Promise<ProviderSwitch> {
  const configured = JSON.stringify(routing)
  await database.query('delete from shop.switches where configured <> $1', [configured])
  const { rows } = await database.query('select currency, provider, configured from shop.switches')
  const turned = new Map(
    rows.map((row) => switchRow.parse(row)).map(({ currency, provider }) => [currency, provider]),
  )
  const offers = (currency: string) =>
    [...providers.values()]
      .filter(({ capabilities }) => Object.hasOwn(capabilities.currencies, currency))
      .map(({ name }) => name)
  const chosen = (currency: string) =>
    named(turned.get(currency) ?? routing.currencies[currency] ?? routing.provider)
  return {
    offers,
    nameFor(currency) {
      const able = offers(currency)
      const name = chosen(currency)
      return able.includes(name) ? name : (able[0] ?? name)
    },
    async turn(currency, to) {
      const provider = providers.get(to)?.provider ?? to
      await database.query(
        `insert into shop.switches (currency, provider, configured) values ($1, $2, $3)
         on conflict (currency) do update set provider = excluded.provider`,
        [currency, provider, configured],
      )
      turned.set(currency, provider)
    },
  }
}

/** The engine's name of a provider. */
export type Named = (provider: string) => string
