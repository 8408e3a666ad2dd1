import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './copy-tree.ts'
import { type Mutant, readReport } from './mutant.ts'
import type { Part } from './parts.ts'

/** Where the whole reports stay, for looking at them in a browser. */
const RESULTS = join(ROOT, 'tests/mutation/.results')

/** Changes the sources of one part in the copy, one place at a time, and runs its tests on each. */
export function runPart(part: Part, copy: string): readonly Mutant[] {
  const folder = join(copy, 'packages', part.package)
  // In the copy, so that two runs at the same time do not meet.
  const report = join(copy, 'report')
  writeFileSync(join(folder, VITEST_CONFIG), vitestConfig(part))
  writeFileSync(join(folder, STRYKER_CONFIG), JSON.stringify(strykerConfig(part, report)))
  const { status } = spawnSync(process.execPath, [STRYKER, 'run', STRYKER_CONFIG], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    // Properties are tried with the same numbers each time: a survivor is one tomorrow, too.
    env: { ...process.env, FAST_CHECK_SEED: '1' },
  })
  if (status !== 0) throw new Error(`The run of ${part.name} broke off.`)
  mkdirSync(RESULTS, { recursive: true })
  const kept = join(RESULTS, part.name.replaceAll(' ', '-'))
  for (const kind of ['.json', '.html']) copyFileSync(report + kind, kept + kind)
  return readReport(readFileSync(`${report}.json`, 'utf8'), `packages/${part.package}`)
}

const VITEST_CONFIG = 'mutation.vitest.config.ts'
const STRYKER_CONFIG = 'mutation.stryker.json'

const TOOLS = join(ROOT, 'tests/mutation/node_modules/@stryker-mutator')
const STRYKER = join(TOOLS, 'core/bin/stryker.js')
const RUNNER = join(TOOLS, 'vitest-runner/dist/src/index.js')

function vitestConfig({ tests }: Part): string {
  return `import { BaseSequencer } from 'vitest/node'
import shared from '../../vitest.shared.ts'

// Most changes are noticed by an example, which takes less time than a thousand generated ones.
class ExamplesFirst extends BaseSequencer {
  async sort(files) {
    const generates = ({ moduleId }) => Number(/properties|round-trip/.test(moduleId))
    return files.toSorted((one, other) => generates(one) - generates(other))
  }
}

export default {
  ...shared,
  test: {
    ...shared.test,
    include: ${JSON.stringify(tests)},
    reporters: ['default'],
    sequence: { sequencer: ExamplesFirst },
  },
}
`
}

function strykerConfig({ sources }: Part, report: string) {
  return {
    inPlace: true,
    testRunner: 'vitest',
    plugins: [RUNNER],
    vitest: { configFile: VITEST_CONFIG, related: false },
    mutate: sources,
    coverageAnalysis: 'perTest',
    concurrency: 1,
    // A busy machine is no timeout: this ends what hangs.
    timeoutMS: 20_000,
    tempDirName: '.mutation',
    reporters: ['json', 'html'],
    jsonReporter: { fileName: `${report}.json` },
    htmlReporter: { fileName: `${report}.html` },
    allowConsoleColors: false,
  }
}
