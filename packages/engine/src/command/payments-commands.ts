import { PAYMENT_STATUSES } from '@paystate/core'
import { z } from 'zod'
import type { Page, SealedPayment } from '../back-office/list.ts'
import type { Payments } from '../payments/payments.ts'
import type { TimelineEntry } from '../payments/timeline.ts'
import { OPERATION_KINDS } from '../store/operations/operation-kind.ts'
import {
  type Command,
  needText,
  numberOf,
  positional,
  textOf,
  UsageError,
  wordOf,
} from './command.ts'

const list: Command = {
  usage: 'list',
  text: 'Lists payments, newest first.',
  flags: ['unknown', 'status', 'order', 'instance', 'currency', 'text', 'limit', 'after'],
  needs: 0,
  async run(typed, { payments }) {
    const page = await (await payments()).list({
      unknown: typed.flags.unknown === true,
      status: wordOf(typed, { flag: 'status', words: PAYMENT_STATUSES }),
      order: textOf(typed, 'order'),
      instance: textOf(typed, 'instance'),
      currency: textOf(typed, 'currency'),
      text: textOf(typed, 'text'),
      limit: numberOf(typed, 'limit'),
      after: textOf(typed, 'after'),
    })
    const lines = [...page.payments.map(lineOf), ...page.sealed.map(sealedLineOf)]
    const more = page.next === undefined ? [] : [`More: --after ${page.next}`]
    return { data: page, lines: lines.length === 0 ? ['None.'] : [...lines, ...more] }
  },
}

function sealedLineOf(payment: SealedPayment): string {
  return `${lineOf(payment)}  sealed: ${payment.why}`
}

function lineOf(payment: Omit<SealedPayment, 'why'>): string {
  const { id, order, status, instance, amount, createdAt } = payment
  return `${createdAt}  ${id}  order ${order}  ${status}  ${amount.minorUnits} ${amount.currency}  ${instance}`
}

const show: Command = {
  usage: 'show <payment or order>',
  text: 'Shows payments with everything that happened to them, and their anomalies.',
  flags: [],
  needs: 1,
  async run(typed, { payments }) {
    const engine = await payments()
    const { payments: found, sealed } = await namedBy(engine, positional(typed, 0))
    const entries = []
    for (const payment of found) {
      const { id } = payment
      const { anomalies } = await engine.anomalies({ payment: id })
      entries.push({ payment, timeline: await engine.timeline(id), anomalies })
    }
    const lines = entries.flatMap(({ payment, timeline, anomalies }) => [
      lineOf(payment),
      ...timeline.map(entryLineOf),
      ...anomalies.map(
        ({ id, kind, message, closed }) =>
          `  ${closed ? 'closed' : 'OPEN'} anomaly ${id}  ${kind}: ${message}`,
      ),
    ])
    return { data: [...entries, ...sealed], lines: [...lines, ...sealed.map(sealedLineOf)] }
  },
}

function entryLineOf({ at, kind, subject, details }: TimelineEntry): string {
  const { who, withdrawnBy, verdict, by, sealed } = shown.parse(details)
  const said = [
    (who ?? by) && `by ${who ?? by}`,
    withdrawnBy && `withdrawn by ${withdrawnBy}`,
    sealed && `sealed: ${sealed}`,
    verdict && `decided by ${verdict.who}: ${verdict.why}`,
  ].filter((words) => words)
  return [`  ${at}  ${kind}  ${subject}`, ...said].join('  ')
}

/** The persons whom an entry names, and why it cannot be read. */
const shown = z.object({
  sealed: z.string().optional(),
  who: z.string().optional(),
  withdrawnBy: z.string().optional(),
  verdict: z.object({ who: z.string(), why: z.string() }).optional(),
  by: z.string().nullish(),
})

/** The payments of an order, by attempt, or the one of an id. One whose key is missing hides no other. */
async function namedBy(payments: Payments, name: string): Promise<Omit<Page, 'next'>> {
  const { payments: found, sealed } = await payments.list({ order: name, limit: 200 })
  if (found.length + sealed.length === 0)
    return { payments: [await payments.get(name)], sealed: [] }
  return { payments: found.toReversed(), sealed: sealed.toReversed() }
}

const resolve: Command = {
  usage: 'resolve <kind> <id>',
  text: `Takes your verdict on an operation that stays unknown; the kinds are ${OPERATION_KINDS.join(', ')}.`,
  flags: ['who', 'why', 'happened', 'provider-id', 'next'],
  needs: 2,
  async run(typed, { payments }) {
    const kind = OPERATION_KINDS.find((one) => one === positional(typed, 0))
    if (!kind) throw new UsageError(`The kind must be one of ${OPERATION_KINDS.join(', ')}.`)
    const operation = { kind, id: positional(typed, 1) }
    const person = { who: needText(typed, 'who'), why: needText(typed, 'why') }
    const happened = wordOf(typed, { flag: 'happened', words: ['yes', 'no'] }) ?? 'no'
    const engine = await payments()
    const { operation: result } =
      happened === 'yes'
        ? await engine.resolve(operation, {
            ...person,
            happened,
            providerId: textOf(typed, 'provider-id'),
          })
        : await engine.resolve(operation, {
            ...person,
            next: wordOf(typed, { flag: 'next', words: ['never', 'new_reference'] }),
          })
    return { data: result, lines: [`${kind} ${operation.id} is ${result.kind} now.`] }
  },
}

const erase: Command = {
  usage: 'erase <payment or order>',
  text: 'Erases what is stored about the payer. Ids, amounts and statuses stay; what is under way ends first.',
  flags: [],
  needs: 1,
  async run(typed, { payments }) {
    const engine = await payments()
    const erased = []
    const named = await namedBy(engine, positional(typed, 0))
    for (const { id } of [...named.payments, ...named.sealed]) {
      erased.push(...(await engine.erase({ payment: id })))
    }
    return { data: erased, lines: erased.map(({ payment, state }) => `${payment}  ${state}`) }
  },
}

/** The commands about payments. */
export const PAYMENTS_COMMANDS = { list, show, resolve, erase } as const
