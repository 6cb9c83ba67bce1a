import type { TemplateId } from '@wangge/county/templates'
import type { Text } from '@wangge/problem'

/** One text a person may receive. `{name}` is filled in; which variables it may use is declared with the county's wordings. */
export interface Template {
  readonly id: TemplateId
  readonly title: Text
  readonly text: Text
  /** Sent at any hour. */
  readonly urgent: boolean
  /** Never shown in lists: it holds a secret. */
  readonly secret: boolean
}

export const template = (
  id: TemplateId,
  title: Text,
  text: Text,
  { urgent = false, secret = false } = {},
): Template => ({
  id,
  title,
  text,
  urgent,
  secret,
})
