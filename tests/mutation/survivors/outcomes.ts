import type { Survivor } from '../src/survivor.ts'

export const OUTCOMES: readonly Survivor[] = [
  {
    file: 'packages/core/src/time/instant.ts',
    line: 'const DATE_WITH_OFFSET = /^\\d{4}-\\d{2}-\\d{2}T.+(Z|[+-]\\d{2}:?\\d{2})$/',
    changes: [
      '/^\\d{4}-\\d{2}-\\d{2}T.+(Z|[+-]\\d{2}:?\\d{2})$/ → /^\\d{4}-\\d{2}-\\d{2}T.+(Z|[+-]\\d{2}:?\\d{2})/',
    ],
    why: 'Date.parse, which comes next, refuses what has something behind its offset.',
  },
]
