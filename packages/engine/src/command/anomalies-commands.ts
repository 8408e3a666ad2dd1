import type { Anomaly } from '../back-office/anomaly.ts'
import { ANOMALY_KINDS } from '../store/policies/anomaly-kind.ts'
import { type Command, needText, numberOf, positional, textOf, wordOf } from './command.ts'

const anomalies: Command = {
  usage: 'anomalies',
  text: 'Lists what is strange about money, newest first.',
  flags: ['open', 'kind', 'order', 'instance', 'limit', 'after'],
  needs: 0,
  async run(typed, { payments }) {
    const page = await (await payments()).anomalies({
      open: typed.flags.open === true ? true : undefined,
      kind: wordOf(typed, { flag: 'kind', words: ANOMALY_KINDS }),
      order: textOf(typed, 'order'),
      instance: textOf(typed, 'instance'),
      limit: numberOf(typed, 'limit'),
      after: textOf(typed, 'after'),
    })
    const more = page.next === undefined ? [] : [`More: --after ${page.next}`]
    const lines = page.anomalies.map(lineOf)
    return { data: page, lines: lines.length === 0 ? ['None.'] : [...lines, ...more] }
  },
}

function lineOf({ id, kind, message, openedAt, closed, order, policy, act }: Anomaly): string {
  const about = order === undefined ? '' : `  order ${order}`
  const done = act ? `  ${policy}: ${act.state}${act.why ? ` (${act.why})` : ''}` : ''
  return `${openedAt}  ${closed ? 'closed' : 'OPEN'}  ${id}  ${kind}${about}  ${message}${done}`
}

const close: Command = {
  usage: 'close <anomaly>',
  text: 'Closes an anomaly in your name, and releases the payment that it holds.',
  flags: ['who', 'why'],
  needs: 1,
  async run(typed, { payments }) {
    const closing = {
      id: positional(typed, 0),
      who: needText(typed, 'who'),
      why: needText(typed, 'why'),
    }
    const anomaly = await (await payments()).closeAnomaly(closing)
    return { data: anomaly, lines: [lineOf(anomaly)] }
  },
}

/** The commands about anomalies. */
export const ANOMALIES_COMMANDS = { anomalies, close } as const
