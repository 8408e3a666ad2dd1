import { type Instant, instantOf, PaymentError, type WebhookHint } from '@paystate/core'
import { expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../src/engine/settings.ts'
import { listHolds } from '../../src/store/instances/hold.ts'
import { registerInstance } from '../../src/store/instances/register-instance.ts'
import { findPayment } from '../../src/store/payments/find-payment.ts'
import { sweepNext } from '../../src/sweep/sweep-next.ts'
import { openProviderStage } from '../support/provider-stage.ts'
import { describeStore, type Stage } from '../support/stores.ts'

const EVERY_MS = 5 * 60_000

async function sweeping(stage: () => Promise<Stage>, variant: 'full' | 'plain' = 'full') {
  const made = await openProviderStage(stage, { variant })
  const { store, instance, services, subject } = made
  await registerInstance(store, { name: instance, provider: 'reference', account: null })
  const listed: Instant[] = []
  const list: { hints: readonly WebhookHint[]; fails?: boolean } = { hints: [] }
  const { account } = subject.adapter
  const adapter = {
    ...subject.adapter,
    async *listChanges({ since }: { since: Instant }) {
      listed.push(since)
      for (const hint of list.hints) yield hint
      if (list.fails) throw new PaymentError('undecided', { what: 'The list broke off.' })
    },
  }
  const hint = (reference: string, listedAt: Instant): WebhookHint => ({
    account,
    event: '',
    recognized: true,
    reference,
    listedAt,
  })
  const sweep = () =>
    sweepNext({
      ...services,
      instances: new Map([[instance, { name: instance, adapter, account: null }]]),
      owner: 'test',
      settings: DEFAULT_SETTINGS,
    })
  const inbox = async () => {
    const { rows } = await store.query('select digest from paystate.inbox where instance = $1', [
      instance,
    ])
    return rows
  }
  return { ...made, sweep, list, listed, hint, inbox }
}

describeStore('a sweep', (stage) => {
  it('asks for a step of what changed, and goes on where it ended', async () => {
    const {
      sweep,
      list,
      listed,
      hint,
      stored,
      name,
      store,
      in: at,
      advance,
      subject,
    } = await sweeping(stage)
    const row = await stored({ reference: name('ref') })
    const listedAt = instantOf(subject.time.clock.now() + 5_000)
    list.hints = [hint(row.reference, listedAt)]

    expect(await sweep()).toBe(1)
    expect(await findPayment(store, { key: row.key })).toMatchObject({ calls: 1, dueAt: at(0) })
    expect(await sweep()).toBe(0)
    advance(EVERY_MS)
    expect(await sweep()).toBe(1)
    expect(listed).toEqual([instantOf(subject.time.clock.now() - 24 * 3_600_000), listedAt])
  })

  it('that breaks off begins at the same place again', async () => {
    const { sweep, list, listed, hint, stored, name, store, advance, subject } =
      await sweeping(stage)
    const row = await stored({ reference: name('ref') })
    list.hints = [hint(row.reference, instantOf(subject.time.clock.now() + 5_000))]
    list.fails = true
    await sweep()
    advance(EVERY_MS)
    await sweep()

    expect(listed[1]).toBe(listed[0])
    expect(await findPayment(store, { key: row.key })).toMatchObject({ calls: 2 })
  })

  it('takes in what has our prefix and no payment, and nothing of others', async () => {
    const { sweep, list, hint, references, inbox, subject } = await sweeping(stage)
    const ours = references.of({ kind: 'create', id: 'forgotten', try: 1 })
    const listedAt = instantOf(subject.time.clock.now())
    list.hints = [hint(ours, listedAt), hint('of_others', listedAt)]
    await sweep()

    expect(await inbox()).toEqual([{ digest: `listed:${ours}` }])
  })

  it('of a held instance begins where things are forgotten, and ends the hold once all that it named is dealt with', async () => {
    const {
      sweep,
      list,
      listed,
      hint,
      stored,
      name,
      store,
      advance,
      instance,
      subject,
      in: at,
    } = await sweeping(stage)
    const row = await stored({ reference: name('ref') })
    const since = at(-72 * 3_600_000)
    await store.query(
      `update paystate.instances set held_since = $2, held_at = $3, held_because = 'declared' where name = $1`,
      [instance, since, at(0)],
    )
    const isHeld = async () => (await listHolds(store)).some((hold) => hold.instance === instance)
    list.hints = [hint(row.reference, instantOf(subject.time.clock.now()))]
    await sweep()
    const afterFirst = await isHeld()
    list.hints = []
    advance(EVERY_MS)
    await sweep()
    const whileOpen = await isHeld()
    await store.query('update paystate.inbox set handled_at = $2 where instance = $1', [
      instance,
      at(0),
    ])
    advance(EVERY_MS)
    await sweep()

    expect(listed[0]).toBe(since)
    expect([afterFirst, whileOpen, await isHeld()]).toEqual([true, true, false])
  })

  it('is left out where the provider has no lists', async () => {
    const { sweep, listed } = await sweeping(stage, 'plain')

    expect(await sweep()).toBe(0)
    expect(listed).toEqual([])
  })
})
