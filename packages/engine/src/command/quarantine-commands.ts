import type { QuarantinedWebhook } from '../back-office/quarantine.ts'
import type { Payments } from '../payments/payments.ts'
import { isMissingKey } from '../store/database/database-error.ts'
import { type Command, positional, type Report, type Typed, textOf, UsageError } from './command.ts'

const quarantine: Command = {
  usage: 'quarantine <list | retry | drop> [webhook]',
  text: 'Lists the webhooks that could not be verified, verifies one or all again with the keys of now, or removes one.',
  flags: ['instance'],
  needs: 1,
  async run(typed, { payments }) {
    const engine = await payments()
    const verb = positional(typed, 0)
    switch (verb) {
      case 'list': {
        const held = await heldAt(engine, textOf(typed, 'instance'))
        return { data: held, lines: held.length === 0 ? ['None.'] : held.map(lineOf) }
      }
      case 'retry':
        return retry(engine, typed)
      case 'drop': {
        const id = positional(typed, 1)
        if (id === '') throw new UsageError('Name the webhook; `quarantine list` shows them.')
        await engine.dropWebhook(id)
        return { data: { id }, lines: [`Webhook ${id} is removed.`] }
      }
      default:
        throw new UsageError(`quarantine can list, retry or drop, not "${verb}".`)
    }
  },
}

function lineOf(webhook: QuarantinedWebhook): string {
  const { id, instance, receivedAt, copies, reason, configured } = webhook
  const from = configured ? instance : `${instance} (not configured)`
  return `${id}  ${receivedAt}  ${from}  ${copies === 1 ? 'once' : `${copies} times`}  ${reason}`
}

/** Those of one provider, or of all: a list of every provider's shows the newest only. */
async function heldAt(
  engine: Payments,
  instance: string | undefined,
): Promise<readonly QuarantinedWebhook[]> {
  if (instance !== undefined) return engine.quarantine({ instance })
  const newest = await engine.quarantine()
  const names = [...newest, ...(await engine.providers())].map((one) => one.instance)
  const held: QuarantinedWebhook[] = []
  for (const name of new Set(names)) held.push(...(await engine.quarantine({ instance: name })))
  return held
}

type Verified = Awaited<ReturnType<Payments['verifyWebhook']>> | 'sealed'

const WORDS = {
  taken_in: 'is genuine, and is handled like any other.',
  refused: 'is still not genuine.',
  sealed: 'cannot be opened: it is sealed with a key that sealWith lacks.',
  not_configured: 'cannot be verified: its provider is not configured.',
} as const satisfies Record<Verified, string>

/** One that stays is for a person: that is what the exit code says. */
async function retry(engine: Payments, typed: Typed): Promise<Report> {
  const id = positional(typed, 1)
  const ids =
    id === '' ? (await heldAt(engine, textOf(typed, 'instance'))).map((one) => one.id) : [id]
  const verified = []
  for (const one of ids) verified.push({ id: one, result: await verify(engine, one) })
  const stays = verified.some(({ result }) => result !== 'taken_in')
  const lines = verified.map((one) => `Webhook ${one.id} ${WORDS[one.result]}`)
  return {
    data: verified,
    lines: lines.length === 0 ? ['None.'] : lines,
    ...(stays && { state: 'attention' as const }),
  }
}

/** One that does not open hides none of the others. */
async function verify(engine: Payments, id: string): Promise<Verified> {
  try {
    return await engine.verifyWebhook(id)
  } catch (error) {
    if (isMissingKey(error)) return 'sealed'
    throw error
  }
}

/** The command about webhooks that could not be verified. */
export const QUARANTINE_COMMANDS = { quarantine } as const
