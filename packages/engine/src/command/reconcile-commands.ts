import type { Payments } from '../payments/payments.ts'
import type { ListedInstance } from '../reconcile/list-since.ts'
import type { Reconciled, ReconcilePart } from '../reconcile/reconcile.ts'
import { type Command, needText, type Report, textOf } from './command.ts'

const reconcile: Command = {
  usage: 'reconcile',
  text: 'Compares every payment since a time with its provider, and stores what was not known.',
  flags: ['since', 'instance'],
  needs: 0,
  async run(typed, { payments }) {
    const part = { since: needText(typed, 'since'), instance: textOf(typed, 'instance') }
    return reportOf(await reconcileAll(await payments(), part))
  },
}

async function reconcileAll(payments: Payments, part: ReconcilePart): Promise<Reconciled> {
  const { next, ...first } = await payments.reconcile(part)
  let all: Reconciled = first
  for (let after = next; after !== undefined; ) {
    const { lists: _listed, next: further, ...more } = await payments.reconcile({ ...part, after })
    all = {
      lists: all.lists,
      compared: all.compared + more.compared,
      differing: [...all.differing, ...more.differing],
      unread: [...all.unread, ...more.unread],
    }
    after = further
  }
  return all
}

function reportOf(reconciled: Reconciled): Report {
  const { lists, compared, differing, unread } = reconciled
  const lines = [
    ...lists.map(lineOf),
    ...lists.flatMap(({ instance, forgotten }) =>
      forgotten.map((reference) => `${instance} has ${reference}, which this database lacks.`),
    ),
    `${compared} payments were compared, ${differing.length} differed, ${unread.length} could not be read.`,
    ...differing.map(({ payment, fields }) => `${payment} differed: ${fields.join(', ')}`),
    ...unread.map(({ payment, why }) => `${payment} was not read: ${why}`),
  ]
  const isWhole = lists.every(
    ({ state, forgotten }) => state !== 'failed' && forgotten.length === 0,
  )
  const isFine = isWhole && differing.length === 0 && unread.length === 0
  return { data: reconciled, lines, ...(!isFine && { state: 'attention' as const }) }
}

function lineOf({ instance, state, named, foreign, why }: ListedInstance): string {
  switch (state) {
    case 'no_lists':
      return `${instance} has no lists: only payments that this database knows are compared.`
    case 'failed':
      return `${instance} could not be listed. ${why ?? ''}`
    case 'listed':
      return `${instance} listed ${named}, of which ${foreign} are of other systems.`
  }
}

/** The command that compares with the providers. */
export const RECONCILE_COMMANDS = { reconcile } as const
