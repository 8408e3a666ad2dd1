import { DEFAULT_SETTINGS } from '@paystate/engine'
import ts from 'typescript-5'
import { parse } from '../architecture/syntax.ts'
import { readText } from '../workspace/files.ts'
import { inWords } from './duration.ts'
import { type Cells, code, type Page, page, section } from './page.ts'

const OPTIONS = 'packages/engine/src/payments/payments-options.ts'
const SETTINGS = 'packages/engine/src/engine/settings.ts'

/** A default, up to the end of its sentence, which a period within code is not. */
const DEFAULT = / ?Default: ((?:`[^`]*`|[^`.])+)\./

export const ENGINE_OPTIONS: Page = page('docs/engine/options.md', [
  '# Options of `createPayments`',
  'An option that is not in this table is refused when the engine opens, and a misspelled one is told its likely name.',
  section('Options', membersOf(OPTIONS, 'PaymentsOptions').map(optionRow)),
  section('Settings', membersOf(SETTINGS, 'Settings').map(settingRow)),
  'Settings are numbers: milliseconds where the name ends in `Ms`, else a count.',
])

interface Member {
  readonly name: string
  readonly isOptional: boolean
  readonly text: string
}

function optionRow({ name, isOptional, text }: Member): Cells {
  const [, stated = '—'] = DEFAULT.exec(text) ?? []
  const rest = text.replace(DEFAULT, '').trim()
  return { Option: code(name), 'What it is': rest, Default: isOptional ? stated : '**required**' }
}

function settingRow({ name, text }: Member): Cells {
  const [, value = Number.NaN] =
    Object.entries(DEFAULT_SETTINGS).find(([key]) => key === name) ?? []
  const unit = name.endsWith('Ms') ? `${value} (${inWords(value)})` : String(value)
  return { Setting: code(name), 'What it is': text, Default: unit }
}

/** The members of an interface, with what their docstrings say. */
function membersOf(path: string, name: string): Member[] {
  const { statements } = parse(readText(path))
  const found = statements.filter(ts.isInterfaceDeclaration).find((one) => one.name.text === name)
  if (!found) throw new Error(`${path} has no interface ${name}`)
  return found.members.filter(ts.isPropertySignature).map((member) => {
    const text = ts
      .getJSDocCommentsAndTags(member)
      .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
      .join(' ')
      .replaceAll(/\s+/g, ' ')
    if (text === '') throw new Error(`${path}: ${member.name.getText()} has no docstring`)
    return { name: member.name.getText(), isOptional: member.questionToken !== undefined, text }
  })
}
