import type { Survivor } from '../src/survivor.ts'

export const OUTCOMES: readonly Survivor[] = [
  {
    file: 'packages/core/src/outcomes/decide-operation.ts',
    line: 'const { captures = [], completeLists = [], paymentId } = observation',
    changes: ['[] → ["Stryker was here"]'],
    why: 'No list has this name, so none is whole. With the captures, a test notices.',
  },
  {
    file: 'packages/core/src/outcomes/decide-operation.ts',
    line: 'const { refunds = [], completeLists = [] } = observation',
    changes: ['[] → ["Stryker was here"]'],
    why: 'No list has this name, so none is whole. With the refunds, a test notices.',
  },
  {
    file: 'packages/core/src/outcomes/decide-operation.ts',
    line: 'const isReleased = isReported(authorized) && isReported(captured) && captured < authorized',
    changes: [
      'isReported(authorized) && isReported(captured) → true',
      'isReported(authorized) && isReported(captured) → isReported(authorized) || isReported(captured)',
    ],
    why: 'What was not reported is a text, and no text is less than another or than a number.',
  },
  {
    file: 'packages/core/src/outcomes/decide-operation.ts',
    line: 'if (!isReported(amount)) return false',
    changes: ['!isReported(amount) → false'],
    why: 'A text makes the sum a text, which explains no total either.',
  },
  {
    file: 'packages/core/src/outcomes/next-step.ts',
    line: 'const isEarly = notBefore !== undefined && now.at < epochOf(notBefore)',
    changes: ['notBefore !== undefined → true'],
    why: 'No time is before one that is absent; the compiler cannot know.',
  },
  {
    file: 'packages/core/src/time/instant.ts',
    line: 'const DATE_WITH_OFFSET = /^\\d{4}-\\d{2}-\\d{2}T.+(Z|[+-]\\d{2}:?\\d{2})$/',
    changes: [
      '/^\\d{4}-\\d{2}-\\d{2}T.+(Z|[+-]\\d{2}:?\\d{2})$/ → /^\\d{4}-\\d{2}-\\d{2}T.+(Z|[+-]\\d{2}:?\\d{2})/',
    ],
    why: 'Date.parse, which comes next, refuses what has something behind its offset.',
  },
]
