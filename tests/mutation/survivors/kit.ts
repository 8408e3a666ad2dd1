import type { Survivor } from '../src/survivor.ts'

const SAME_WITHOUT_RETURN = 'A function that returns nothing gives undefined as well.'

export const KIT: readonly Survivor[] = [
  {
    file: 'packages/adapter-kit/src/adapter/clock-skew.ts',
    line: "const where = skewMs > 0 ? 'ahead of' : 'behind'",
    changes: ['skewMs > 0 → skewMs >= 0'],
    why: 'A clock that is right is not warned of.',
  },
  {
    file: 'packages/adapter-kit/src/adapter/drift-notice.ts',
    line: 'if (!observe) return',
    changes: ['!observe → false'],
    why: 'An observer that is absent fails like one that throws, which changes nothing.',
  },
  ...['refunds = [],', 'captures = [],', "...wordsOf('payment', payment ? [payment] : []),"].map(
    (line) => ({
      file: 'packages/adapter-kit/src/adapter/drift-notice.ts',
      line,
      changes: ['[] → ["Stryker was here"]'],
      why: 'A text has no status, so it tells of none.',
    }),
  ),
  {
    file: 'packages/adapter-kit/src/responses/fields.ts',
    line: "if (typeof decimal !== 'string' || currency === undefined) return 'not_reported'",
    changes: [
      "typeof decimal !== 'string' || currency === undefined → false",
      "typeof decimal !== 'string' || currency === undefined → typeof decimal !== 'string' && currency === undefined",
      "typeof decimal !== 'string' → false",
      'currency === undefined → false',
    ],
    why: 'What is no text, or has no currency, cannot be parsed, and is not reported as well.',
  },
  ...[
    "const text = headers.get('retry-after')?.trim() ?? ''",
    ": readDate(text) - (readDate(headers.get('date') ?? '') || now)",
  ].map((line) => ({
    file: 'packages/adapter-kit/src/responses/retry-after.ts',
    line,
    changes: ['\'\' → "Stryker was here!"'],
    why: 'Another text that is no time says nothing as well.',
  })),
  {
    file: 'packages/adapter-kit/src/responses/storable-json.ts',
    line: 'if (!SUSPICIOUS.test(text)) return JSON.parse(text, revive)',
    changes: ['!SUSPICIOUS.test(text) → false'],
    why: 'What does not take this shortcut is looked through, with the same result.',
  },
  {
    file: 'packages/adapter-kit/src/reads/check-request.ts',
    line: 'const since = readable(() => ({ ok: true, value: readInstant(given?.since) }))',
    changes: ['given?.since → given.since'],
    why: 'Reading from nothing fails, which is refused as well.',
  },
  {
    file: 'packages/adapter-kit/src/reads/reading-of.ts',
    line: '...(reference !== undefined && { reference }),',
    changes: ['reference !== undefined → true'],
    why: 'A reference that is there and undefined reads like none; only the type forbids it.',
  },
  {
    file: 'packages/adapter-kit/src/writes/held-back.ts',
    line: "previousAttempts: previousAttempts === 'none' ? span : previousAttempts,",
    changes: ["previousAttempts === 'none' → false", '\'none\' → ""'],
    why: 'A first attempt that is held has its proof, two lines above; the compiler cannot know.',
  },
  {
    file: 'packages/adapter-kit/src/writes/operation-time.ts',
    line: 'if (monotonicMs !== undefined) sendings.note(nameOf(operation), monotonicMs)',
    changes: ['monotonicMs !== undefined → true'],
    why: 'A sending without a date has no age, and the next one replaces it; the compiler wants a number.',
  },
  {
    file: 'packages/adapter-kit/src/writes/refuse-unreadable.ts',
    line: 'issues: isPaymentError(cause) ? cause.issues : [],',
    changes: ['[] → ["Stryker was here"]'],
    why: 'Reading what is stored throws nothing but a PaymentError; the compiler cannot know.',
  },
  ...['writes/preparation-of.ts', 'webhooks/raw-body.ts'].map((path) => ({
    file: `packages/adapter-kit/src/${path}`,
    line: '} catch {',
    changes: ['{ return undefined } → {}'],
    why: SAME_WITHOUT_RETURN,
  })),
]
