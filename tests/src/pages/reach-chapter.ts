import type { Reach, Reached } from '@paystate/adapter-kit'
import { anchorOf, type Chapter, type Row, type Section } from './mapping-page.ts'
import { code, source } from './page.ts'

/** The reach of one status table: its rows by their names, `open > requires_action`. */
export interface ReachSection {
  readonly title: string
  readonly rows: Readonly<Record<string, Reach>>
}

const INTRO =
  'Whether an application learns of a status by a webhook and the read that it causes, by a read, or by the response to a write. The conformance kit brings the simulator to every cell that says yes; where one says no, a response that reports the status anyway does not mislead the adapter.'

/** The chapter on the channels that report each status of the tables, with the source of every cell. */
export function reachChapter(tables: readonly ReachSection[]): Chapter {
  const [first, ...others] = tables.map(sectionOf)
  return {
    title: 'Statuses by channel',
    sections: first ? [{ ...first, lead: INTRO }, ...others] : [],
  }
}

function sectionOf({ title, rows }: ReachSection): Section {
  return { title, rows: Object.entries(rows).map(([name, reach]) => rowOf(name, reach)) }
}

function rowOf(name: string, { webhook, read, response }: Reach): Row {
  const [providerStatus = '', status = ''] = name.split(' > ')
  return {
    cells: {
      'Provider status': code(providerStatus),
      'paystate status': code(status),
      Webhook: cellOf(webhook),
      Read: cellOf(read),
      Response: cellOf(response),
    },
  }
}

function cellOf(reached: Reached): string {
  const evidence =
    'source' in reached
      ? source(reached.source)
      : `assumed: [${code(reached.assumed)}](#${anchorOf('What is not documented')})`
  const remark = reached.reach === 'reachable' ? reached.when : reached.why
  const verdict = reached.reach === 'reachable' ? 'yes' : 'no'
  return `${remark === undefined ? verdict : `${verdict}: ${remark}`} (${evidence})`
}
