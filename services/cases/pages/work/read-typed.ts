import { faultsOf } from '@wangge/http'
import { type Fault, invalid, Problem, say, type Text } from '@wangge/problem'
import type * as z from 'zod'

const wrong = say('请改正后再提交，已填的内容都在', 'Please correct this; what you typed is kept')

/**
 * What was typed into a form, by the same rules as over the API; `faults` is what was found wrong with it besides.
 * `website` is for machines that fill in every field.
 */
export const readTyped = <S extends z.ZodType>(
  schema: S,
  typed: object,
  website: string | undefined,
  faults: readonly Fault[] = [],
): z.output<S> => {
  if (website !== undefined) throw invalid('website', say('此栏须留空', 'It must be empty'))
  const { data, error } = schema.safeParse(typed)
  const fields = [...(error ? faultsOf(error.issues, typed) : []), ...faults]
  if (fields.length > 0) throw new Problem('invalid', wrong, { fields })
  return data as z.output<S>
}

/** Why a form came back; `used`: it was sent before, with something else in it. */
export const whyTyped = ({ fields, detail }: Problem, used: string | undefined): Text => {
  if (used === undefined) return fields.length > 0 ? wrong : detail
  return say(
    '这份表已经提交过。要反映另一件事，请再按一次提交',
    'This form was sent before. To report another matter, send it again',
  )
}
