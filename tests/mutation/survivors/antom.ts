import type { Survivor } from '../src/survivor.ts'

const SAME_WITHOUT_RETURN = 'A function that returns nothing gives undefined as well.'
const NO_TEXT =
  'What stands in for a text that is absent only has to be none of the texts in question.'

export const ANTOM: readonly Survivor[] = [
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
    file: 'packages/adapter-antom/src/wire/parse-json.ts',
    line: "return parseRecord(textOf(bytes) ?? '')",
    changes: ['\'\' → "Stryker was here!"'],
    why: `${NO_TEXT} Neither is JSON.`,
  },
  {
    file: 'packages/adapter-antom/src/wire/parse-json.ts',
    line: 'const MAY_BE_INEXACT = /[[:,]\\s*-?\\d{16}|\\d[eE][+-]?\\d/',
    changes: ['/[[:,]\\s*-?\\d{16}|\\d[eE][+-]?\\d/ → /[[:,]\\s*-?\\d|\\d[eE][+-]?\\d/'],
    why: 'More texts are read the slower way, which reads them the same.',
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
    file: 'packages/adapter-antom/src/webhooks/verify-message.ts',
    line: 'if (url === undefined || !URL.canParse(url)) continue',
    changes: ['url === undefined → false'],
    why: 'What is absent cannot be parsed as an address either; the compiler wants to be reported.',
  },
]
