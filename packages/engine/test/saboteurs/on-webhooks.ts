import { caughtBy, edit, type Saboteur } from './saboteur.ts'

const INTAKE = 'inbox/receive-webhook.test.ts'
const HANDLING = 'inbox/handle-webhooks.test.ts'

/** Saboteurs of what comes in. */
export const onWebhooks: Readonly<Record<string, Saboteur>> = {
  'acknowledged before it is stored': {
    breaks: 'stored_before_acknowledged',
    edits: [
      edit(
        'inbox/receive-webhook.ts',
        '    await storeMessage(services.store, { instance, message, delivery })\n',
        '    void storeMessage(services.store, { instance, message, delivery }).catch(() => {})\n',
      ),
    ],
    caughtBy: caughtBy(INTAKE, 'that cannot be stored is asked for again', 'server'),
  },
  'a webhook without a payment is done with': {
    breaks: 'before_its_payment',
    edits: [
      edit(
        'inbox/handle-webhooks.ts',
        "state: 'unmatched', due }",
        "state: 'foreign', due: 'never' }",
      ),
    ],
    caughtBy: caughtBy(
      HANDLING,
      'that overtook the id of its payment is read later and handed to it',
      'server',
    ),
  },
  'the same bytes are unique for good': {
    breaks: 'copies_join_while_open',
    edits: [
      edit(
        'store/schema/migrations/0002-webhooks-and-events.ts',
        'on paystate.inbox (instance, digest) where handled_at is null;',
        'on paystate.inbox (instance, digest);',
      ),
      edit(
        'store/inbox/take-in.ts',
        'on conflict (instance, digest) where handled_at is null do update',
        'on conflict (instance, digest) do update',
      ),
    ],
    caughtBy: caughtBy(
      'store/inbox/inbox.test.ts',
      'that comes again after it was handled is news',
      'server',
    ),
  },
  'a webhook is closed whatever came since': {
    breaks: 'closed_if_not_called',
    edits: [edit('store/inbox/close-inbox.ts', ' and i.calls = w.calls', ' and w.calls > 0')],
    caughtBy: caughtBy(
      'store/inbox/inbox.test.ts',
      'is closed only if nothing called since the read began',
      'server',
    ),
  },
  'taking one in locks the payments': {
    breaks: 'intake_waits_for_no_lock',
    edits: [
      edit(
        'store/inbox/take-in.ts',
        'values (:instance, :digest,',
        'values ((select :instance::text from (select count(*) from (select key from paystate.payments for update) as p) as c), :digest,',
      ),
    ],
    caughtBy: caughtBy(
      'store/inbox/inbox.test.ts',
      'is taken in while its payment is locked',
      'server',
    ),
  },
  'a quarantine without a bound': {
    breaks: 'quarantine_is_bounded',
    edits: [
      edit('store/inbox/quarantine.ts', '< :limit::integer\n', '< :limit::integer + 1000000\n'),
    ],
    caughtBy: caughtBy(
      'store/inbox/quarantine.test.ts',
      'keeps what could not be verified, up to its limit, copies aside',
      'server',
    ),
  },
  'what cannot be verified is acknowledged': {
    breaks: 'unverified_is_refused',
    edits: [
      edit(
        'inbox/receive-webhook.ts',
        '  return delivery.response\n',
        '  return new Response(null, { status: 200 })\n',
      ),
    ],
    caughtBy: caughtBy(
      INTAKE,
      'that is not genuine is refused, kept, and changes nothing',
      'server',
    ),
  },
  'the quarantine is never tried again': {
    breaks: 'quarantine_is_tried_again',
    edits: [
      edit(
        'inbox/retry-quarantine.ts',
        "if (delivery.kind === 'refused') return 'refused'",
        "if (delivery.kind === 'refused' || held) return 'refused'",
      ),
    ],
    caughtBy: caughtBy(
      INTAKE,
      'in quarantine is taken in when the keys that it is signed with are known',
      'server',
    ),
  },
  'nobody hears of an instance that is not configured': {
    breaks: 'absent_instance_is_told',
    edits: [edit('inbox/receive-for-absent.ts', "kind: 'not_configured',", "kind: 'foreign',")],
    caughtBy: caughtBy(
      INTAKE,
      'for a provider with payments that is not configured is kept, refused, and an anomaly',
      'server',
    ),
  },
  'a name that nobody knows is asked for again': {
    breaks: 'unknown_name_is_404',
    edits: [edit('inbox/receive-for-absent.ts', 'status: 404', 'status: 503')],
    caughtBy: caughtBy(INTAKE, 'for a name that nobody knows is not found', 'server'),
  },
  'every message that matches nothing is read at once': {
    breaks: 'slow_lane',
    edits: [edit('inbox/handle-webhooks.ts', 'const READS = 3', 'const READS = 300')],
    caughtBy: caughtBy(
      HANDLING,
      'waits in the slow lane behind no more than a few reads, and holds up no other',
      'server',
    ),
  },
  'a payment of ours that is missing is taken for somebody else’s': {
    breaks: 'orphan_or_foreign',
    edits: [
      edit(
        'inbox/read-unmatched.ts',
        'if (reference.startsWith(references.prefix)) {',
        `if (reference.startsWith(\`\${references.prefix}?\`)) {`,
      ),
    ],
    caughtBy: caughtBy(HANDLING, 'under our prefix without a payment is an orphan, once', 'server'),
  },
  'all headers are kept': {
    breaks: 'headers_are_not_kept',
    edits: [
      edit(
        'inbox/raw-message.ts',
        'const kept = names.flatMap((name) => {',
        'const kept = [...names, ...headers.keys()].flatMap((name) => {',
      ),
    ],
    caughtBy: caughtBy(
      INTAKE,
      'keeps the headers that verification needs, and no others',
      'server',
    ),
  },
  'compaction forgets its checkpoint': {
    breaks: 'compacted_with_checkpoint',
    edits: [edit('store/evidence/checkpoint.ts', '  await storeCheckpoint(tx, checkpoint)\n', '')],
    caughtBy: caughtBy(
      'store/evidence/evidence.test.ts',
      'is folded into a checkpoint, and compacted together with it',
      'server',
    ),
  },
  'evidence is numbered without the lock': {
    breaks: 'received_under_lock',
    edits: [
      edit(
        'store/evidence/append-evidence.ts',
        'where key = :payment::bigint for update)',
        'where key = :payment::bigint)',
      ),
    ],
    caughtBy: caughtBy(
      'store/evidence/evidence.test.ts',
      'stored by many at once is committed in the order it was received',
      'server',
    ),
  },
  'what is read next began before what is stored': {
    breaks: 'begun_is_drawn_again',
    edits: [
      edit(
        'store/evidence/append-evidence.ts',
        "returning received, nextval('paystate.evidence_order') as begun",
        'returning received, coalesce(begun, 1) as begun',
      ),
    ],
    caughtBy: caughtBy(
      'store/evidence/evidence.test.ts',
      'is kept as it came, at a place after everything that began before',
      'server',
    ),
  },
  'a key seals nothing': {
    breaks: 'sealed_with_a_key',
    edits: [
      edit(
        'store/sealing/sealer.ts',
        'seal: (document, place) => seal(JSON.stringify(document), place),',
        "seal: (document, place) => (place.table === '' ? seal('', place) : JSON.stringify(document)),",
      ),
    ],
    caughtBy: caughtBy(
      'sealing/sealed-store.test.ts',
      'shows nothing of a payer, a token or a webhook, where it would without a key',
    ),
  },
  'a live token is stored as it is': {
    breaks: 'live_tokens_need_a_key',
    edits: [
      edit('intents/require-sealed.ts', "mode !== 'live') return", "mode === 'live') return"),
    ],
    caughtBy: caughtBy(
      'sealing/sealed-store.test.ts',
      'is stored for a live account only where it is sealed, and refused before anything is',
    ),
  },
  'a webhook that was not assigned yet stops no next attempt': {
    breaks: 'read_again_if_moved',
    edits: [
      edit('intents/end-to-read.ts', 'if (named) return named.row', 'if (named) return undefined'),
    ],
    caughtBy: caughtBy(
      'money/webhook-not-assigned.test.ts',
      'is read before the next attempt of its order is opened, whichever attempt it names',
    ),
  },
}
