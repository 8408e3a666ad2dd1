import type { Payments } from '../payments/payments.ts'
import type { DeliveryLeft } from '../store/events/deliveries-left.ts'
import { type Command, positional, type Report, type Typed, UsageError } from './command.ts'

const retry: Command = {
  usage: 'retry <consumer> <event>',
  text: 'Delivers an event again that a consumer failed on, with what is behind it.',
  flags: [],
  needs: 2,
  run: async (typed, { payments }) => deliver(await payments(), typed),
}

const skip: Command = {
  usage: 'skip <consumer> <event>',
  text: 'Gives an event up for a consumer; what is behind it is delivered.',
  flags: [],
  needs: 2,
  async run(typed, { payments }) {
    const held = { consumer: positional(typed, 0), event: eventOf(typed, 1) }
    await (await payments()).skip(held)
    return { data: held, lines: [`Event ${held.event} is skipped for ${held.consumer}.`] }
  },
}

const dead: Command = {
  usage: 'dead <list | show | send> <consumer> [event]',
  text: 'Lists the events that hold back others, shows one, or delivers it again.',
  flags: [],
  needs: 2,
  async run(typed, { payments }) {
    const engine = await payments()
    const [verb = '', consumer = ''] = typed.positionals
    switch (verb) {
      case 'list': {
        const held = await allHeld(engine, consumer)
        return { data: held, lines: held.length === 0 ? ['None.'] : held.map(lineOf) }
      }
      case 'show': {
        const event = eventOf(typed, 2)
        const held = (await engine.held(consumer, { after: event - 1 })).find(
          (one) => one.event === event,
        )
        if (!held) throw new UsageError(`Event ${event} holds nothing back for ${consumer}.`)
        return { data: held, lines: [lineOf(held)] }
      }
      case 'send':
        return deliver(engine, { ...typed, positionals: typed.positionals.slice(1) })
      default:
        throw new UsageError(`dead can list, show or send, not "${verb}".`)
    }
  },
}

/** Every part of the list: what is not listed would seem to hold nothing back. */
async function allHeld(payments: Payments, consumer: string): Promise<readonly DeliveryLeft[]> {
  const held: DeliveryLeft[] = []
  let part = await payments.held(consumer)
  while (part.length > 0) {
    held.push(...part)
    part = await payments.held(consumer, { after: part.at(-1)?.event })
  }
  return held
}

async function deliver(payments: Payments, typed: Typed): Promise<Report> {
  const held = { consumer: positional(typed, 0), event: eventOf(typed, 1) }
  await payments.retry(held)
  return { data: held, lines: [`Event ${held.event} is delivered again to ${held.consumer}.`] }
}

function eventOf(typed: Typed, place: number): number {
  const text = positional(typed, place)
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new UsageError(`The event must be its number, not "${text}"; \`dead list\` shows it.`)
}

function lineOf({ event, type, tries, problem }: DeliveryLeft): string {
  return `${event}  ${type}  failed ${tries} times${problem === null ? '' : `: ${problem}`}`
}

/** The commands about events that a consumer failed on. */
export const EVENTS_COMMANDS = { retry, skip, dead } as const
