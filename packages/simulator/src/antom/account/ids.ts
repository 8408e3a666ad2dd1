import type { Random } from '../../seed/random.ts'
import { providerTime } from '../time/provider-time.ts'

/** Ids as the gateway makes them: the day, then digits. They are to be read as opaque. */
export interface Ids {
  payment(at: number): string
  refund(at: number): string
  capture(at: number): string
  session(at: number): string
  dispute(at: number): string
  cardToken(): string
}

export function createIds(random: Random): Ids {
  const made = (kind: string) => (at: number) =>
    `${providerTime(at).slice(0, 10).replaceAll('-', '')}${kind}${random.text(14, '0123456789')}`
  return {
    payment: made('1940108001001'),
    refund: made('1940108013001'),
    capture: made('1940108007001'),
    session: made('1940108021001'),
    dispute: made('1940108031001'),
    cardToken: () => `ALIPAY${random.text(26)}`,
  }
}
