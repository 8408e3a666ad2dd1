import { spawnSync } from 'node:child_process'

/**
 * Runs a program to its end.
 *
 * @returns What it printed.
 * @throws {Error} When it fails, with all that it printed.
 */
export function runProgram(program: string, { args, cwd }: { args: string[]; cwd?: string }) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    ...(cwd && { cwd }),
  })
  if (status === 0) return stdout
  throw new Error(
    `${program} ${args.join(' ')}\n${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`,
  )
}
