import type { InboxRow } from '../store/inbox/inbox-row.ts'
import { matchInbox } from '../store/inbox/match-inbox.ts'
import type { HandlingServices } from './inbox-services.ts'
import type { MessageContent } from './message-content.ts'

/** A received message. */
export interface Incoming {
  readonly webhook: Pick<InboxRow, 'key' | 'calls' | 'instance'>
  readonly content: MessageContent
}

/** Assigns a message to a payment: first its evidence, then the request for a read. */
export async function handToPayment(
  { store, learnPushed, wake }: HandlingServices,
  { webhook, content, payment }: Incoming & { readonly payment: number },
): Promise<void> {
  const { observations } = content
  if (observations.length === 0) {
    await matchInbox(store, { webhook, payment })
  } else {
    await store.transaction(async (tx) => {
      for (const observation of observations) await learnPushed(tx, { payment, observation })
      await matchInbox(tx, { webhook, payment })
    })
  }
  wake()
}
