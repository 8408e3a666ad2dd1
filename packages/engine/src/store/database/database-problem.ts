/** A kind of database problem, and what to do about it. */
export interface ProblemRow {
  readonly what: string
  readonly advice: string
  /** What it means for the money, where that is not what a failed transaction means. */
  readonly money?: string
  /** `wait`: it may pass by itself, and work goes on then. `act`: a person must act. */
  readonly remedy: 'wait' | 'act'
}

const COMES_BACK = 'Call again once it is back; what paystate has stored goes on by itself.'

/** Every database problem that the engine distinguishes. */
export const DATABASE_PROBLEMS = {
  unreachable: {
    what: 'The database cannot be reached.',
    advice: COMES_BACK,
    remedy: 'wait',
  },
  failing_over: {
    what: 'The database is restarting or failing over.',
    advice: COMES_BACK,
    remedy: 'wait',
  },
  overloaded: {
    what: 'The database has no connections or memory left.',
    advice:
      'Call again; raise the limits of the server or use a smaller pool. What paystate has stored goes on by itself.',
    remedy: 'wait',
  },
  canceled: {
    what: 'The database canceled a statement: it took longer than `statement_timeout` allows, or an administrator ended it.',
    advice:
      'Call again; raise `statement_timeout` for its user. What paystate has stored goes on by itself.',
    remedy: 'wait',
  },
  conflict: {
    what: 'The transaction conflicted with another one.',
    advice: 'Run the same transaction again.',
    remedy: 'wait',
  },
  full: {
    what: 'The disk of the database is full.',
    advice: 'Free space; paystate goes on by itself.',
    remedy: 'act',
  },
  read_only: {
    what: 'The database is read-only.',
    advice: 'Connect to the primary, or allow writes; paystate goes on by itself.',
    remedy: 'act',
  },
  denied: {
    what: 'The database refuses this user.',
    advice: 'Check the user, its password and its privileges on the schema paystate.',
    remedy: 'act',
  },
  missing_schema: {
    what: 'The database has no schema paystate, or an older one than this version needs.',
    advice: 'Run the migrations: `paystate migrate`.',
    remedy: 'act',
  },
  newer_schema: {
    what: 'The schema paystate was migrated by a newer version.',
    advice: 'Upgrade this process; an older version must not write to it.',
    remedy: 'act',
  },
  altered_schema: {
    what: 'The schema paystate was changed by something other than its migrations.',
    advice: 'Undo that change; paystate only works with its own tables.',
    remedy: 'act',
  },
  in_use: {
    what: 'The data directory is in use.',
    advice:
      "Two processes would destroy each other's data: stop that one, choose another directory, or use a PostgreSQL server.",
    remedy: 'act',
  },
  not_installed: {
    what: 'A package for this database is missing.',
    advice: 'Install it along with @paystate/engine.',
    remedy: 'act',
  },
  unusable: {
    what: 'The `database` option is not a database that paystate can use.',
    advice:
      'Pass a postgres:// URL, a directory, a Pool of pg, a PGlite, or { query, transaction }.',
    remedy: 'act',
  },
  sealed: {
    what: 'What is stored is sealed with a key that is not configured.',
    money: 'Nothing was changed, and nothing is sent for it meanwhile.',
    advice:
      'Add that key to `sealWith`; nothing is lost, and payments that it did not seal go on meanwhile.',
    remedy: 'act',
  },
  misuse: {
    what: 'The transaction was used incorrectly.',
    advice: 'Correct the call.',
    remedy: 'act',
  },
  unexpected: {
    what: 'The database reported an unexpected error.',
    advice: 'Report it, with the SQLSTATE.',
    remedy: 'act',
  },
} as const satisfies Readonly<Record<string, ProblemRow>>

/** The kind of database problem, as a code. */
export type DatabaseProblem = keyof typeof DATABASE_PROBLEMS
