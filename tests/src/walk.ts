import { walk } from './walk/walk.ts'

const isLong = process.argv.includes('--files')

for (const provider of ['mollie', 'antom'] as const) {
  console.log(`${provider}`)
  for (const { call, open, run } of await walk(provider)) {
    console.log(
      `  ${call.padEnd(8)} ${`${open.length}`.padStart(3)} files open when it leaves, ${run.length} run`,
    )
    for (const file of open) console.log(`             ${file}`)
    if (isLong) for (const file of run) console.log(`           · ${file}`)
  }
}
