import { env } from 'node:process'
import { mergeConfig, type ViteUserConfig } from 'vitest/config'
import engine from '../../vitest.config.ts'
import { sabotage } from './sabotage.ts'
import { SABOTEURS } from './saboteurs.ts'

const saboteur = SABOTEURS.get(env.PAYSTATE_SABOTEUR ?? '')
if (!saboteur) throw new Error(`There is no saboteur ${env.PAYSTATE_SABOTEUR}`)

const { test, ...rest }: ViteUserConfig = mergeConfig(engine, {})

/** The tests of the engine, with one rule of it broken. Run by `saboteurs.heavy.test.ts`. */
const config: ViteUserConfig = {
  ...rest,
  root: new URL('../..', import.meta.url).pathname,
  plugins: [sabotage(saboteur)],
  test: {
    ...test,
    globalSetup: [],
    setupFiles: ['test/saboteurs/fresh-database.ts'],
    provide: { postgresUrl: env.PAYSTATE_SABOTEUR_SERVER },
    reporters: ['json'],
    outputFile: env.PAYSTATE_SABOTEUR_REPORT ?? '',
  },
}

export default config
