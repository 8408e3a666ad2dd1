import type { HeldInstance } from '../restored/held-instances.ts'
import { type Command, needText, textOf } from './command.ts'

const restored: Command = {
  usage: 'restored',
  text: 'Says that the database was restored from a backup: nothing is sent before it was looked up.',
  flags: ['since'],
  needs: 0,
  async run(typed, { payments }) {
    const since = needText(typed, 'since')
    const held = await (await payments()).restored({ since })
    return { data: { held }, lines: held.map(lineOf) }
  },
}

function lineOf({ instance, since }: HeldInstance): string {
  return `${instance}  held since ${since}: what is listed from then on is looked up before anything is sent`
}

const release: Command = {
  usage: 'release',
  text: 'Ends that in your name: what was not sent, as far as this database knows, is sent.',
  flags: ['instance', 'who', 'why'],
  needs: 0,
  async run(typed, { payments }) {
    const given = {
      who: needText(typed, 'who'),
      why: needText(typed, 'why'),
      instance: textOf(typed, 'instance'),
    }
    const released = await (await payments()).releaseInstances(given)
    const lines = released.map((name) => `${name}  released`)
    return { data: { released }, lines: lines.length === 0 ? ['None was held.'] : lines }
  },
}

/** The commands about a restored backup. */
export const BACKUP_COMMANDS = { restored, release } as const
