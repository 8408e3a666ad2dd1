import type { Survivor } from './src/survivor.ts'

const SAME_WITHOUT_RETURN = 'A function that returns nothing gives undefined as well.'
const COMPILER_ONLY = 'Only the compiler reads the mark, and it refuses anything but true there.'
const NAN =
  'A time that is absent reads as NaN, which is neither before nor after anything; the compiler wants to be reported.'
const NO_LIST = 'A text in a list of lists or of tries names none of them, so it adds nothing.'
const LIKE_APPLY =
  'Only `keep` and an anomaly are reported apart from `apply`: anything else is applied as well.'
const LIKE_KEEP = 'A step that nobody knows keeps the payment as it is, too.'
const ANY_ORDER =
  'Which of two pieces with the same times comes first is all the same, as long as it is always the same one.'
const NO_ANSWER = 'Nothing and an empty object change the cancellation alike: not at all.'
const APART = 'The kinds only have to differ from each other.'

const NO_TEXT =
  'What stands in for a text that is absent only has to be none of the texts in question.'

/** Every change that no test notices, looked at one by one. */
export const SURVIVORS: readonly Survivor[] = [
  ...[
    "return { type: 'never_sent', phase: 'validate', [MADE_HERE]: true }",
    "return { type: 'never_sent', phase, [MADE_HERE]: true }",
    "return { type: 'never_sent', phase: 'connect', [MADE_HERE]: true }",
    "return { type: 'rejected', code, [MADE_HERE]: true }",
    "return { type: 'rejected', code, confirmedAt: readBegunAt, [MADE_HERE]: true }",
    "return counted && { type: 'absent', misses: counted, [MADE_HERE]: true }",
  ].map((line) => ({
    file: 'packages/core/src/outcomes/proof.ts',
    line,
    changes: ['true → false'],
    why: COMPILER_ONLY,
  })),
  {
    file: 'packages/core/src/provider/recover.ts',
    line: "return outcome.kind === 'unknown' && outcome.prepared !== undefined",
    changes: ["outcome.kind === 'unknown' → true"],
    why: 'No other outcome has prepared bytes; the compiler wants to be reported.',
  },
  {
    file: 'packages/core/src/provider/recover.ts',
    line: 'return wanted && replayUntil !== undefined && now < epochOf(replayUntil)',
    changes: ['replayUntil !== undefined → true'],
    why: 'A time that is absent reads as NaN, and no time is before that; the compiler wants to be reported.',
  },
  {
    file: 'packages/core/src/time/instant.ts',
    line: 'const DATE_WITH_OFFSET = /^\\d{4}-\\d{2}-\\d{2}T.+(Z|[+-]\\d{2}:?\\d{2})$/',
    changes: [
      '/^\\d{4}-\\d{2}-\\d{2}T.+(Z|[+-]\\d{2}:?\\d{2})$/ → /^\\d{4}-\\d{2}-\\d{2}T.+(Z|[+-]\\d{2}:?\\d{2})/',
    ],
    why: 'Date.parse, which comes next, refuses what has something behind its offset.',
  },
  {
    file: 'packages/core/src/evidence/canonical.ts',
    line: '.sort(([one], [other]) => (one < other ? -1 : 1))',
    changes: ['one < other → one <= other'],
    why: 'An object has each key once, so no two are equal.',
  },
  {
    file: 'packages/core/src/evidence/order.ts',
    line: 'return compareAsOf(one, other) === 0 && canonical(one) === canonical(other)',
    changes: ['compareAsOf(one, other) === 0 → true'],
    why: 'The text holds the times as well; they are asked first because that takes less time.',
  },
  {
    file: 'packages/core/src/evidence/order.ts',
    line: 'return first < second ? -1 : Number(first > second)',
    changes: [
      'first < second → first <= second',
      'first < second → first >= second',
      'first > second → true',
      'first > second → false',
      'first > second → first >= second',
      'first > second → first <= second',
    ],
    why: ANY_ORDER,
  },
  {
    file: 'packages/core/src/evidence/order.ts',
    line: 'const before = sorted[index - 1]',
    changes: ['index - 1 → index + 1'],
    why: 'Of pieces that are the same it keeps the last one instead of the first.',
  },
  {
    file: 'packages/core/src/evidence/decide-status.ts',
    line: "case 'keep':",
    changes: ['\'keep\' → ""'],
    why: LIKE_KEEP,
  },
  {
    file: 'packages/core/src/evidence/decide-status.ts',
    line: 'const allBack = isReported(captured) && isReported(reversed) && captured <= reversed',
    changes: [
      'isReported(captured) && isReported(reversed) → isReported(captured) || isReported(reversed)',
    ],
    why: 'A number is neither above nor below the word that stands for not reported.',
  },
  {
    file: 'packages/core/src/evidence/fold-objects.ts',
    line: 'if (isPushed(observation)) return []',
    changes: ['[] → ["Stryker was here"]'],
    why: NO_LIST,
  },
  {
    file: 'packages/core/src/evidence/fold-objects.ts',
    line: 'const { whole = [], captures = [] } = observation',
    changes: ['[] → ["Stryker was here"]'],
    why: `${NO_LIST} (Of the two lists in this line it is the first: in the second, a test notices.)`,
  },
  {
    file: 'packages/core/src/evidence/fold-objects.ts',
    line: '{ paymentId, asOf, attempts = [] }: Observation,',
    changes: ['[] → ["Stryker was here"]'],
    why: NO_LIST,
  },
  {
    file: 'packages/core/src/evidence/fold-objects.ts',
    line: 'if (begun === undefined || payment === undefined) return state',
    changes: ['begun === undefined → false'],
    why: 'A push has no begin, and nothing is after what is absent; the compiler wants to be reported.',
  },
  ...["case 'requires_action':", "case 'processing':"].map((line) => ({
    file: 'packages/core/src/evidence/fold-objects.ts',
    line,
    changes: [`${line.slice(5, -1)} → ""`],
    why: NO_ANSWER,
  })),
  {
    file: 'packages/core/src/evidence/fold-objects.ts',
    line: "case 'authorized':",
    changes: ["case 'authorized': return {} → case 'authorized':", '\'authorized\' → ""'],
    why: NO_ANSWER,
  },
  {
    file: 'packages/core/src/evidence/fold-objects.ts',
    line: 'return isReported(authorized) && isReported(captured) && captured < authorized',
    changes: [
      'isReported(authorized) && isReported(captured) → true',
      'isReported(authorized) && isReported(captured) → isReported(authorized) || isReported(captured)',
    ],
    why: 'A number is neither above nor below the word that stands for not reported, and that word is not below itself.',
  },
  {
    file: 'packages/core/src/evidence/fold-payment.ts',
    line: 'return isReported(one) && isReported(other) && one > other',
    changes: [
      'isReported(one) && isReported(other) → true',
      'isReported(one) && isReported(other) → isReported(one) || isReported(other)',
    ],
    why: 'A number is neither above nor below the word that stands for not reported, and that word is not above itself.',
  },
  {
    file: 'packages/core/src/evidence/fold-payment.ts',
    line: 'function stillWhole(state: FoldState, reported: PaymentAmounts, { whole = [] }: Observation) {',
    changes: ['[] → ["Stryker was here"]'],
    why: NO_LIST,
  },
  {
    file: 'packages/core/src/evidence/fold.ts',
    line: '{ payment, whole = [] }: Observation,',
    changes: ['[] → ["Stryker was here"]'],
    why: NO_LIST,
  },
  {
    file: 'packages/core/src/evidence/fold.ts',
    line: 'begun !== undefined &&',
    changes: ['begun !== undefined → true'],
    why: 'A push has no begin, and nothing is after what is absent; the compiler wants to be reported.',
  },
  {
    file: 'packages/core/src/evidence/merge-objects.ts',
    line: 'if (known === undefined) return merged',
    changes: ['known === undefined → false'],
    why: 'The place was just found in the same list; the compiler cannot know.',
  },
  {
    file: 'packages/core/src/evidence/merge-objects.ts',
    line: "const transition = row === undefined ? 'apply' : (row[to] ?? 'keep')",
    changes: ['\'apply\' → ""'],
    why: LIKE_APPLY,
  },
  {
    file: 'packages/core/src/evidence/merge-objects.ts',
    line: "if (typeof transition === 'string') return transition",
    changes: ["typeof transition === 'string' → false", '\'string\' → ""'],
    why: 'A word has no `by`, so it is given back a line later; the compiler wants to be reported.',
  },
  {
    file: 'packages/core/src/evidence/merge-reported.ts',
    line: "if (state.word !== undefined && state.word.word !== reported.word.word) return 'not_reported'",
    changes: ['state.word !== undefined → true'],
    why: 'An action that is known came with a word of the provider; the compiler cannot know.',
  },
  {
    file: 'packages/core/src/evidence/merge-reported.ts',
    line: 'known.expiresAt !== undefined && epochOf(observation.at) >= epochOf(known.expiresAt)',
    changes: ['known.expiresAt !== undefined → true'],
    why: NAN,
  },
  {
    file: 'packages/core/src/evidence/overlap.ts',
    line: 'const { asOf, payment, refunds = [], captures = [], disputes = [] } = observation',
    changes: ['[] → ["Stryker was here"]'],
    why: 'Every read then says the same of the same nameless thing, so none disagree.',
  },
  {
    file: 'packages/core/src/evidence/overlap.ts',
    line: "...(payment ? [{ about: 'payment', says: () => contentOf(observation), asOf }] : []),",
    changes: ['\'payment\' → ""'],
    why: APART,
  },
  ...['refund', 'capture', 'dispute'].map((kind) => ({
    file: 'packages/core/src/evidence/overlap.ts',
    line: `...${kind}s.map((${kind}) => statementOf('${kind}', { ...${kind}, asOf })),`,
    changes: [`'${kind}' → ""`],
    why: APART,
  })),
  {
    file: 'packages/core/src/evidence/overlap.ts',
    line: 'if (evidence.length < 2) return false',
    changes: ['evidence.length < 2 → false'],
    why: 'A shortcut: one read alone disagrees with none.',
  },
  ...[
    "pending: { pending: 'apply', succeeded: 'apply', failed: 'apply' },",
    "succeeded: 'apply',",
    "failed: 'apply',",
  ].map((line) => ({
    file: 'packages/core/src/evidence/capture-transitions.ts',
    line,
    changes: ['\'apply\' → ""'],
    why: LIKE_APPLY,
  })),
  {
    file: 'packages/core/src/evidence/capture-transitions.ts',
    line: "succeeded: { anomaly: 'capture_revived', by: 'any' },",
    changes: ['\'any\' → ""'],
    why: 'Only `read_only` is reported apart.',
  },
  ...[
    "open: { open: 'apply', won: 'apply', lost: 'apply', accepted: 'apply' },",
    "won: { open: 'keep', won: 'apply', lost: CHANGED, accepted: CHANGED },",
    "lost: { open: 'keep', won: CHANGED, lost: 'apply', accepted: CHANGED },",
    "accepted: { open: 'keep', won: CHANGED, lost: CHANGED, accepted: 'apply' },",
  ].map((line) => ({
    file: 'packages/core/src/evidence/dispute-transitions.ts',
    line,
    changes: ['\'apply\' → ""'],
    why: LIKE_APPLY,
  })),
  ...["succeeded: 'apply',", "failed: 'apply',", "canceled: 'apply',"].map((line) => ({
    file: 'packages/core/src/evidence/refund-transitions.ts',
    line,
    changes: ['\'apply\' → ""'],
    why: LIKE_APPLY,
  })),
  ...[
    "authorized: { ...OPEN, requires_action: 'keep', processing: 'keep' },",
    "requires_action: 'keep',",
    "processing: 'keep',",
  ].map((line) => ({
    file: 'packages/core/src/evidence/status-matrix.ts',
    line,
    changes: ['\'keep\' → ""'],
    why: LIKE_KEEP,
  })),
  {
    file: 'packages/core/src/money/decimal.ts',
    line: "const [, sign = '', whole = '', fraction = ''] = parts",
    changes: ['\'\' → "Stryker was here!"'],
    why: 'The first two groups of the pattern take part in every match, so they are never absent; the compiler cannot know.',
  },
  {
    file: 'packages/adapter-kit/src/outcomes/preflight.ts',
    line: "if (options.earlier === 'none') return undefined",
    changes: ["options.earlier === 'none' → false", '\'none\' → ""'],
    why: 'A first attempt has no first time, and without one there is no end of a window to be over.',
  },
  {
    file: 'packages/adapter-kit/src/outcomes/send-write.ts',
    line: 'const isOpen = until !== undefined && epochOf(endedAt) < epochOf(until)',
    changes: ['until !== undefined → true'],
    why: 'A time that is absent reads as NaN, and no time is before that; the compiler wants to be reported.',
  },
  {
    file: 'packages/adapter-kit/src/payments/reading-of.ts',
    line: '...(reference !== undefined && { reference }),',
    changes: ['reference !== undefined → true'],
    why: 'A reference that is there and undefined reads like none; only the type forbids it.',
  },
  {
    file: 'packages/adapter-kit/src/webhooks/raw-body.ts',
    line: '} catch {',
    changes: ['{ return undefined } → {}'],
    why: SAME_WITHOUT_RETURN,
  },
  ...['http/verify.ts', 'wire/parse-json.ts', 'configuration/read-keys.ts'].map((path) => ({
    file: `packages/adapter-antom/src/${path}`,
    line: '} catch {',
    changes: ['{ return undefined } → {}'],
    why: SAME_WITHOUT_RETURN,
  })),
  {
    file: 'packages/adapter-antom/src/http/verify.ts',
    line: "const [name = '', ...value] = part.split('=')",
    changes: ['\'\' → "Stryker was here!"'],
    why: 'Splitting gives at least one piece; the compiler cannot know.',
  },
  {
    file: 'packages/adapter-antom/src/http/verify.ts',
    line: "const text = decoded(fields.get('signature') ?? '')",
    changes: ['\'\' → "Stryker was here!"'],
    why: `${NO_TEXT} Neither is base64.`,
  },
  {
    file: 'packages/adapter-antom/src/http/read-response.ts',
    line: 'const seconds = header === null || !/^\\d{1,9}$/.test(header) ? undefined : Number(header)',
    changes: ['header === null → false'],
    why: 'The pattern does not match the word null; the compiler wants to be reported.',
  },
  {
    file: 'packages/adapter-antom/src/wire/parse-json.ts',
    line: "typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value)",
    changes: ["typeof value !== 'number' → false"],
    why: 'What is no number is no integer either.',
  },
  {
    file: 'packages/adapter-antom/src/wire/parse-json.ts',
    line: 'return isExact ? value : (context?.source ?? value)',
    changes: ['context?.source → context.source'],
    why: 'Node 22 and later always hand it over, and the tests run on such a Node.',
  },
  {
    file: 'packages/adapter-antom/src/configuration/read-keys.ts',
    line: "rsa(() => createPrivateKey({ key, format: 'der', type: 'pkcs8' })) ??",
    changes: [
      "() => createPrivateKey({ key, format: 'der', type: 'pkcs8' }) → () => undefined",
      "{ key, format: 'der', type: 'pkcs8' } → {}",
      '\'der\' → ""',
      '\'pkcs8\' → ""',
    ],
    why: 'Node reads PKCS#8 under the name of PKCS#1, too (tried with 20 and 26), but does not promise it.',
  },
  {
    file: 'packages/adapter-antom/src/configuration/read-keys.ts',
    line: 'const bits = key.asymmetricKeyDetails?.modulusLength ?? 0',
    changes: ['key.asymmetricKeyDetails?.modulusLength → key.asymmetricKeyDetails.modulusLength'],
    why: 'Every key of a pair has details; only its type, which is also that of a secret, says otherwise.',
  },
  {
    file: 'packages/adapter-antom/src/webhooks/read-message.ts',
    line: "const word = readText(body.notifyType) ?? readText(body.disputeNotificationType) ?? ''",
    changes: ['\'\' → "Stryker was here!"'],
    why: 'What is recognized has a word: the second of these two lines is never without one. In the first, a test notices.',
  },
  {
    file: 'packages/adapter-antom/src/webhooks/receive-webhook.ts',
    line: 'if (time === null) return undefined',
    changes: ['time === null → false'],
    why: 'A notification without a time was refused before; the compiler wants to be reported.',
  },
  {
    file: 'packages/adapter-antom/src/webhooks/receive-webhook.ts',
    line: "const sent = /^\\d{10,16}$/.test(time) ? Number(time) : epochOf(readInstant(time) ?? '')",
    changes: ['\'\' → "Stryker was here!"'],
    why: `${NO_TEXT} Neither is a time.`,
  },
  {
    file: 'packages/adapter-antom/src/webhooks/verify-message.ts',
    line: 'if (url === undefined || !URL.canParse(url)) continue',
    changes: ['url === undefined → false'],
    why: 'What is absent cannot be parsed as an address either; the compiler wants to be reported.',
  },
  {
    file: 'packages/adapter-mollie/src/webhooks/read-message.ts',
    line: "const known = reference ?? referenceIn(entity?.webhookUrl ?? '')",
    changes: ['\'\' → "Stryker was here!"'],
    why: `${NO_TEXT} Neither is an address that carries a reference.`,
  },
  {
    file: 'packages/adapter-mollie/src/webhooks/read-message.ts',
    line: 'default:',
    changes: ['default: return {} → default:'],
    why: 'Nothing and an empty object add the same names: none.',
  },
  {
    file: 'packages/adapter-mollie/src/webhooks/verify-message.ts',
    line: "const digests = digestsIn(headers.get('x-mollie-signature') ?? '')",
    changes: ['\'\' → "Stryker was here!"'],
    why: `${NO_TEXT} Neither holds a digest.`,
  },
  {
    file: 'packages/adapter-mollie/src/webhooks/acknowledge.ts',
    line: 'return new Response(null, { status: 200 })',
    changes: ['{ status: 200 } → {}'],
    why: 'A response is a 200 where nothing else is said; it is written down because the provider looks for exactly it.',
  },
]
