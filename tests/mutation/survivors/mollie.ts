import type { Survivor } from '../src/survivor.ts'

const NO_TEXT =
  'What stands in for a text that is absent only has to be none of the texts in question.'

export const MOLLIE: readonly Survivor[] = [
  {
    file: 'packages/adapter-mollie/src/webhooks/read-message.ts',
    line: "const type = headers.get('content-type') ?? ''",
    changes: ['\'\' → "Stryker was here!"'],
    why: `${NO_TEXT} Neither is the type of a form.`,
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
