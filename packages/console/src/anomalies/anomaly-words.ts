import type { Anomaly, AnomalyKind, AnomalyPolicy } from '@paystate/engine'

/** What a kind of anomaly means, and what may be done. */
export interface AnomalyWords {
  readonly name: string
  readonly meaning: string
  readonly advice: string
}

/** The words of each kind; a new kind does not compile without them. */
export const ANOMALY_WORDS = {
  late_money: {
    name: 'Late money',
    meaning: 'You hold money for an order that you may have given up.',
    advice: 'Ship the order, or refund it. Some providers return the money automatically.',
  },
  paid_twice: {
    name: 'Paid twice',
    meaning: 'A payment brought money beyond the amount of its order.',
    advice: 'Refund the surplus.',
  },
  underpaid: {
    name: 'Underpaid',
    meaning: 'The payer paid less than the order costs.',
    advice: 'Ask the payer for the rest, or refund what came.',
  },
  amount_differs: {
    name: 'Amounts differ',
    meaning: 'The provider reports other amounts than were requested, or amounts that cannot be.',
    advice: "Compare the payment with the provider's dashboard before you ship or refund.",
  },
  refund_bounced: {
    name: 'Refund bounced',
    meaning: 'The payer did not get it: the money is back with you.',
    advice: 'Pay the payer another way, or refund again.',
  },
  refund_vanished: {
    name: 'Refund vanished',
    meaning: 'A refund that the provider had shown is gone. The payer may not have received it.',
    advice: 'Ask the provider whether the payer got the money.',
  },
  orphan: {
    name: 'Orphan',
    meaning: 'The provider has a payment under a reference of ours that this database lacks.',
    advice: 'Find out whether a backup was restored, or two databases share one deployment name.',
  },
  foreign: {
    name: "Somebody else's payments",
    meaning: 'Webhooks come for payments of this account that another system makes.',
    advice: 'Nothing, if another system does use the account.',
  },
  unknown_overdue: {
    name: 'Unknown for too long',
    meaning: 'It has been unknown for a long time whether an operation happened.',
    advice: "Check the provider's dashboard, then decide on the payment's page.",
  },
  verdict_contradicted: {
    name: 'Verdict contradicted',
    meaning: "The provider shows otherwise than a person's verdict said. The evidence counts.",
    advice: 'Ask the person who decided, and compare with the provider.',
  },
  conclusion_contradicted: {
    name: 'Conclusion contradicted',
    meaning:
      'The provider shows an operation that was proved not to have happened. The evidence counts.',
    advice: 'Report it to paystate: a proof was wrong.',
  },
  mismatch: {
    name: 'Mismatch',
    meaning: 'A response under our reference is about another account or another payment.',
    advice: 'Check which account the configured key belongs to.',
  },
  provider_contradicted: {
    name: 'Provider contradicts itself',
    meaning: 'The provider takes back what it said before.',
    advice: "Compare the payment with the provider's dashboard.",
  },
  capture_overdue: {
    name: 'Capture overdue',
    meaning: 'The provider should have captured automatically, and has not for a day.',
    advice: 'Ask the provider; the authorization can run out.',
  },
  superseded: {
    name: 'Superseded',
    meaning: 'The provider owes the payer one of the two payments.',
    advice: 'Wait for the money to go back, and check that it did.',
  },
  not_configured: {
    name: 'Provider not configured',
    meaning: 'Webhooks come for a provider that has payments here and is not configured.',
    advice: 'Configure it: its webhooks are refused until then, and the provider repeats them.',
  },
} as const satisfies Readonly<Record<AnomalyKind, AnomalyWords>>

/** What the engine does about an anomaly without being asked. */
const POLICY_WORDS = {
  tell: 'Nothing is done: it is for your application, or for you.',
  hold: 'Nothing is sent for this payment until a person closes this. Reads go on.',
  refund: 'paystate refunds the surplus.',
  cancel_other: 'paystate cancels what may still take money for the order.',
} as const satisfies Readonly<Record<AnomalyPolicy, string>>

const KINDS: ReadonlyMap<string, AnomalyWords> = new Map(Object.entries(ANOMALY_WORDS))
const POLICIES: ReadonlyMap<string, string> = new Map(Object.entries(POLICY_WORDS))

/** The words of a stored kind; one that a newer version stored is shown by its name. */
export function wordsOfKind(kind: Anomaly['kind']): AnomalyWords {
  return (
    KINDS.get(kind) ?? {
      name: kind,
      meaning: 'Another version of paystate noticed it, and this one does not know it.',
      advice: 'Open it with the newest version that runs.',
    }
  )
}

/** What is done about an anomaly automatically, by its stored policy. */
export function wordsOfPolicy(policy: Anomaly['policy']): string {
  return POLICIES.get(policy) ?? `“${policy}”, which another version of paystate knows.`
}
