import { globSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './copy-tree.ts'

/** A part of the money path: which sources are changed, and which tests have to notice. */
export interface Part {
  readonly name: string
  readonly package: 'core' | 'adapter-kit' | 'adapter-antom' | 'adapter-mollie'
  /** Globs below the package. */
  readonly sources: readonly string[]
  /** Globs below the package. Fewer tests are faster, and a test that knows the part says more. */
  readonly tests: readonly string[]
}

export const PARTS: readonly Part[] = [
  {
    name: 'outcome',
    package: 'core',
    sources: [
      'src/outcomes/*.ts',
      'src/provider/recover.ts',
      'src/payments/account.ts',
      'src/time/instant.ts',
    ],
    tests: ['test/{outcomes,provider,stories,time}/**/*.test.ts'],
  },
  {
    name: 'money',
    package: 'core',
    sources: ['src/money/*.ts'],
    tests: ['test/money/**/*.test.ts'],
  },
  {
    name: 'fold',
    package: 'core',
    sources: [
      'src/evidence/*.ts',
      'src/payments/{reported,payment-status,amounts,refundable,capturable}.ts',
    ],
    tests: ['test/{evidence,payments,stories}/**/*.test.ts'],
  },
  {
    name: 'sending',
    package: 'adapter-kit',
    sources: ['src/writes/*.ts'],
    tests: ['test/writes/**/*.test.ts'],
  },
  {
    name: 'assembly',
    package: 'adapter-kit',
    sources: ['src/adapter/*.ts'],
    tests: ['test/adapter/**/*.test.ts'],
  },
  {
    name: 'reading',
    package: 'adapter-kit',
    sources: ['src/{reads,mapping}/*.ts'],
    tests: ['test/{reads,mapping}/**/*.test.ts'],
  },
  {
    name: 'raw bytes',
    package: 'adapter-kit',
    sources: ['src/{webhooks,responses}/*.ts'],
    tests: ['test/{webhooks,responses}/**/*.test.ts'],
  },
  {
    name: 'transport',
    package: 'adapter-kit',
    sources: ['src/transport/*.ts'],
    tests: ['test/transport/**/*.test.ts'],
  },
  {
    name: 'signing',
    package: 'adapter-antom',
    sources: [
      'src/http/{sign,verify,read-response}.ts',
      'src/wire/{parse-json,result}.ts',
      'src/configuration/{keys,read-keys}.ts',
    ],
    tests: ['test/{http,wire,configuration}/**/*.test.ts'],
  },
  {
    name: 'antom webhooks',
    package: 'adapter-antom',
    sources: ['src/webhooks/*.ts'],
    tests: ['test/webhooks/**/*.test.ts'],
  },
  {
    name: 'mollie webhooks',
    package: 'adapter-mollie',
    sources: ['src/webhooks/*.ts'],
    tests: ['test/webhooks/**/*.test.ts'],
  },
]

/** The files that the globs of a part match today, below its package. */
export function sourcesOf(part: Part): readonly string[] {
  return globSync([...part.sources], { cwd: join(ROOT, 'packages', part.package) }).sort()
}
