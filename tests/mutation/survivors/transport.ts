import type { Survivor } from '../src/survivor.ts'

const UNREAD = 'The error only ends the attempt, whose record says why: its text is read by nobody.'
const OPTIONAL = "Node's agent always hands it over; only its type says otherwise."
const SAME_WITHOUT_RETURN = 'A function that returns nothing gives undefined as well.'
const BY_PARSER =
  'What does not take this shortcut is read by the URL parser, with the same result.'
const IN_USE =
  'On Node, ending the request of an open tunnel does not close it; no other runtime promises that.'

interface Rows {
  readonly why: string
  readonly rows: readonly (readonly [line: string, ...changes: string[]])[]
}

const PLAIN = String.raw`/^\/[\w/-]*(?:\?[\w=&%,.-]*)?$/`

const BY_SOURCE: Readonly<Record<string, readonly Rows[]>> = {
  agents: [
    {
      why: OPTIONAL,
      rows: [
        ['handOver?.(null, socket)', 'handOver?.(null, socket) → handOver(null, socket)'],
        [
          "(error: unknown) => handOver?.(connectErrorOf(error, 'refused'), new Socket()),",
          "handOver?.(connectErrorOf(error, 'refused'), new Socket()) → handOver(connectErrorOf(error, 'refused'), new Socket())",
        ],
        [
          "const { host, port, limit } = { ...options, host: options.host ?? '', port: options.port ?? '' }",
          '\'\' → "Stryker was here!"',
        ],
      ],
    },
    {
      why: 'Without a socket, waiting for it fails as well; both become the same error of the connector.',
      rows: [
        [
          "if (!socket) throw new TypeError('No socket was made.')",
          '!socket → false',
          '\'No socket was made.\' → ""',
        ],
      ],
    },
  ],
  'attempt-limit': [
    {
      why: UNREAD,
      rows: [
        [
          "onOver(() => reject(new Error('The attempt is over.')))",
          '\'The attempt is over.\' → ""',
        ],
      ],
    },
  ],
  'collect-body': [
    { why: UNREAD, rows: [["super('The body is too large.')", '\'The body is too large.\' → ""']] },
  ],
  'decode-response': [
    {
      why: 'A decoder that is not there cannot be called, and the response stays as it is as well.',
      rows: [['if (!decode) return response', '!decode → false']],
    },
    {
      why: 'Only a Node without zstd runs it.',
      rows: [
        [
          "...('zstdDecompress' in zlib ? [['zstd', promisify(zlib.zstdDecompress)] as const] : []),",
          '[] → ["Stryker was here"]',
        ],
      ],
    },
  ],
  connection: [
    {
      why: UNREAD,
      rows: [
        [
          "limit.onOver(() => fail(new Error('The attempt is over.')))",
          '\'The attempt is over.\' → ""',
        ],
        [
          "if (!outgoing.mayLeave()) return fail(new Error('It may not leave.'))",
          '\'It may not leave.\' → ""',
        ],
        [
          "throw new TypeError('Only http and https can be sent.')",
          '\'Only http and https can be sent.\' → ""',
        ],
        [
          "if (FRAMING.has(name.toLowerCase())) throw new TypeError('A header frames the request.')",
          '\'A header frames the request.\' → ""',
        ],
        [
          "if (!hasBegun) fail(new Error('The connection was closed.'))",
          '\'The connection was closed.\' → ""',
        ],
      ],
    },
  ],
  'draw-order': [{ why: SAME_WITHOUT_RETURN, rows: [['} catch {', '{ return undefined } → {}']] }],
  'http-response': [
    { why: UNREAD, rows: [["super('It is no response.')", '\'It is no response.\' → ""']] },
  ],
  'is-thrown': [
    {
      why: 'A function that returns nothing gives something false as well.',
      rows: [['} catch {', '{ return false } → {}']],
    },
  ],
  'library-fetch': [
    {
      why: UNREAD,
      rows: [
        [
          "if (!isMeant) throw new TypeError('The library passed a request that is not the attempt.')",
          '\'The library passed a request that is not the attempt.\' → ""',
        ],
      ],
    },
  ],
  moment: [{ why: SAME_WITHOUT_RETURN, rows: [['} catch {', '{ return undefined } → {}']] }],
  'provider-time': [
    {
      why: 'No date is null or empty: both are refused like any other text that is none.',
      rows: [
        ['if (text === null) return undefined', 'text === null → false'],
        [
          "let last: { readonly text: string; readonly at: number | undefined } = { text: '', at: undefined }",
          "{ text: '', at: undefined } → {}",
          '\'\' → "Stryker was here!"',
        ],
      ],
    },
    {
      why: 'Reading a date twice gives the same time; remembering it is faster.',
      rows: [
        [
          'if (text !== last.text) last = { text, at: epochOfDate(text) }',
          'text !== last.text → true',
        ],
      ],
    },
  ],
  observe: [
    {
      why: 'A response came over a connection, so it has no reason why there was none; only the type says otherwise.',
      rows: [
        [
          "if (attempt.end === 'answered' || attempt.connectFailure === undefined) return {}",
          "attempt.end === 'answered' → false",
          '\'answered\' → ""',
        ],
      ],
    },
  ],
  proxy: [
    {
      why: 'A function that returns nothing gives something false as well.',
      rows: [['} catch {', '{ return false } → {}']],
    },
    {
      why: 'No host has this name.',
      rows: [
        [
          "const direct = (environment.NO_PROXY || environment.no_proxy || '').split(/[\\s,]/)",
          '\'\' → "Stryker was here!"',
        ],
      ],
    },
  ],
  reporting: [
    {
      why: UNREAD,
      rows: [
        [
          "if (!outgoing.mayLeave()) throw new Error('The attempt is over.')",
          '\'The attempt is over.\' → ""',
        ],
      ],
    },
  ],
  'request-address': [
    {
      why: BY_PARSER,
      rows: [
        [
          "const path = known && url.startsWith(known.origin) ? url.slice(known.origin.length) : ''",
          'known && url.startsWith(known.origin) → false',
          'url.startsWith(known.origin) → url.endsWith(known.origin)',
          'url.slice(known.origin.length) → url',
          '\'\' → "Stryker was here!"',
        ],
        [
          'if (known && PLAIN.test(path)) return { ...known.server, path }',
          'known && PLAIN.test(path) → false',
        ],
        ['known = { origin, server }', '{ origin, server } → {}'],
        [
          `const PLAIN = ${PLAIN}`,
          ...[
            String.raw`/^\/[\w/-](?:\?[\w=&%,.-]*)?$/`,
            String.raw`/^\/[^\w/-]*(?:\?[\w=&%,.-]*)?$/`,
            String.raw`/^\/[\W/-]*(?:\?[\w=&%,.-]*)?$/`,
            String.raw`/^\/[\w/-]*(?:\?[\w=&%,.-]*)$/`,
            String.raw`/^\/[\w/-]*(?:\?[\w=&%,.-])?$/`,
            String.raw`/^\/[\w/-]*(?:\?[^\w=&%,.-]*)?$/`,
          ].map((changed) => `${PLAIN} → ${changed}`),
        ],
      ],
    },
  ],
  'run-attempt': [
    { why: SAME_WITHOUT_RETURN, rows: [['} catch {', '{ return undefined } → {}']] },
    {
      why: 'Waiting for what is there changes nothing; not waiting is faster.',
      rows: [
        [
          "const begun = typeof drawn === 'object' ? await drawn : drawn",
          "typeof drawn === 'object' → true",
        ],
        [
          "const received = typeof drawnLast === 'object' ? await drawnLast : drawnLast",
          "typeof drawnLast === 'object' → true",
        ],
      ],
    },
    {
      why: 'Without its first number nothing is sent, so there is no response; the compiler cannot know.',
      rows: [['if (!response || begun === undefined) {', 'begun === undefined → false']],
    },
    {
      why: "The machine's own clock does not fail; the compiler cannot know.",
      rows: [
        [
          "const EPOCH: Moment = { epochMs: 0, monotonicMs: 0, instant: '1970-01-01T00:00:00Z' }",
          "{ epochMs: 0, monotonicMs: 0, instant: '1970-01-01T00:00:00Z' } → {}",
          '\'1970-01-01T00:00:00Z\' → ""',
        ],
      ],
    },
  ],
  'send-request': [
    {
      why: 'There is no request only where the attempt is over, and that is its end, whatever fails then.',
      rows: [['else if (outgoing) record.response = await send(outgoing)', 'outgoing → true']],
    },
  ],
  transport: [
    {
      why: 'An observer that is absent fails like one that throws, which changes nothing.',
      rows: [['if (observe) show(observe, { provider, request, attempt })', 'observe → true']],
    },
    {
      why: 'Only an attempt that was answered has read a clock; only the type says otherwise.',
      rows: [
        [
          "if (attempt.end === 'answered' && attempt.clockReading) {",
          "attempt.end === 'answered' → true",
        ],
      ],
    },
    {
      why: 'A clock that is known gives both times.',
      rows: [
        [
          'return begunBy && endedBy ? { ...attempt, begunBy, endedBy } : attempt',
          'begunBy && endedBy → begunBy || endedBy',
        ],
      ],
    },
  ],
  tunnel: [
    {
      why: IN_USE,
      rows: [
        ['if (!isOpen) fail()', '!isOpen → true'],
        ['isOpen = true', 'true → false'],
      ],
    },
    {
      why: 'Node reports each response to CONNECT as `connect`; no other runtime promises that.',
      rows: [["request.once('response', fail)", '\'response\' → ""']],
    },
  ],
}

export const TRANSPORT: readonly Survivor[] = Object.entries(BY_SOURCE).flatMap(([source, all]) =>
  all.flatMap(({ why, rows }) =>
    rows.map(([line, ...changes]) => ({
      file: `packages/adapter-kit/src/transport/${source}.ts`,
      line,
      changes,
      why,
    })),
  ),
)
