import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instantOf, money } from '@paystate/core'
import { DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { runCommand } from '../../src/command/run-command.ts'
import { canceled, paid, payLate } from '../support/anomalies.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

/** What the configuration of these tests exports; a module cannot be handed a database otherwise. */
const shared: { options?: unknown } = {}

describe('paystate', () => {
  let directory = ''
  let shop: Shop
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'paystate-'))
    Object.assign(globalThis, { paystateCommandTest: shared })
    const config = 'export default () => globalThis.paystateCommandTest.options\n'
    await writeFile(join(directory, 'paystate.config.mjs'), config)
    await writeFile(join(directory, 'empty.mjs'), 'export const nothing = 1\n')
    shop = await openShop()
    const { clock, fetch, database, names } = shop
    shared.options = {
      database,
      providers: {
        [names.mollie]: {
          provider: 'mollie',
          apiKey: DEFAULT_MOLLIE_KEY,
          baseUrl: 'https://api.mollie.test',
        },
      },
      load: (name: string) => import(name),
      clock,
      now: () => instantOf(clock.now()),
      fetch,
    }
  })
  afterAll(() => rm(directory, { recursive: true, force: true }))

  async function run(...args: string[]) {
    const written: string[] = []
    const errors: string[] = []
    const code = await runCommand(args, {
      directory,
      environment: {},
      write: (text) => void written.push(text),
      writeError: (text) => void errors.push(text),
    })
    return { code, out: written.join(''), error: errors.join('') }
  }
  const configured = (...args: string[]) => run(...args, '--config', 'paystate.config.mjs')
  const data = async (...args: string[]): Promise<unknown> =>
    JSON.parse((await configured(...args, '--json')).out)

  it('lists payments, those that are unknown, and page by page', async () => {
    const { mollie: instance } = shop.names
    const payment = await paid(shop)
    shop.mollie.faults.next('create_payment', 'drop_answer', { times: 3 })
    const { payment: lost } = await shop.payments.pay(anOrder(shop.name('order')))
    const all = await configured('list', '--instance', instance)
    const unknown = await configured('list', '--unknown', '--instance', instance)
    const page = await data('list', '--instance', instance, '--limit', '1')

    expect(all.out).toContain(payment.id)
    expect(unknown.out).toContain(lost.id)
    expect(unknown.out).not.toContain(payment.id)
    expect(page).toMatchObject({ payments: [{ id: lost.id }], next: expect.any(String) })
  })

  it('compares with the provider since a time, and says whether anything differed', async () => {
    const { mollie: instance } = shop.names
    const since = instantOf(shop.clock.now())
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
    await shop.mollie.payer.pay(payment.providerId ?? '')
    const first = await configured('reconcile', '--since', since, '--instance', instance)
    const again = await configured('reconcile', '--since', since, '--instance', instance)
    const wrong = await configured('reconcile')

    expect(first.out).toContain(`${payment.id} differed: `)
    expect(first.code).toBe(1)
    expect(again.out).toMatch(/compared, 0 differed, 0 could not be read\./)
    expect(again.code).toBe(0)
    expect(wrong.error).toContain('--since is missing')
  })

  it('shows a payment by its id and by its order, with what happened to it', async () => {
    const payment = await paid(shop)
    const byId = await configured('show', payment.id)
    const byOrder = await data('show', payment.order)

    expect(byId.out).toMatch(/evidence {2}response/)
    expect(byOrder).toMatchObject([
      { payment: { id: payment.id }, timeline: expect.any(Array), anomalies: [] },
    ])
    expect(await configured('show', 'nothing')).toMatchObject({
      code: 2,
      error: expect.stringContaining('The payment does not exist'),
    })
  })

  it('shows who asked for an operation, who took it back, and who decided', async () => {
    const { payments } = shop
    const { id } = await paid(shop)
    const refund = { payment: id, amount: money('EUR', 100) }
    const back = shop.name('return')
    await payments.refund({ ...refund, id: shop.name('return'), who: 'Ada' })
    await shop.database.transaction((tx) =>
      payments.refund({ ...refund, id: back, who: 'Grace' }, { tx }),
    )
    await payments.cancelRefund({ id: shop.name('back'), refund: back, who: 'Joan' })
    shop.mollie.faults.next('create_payment', 'reset', { times: 3 })
    const { payment: lost } = await payments.pay(anOrder(shop.name('order')))
    await payments.resolve({ kind: 'create', id: lost.id }, { who: 'Edith', why: 'Mollie says so' })

    const { out } = await configured('show', id)
    expect(out).toMatch(/intent {2}refund return_\w+ {2}by Ada\n/)
    expect(out).toContain(`refund ${back}  by Grace  withdrawn by Joan`)
    expect((await configured('show', lost.id)).out).toContain('decided by Edith: Mollie says so')
  })

  it('takes a verdict, and says who and why are missing', async () => {
    shop.mollie.faults.next('create_payment', 'reset', { times: 3 })
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
    const missing = await configured('resolve', 'create', payment.id, '--who', 'Ada')
    const done = await configured(
      ...['resolve', 'create', payment.id, '--who', 'Ada', '--why', 'Mollie says so'],
    )

    expect(missing).toMatchObject({ code: 2, error: expect.stringContaining('--why is missing') })
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('is not_applied now') })
    expect((await configured('resolve', 'nothing', payment.id)).error).toContain('create, capture')
  })

  it('lists webhooks in quarantine, verifies them again, and removes one', async () => {
    const { mollie: instance } = shop.names
    const { providerId } = await paid(shop)
    const stored = async (to: string, body: string) => {
      const { rows } = await shop.database.query(
        `insert into paystate.quarantine (instance, digest, reason, headers, body, received_at, called_at)
         values ($1, $2, 'The key was another one.', $3, convert_to($4, 'UTF8'), now(), now())
         returning key::text as id`,
        [
          to,
          shop.name('digest'),
          JSON.stringify({
            ':path': '/webhooks/mollie',
            'content-type': 'application/x-www-form-urlencoded',
          }),
          body,
        ],
      )
      return z.array(z.object({ id: z.string() })).parse(rows)[0]?.id ?? ''
    }
    const former = await stored(shop.name('former'), 'id=tr_1')
    const genuine = await stored(instance, `id=${providerId}`)
    const forged = await stored(instance, 'nothing of Mollie')
    const { out: all } = await configured('quarantine', 'list')
    const { out: ofMollie } = await configured('quarantine', 'list', '--instance', instance)
    const retried = await configured('quarantine', 'retry', '--instance', instance)
    const absent = await configured('quarantine', 'retry', former)
    const dropped = await configured('quarantine', 'drop', forged)

    expect(all).toContain(`${former}  `)
    expect(all).toContain('(not configured)  once  The key was another one.')
    expect(ofMollie.split('\n').filter((line) => line !== '')).toHaveLength(1)
    expect(all).not.toContain(`${genuine}  `) // verified when the engine was opened
    expect(retried).toMatchObject({ code: 1, out: `Webhook ${forged} is still not genuine.\n` })
    expect(absent).toMatchObject({ code: 1, out: expect.stringContaining('is not configured') })
    expect(dropped).toMatchObject({ code: 0, out: `Webhook ${forged} is removed.\n` })
    expect((await configured('quarantine', 'list', '--instance', instance)).out).toBe('None.\n')
    expect(await configured('quarantine', 'drop')).toMatchObject({ code: 2 })
    expect((await configured('quarantine', 'bury')).error).toContain('list, retry or drop')
    await configured('quarantine', 'drop', former)
  })

  it('lists every webhook in quarantine, however many there are', async () => {
    const instances = [1, 2, 3].map((number) => shop.name(`former_${number}`))
    await shop.database.query(
      `insert into paystate.quarantine (instance, digest, reason, headers, body, received_at, called_at)
       select name, name || number, 'The key was another one.', '{}', '', now(), now() + number * interval '1 s'
       from json_array_elements_text($1::json) as name, generate_series(1, 90) as number`,
      [JSON.stringify(instances)],
    )
    const { out } = await configured('quarantine', 'list')
    const listed = instances.map((name) => out.split(`${name} (not configured)`).length - 1)
    await shop.database.query(
      `delete from paystate.quarantine where instance in (select json_array_elements_text($1::json))`,
      [JSON.stringify(instances)],
    )

    expect(listed).toEqual([90, 90, 90])
  })

  it('lists anomalies, and closes one in the name of a person', async () => {
    const attempt = await canceled(shop)
    await payLate(shop, attempt)
    const listed = z
      .object({ anomalies: z.array(z.object({ id: z.string(), kind: z.string() })) })
      .parse(await data('anomalies', '--open', '--order', attempt.order))
    const [anomaly] = listed.anomalies
    const closed = await configured(
      ...['close', anomaly?.id ?? '', '--who', 'Ada', '--why', 'Shipped'],
    )

    expect(listed.anomalies).toMatchObject([{ kind: 'late_money' }])
    expect(closed.out).toContain('closed')
    expect((await configured('anomalies', '--open', '--order', attempt.order)).out).toBe('None.\n')
    expect((await configured('anomalies', '--kind', 'odd')).error).toContain('must be one of')
  })

  it('checks, and fails with an exit code when an account fails', async () => {
    const fine = await configured('check')
    shop.mollie.faults.next('*', 'server_error', { times: 20 })
    const failed = await configured('check')
    shop.mollie.faults.clear()

    expect(fine.code).toBe(0)
    expect(failed).toMatchObject({ code: 1, out: expect.stringContaining('failed') })
  })

  it('rebuilds every payment from its evidence, and says which differs', async () => {
    const payment = await paid(shop)
    const fine = await configured('rebuild', '--compare')
    const alter = (text: string, by: string) =>
      shop.store.query(
        `update paystate.checkpoints set checkpoint = replace(checkpoint::text, $2, $3)::json
         where payment = (select key from paystate.payments where id = $1)`,
        [payment.id, text, by],
      )
    await alter('"status":"captured"', '"status":"authorized"')
    const differing = await configured('rebuild', '--compare')
    await alter('"version":1', '"version":99')
    const unreadable = await configured('rebuild', '--compare')
    await alter('"version":99', '"version":1') // other tests have payments in the same database
    await alter('"status":"authorized"', '"status":"captured"')

    expect(fine).toMatchObject({ code: 0, out: expect.stringContaining(', 0 differ.') })
    expect(differing).toMatchObject({ code: 1, out: expect.stringContaining(`${payment.id}: `) })
    expect(unreadable.out).toContain(`${payment.id}: checkpoint`)
    expect((await configured('rebuild')).error).toContain('rebuild --compare')
  })

  it('migrates, in a directory that is new', async () => {
    const database = join(directory, 'data')

    expect(await run('migrate', '--database', database)).toMatchObject({ code: 0, error: '' })
    expect((await run('list', '--database', database)).out).toBe('None.\n')
  })

  it('lists and repeats what a consumer failed on', async () => {
    const consumer = shop.name('consumer')
    const dead = await configured('dead', 'list', consumer)
    const gone = await configured('retry', consumer, '17')

    expect(dead.out).toBe('None.\n')
    expect(gone).toMatchObject({
      code: 2,
      error: expect.stringContaining('This consumer has no such undelivered event'),
    })
    expect((await configured('dead', 'bury', consumer)).error).toContain('list, show or send')
    expect((await configured('skip', consumer, 'x')).error).toContain('must be its number')
  })

  it.each([
    [['list'], 'No database is named. Pass --database'],
    [['burn'], 'There is no command "burn"'],
    [['list', '--who', 'Ada'], 'list takes no --who'],
    [['list', '--colour'], "Unknown option '--colour'"],
    [['show', '--database', 'memory://'], 'Usage: paystate show <payment or order>'],
    [['list', '--config', 'nowhere.mjs'], 'cannot be loaded'],
    [['list', '--config', 'empty.mjs'], 'must export the options of createPayments'],
    [['doctor', 'mollie', 'antom', '--database', 'memory://'], 'is not configured'],
  ])('says what is wrong with %j', async (args, message) => {
    const { code, error } = await run(...args)

    expect(code).toBe(2)
    expect(error).toContain(message)
  })

  it('prints its help', async () => {
    const { code, out } = await run('--help')

    expect(code).toBe(0)
    expect(out).toMatch(/doctor <from> <to>/)
    expect(out).toContain('  rebuild --compare\n')
    expect(out).toContain('  list [--unknown] [--status]')
  })

  it.each([
    [['release', 'mollie', '--who', 'Kim', '--why', 'Compared.'], 'Unexpected argument "mollie".'],
    [['release', '--who', 'Kim', '--why', 'All', 'compared'], 'Unexpected argument "compared".'],
    [['erase', 'order_1', 'order_2'], 'Unexpected argument "order_2".'],
    [['skip', 'shop', '3', '4'], 'Usage: paystate skip <consumer> <event>'],
  ])('does nothing where it is told more than it reads: %j', async (args, message) => {
    await shop.payments.restored({ since: '2026-01-01T00:00:00Z' })
    const { code, error } = await configured(...args)

    expect(code).toBe(2)
    expect(error).toContain(message)
    expect((await shop.payments.check()).heldInstances).not.toEqual([])
    await shop.payments.releaseInstances({ who: 'Kim', why: 'The test is over.' })
  })

  it('prints an id that would make up a line of its own on one line', async () => {
    const order = `${shop.name('order')}\n\u001b[2Kpay_1 \u202e05.01 captured`
    await paid(shop, order)
    const { out } = await configured('show', order)
    const listed = await configured('list', '--order', order)

    for (const text of [out, listed.out]) {
      expect(text).toContain(String.raw`\u{a}\u{1b}[2Kpay_1 \u{202e}05.01 captured`)
      expect(text).not.toContain('\u001b')
      expect(text).not.toContain('\u202e')
      expect(text).not.toMatch(/^.{0,4}pay_1 /m)
    }
  })

  it('declares a restored backup, and releases what is held in a person’s name', async () => {
    const { mollie: instance } = shop.names
    const declared = await data('restored', '--since', '2026-01-01T00:00:00Z')
    const held = (await shop.payments.check()).heldInstances?.map((one) => one.instance)
    const nameless = await configured('release', '--instance', instance)
    const released = await data(
      'release',
      ...['--instance', instance, '--who', 'Kim', '--why', 'Compared by hand.'],
    )
    await configured('release', '--who', 'Kim', '--why', 'Compared by hand.')
    const again = await configured('release', '--who', 'Kim', '--why', 'Compared by hand.')

    expect(declared).toMatchObject({
      held: expect.arrayContaining([
        expect.objectContaining({ instance, since: '2026-01-01T00:00:00Z' }),
      ]),
    })
    expect(held).toContain(instance)
    expect(nameless).toMatchObject({ code: 2, error: expect.stringContaining('--who is missing') })
    expect(released).toEqual({ released: [instance] })
    expect(again.out).toBe('None was held.\n')
    expect((await configured('restored', '--since', 'yesterday')).error).toContain('since')
  })
})

describe('doctor', () => {
  it('says what changes with a move, and what is under way', async () => {
    const shop = await openShop()
    const { mollie: from, antom: to } = shop.names
    await shop.payments.pay(anOrder(shop.name('order')))
    const { differences, underWay } = await shop.payments.doctor({ from, to })
    const topics = differences.map(({ topic }) => topic)

    expect(topics).toEqual(expect.arrayContaining(['cancel of what was paid', 'webhooks']))
    expect(differences).toContainEqual(
      expect.objectContaining({ topic: 'currency CHF', from: '2 decimals', to: 'refused' }),
    )
    expect(topics).not.toContain('currency EUR')
    expect(underWay).toMatchObject([{ currency: 'EUR', payments: 1, requested: 1050 }])
    expect((await shop.payments.doctor({ from, to: from })).differences).toEqual([])
  })
})
