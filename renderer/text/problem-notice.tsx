import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { CATALOGUE, fillText } from '../../shared/contract/errors.ts'
import type { Problem } from '../../shared/contract/problem.ts'
import { visible } from './escape.ts'

/** A failure where it happened: what it is, and what to do. */
export function ProblemNotice({ problem }: { readonly problem: Problem }) {
  const { sentence, remedy } = CATALOGUE[problem.code]
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{visible(fillText(sentence, problem.facts))}</MessageBarTitle>
        <div>{visible(fillText(remedy, problem.facts))}</div>
      </MessageBarBody>
    </MessageBar>
  )
}
