import type { Survivor } from '../src/survivor.ts'

export const MONEY: readonly Survivor[] = [
  {
    file: 'packages/core/src/money/decimal.ts',
    line: "const [, sign = '', whole = '', fraction = ''] = parts",
    changes: ['\'\' → "Stryker was here!"'],
    why: 'The first two groups of the pattern take part in every match, so they are never absent; the compiler cannot know.',
  },
]
