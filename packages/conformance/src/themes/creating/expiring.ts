import { type CreatePayment, epochOf, instantOf, type Payment } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimKind, claimSame } from '../../claims/claim-broken.ts'
import { claimRefusedUnsent } from '../../claims/refused-unsent.ts'
import type { Scene } from '../../claims/scene.ts'
import { happened, story } from '../../claims/sources.ts'
import type { Subject } from '../../subject/subject.ts'

const MINUTE = 60_000

const source = happened('An option was accepted and then dropped.', 'productdevbook/kasapay#168')

/** What an adapter guarantees about when an unpaid payment ends. */
export const expiring: readonly ClaimDraft[] = [
  {
    id: 'expiry-not-offered',
    sentence: 'An expiry is refused before any byte is sent where the provider has none',
    source,
    unless: ({ create }) => (create.expiresAt === 'supported' ? 'expiries are offered' : undefined),
    async check(scene) {
      const expiresAt = '2027-01-01T00:00:00Z'
      const input = { ...scene.payment(), reference: scene.reference(), expiresAt }
      await claimRefusedUnsent(scene, scene.adapter.prepare.createPayment(input))
    },
  },
  {
    id: 'expiry-is-kept',
    sentence: 'An expiry reaches the provider: the payer can pay until then, and not after',
    source,
    unless: whyNoExpiry,
    async check(scene) {
      await claimExpiry(scene, { payment: scene.payment, pay: scene.payer.pay })
    },
  },
  {
    id: 'session-expiry-is-kept',
    sentence:
      'An expiry of a session reaches the provider: the payer can pay until then, and not after',
    source: story('The page stayed open for a day: the order had been given up, and was paid.'),
    unless: whyNoExpiry,
    needs: ({ sessions }) => (sessions ? undefined : 'a payment has one attempt'),
    async check(scene) {
      if (scene.sessions) await claimExpiry(scene, scene.sessions)
    },
  },
]

function whyNoExpiry({ create }: Subject['adapter']['capabilities']): string | undefined {
  return create.expiresAt === 'supported' ? undefined : 'the provider has no expiries'
}

/** How such payments are made and paid. */
interface Kind {
  payment(): Omit<CreatePayment, 'reference'>
  pay(payment: Payment): Promise<void>
}

async function claimExpiry(scene: Scene<Subject>, { payment, pay }: Kind): Promise<void> {
  const { clock, advance } = scene.time
  const lastsMs = Math.min(6 * MINUTE, scene.payer.abandonedAfterMs / 2)
  const end = clock.now() + lastsMs
  const expiresAt = instantOf(end)
  const open = async (more: Partial<CreatePayment>): Promise<Payment> => {
    const input = { ...payment(), reference: scene.reference(), ...more }
    const outcome = await scene.send(scene.adapter.prepare.createPayment(input))
    claimKind(outcome, 'applied', 'a create that nothing disturbs')
    return outcome.value
  }
  const [early, late] = [await open({ expiresAt }), await open({ expiresAt })]
  const endless = await open({})
  for (const { times } of [early, await scene.read(late)]) {
    const isOther = times.expiresAt !== undefined && !isNear(times.expiresAt, end)
    claim(!isOther, `it is reported to end at ${times.expiresAt} instead of ${expiresAt}`)
  }
  const captured = async (paid: Payment): Promise<number> => {
    await pay(paid).catch(() => undefined) // there may be nothing left to pay
    const { id = '' } = await scene.read(paid)
    return scene.ledger.moneyOf({ id }).captured
  }
  const { minorUnits } = payment().amount
  await advance(end - MINUTE - clock.now())
  claimSame(await captured(early), minorUnits, 'what was captured a minute before the end')
  await advance(end + 2 * MINUTE - clock.now())
  claimSame(await captured(late), 0, 'what was captured after the end')
  claimSame(await captured(endless), minorUnits, 'what was captured without an expiry')
}

function isNear(instant: string, at: number): boolean {
  return Math.abs(epochOf(instant) - at) <= MINUTE
}
