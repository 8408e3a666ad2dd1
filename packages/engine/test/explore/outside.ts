import type { PaymentStatus } from '@paystate/core'
import type { Step } from './plan.ts'
import type { Site } from './site.ts'
import type { World } from './world.ts'

/** What happens without the application: the payer, the bank, webhooks of long ago. Each of them once. */
export async function happen(
  world: World,
  { step, index }: { readonly step: Step; readonly index: number },
): Promise<void> {
  const { happened } = world
  if (happened.has(index)) return
  happened.add(index) // a process that was paused may come by at the same time
  if (!(await happenAt(world, step))) happened.delete(index)
}

/** Whether it could happen, as things are; else it does when the plan comes by again. */
async function happenAt(world: World, step: Step): Promise<boolean> {
  const { site } = world
  switch (step.does) {
    case 'payer':
      return eachIn(world, ['requires_action'], site.payer[step.what])
    case 'bank':
      return atBank(world, step.what)
    case 'redeliver':
      for (const id of paymentsIn(world))
        if (site.webhooks.deliveries(id).length > 0) site.webhooks.again(id)
      return site.webhooks.deliveries().length > 0
    default:
      return true
  }
}

async function atBank(
  world: World,
  what: Extract<Step, { does: 'bank' }>['what'],
): Promise<boolean> {
  const { bank, ledger } = world.site
  switch (what) {
    case 'pay_late':
      return eachIn(world, ['canceled', 'expired', 'failed'], (id) => bank.payLate(id))
    case 'charge_back':
      return eachIn(world, ['captured'], async (id) => {
        await bank.chargeBack?.(id)
      })
    case 'reverse_charge_back': {
      const of = (what: string) => ledger.entries().filter(({ kind }) => kind === what)
      const won = of('chargeback_reversed').map(({ objectId }) => objectId)
      const entry = of('charged_back').find(({ objectId }) => !won.includes(objectId))
      if (entry?.objectId === undefined) return false
      await bank.reverseChargeback?.(entry.objectId)
      return true
    }
    case 'fail_refund': {
      const [refund] = paymentsIn(world).flatMap((id) => ledger.refundsOf(id))
      if (refund?.objectId === undefined) return false
      await bank.failRefund(refund.objectId)
      return true
    }
  }
}

/** A provider's account, as far as it is about one order. */
export interface Account {
  readonly site: Pick<Site, 'ledger' | 'statusOf'>
}

/** The provider's ids of all payments of this life, in the order of their creation. */
export function paymentsIn({ site }: Account): readonly string[] {
  return site.ledger
    .entries()
    .filter(({ kind }) => kind === 'created')
    .map(({ paymentId }) => paymentId)
}

/** Whoever was ever sent to a page acts there: two open payments are two charges. */
async function eachIn(
  world: World,
  statuses: readonly PaymentStatus[],
  act: (id: string) => Promise<void>,
): Promise<boolean> {
  const { site } = world
  const ids = paymentsIn(world).filter((id) =>
    statuses.some((status) => status === site.statusOf(id)),
  )
  for (const id of ids) await act(id)
  return ids.length > 0
}
