import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem } from '../../shared/api-problem.ts'
import { CommandKey } from '../../shared/idempotency-key.ts'

interface CommandOptions<Words, Answer> {
  readonly send: (words: Words, idempotencyKey: string) => Promise<Answer>
  readonly onDone?: (answer: Answer) => void
  /** The server has decided against it: what is shown may be old. */
  readonly onRefused?: (problem: ApiProblem) => void
  /** What is out of date after success. */
  readonly outdates?: readonly QueryKey[]
}

/** A write: pressed again after a lost answer it is the same command, so it is never carried out twice. */
export function useCommand<Words, Answer>({ send, onDone, onRefused, outdates = [] }: CommandOptions<Words, Answer>) {
  const queries = useQueryClient()
  const [key] = useState(() => new CommandKey())
  return useMutation({
    mutationFn: (words: Words) => send(words, key.for(words)),
    onSuccess: (answer) => {
      key.settle()
      onDone?.(answer)
      for (const queryKey of outdates) void queries.invalidateQueries({ queryKey })
    },
    onError: (error) => {
      if (!(error instanceof ApiProblem) || !error.isDefinite) return
      key.settle()
      onRefused?.(error)
    },
  })
}
