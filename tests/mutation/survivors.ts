import type { Survivor } from './src/survivor.ts'

const SAME_WITHOUT_RETURN = 'A function that returns nothing gives undefined as well.'
const COMPILER_ONLY = 'Only the compiler reads the mark, and it refuses anything but true there.'
const NO_TEXT =
  'What stands in for a text that is absent only has to be none of the texts in question.'

/** Every change that no test notices, looked at one by one. */
export const SURVIVORS: readonly Survivor[] = [
  ...[
    "return { type: 'never_sent', phase: 'validate', [MADE_HERE]: true }",
    "if (stopped === 'aborted') return { type: 'never_sent', phase: 'aborted', [MADE_HERE]: true }",
    "return { type: 'never_sent', phase: 'connect', [MADE_HERE]: true }",
    "return { type: 'rejected', code, [MADE_HERE]: true }",
    "return { type: 'rejected', code, confirmedAt: readBegunAt, [MADE_HERE]: true }",
    "return counted && { type: 'absent', sightings: counted, [MADE_HERE]: true }",
  ].map((line) => ({
    file: 'packages/core/src/outcomes/proof.ts',
    line,
    changes: ['true → false'],
    why: COMPILER_ONLY,
  })),
  {
    file: 'packages/core/src/outcomes/recover.ts',
    line: "return outcome.kind === 'unknown' && outcome.prepared !== undefined",
    changes: ["outcome.kind === 'unknown' → true"],
    why: 'No other outcome has prepared bytes; the compiler wants to be told.',
  },
  {
    file: 'packages/core/src/outcomes/recover.ts',
    line: 'return wanted && replayUntil !== undefined && now < epochOf(replayUntil)',
    changes: ['replayUntil !== undefined → true'],
    why: 'A time that is absent reads as NaN, and no time is before that; the compiler wants to be told.',
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
    why: 'A time that is absent reads as NaN, and no time is before that; the compiler wants to be told.',
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
  ...['http/verify.ts', 'http/parse-json.ts', 'configuration/read-keys.ts'].map((path) => ({
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
    file: 'packages/adapter-antom/src/http/answer.ts',
    line: 'const seconds = header === null || !/^\\d{1,9}$/.test(header) ? undefined : Number(header)',
    changes: ['header === null → false'],
    why: 'The pattern does not match the word null; the compiler wants to be told.',
  },
  {
    file: 'packages/adapter-antom/src/http/parse-json.ts',
    line: "typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value)",
    changes: ["typeof value !== 'number' → false"],
    why: 'What is no number is no integer either.',
  },
  {
    file: 'packages/adapter-antom/src/http/parse-json.ts',
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
    file: 'packages/adapter-antom/src/webhooks/read-notification.ts',
    line: "const word = readText(body.notifyType) ?? readText(body.disputeNotificationType) ?? ''",
    changes: ['\'\' → "Stryker was here!"'],
    why: 'What is recognised has a word: the second of these two lines is never without one. In the first, a test notices.',
  },
  {
    file: 'packages/adapter-antom/src/webhooks/receive-webhook.ts',
    line: 'if (time === null) return undefined',
    changes: ['time === null → false'],
    why: 'A notification without a time was refused before; the compiler wants to be told.',
  },
  {
    file: 'packages/adapter-antom/src/webhooks/receive-webhook.ts',
    line: "const sent = /^\\d{10,16}$/.test(time) ? Number(time) : epochOf(readInstant(time) ?? '')",
    changes: ['\'\' → "Stryker was here!"'],
    why: `${NO_TEXT} Neither is a time.`,
  },
  {
    file: 'packages/adapter-antom/src/webhooks/verify-notification.ts',
    line: 'if (url === undefined || !URL.canParse(url)) continue',
    changes: ['url === undefined → false'],
    why: 'What is absent cannot be parsed as an address either; the compiler wants to be told.',
  },
  {
    file: 'packages/adapter-mollie/src/webhooks/read-event.ts',
    line: "const known = reference ?? referenceIn(entity?.webhookUrl ?? '')",
    changes: ['\'\' → "Stryker was here!"'],
    why: `${NO_TEXT} Neither is an address that carries a reference.`,
  },
  {
    file: 'packages/adapter-mollie/src/webhooks/read-event.ts',
    line: 'default:',
    changes: ['default: return {} → default:'],
    why: 'Nothing and an empty object add the same names: none.',
  },
  {
    file: 'packages/adapter-mollie/src/webhooks/read-signed.ts',
    line: "const digests = digestsIn(raw.headers.get('x-mollie-signature') ?? '')",
    changes: ['\'\' → "Stryker was here!"'],
    why: `${NO_TEXT} Neither holds a digest.`,
  },
  {
    file: 'packages/adapter-mollie/src/webhooks/responses.ts',
    line: 'return new Response(null, { status: 200 })',
    changes: ['{ status: 200 } → {}'],
    why: 'A response is a 200 where nothing else is said; it is written down because the provider looks for exactly it.',
  },
]
